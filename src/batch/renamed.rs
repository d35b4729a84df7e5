//! Copies that somebody has given another name: the ledger knows them by their bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::cache::Cache;
use super::entry::LedgerEntry;
use super::job::Job;
use super::run::Run;
use crate::fingerprint::Fingerprint;
use crate::output::SCRATCH;

/// Copies of earlier runs that lie in the output folder under names that nobody wrote.
pub(super) struct Renamed<'a>(BTreeMap<&'a str, (&'a LedgerEntry, PathBuf)>);

impl<'a> Renamed<'a> {
    /// Looks for copies whose file is gone; where none is, no folder is read.
    pub(super) fn new(run: &Run<'_>, jobs: &[Job], cache: &'a Cache) -> Self {
        let mut gone: BTreeMap<&Fingerprint, &LedgerEntry> = BTreeMap::new();
        if jobs.iter().any(|job| job.list().is_some()) {
            let copies = cache.entries.values().filter(|entry| {
                entry.project == cache.project
                    && entry.list.is_some()
                    && entry.identity.is_some()
                    && !run.is_there(entry)
            });
            for entry in copies {
                gone.extend(entry.outputs.get(&entry.product).map(|it| (it, entry)));
            }
        }
        let mut found = BTreeMap::new();
        if gone.is_empty() {
            return Self(found);
        }
        let known: BTreeSet<PathBuf> = cache
            .entries
            .values()
            .flat_map(|entry| entry.outputs.keys())
            .map(|name| run.output.join(name))
            .collect();
        let walk = WalkDir::new(run.output).sort_by_file_name().into_iter();
        let walk = walk.filter_entry(|it| it.file_name() != SCRATCH).flatten();
        for path in walk.map(walkdir::DirEntry::into_path) {
            let ending = path.extension().is_some_and(|it| it == run.product.ending());
            if !ending || known.contains(&path) {
                continue;
            }
            let bytes = fs::read(&path).ok();
            let entry = bytes.and_then(|bytes| gone.get(&Fingerprint::of(&bytes)));
            if let Some(entry) = entry
                && let Some(identity) = entry.identity.as_deref()
            {
                found.insert(identity, (*entry, path));
            }
        }
        Self(found)
    }

    /// The renamed copy that has a number, unless it is of the very same letter.
    pub(super) fn holder(&self, job: &Job, identity: &str) -> Option<&Path> {
        let (entry, path) = self.0.get(identity)?;
        (entry.row != job.row()).then_some(path.as_path())
    }

    /// The renamed copy of the very letter that a job makes again.
    pub(super) fn same(&self, job: &Job) -> Option<&Path> {
        let (entry, path) = self.0.get(job.planned()?)?;
        (entry.row == job.row()).then_some(path.as_path())
    }
}
