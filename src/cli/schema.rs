//! `vanban schema`: the form of the data, for editors.

use std::path::Path;

use clap::ArgMatches;

use super::Outcome;
use super::ui::Ui;
use crate::document;
use crate::document::OwnKinds;
use crate::legal::Register;
use crate::project::{Config, Project};

pub(super) fn run(matches: &ArgMatches, ui: &mut Ui) -> Outcome {
    let schema = match matches.get_one::<String>("what").map(String::as_str) {
        Some("project") => document::schema_of::<Config>(),
        Some("legal") => document::schema_of::<Register>(),
        _ => document::schema(&own_kinds()),
    };
    ui.product(format!("{schema:#}\n").as_bytes());
    Outcome::Clean
}

/// The kinds that the project adds, if this folder is in one whose file loads.
fn own_kinds() -> OwnKinds {
    let project = Project::find(Path::new("."));
    project.map(|(project, _)| project.config.kinds).unwrap_or_default()
}
