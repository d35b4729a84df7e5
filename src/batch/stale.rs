//! Files of earlier runs that nobody makes any more.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::cache::{Cache, is_written};
use super::entry::LedgerEntry;
use super::job::Job;
use super::ledger::Ledger;
use super::origin::Origin;
use super::run::Run;
use crate::fingerprint::Fingerprint;
use crate::output;

/// A file of an earlier run that nobody makes any more.
#[derive(Clone, Debug)]
pub struct Stale {
    /// The product that it belonged to.
    pub product: String,
    /// Where it lies, as a command may name it.
    pub path: PathBuf,
    /// True if the whole product is gone.
    pub whole: bool,
    /// The file that has taken its place; it is then removed already.
    pub replaced_by: Option<PathBuf>,
    pub(super) written: Fingerprint,
}

impl Run<'_> {
    /// The files of products whose document is gone, or whose row of a list is.
    pub(super) fn abandoned(&self, jobs: &[Job], all: bool, cache: &Cache) -> Vec<Stale> {
        let products: BTreeSet<String> =
            jobs.iter().map(|job| job.product(self.product)).collect();
        let copied: BTreeSet<Origin> = jobs
            .iter()
            .filter(|job| all && job.list().is_some())
            .map(|job| self.origin(job))
            .collect();
        let is_stale = |entry: &&LedgerEntry| {
            entry.project == cache.project
                && !products.contains(&entry.product)
                && !(entry.joined && cache.check_sources(&entry.sources, &[]).is_ok())
                && (!entry.has_origin(self.root)
                    || copied.iter().any(|it| it.takes_over(entry, self.root))
                        && entry
                            .product
                            .ends_with(&format!(".{}", self.product.ending())))
        };
        let files = |entry: &LedgerEntry| {
            let file = |(name, written): (&String, &Fingerprint)| Stale {
                product: entry.product.clone(),
                path: self.output.join(name),
                whole: true,
                written: written.clone(),
                replaced_by: None,
            };
            let files = entry.outputs.iter().chain(&entry.left).map(file);
            files.filter(|stale| stale.path.exists()).collect::<Vec<_>>()
        };
        cache.entries.values().filter(is_stale).flat_map(files).collect()
    }

    /// Copies of earlier runs whose rows now make files of other names, by these.
    pub(super) fn moved<'a>(
        &self,
        jobs: &[Job],
        cache: &'a Cache,
    ) -> BTreeMap<String, Vec<&'a LedgerEntry>> {
        let products: BTreeSet<String> =
            jobs.iter().map(|job| job.product(self.product)).collect();
        let mut moved: BTreeMap<String, Vec<&LedgerEntry>> = BTreeMap::new();
        for again in self.again(jobs, cache) {
            if !products.contains(&again.entry.product) {
                let product = jobs[again.job].product(self.product);
                moved.entry(product).or_default().push(again.entry);
            }
        }
        moved
    }

    /// Removes the files of a product whose successor is there, if they are as they were
    /// written.
    pub(super) fn replace(&self, entry: &LedgerEntry, by: &str) -> Vec<Stale> {
        let ours = |(name, written): (&String, &Fingerprint)| {
            let path = self.output.join(name);
            !path.exists() || is_written(&path, written)
        };
        // A file that was signed keeps its annexes, and its place in the ledger.
        if !entry.outputs.iter().all(ours) {
            return vec![];
        }
        let files = entry.outputs.iter().map(|(name, written)| Stale {
            product: entry.product.clone(),
            path: self.output.join(name),
            whole: true,
            replaced_by: Some(self.output.join(by)),
            written: written.clone(),
        });
        let removed = files.filter(|file| {
            is_written(&file.path, &file.written)
                && output::remove(self.output, &file.path).is_ok()
        });
        removed.collect()
    }

    /// Removes stale files; returns those that stay, being no longer as they were written.
    pub fn prune(&self, stale: &[Stale]) -> Vec<PathBuf> {
        let cache = Cache::open(self.output, self.root, self.session.shared());
        let mut ledger = Ledger::open(self.output, &cache);
        let mut kept = vec![];
        for file in stale.iter().filter(|file| file.replaced_by.is_none()) {
            if file.path.exists()
                && !(is_written(&file.path, &file.written)
                    && output::remove(self.output, &file.path).is_ok())
            {
                kept.push(file.path.clone());
            }
        }
        // A copy that stays keeps its number.
        let stays = |file: &Stale| {
            let is_kept =
                |it: &&Stale| it.product == file.product && kept.contains(&it.path);
            cache.entry(&file.product).is_some_and(|entry| entry.list.is_some())
                && stale.iter().any(|it| is_kept(&it))
        };
        let gone = stale.iter().filter(|file| file.replaced_by.is_none() && file.whole);
        for file in gone.filter(|file| !stays(file)) {
            ledger.gone(&file.product);
        }
        ledger.close(&cache);
        kept
    }
}
