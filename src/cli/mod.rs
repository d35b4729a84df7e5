//! The command line: the only place that prints, ends the process, or knows clap.

mod args;
mod build;
mod build_args;
mod completions;
mod diff;
mod editor;
mod interactive;
mod interrupt;
mod kinds;
mod merge;
mod next;
mod outcome;
mod report;
mod round;
mod rule;
mod schema;
mod starters;
mod ui;
mod usage;
mod verify;
mod watch;
mod watched;
mod work;

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::diag::Lang;
use crate::error::Error;
use crate::say;
pub use args::command;
pub use outcome::Outcome;
use ui::{MessageFormat, Ui};

/// Runs the program with its arguments, the program's name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = args::language(&args, |name| std::env::var(name).ok());
    let matches = match args::command(lang).try_get_matches_from(&args) {
        Ok(matches) => matches,
        Err(refusal) => return usage::answer(&refusal, lang),
    };
    // A failure of the program is said in its own words: here, or as a finding of the document
    // in which it came up.
    std::panic::set_hook(Box::new(|_| {}));
    catch_unwind(AssertUnwindSafe(|| dispatch(&matches, lang))).unwrap_or_else(|_| {
        let error =
            Error::bug(say!("vanban gặp lỗi bên trong", "vanban itself has failed"));
        Ui::new(lang, MessageFormat::Human).error(&error);
        Outcome::Failed
    })
}

fn dispatch(matches: &clap::ArgMatches, lang: Lang) -> Outcome {
    match matches.subcommand() {
        Some(("build", matches)) => {
            build::run(matches, &mut Ui::new(lang, message_format(matches)))
        }
        Some(("watch", matches)) => {
            watch::run(matches, &mut Ui::new(lang, message_format(matches)))
        }
        Some(("verify", matches)) => {
            verify::run(matches, &mut Ui::new(lang, message_format(matches)))
        }
        Some(("merge", matches)) => {
            merge::run(matches, &mut Ui::new(lang, message_format(matches)))
        }
        Some(("next", matches)) => {
            next::run(matches, &mut Ui::new(lang, message_format(matches)))
        }
        Some(("diff", matches)) => {
            diff::run(matches, &mut Ui::new(lang, message_format(matches)))
        }
        Some(("kinds", matches)) => {
            kinds::list(&mut Ui::new(lang, message_format(matches)))
        }
        Some(("rule", matches)) => {
            rule::run(matches, &mut Ui::new(lang, message_format(matches)))
        }
        Some(("new", matches)) => {
            kinds::new(matches, &mut Ui::new(lang, MessageFormat::Human))
        }
        Some(("init", matches)) => {
            kinds::init(matches, &mut Ui::new(lang, MessageFormat::Human))
        }
        Some(("schema", matches)) => {
            schema::run(matches, &mut Ui::new(lang, MessageFormat::Human))
        }
        Some(("completions", matches)) => {
            completions::run(matches, lang, &mut Ui::new(lang, MessageFormat::Human))
        }
        _ => Outcome::Failed,
    }
}

fn message_format(matches: &clap::ArgMatches) -> MessageFormat {
    let asked = matches.try_get_one::<String>("message-format").ok().flatten();
    match asked.map(String::as_str) {
        Some("short") => MessageFormat::Short,
        Some("json") => MessageFormat::Json,
        _ => MessageFormat::Human,
    }
}
