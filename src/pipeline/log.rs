//! What comes up on the way from a file to its pages.

use std::path::{Path, PathBuf};

use super::allowed::AllowedHere;
use crate::diag::{Diagnostic, Levels, Rule, has_errors};
use crate::fingerprint::Fingerprint;
use crate::yaml::Tree;

/// A file that a product was made from, as it was when it was read.
pub type Source = (PathBuf, Fingerprint);

/// What was found about one document so far, and the files that were taken in for it.
#[derive(Debug, Default)]
pub(super) struct Log {
    pub(super) findings: Vec<Diagnostic>,
    pub(super) sources: Vec<Source>,
    levels: Levels,
    allowed: Option<AllowedHere>,
    /// How many of the findings are as grave as they are here.
    settled: usize,
}

impl Log {
    /// An empty one, of documents that are held to these levels.
    pub(super) fn at(levels: &Levels) -> Self {
        Self { levels: levels.clone(), ..Self::default() }
    }

    /// What was worked out; what is wrong with it is a finding.
    pub(super) fn keep<T>(&mut self, result: Result<T, Vec<Diagnostic>>) -> Option<T> {
        result.map_err(|faults| self.findings.extend(faults)).ok()
    }

    /// Notes a file that the document depends on; `bytes` are none if it is not there.
    pub(super) fn took(&mut self, path: &Path, bytes: &[u8]) {
        self.sources.push((path.to_owned(), Fingerprint::of(bytes)));
    }

    /// Takes in what a document's own file lets be broken.
    pub(super) fn allow(&mut self, tree: &Tree) {
        let (allowed, faults) = AllowedHere::of(tree);
        self.findings.extend(faults);
        self.allowed = Some(allowed);
    }

    /// Takes in which of these comments were not needed.
    pub(super) fn unused_allowances(&mut self, looked_at: impl Fn(&Rule) -> bool) {
        self.settle();
        let unused = self.allowed.as_ref().map(|allowed| allowed.unused(looked_at));
        self.findings.extend(unused.unwrap_or_default());
    }

    /// Makes each finding as grave as it is here, and drops what is off or allowed.
    pub(super) fn settle(&mut self) {
        let new = self.findings.split_off(self.settled);
        let here = new.into_iter().filter_map(|finding| self.levels.settle(finding));
        let allowed = &mut self.allowed;
        let stays = |finding: &Diagnostic| {
            !allowed.as_mut().is_some_and(|allowed| allowed.covers(finding))
        };
        let kept: Vec<Diagnostic> = here.filter(stays).collect();
        self.findings.extend(kept);
        self.settled = self.findings.len();
    }

    pub(super) fn has_errors(&mut self) -> bool {
        self.settle();
        has_errors(&self.findings)
    }
}
