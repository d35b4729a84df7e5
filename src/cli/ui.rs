//! The one place that writes to the terminal.

use std::collections::HashSet;
use std::io::{self, IsTerminal, Write};

use clap::ValueEnum;
use serde_json::{Value, json};

use super::exit_status::ExitStatus;
use crate::diag::{self, Diagnostic, Lang};
use crate::error::{Error, Failure};

/// The form of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    /// With the line of the file and hints.
    Human,
    /// One line each.
    Short,
    /// One JSON object a line, on standard output.
    Json,
}

/// Speaks to people on standard error, to programs on standard output.
pub(super) struct Ui {
    pub(super) lang: Lang,
    format: MessageFormat,
    color: bool,
    progress: bool,
    on_progress_line: bool,
    /// The findings that have been shown.
    told: HashSet<String>,
}

impl Ui {
    pub(super) fn new(lang: Lang, format: MessageFormat) -> Self {
        let terminal = io::stderr().is_terminal();
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self {
            lang,
            format,
            color: terminal && !plain,
            progress: terminal && format == MessageFormat::Human,
            on_progress_line: false,
            told: HashSet::new(),
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

    /// Shows a finding; people are spared what they have been told of another document.
    fn finding(&mut self, finding: &Diagnostic) {
        if !self.is_json() && !self.told.insert(diag::short(finding, self.lang)) {
            return;
        }
        match self.format {
            MessageFormat::Human => {
                self.note(&format!("{}\n", diag::human(finding, self.lang, self.color)));
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
        self.note(&lines.join("\n"));
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
            self.product(format!("{line}\n").as_bytes());
        }
    }

    /// Shows how far a long work has come; only on a terminal.
    pub(super) fn progress(&mut self, done: usize, all: usize, name: &str) {
        if self.progress && all > 1 {
            let _ = write!(io::stderr(), "\r\x1b[2K[{done}/{all}] {name}");
            let _ = io::stderr().flush();
            self.on_progress_line = true;
        }
    }

    /// Writes a line to standard error.
    pub(super) fn note(&mut self, text: &str) {
        self.end_progress();
        let _ = writeln!(io::stderr(), "{text}");
    }

    /// Clears the screen; false where there is none.
    pub(super) fn clear(&mut self) -> bool {
        self.told.clear();
        if self.progress {
            let _ = write!(io::stderr(), "\x1b[2J\x1b[3J\x1b[H");
            let _ = io::stderr().flush();
        }
        self.progress
    }

    /// Asks for a line, on standard error.
    pub(super) fn prompt(&mut self, text: &str) {
        self.end_progress();
        let _ = write!(io::stderr(), "{text}");
        let _ = io::stderr().flush();
    }

    /// Writes bytes to standard output. A reader that has gone away is no fault.
    pub(super) fn product(&mut self, bytes: &[u8]) {
        self.end_progress();
        let mut out = io::stdout().lock();
        let _ = out.write_all(bytes).and_then(|()| out.flush());
    }

    fn json(&mut self, object: &Value) {
        self.product(format!("{object}\n").as_bytes());
    }

    fn end_progress(&mut self) {
        if std::mem::take(&mut self.on_progress_line) {
            let _ = write!(io::stderr(), "\r\x1b[2K");
        }
    }
}
