//! What is said of a command that was called wrongly.

use clap::error::{ContextKind, ErrorKind};

use super::ui::{MessageFormat, Ui};
use super::{Lang, Outcome};
use crate::diag::did_you_mean;
use crate::error::Error;
use crate::say;

/// Prints help or the version where they were asked for, else what is wrong with the call.
pub(super) fn answer(refusal: &clap::Error, lang: Lang) -> Outcome {
    let mut ui = Ui::new(lang, MessageFormat::Human);
    match refusal.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            ui.product(refusal.render().to_string().as_bytes());
            Outcome::Clean
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            ui.note(&refusal.render().to_string());
            Outcome::Failed
        }
        _ => {
            ui.error(&explain(refusal));
            Outcome::Failed
        }
    }
}

fn explain(refusal: &clap::Error) -> Error {
    let context = |kind| refusal.get(kind).map_or(String::new(), ToString::to_string);
    let arg = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let subcommand = context(ContextKind::InvalidSubcommand);
    let valid = context(ContextKind::ValidValue);
    let message = match refusal.kind() {
        ErrorKind::UnknownArgument => {
            say!("không có tùy chọn `{arg}`", "there is no option `{arg}`")
        }
        ErrorKind::InvalidSubcommand => {
            say!("không có lệnh `{subcommand}`", "there is no command `{subcommand}`")
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            say!("`{arg}` cần một giá trị", "`{arg}` needs a value")
        }
        ErrorKind::InvalidValue => say!(
            "`{value}` không dùng được cho `{arg}`; dùng được: {valid}",
            "`{value}` does not fit `{arg}`; it takes: {valid}"
        ),
        ErrorKind::ArgumentConflict => {
            say!("`{arg}` ghi hai lần", "`{arg}` is given twice")
        }
        ErrorKind::MissingRequiredArgument => say!("thiếu {arg}", "{arg} is missing"),
        _ => {
            let said = refusal.render().to_string();
            let said = said.trim_start_matches("error: ").trim().to_owned();
            say!("gọi lệnh sai: {said}", "the call is wrong: {said}")
        }
    };
    let hint = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .map(context)
    .find(|near| !near.is_empty())
    .map(|near| did_you_mean(&near));
    let help = say!("Xem `vanban --help`.", "See `vanban --help`.");
    Error::usage(message).hint(hint.unwrap_or(help))
}
