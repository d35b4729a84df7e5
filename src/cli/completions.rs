//! `vanban completions`: what a shell needs to complete the command line.

use clap::ArgMatches;
use clap_complete::{Shell, generate};

use super::ui::Ui;
use super::{Outcome, args};
use crate::diag::Lang;

pub(super) fn run(matches: &ArgMatches, lang: Lang, ui: &mut Ui) -> Outcome {
    let Some(shell) = matches.get_one::<Shell>("shell") else { return Outcome::Failed };
    let mut script = vec![];
    generate(*shell, &mut args::command(lang), "vanban", &mut script);
    ui.product(&script);
    Outcome::Clean
}
