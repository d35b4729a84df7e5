//! `vanban completions`: what a shell needs to complete the command line.

use clap::{Args, Command};
use clap_complete::{Shell, generate};

use super::bilingual::both;
use super::exit_status::ExitStatus;
use super::ui::{MessageFormat, Ui};
use crate::diag::Lang;

#[derive(Args)]
#[command(
    about = both(
        "In tệp gợi ý lệnh cho bash, zsh, fish, elvish hay powershell",
        "Print completions for bash, zsh, fish, elvish or powershell",
    ),
    override_usage = both(
        "vanban completions [TÙY CHỌN] <SHELL>",
        "vanban completions [OPTIONS] <SHELL>",
    ),
)]
pub(super) struct Completions {
    #[arg(
        value_name = "SHELL",
        hide_possible_values = true,
        help = both("Tên shell", "The shell's name"),
    )]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self, command: &mut Command, lang: Lang) -> ExitStatus {
        let mut script = vec![];
        generate(self.shell, command, "vanban", &mut script);
        Ui::new(lang, MessageFormat::Human).product(&script);
        ExitStatus::Clean
    }
}
