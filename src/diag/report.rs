//! Everything that a run of checks has found, for reports that are written as a whole.

use std::collections::HashSet;

use super::finding::Diagnostic;
use super::message::{Lang, Message};
use super::rule::Rule;
use super::severity::Severity;
use super::short::short;

/// A document that was checked.
#[derive(Debug)]
pub struct CheckedDocument {
    /// Its file, as findings name it.
    pub name: String,
    /// What was found in it.
    pub findings: Vec<Diagnostic>,
    /// The rules on its data that had something to look at.
    pub evaluated: Vec<&'static Rule>,
    /// The rules on its data that had nothing to look at.
    pub not_applicable: Vec<&'static Rule>,
}

/// Everything that a run of checks has found.
#[derive(Debug, Default)]
pub struct Report {
    /// The documents in their order.
    pub documents: Vec<CheckedDocument>,
    /// What was found in other files.
    pub others: Vec<Diagnostic>,
    /// What kept files from being checked.
    pub failures: Vec<Message>,
    /// The folder that names of files are counted from, with `/` at its end.
    pub base: String,
    /// True if a warning ends the run as an error does.
    pub deny_warnings: bool,
}

impl Report {
    /// A file's name as counted from the folder that reports are about.
    pub(super) fn name<'a>(&self, name: &'a str) -> &'a str {
        let name = match self.base.as_str() {
            "" => name,
            base => name.strip_prefix(base).unwrap_or(name),
        };
        name.strip_prefix("./").unwrap_or(name)
    }

    /// True if a finding ends the run with a status of its own.
    pub(super) fn is_failure(&self, finding: &Diagnostic) -> bool {
        match finding.severity {
            Severity::Error => true,
            Severity::Warning => self.deny_warnings,
            Severity::Note => false,
        }
    }

    /// Every finding once: what is found in a file that documents share is one thing.
    pub(super) fn findings(&self) -> Vec<&Diagnostic> {
        let own = self.documents.iter().flat_map(|document| &document.findings);
        let mut told = HashSet::new();
        let all = self.others.iter().chain(own);
        all.filter(|finding| told.insert(short(finding, Lang::En))).collect()
    }
}

/// What a finding says and what to do about it, as sentences.
pub(super) fn sentences(finding: &Diagnostic, lang: Lang) -> String {
    let mut said = finding.message.in_lang(lang).to_owned();
    if !finding.hints.is_empty() && !said.ends_with('.') {
        said.push('.');
    }
    for hint in &finding.hints {
        said.push(' ');
        said.push_str(hint.in_lang(lang));
    }
    said
}
