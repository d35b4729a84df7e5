//! The one place that writes to the terminal.

use std::collections::HashSet;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::Path;

use clap::ValueEnum;
use serde_json::{Value, json};

use super::exit_status::ExitStatus;
use super::streams;
use crate::diag::{self, Diagnostic, Lang, Severity, rules, visible};
use crate::error::{Error, Failure};
use crate::project::shown;
use crate::say;

/// The form of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// With the line of the file and hints.
    Human,
    /// Place, severity and message of each on one line, for editors and `grep`.
    Short,
    /// One JSON object a line, on standard output.
    Json,
}

/// Speaks to people on standard error, to programs on standard output.
pub(super) struct Ui {
    pub(super) lang: Lang,
    format: MessageFormat,
    may: Liberty,
    on_progress_line: bool,
    /// The findings that have been shown.
    told: HashSet<String>,
    /// True if a document with a warning has been shown.
    warned: bool,
}

/// What may be done on standard error besides writing lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Liberty {
    /// Colours.
    color: bool,
    /// Moving the cursor.
    cursor: bool,
}

impl Liberty {
    /// None where nobody looks, or the terminal cannot; no colours where they are not wanted.
    fn new(is_terminal: bool, variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let is_dumb = variable("TERM").is_some_and(|term| term == "dumb");
        let is_plain = variable("NO_COLOR").is_some_and(|value| !value.is_empty());
        let cursor = is_terminal && !is_dumb;
        Self { color: cursor && !is_plain, cursor }
    }
}

impl Ui {
    pub(super) fn new(lang: Lang, format: MessageFormat) -> Self {
        let may = Liberty::new(io::stderr().is_terminal(), |name| std::env::var_os(name));
        Self {
            lang,
            format,
            may,
            on_progress_line: false,
            told: HashSet::new(),
            warned: false,
        }
    }

    /// True if each thing is said in one line.
    pub(super) fn is_short(&self) -> bool {
        self.format == MessageFormat::Short
    }

    /// True if programs read what is said.
    pub(super) fn is_json(&self) -> bool {
        self.format == MessageFormat::Json
    }

    pub(super) fn findings(&mut self, findings: &[Diagnostic]) {
        for finding in findings {
            self.finding(finding);
        }
    }

    /// How a call ends that takes no warnings; a template that waits for its list is none.
    pub(super) fn denied(&self) -> ExitStatus {
        if self.warned { ExitStatus::Findings } else { ExitStatus::Clean }
    }

    /// Shows a finding; people are spared what they have been told of another document.
    fn finding(&mut self, finding: &Diagnostic) {
        let is_warning = finding.severity == Severity::Warning;
        self.warned |= is_warning && *finding.rule != rules::SKIPPED_TEMPLATE;
        if !self.is_json() && !self.told.insert(diag::short(finding, self.lang)) {
            return;
        }
        match self.format {
            MessageFormat::Human => {
                self.note(&format!(
                    "{}\n",
                    diag::human(finding, self.lang, self.may.color)
                ));
            }
            MessageFormat::Short => self.note(&diag::short(finding, self.lang)),
            MessageFormat::Json => self.json(&diag::json(finding, self.lang)),
        }
    }

    /// Shows why the command cannot go on.
    pub(super) fn error(&mut self, error: &Error) {
        let message = error.message.in_lang(self.lang);
        let hints: Vec<_> =
            error.hints.iter().map(|hint| hint.in_lang(self.lang)).collect();
        if self.format == MessageFormat::Json {
            self.json(&json!({ "type": "error", "message": message, "hints": hints }));
            return;
        }
        let (name, help) = match self.lang {
            Lang::Vi => ("lỗi", "gợi ý"),
            Lang::En => ("error", "help"),
        };
        let mut lines = vec![format!("{name}: {message}")];
        if self.format == MessageFormat::Human {
            lines.extend(hints.iter().map(|hint| format!("  = {help}: {hint}")));
        }
        self.note(&visible(&lines.join("\n")));
    }

    /// Shows why a step did not end well, and says how the command ends by it.
    pub(super) fn failure(&mut self, failure: &Failure) -> ExitStatus {
        match failure {
            Failure::Findings(findings) => {
                self.findings(findings);
                ExitStatus::Findings
            }
            Failure::Error(error) => {
                self.error(error);
                ExitStatus::Failed
            }
        }
    }

    /// Says what came of a step: a line for people, an object for programs.
    pub(super) fn result(&mut self, line: &str, object: &Value) {
        if self.format == MessageFormat::Json {
            self.json(object);
        } else {
            self.product(format!("{}\n", visible(line)).as_bytes());
        }
    }

    /// Shows how far a long work has come; only on a terminal.
    pub(super) fn progress(&mut self, done: usize, all: usize, name: &str) {
        if self.moves() && all > 1 {
            let name = visible(name);
            streams::err(&format!("\r\x1b[2K[{done}/{all}] {name}"));
            self.on_progress_line = true;
        }
    }

    /// Says that another run has to end first.
    pub(super) fn waits(&mut self, folder: &Path) {
        let folder = shown(folder);
        let said = say!(
            "chờ lần dựng khác ghi xong vào {folder}",
            "waiting for another run to end in {folder}"
        );
        self.note(&visible(said.in_lang(self.lang)));
    }

    /// Writes a line to standard error.
    pub(super) fn note(&mut self, text: &str) {
        self.end_progress();
        streams::err(&format!("{text}\n"));
    }

    /// Clears the screen; false where there is none.
    pub(super) fn clear(&mut self) -> bool {
        self.told.clear();
        let moves = self.moves();
        if moves {
            streams::err("\x1b[2J\x1b[3J\x1b[H");
        }
        moves
    }

    /// Asks for a line, on standard error.
    pub(super) fn prompt(&mut self, text: &str) {
        self.end_progress();
        streams::err(text);
    }

    /// Writes bytes to standard output.
    pub(super) fn product(&mut self, bytes: &[u8]) {
        self.end_progress();
        streams::out(bytes);
    }

    /// True if the cursor is moved, for people who look on.
    fn moves(&self) -> bool {
        self.may.cursor && self.format == MessageFormat::Human
    }

    fn json(&mut self, object: &Value) {
        self.product(format!("{object}\n").as_bytes());
    }

    fn end_progress(&mut self) {
        if std::mem::take(&mut self.on_progress_line) {
            streams::err("\r\x1b[2K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn liberty(is_terminal: bool, set: &[(&str, &str)]) -> (bool, bool) {
        let variable = |name: &str| {
            let found = set.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| OsString::from(value))
        };
        let may = Liberty::new(is_terminal, variable);
        (may.color, may.cursor)
    }

    #[test]
    fn a_dumb_terminal_and_a_file_get_plain_lines() {
        assert_eq!(liberty(true, &[("TERM", "xterm")]), (true, true));
        assert_eq!(liberty(true, &[("TERM", "dumb")]), (false, false));
        assert_eq!(liberty(false, &[("TERM", "xterm")]), (false, false));
        assert_eq!(liberty(true, &[("NO_COLOR", "1")]), (false, true));
        assert_eq!(liberty(true, &[("NO_COLOR", "")]), (true, true));
    }
}
