//! From a call to the command that it names.

use std::ffi::OsString;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::command_line::{CommandLine, Commands, command};
use super::exit_status::ExitStatus;
use super::interrupt;
use super::language::language;
use super::streams;
use super::ui::{MessageFormat, Ui};
use super::usage;
use crate::diag::Lang;
use crate::error::Error;
use crate::say;

/// Runs the program with its arguments, the program's name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitStatus {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = language(&args, |name| std::env::var(name).ok());
    let line = match CommandLine::parse(&args, lang) {
        Ok(line) => line,
        Err(refusal) => return ended(usage::answer(&refusal, lang), lang),
    };
    let lang = line.lang.unwrap_or(lang);
    interrupt::refuse_large_files();
    // A failure of the program is said in its own words: here, or as a finding of the document
    // in which it came up.
    std::panic::set_hook(Box::new(|_| {}));
    let done = catch_unwind(AssertUnwindSafe(|| dispatch(&line.task, lang)));
    let outcome = done.unwrap_or_else(|_| {
        let error =
            Error::bug(say!("vanban gặp lỗi bên trong", "vanban itself has failed"));
        Ui::new(lang, MessageFormat::Human).error(&error);
        ExitStatus::Failed
    });
    ended(outcome, lang)
}

/// How a command ended, once it is known whether all that it said was taken.
fn ended(outcome: ExitStatus, lang: Lang) -> ExitStatus {
    let Some(refused) = streams::refused() else { return outcome };
    // Whoever closed a pipe has read enough, and is told by the status alone.
    if refused != io::ErrorKind::BrokenPipe {
        let error = Error::unprinted(&io::Error::from(refused));
        Ui::new(lang, MessageFormat::Short).error(&error);
    }
    outcome.max(ExitStatus::Failed)
}

fn dispatch(task: &Commands, lang: Lang) -> ExitStatus {
    match task {
        Commands::Build(build) => build.run(lang),
        Commands::Check(check) => check.run(lang),
        Commands::Watch(watch) => watch.run(lang),
        Commands::Merge(merge) => merge.run(lang),
        Commands::Verify(verify) => verify.run(lang),
        Commands::Receive(receive) => receive.run(lang),
        Commands::Number(number) => number.run(lang),
        Commands::Register(register) => register.run(lang),
        Commands::Next(next) => next.run(lang),
        Commands::Diff(diff) => diff.run(lang),
        Commands::Explain(explain) => explain.run(lang),
        Commands::Init(init) => init.run(lang),
        Commands::New(new) => new.run(lang),
        Commands::Kinds(kinds) => kinds.run(lang),
        Commands::Rule(rule) => rule.run(lang),
        Commands::Legal(legal) => legal.run(lang),
        Commands::Schema(schema) => schema.run(lang),
        Commands::Completions(completions) => completions.run(&mut command(lang), lang),
    }
}
