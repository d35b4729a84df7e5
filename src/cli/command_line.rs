//! The whole command line as a type: what was asked for.

use std::ffi::OsString;

use clap::{Arg, ArgAction, Args, Command, FromArgMatches, Subcommand};

use super::build::Build;
use super::check::CheckDocuments;
use super::completions::Completions;
use super::diff::Diff;
use super::explain::Explain;
use super::init::Init;
use super::kinds::Kinds;
use super::language::{both, in_lang};
use super::legal::Legal;
use super::merge::Merge;
use super::new::New;
use super::next::Next;
use super::number::Number;
use super::receive::Receive;
use super::register::PrintRegister;
use super::rule::RulePage;
use super::schema::Schema;
use super::values::one_of;
use super::verify::Verify;
use super::watch::Watch;
use crate::diag::Lang;

/// A call of the program.
#[derive(Args)]
#[command(
    about = both(
        "Dựng văn bản hành chính (Nghị định 30/2020/NĐ-CP) từ YAML thành PDF",
        "Builds official Vietnamese documents (Decree 30/2020/NĐ-CP) from YAML to PDF",
    ),
    override_usage = both("vanban [TÙY CHỌN] <LỆNH>", "vanban [OPTIONS] <COMMAND>"),
    after_help = both(
        "Kết thúc với 0: xong, hoặc chỉ có cảnh báo; 1: có lỗi trong tệp; 2: không làm được việc.",
        "Exit status 0: done, or warnings only; 1: faults in files; 2: the work could not be done.",
    ),
    arg_required_else_help = true,
)]
pub(super) struct CommandLine {
    #[arg(
        long,
        global = true,
        value_name = "vi|en",
        value_parser = one_of(&[("vi", Lang::Vi), ("en", Lang::En)]),
        hide_possible_values = true,
        help = both(
            "Ngôn ngữ của thông báo; mặc định theo máy, không thì tiếng Việt",
            "Language of messages; by default the system's, else Vietnamese",
        ),
    )]
    pub(super) lang: Option<Lang>,
    #[command(subcommand)]
    pub(super) task: Commands,
}

/// What is to be done.
#[derive(Subcommand)]
pub(super) enum Commands {
    Build(Build),
    Check(CheckDocuments),
    Watch(Watch),
    Merge(Merge),
    Verify(Verify),
    Receive(Receive),
    Number(Number),
    Register(PrintRegister),
    Next(Next),
    Diff(Diff),
    Explain(Explain),
    Init(Init),
    New(New),
    Kinds(Kinds),
    Rule(RulePage),
    Legal(Legal),
    Schema(Schema),
    Completions(Completions),
}

impl CommandLine {
    /// Understands the arguments of a call, the program's name first.
    ///
    /// # Errors
    /// Returns what is wrong with them, or the help or version that they ask for.
    pub(super) fn parse(args: &[OsString], lang: Lang) -> Result<Self, clap::Error> {
        Self::from_arg_matches(&command(lang).try_get_matches_from(args)?)
    }
}

/// The command line as clap knows it, for completions and help.
pub fn command(lang: Lang) -> Command {
    let command = Command::new("vanban").arg(help());
    let command = CommandLine::augment_args(command)
        .arg(version())
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .mut_subcommands(|command| command.disable_help_flag(true).arg(help()));
    in_lang(command, lang)
}

fn help() -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(both("In trợ giúp", "Print help"))
}

fn version() -> Arg {
    Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(both("In phiên bản", "Print the version"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed_in_both_languages() {
        command(Lang::Vi).debug_assert();
        command(Lang::En).debug_assert();
    }

    #[test]
    fn help_is_in_one_language() {
        for (lang, heading) in [(Lang::Vi, "Tùy chọn:"), (Lang::En, "Options:")] {
            let mut command = command(lang);
            command.build();
            for command in command.get_subcommands_mut() {
                let help = command.render_help().to_string();
                assert!(help.contains(heading) && !help.contains('‖'), "{help}");
            }
        }
    }
}
