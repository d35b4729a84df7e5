//! Which copies of earlier runs are those of this run's rows, wherever the rows stand now.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::cache::Cache;
use super::entry::LedgerEntry;
use super::job::Job;
use super::origin::Origin;
use super::run::Run;
use crate::fingerprint::Fingerprint;

/// A copy of an earlier run that is still there, and the job that makes it again.
#[derive(Clone, Copy)]
pub(super) struct Again<'a> {
    pub(super) job: usize,
    pub(super) entry: &'a LedgerEntry,
}

impl Again<'_> {
    /// True if the copy gets another number.
    pub(super) fn is_renumbered(&self, jobs: &[Job]) -> bool {
        let planned = jobs[self.job].planned();
        planned.is_some()
            && self.entry.identity.is_some()
            && planned != self.entry.identity.as_deref()
    }
}

impl Run<'_> {
    /// Pairs the copies of earlier runs with those of this one: by what their rows say, those
    /// with the same number first, then by the names of their files if they have the same
    /// number or none.
    pub(super) fn again<'a>(&self, jobs: &[Job], cache: &'a Cache) -> Vec<Again<'a>> {
        let earlier = self.earlier(jobs, cache);
        let mut pairs: BTreeMap<usize, &LedgerEntry> = BTreeMap::new();
        if earlier.is_empty() {
            return vec![];
        }
        let mut by_row: BTreeMap<&Fingerprint, VecDeque<&LedgerEntry>> = BTreeMap::new();
        for entry in &earlier {
            if let Some(row) = &entry.row {
                by_row.entry(row).or_default().push_back(entry);
            }
        }
        let rows: Vec<Option<Fingerprint>> = jobs.iter().map(Job::row).collect();
        for numbered in [true, false] {
            for (i, (job, row)) in jobs.iter().zip(&rows).enumerate() {
                let Some(row) = row.as_ref().filter(|_| !pairs.contains_key(&i)) else {
                    continue;
                };
                let Some(entries) = by_row.get_mut(row) else { continue };
                let same = |it: &&LedgerEntry| it.identity.as_deref() == job.planned();
                let found = entries.iter().position(|it| !numbered || same(it));
                if let Some(entry) = found.and_then(|found| entries.remove(found)) {
                    pairs.insert(i, entry);
                }
            }
        }
        let paired: BTreeSet<&str> =
            pairs.values().map(|entry| entry.product.as_str()).collect();
        let rest: BTreeMap<&str, &LedgerEntry> = earlier
            .iter()
            .map(|entry| (entry.product.as_str(), *entry))
            .filter(|(product, _)| !paired.contains(product))
            .collect();
        for (i, job) in jobs.iter().enumerate().filter(|(i, _)| rows[*i].is_some()) {
            let entry = rest.get(job.product(self.product).as_str());
            let same = |it: &&&LedgerEntry| {
                it.identity.is_none()
                    || job.planned().is_none()
                    || it.identity.as_deref() == job.planned()
            };
            if let Some(entry) = entry.filter(same) {
                pairs.entry(i).or_insert(entry);
            }
        }
        pairs.into_iter().map(|(job, entry)| Again { job, entry }).collect()
    }

    /// The copies of earlier runs from the templates and lists of this one that are still
    /// there, in the order of their numbers.
    fn earlier<'a>(&self, jobs: &[Job], cache: &'a Cache) -> Vec<&'a LedgerEntry> {
        let copied: BTreeSet<Origin> = jobs
            .iter()
            .filter(|job| job.list().is_some())
            .map(|job| self.origin(job))
            .collect();
        let ending = format!(".{}", self.product.ending());
        let is_earlier = |entry: &&LedgerEntry| {
            entry.project == cache.project
                && entry.product.ends_with(&ending)
                && copied.iter().any(|it| it.takes_over(entry, self.root))
                && self.is_there(entry)
        };
        let mut earlier: Vec<_> = if copied.is_empty() {
            vec![]
        } else {
            cache.entries.values().filter(is_earlier).collect()
        };
        let number = |entry: &&LedgerEntry| {
            entry.number().map(|number| (number.len(), number.to_owned()))
        };
        earlier.sort_by_cached_key(number);
        earlier
    }

    /// True if a file of a product lies where it was written, whatever it says now.
    pub(super) fn is_there(&self, entry: &LedgerEntry) -> bool {
        entry.outputs.keys().any(|name| self.output.join(name).exists())
    }
}
