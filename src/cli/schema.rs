//! `vanban schema`: the form of the data, for editors.

use std::path::Path;

use clap::ArgMatches;

use super::Outcome;
use super::ui::Ui;
use crate::document;
use crate::legal::Register;
use crate::project::{Config, Project};
use crate::standard::{OwnKinds, Standard, Standards};

pub(super) fn run(matches: &ArgMatches, ui: &mut Ui) -> Outcome {
    let (standards, own) = known();
    let schema = match matches.get_one::<String>("what").map(String::as_str) {
        Some("project") => document::project_schema::<Config>(standards.usual(), &own),
        Some("standard") => document::schema_of::<Standard>(),
        Some("legal") => document::schema_of::<Register>(),
        _ => document::schema(standards.usual(), &own),
    };
    ui.product(format!("{schema:#}\n").as_bytes());
    Outcome::Clean
}

/// The standards and the kinds that the project knows, if this folder is in one whose file loads.
pub(super) fn known() -> (Standards, OwnKinds) {
    let project = Project::find(Path::new("."));
    project
        .map(|(project, _)| (project.standards, project.config.kinds))
        .unwrap_or_default()
}
