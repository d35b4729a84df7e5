//! What comes up on the way from a file to its pages.

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, has_errors};
use crate::fingerprint::Fingerprint;

/// A file that a product was made from, as it was when it was read.
pub type Source = (PathBuf, Fingerprint);

/// What was found about one document so far, and the files that were taken in for it.
#[derive(Debug, Default)]
pub(super) struct Log {
    pub(super) findings: Vec<Diagnostic>,
    pub(super) sources: Vec<Source>,
}

impl Log {
    /// What was worked out; what is wrong with it is a finding.
    pub(super) fn keep<T>(&mut self, result: Result<T, Vec<Diagnostic>>) -> Option<T> {
        result.map_err(|faults| self.findings.extend(faults)).ok()
    }

    /// Notes a file that the document depends on; `bytes` are none if it is not there.
    pub(super) fn took(&mut self, path: &Path, bytes: &[u8]) {
        self.sources.push((path.to_owned(), Fingerprint::of(bytes)));
    }

    pub(super) fn has_errors(&self) -> bool {
        has_errors(&self.findings)
    }
}
