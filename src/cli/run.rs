//! From a call to the command that it names.

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::command_line::{CommandLine, Task, command};
use super::language::language;
use super::outcome::Outcome;
use super::ui::{MessageFormat, Ui};
use super::usage;
use crate::diag::Lang;
use crate::error::Error;
use crate::say;

/// Runs the program with its arguments, the program's name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = language(&args, |name| std::env::var(name).ok());
    let line = match CommandLine::parse(&args, lang) {
        Ok(line) => line,
        Err(refusal) => return usage::answer(&refusal, lang),
    };
    let lang = line.lang.unwrap_or(lang);
    // A failure of the program is said in its own words: here, or as a finding of the document
    // in which it came up.
    std::panic::set_hook(Box::new(|_| {}));
    catch_unwind(AssertUnwindSafe(|| dispatch(&line.task, lang))).unwrap_or_else(|_| {
        let error =
            Error::bug(say!("vanban gặp lỗi bên trong", "vanban itself has failed"));
        Ui::new(lang, MessageFormat::Human).error(&error);
        Outcome::Failed
    })
}

fn dispatch(task: &Task, lang: Lang) -> Outcome {
    match task {
        Task::Build(build) => build.run(lang),
        Task::Watch(watch) => watch.run(lang),
        Task::Merge(merge) => merge.run(lang),
        Task::Verify(verify) => verify.run(lang),
        Task::Next(next) => next.run(lang),
        Task::Diff(diff) => diff.run(lang),
        Task::Init(init) => init.run(lang),
        Task::New(new) => new.run(lang),
        Task::Kinds(kinds) => kinds.run(lang),
        Task::Rule(rule) => rule.run(lang),
        Task::Schema(schema) => schema.run(lang),
        Task::Completions(completions) => completions.run(&mut command(lang), lang),
    }
}
