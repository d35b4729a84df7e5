//! Where a copy comes from, and whether it is of the template and list of an earlier one.

use std::path::Path;

use super::entry::LedgerEntry;
use super::job::Job;
use super::run::Run;

use crate::project::name_in;

/// The names of a job's document, list and sheet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Origin {
    pub(super) template: String,
    pub(super) list: Option<String>,
    pub(super) sheet: Option<String>,
}

impl Origin {
    /// True if a product is of the same template and list; a template or a list that is gone
    /// is taken to have been renamed, or saved in another format.
    pub(super) fn takes_over(&self, entry: &LedgerEntry, root: &Path) -> bool {
        let is_gone = |name: &str| !root.join(name).try_exists().unwrap_or(true);
        let same_template = self.template == entry.origin;
        match (&self.list, &entry.list) {
            (None, None) => same_template,
            (Some(now), Some(before)) if now == before => {
                // A ledger of an earlier version does not name the sheet.
                let same_sheet = self.sheet == entry.sheet || entry.sheet.is_none();
                same_sheet && (same_template || is_gone(&entry.origin))
            }
            (Some(_), Some(before)) => same_template && is_gone(before),
            _ => false,
        }
    }
}

impl Run<'_> {
    /// The names of a job's document, list and sheet.
    pub(super) fn origin(&self, job: &Job) -> Origin {
        Origin {
            template: name_in(self.root, job.origin()),
            list: job.list().map(|list| name_in(self.root, list)),
            sheet: job.sheet(),
        }
    }
}
