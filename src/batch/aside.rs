//! Copies whose file another letter is to have, and whose number nobody takes: they are put
//! aside, not overwritten.

use std::collections::BTreeSet;

use super::cache::{Cache, is_written};
use super::entry::LedgerEntry;
use super::job::Job;
use super::run::Run;
use crate::fingerprint::Fingerprint;
use crate::output;

/// What the letters of a run say, and their numbers.
pub(super) struct Letters {
    rows: BTreeSet<Fingerprint>,
    numbers: BTreeSet<String>,
}

impl Letters {
    pub(super) fn new(jobs: &[Job]) -> Self {
        Self {
            rows: jobs.iter().filter_map(Job::row).collect(),
            numbers: jobs
                .iter()
                .filter_map(|it| it.planned().map(str::to_owned))
                .collect(),
        }
    }

    /// True if a row of the list says what that of a copy said.
    pub(super) fn have(&self, entry: &LedgerEntry) -> bool {
        entry.row.as_ref().is_some_and(|row| self.rows.contains(row))
    }

    /// The copy that a job would write over, if its letter and number would be lost with it.
    fn lost<'a>(
        &self,
        run: &Run<'_>,
        job: &Job,
        cache: &'a Cache,
    ) -> Option<&'a LedgerEntry> {
        let entry = cache.entry(&job.product(run.product))?;
        let number = entry.identity.as_ref().filter(|it| !self.numbers.contains(*it))?;
        let is_lost = job.list().is_some()
            && entry.list.is_some()
            && entry.row.is_some()
            && job.planned() != Some(number.as_str())
            && !self.have(entry);
        is_lost.then_some(entry)
    }

    /// Gives the copy that a job would write over a name of its own, with its number; returns
    /// its entry. `note` writes it down before anything is moved.
    pub(super) fn put_aside(
        &self,
        run: &Run<'_>,
        job: &Job,
        cache: &Cache,
        note: &mut dyn FnMut(&LedgerEntry),
    ) -> Option<LedgerEntry> {
        let entry = self.lost(run, job, cache)?;
        let mut files = entry.outputs.iter();
        if !files.all(|(name, written)| is_written(&run.output.join(name), written)) {
            return None;
        }
        let stem = job.stem.to_string_lossy().replace('\\', "/");
        let number: String =
            entry.number()?.chars().filter(|it| it.is_alphanumeric()).collect();
        let mut free = (1..).map(|i| match i {
            1 => format!("{stem}-so-{number}"),
            _ => format!("{stem}-so-{number}-{i}"),
        });
        let ending = run.product.ending();
        let new = free.find(|it| !run.output.join(format!("{it}.{ending}")).exists())?;
        let named =
            |old: &String| format!("{new}{}", old.strip_prefix(&stem).unwrap_or(old));
        let aside = LedgerEntry {
            product: named(&entry.product),
            outputs: entry
                .outputs
                .iter()
                .map(|(it, sum)| (named(it), sum.clone()))
                .collect(),
            left: std::collections::BTreeMap::new(),
            ..entry.clone()
        };
        note(&aside);
        for name in entry.outputs.keys() {
            let (from, to) = (run.output.join(name), run.output.join(named(name)));
            output::rename(run.output, &from, &to).ok()?;
        }
        Some(aside)
    }
}
