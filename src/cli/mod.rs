//! The command line: the only place that prints, ends the process, or knows clap.
//!
//! A command is a struct of its arguments in a file of its own, which runs it; arguments that
//! several commands take are structs in `build_args`.

mod build;
mod build_args;
mod check;
mod check_args;
mod check_counts;
mod check_report;
mod check_run;
mod command_line;
mod completions;
mod created;
mod diff;
mod drawing;
mod editor;
mod exit_status;
mod explain;
mod init;
mod inputs;
mod interactive;
mod interrupt;
mod kinds;
mod language;
mod legal;
mod list_choice;
mod merge;
mod new;
mod next;
mod next_report;
mod next_source;
mod number;
mod number_told;
mod one_file;
mod open_project;
mod rebuild;
mod receive;
mod register;
mod register_told;
mod report;
mod rule;
mod rule_args;
mod run;
mod schema;
mod signed_document;
mod signed_report;
mod starters;
mod streams;
mod target;
mod ui;
mod usage;
mod values;
mod verify;
mod verify_signed;
mod watch;
mod watched;
mod watching;
mod written;

pub use command_line::command;
pub use exit_status::ExitStatus;
pub use run::run;
