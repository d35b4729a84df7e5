//! `vanban schema`: the form of the data, for editors.

use clap::ArgMatches;

use super::Outcome;
use super::ui::Ui;
use crate::document;
use crate::project::Config;

pub(super) fn run(matches: &ArgMatches, ui: &mut Ui) -> Outcome {
    let schema = match matches.get_one::<String>("what").map(String::as_str) {
        Some("project") => document::schema_of::<Config>(),
        _ => document::schema(),
    };
    ui.product(format!("{schema:#}\n").as_bytes());
    Outcome::Clean
}
