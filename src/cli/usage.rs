//! What is said of a command that was called wrongly.

use std::error::Error as _;

use clap::error::{ContextKind, ErrorKind};

use super::exit_status::ExitStatus;
use super::ui::{MessageFormat, Ui};
use super::values::Refused;
use crate::diag::{Lang, Message, did_you_mean};
use crate::error::Error;
use crate::say;

/// Prints help or the version where they were asked for, else what is wrong with the call.
pub(super) fn answer(refusal: &clap::Error, lang: Lang) -> ExitStatus {
    let mut ui = Ui::new(lang, MessageFormat::Human);
    match refusal.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            ui.product(refusal.render().to_string().as_bytes());
            ExitStatus::Clean
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            ui.note(&refusal.render().to_string());
            ExitStatus::Failed
        }
        _ => {
            ui.error(&explain(refusal));
            ExitStatus::Failed
        }
    }
}

fn explain(refusal: &clap::Error) -> Error {
    let help = say!("Xem `vanban --help`.", "See `vanban --help`.");
    let hint = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .map(|kind| context(refusal, kind))
    .find(|near| !near.is_empty())
    .map(|near| did_you_mean(&near));
    Error::usage(message(refusal)).hint(hint.unwrap_or(help))
}

fn message(refusal: &clap::Error) -> Message {
    let arg = context(refusal, ContextKind::InvalidArg);
    let value = context(refusal, ContextKind::InvalidValue);
    match refusal.kind() {
        ErrorKind::UnknownArgument if !arg.starts_with('-') => {
            say!("thừa đối số `{arg}`", "unexpected argument `{arg}`")
        }
        ErrorKind::UnknownArgument => {
            say!("không có tùy chọn `{arg}`", "unknown option `{arg}`")
        }
        ErrorKind::InvalidSubcommand => {
            let command = context(refusal, ContextKind::InvalidSubcommand);
            say!("không có lệnh `{command}`", "unknown command `{command}`")
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            say!("`{arg}` thiếu giá trị", "missing value for `{arg}`")
        }
        ErrorKind::InvalidValue => {
            let valid = context(refusal, ContextKind::ValidValue);
            say!(
                "`{value}` không hợp lệ cho `{arg}`; chọn một trong: {valid}",
                "invalid value `{value}` for `{arg}`; expected one of: {valid}"
            )
        }
        ErrorKind::ValueValidation => {
            let reason = reason(refusal);
            let (vi, en) = (reason.vi, reason.en);
            say!(
                "`{value}` không hợp lệ cho `{arg}`: {vi}",
                "invalid value `{value}` for `{arg}`: {en}"
            )
        }
        ErrorKind::ArgumentConflict => {
            let other = context(refusal, ContextKind::PriorArg);
            let plain = |arg: &str| arg.split(' ').next().unwrap_or_default().to_owned();
            if !other.is_empty() && plain(&other) != plain(&arg) {
                let (arg, other) = (plain(&arg), plain(&other));
                return say!(
                    "`{arg}` không dùng cùng `{other}`",
                    "`{arg}` and `{other}` are not allowed together"
                );
            }
            say!("`{arg}` ghi hai lần", "duplicate option `{arg}`")
        }
        ErrorKind::MissingSubcommand => say!("thiếu tên lệnh", "missing command"),
        ErrorKind::MissingRequiredArgument => say!("thiếu {arg}", "missing {arg}"),
        _ => {
            let said = refusal.render().to_string();
            let said = said.trim_start_matches("error: ").trim().to_owned();
            say!("lệnh gọi không hợp lệ: {said}", "invalid call: {said}")
        }
    }
}

fn context(refusal: &clap::Error, kind: ContextKind) -> String {
    refusal.get(kind).map_or(String::new(), ToString::to_string)
}

/// Why a value was refused: in both languages, if it was by a parser of ours.
fn reason(refusal: &clap::Error) -> Message {
    let source = refusal.source();
    match source.and_then(|source| source.downcast_ref::<Refused>()) {
        Some(Refused(message)) => message.clone(),
        None => {
            let said = source.map_or(String::new(), ToString::to_string);
            Message::new(said.clone(), said)
        }
    }
}
