//! From a call to the command that it names.

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::command_line::{CommandLine, Commands, command};
use super::exit_status::ExitStatus;
use super::language::language;
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
        ExitStatus::Failed
    })
}

fn dispatch(task: &Commands, lang: Lang) -> ExitStatus {
    match task {
        Commands::Build(build) => build.run(lang),
        Commands::Watch(watch) => watch.run(lang),
        Commands::Merge(merge) => merge.run(lang),
        Commands::Verify(verify) => verify.run(lang),
        Commands::Next(next) => next.run(lang),
        Commands::Diff(diff) => diff.run(lang),
        Commands::Init(init) => init.run(lang),
        Commands::New(new) => new.run(lang),
        Commands::Kinds(kinds) => kinds.run(lang),
        Commands::Rule(rule) => rule.run(lang),
        Commands::Legal(legal) => legal.run(lang),
        Commands::Schema(schema) => schema.run(lang),
        Commands::Completions(completions) => completions.run(&mut command(lang), lang),
    }
}
