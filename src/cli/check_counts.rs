//! What a run of checks counts.

use serde_json::{Value, json};

use crate::diag::{Diagnostic, Lang, Severity};

/// What a run of checks counts.
#[derive(Default)]
pub(super) struct CheckCounts {
    pub(super) documents: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    pub(super) evaluated: usize,
    pub(super) not_applicable: usize,
    pub(super) off: usize,
    /// Fixes that `--fix` would make.
    pub(super) fixable: usize,
    /// Fixes that were made.
    pub(super) fixed: usize,
}

impl CheckCounts {
    pub(super) fn add(&mut self, finding: &Diagnostic) {
        match finding.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
    }

    /// How many there are of each level.
    pub(super) fn by_level(&self, lang: Lang) -> String {
        let Self { errors, warnings, notes, .. } = self;
        match lang {
            Lang::Vi => format!("{errors} lỗi, {warnings} cảnh báo, {notes} ghi chú"),
            Lang::En => format!("{errors} errors, {warnings} warnings, {notes} notes"),
        }
    }

    /// The summary as a line.
    pub(super) fn line(&self, lang: Lang) -> String {
        let Self {
            documents,
            evaluated,
            not_applicable,
            off,
            fixable,
            fixed,
            ..
        } = self;
        let levels = self.by_level(lang);
        let mut line = match lang {
            Lang::Vi => format!(
                "{documents} văn bản: {levels}; \
                 {evaluated} lượt quy tắc đã xét, {not_applicable} lượt không có gì để xét, {off} lượt tắt"
            ),
            Lang::En => format!(
                "{documents} documents: {levels}; \
                 rules looked at {evaluated} times, with nothing to look at {not_applicable} times, off {off} times"
            ),
        };
        line.push_str(&match (lang, fixed, fixable) {
            (_, 0, 0) => String::new(),
            (Lang::Vi, 0, _) => format!("; --fix sửa được {fixable} chỗ"),
            (Lang::En, 0, _) => format!("; --fix can mend {fixable} places"),
            (Lang::Vi, ..) => format!("; đã sửa {fixed} chỗ"),
            (Lang::En, ..) => format!("; {fixed} fixes made"),
        });
        line
    }

    /// The summary for programs.
    pub(super) fn object(&self) -> Value {
        json!({
            "type": "checked", "documents": self.documents, "errors": self.errors,
            "warnings": self.warnings, "notes": self.notes, "evaluated": self.evaluated,
            "not_applicable": self.not_applicable, "off": self.off, "fixable": self.fixable,
            "fixed": self.fixed,
        })
    }
}
