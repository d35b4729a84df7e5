//! Does a run: jobs are made ready over the cores, and committed in order.

use std::sync::atomic::Ordering;

use super::cache::Cache;
use super::commit::Commit;
use super::job::Job;
use super::ledger::Ledger;
use super::ready::Ready;
use super::run::{Done, Goal, Run};
use super::schedule::in_order;
use super::stale::Stale;
use crate::typeset::evict;

impl Run<'_> {
    /// Does the jobs, and tells of each in their order; returns the files that nobody makes any
    /// more, where `all` says that there are no other jobs.
    pub fn run(
        &self,
        jobs: &[Job],
        all: bool,
        tell: &mut dyn FnMut(&Job, Done),
    ) -> Vec<Stale> {
        let compare = self.goal == Goal::Compare;
        let cache = Cache::open(self.output, self.root, self.session.shared());
        let mut ledger = Ledger::open(self.output, &cache);
        let mut commit = Commit::new(self, jobs, &cache);
        let ready = |i: usize| {
            let ready = self.ready(&jobs[i], &cache);
            if matches!(ready, Ready::Made { .. }) {
                evict();
            }
            ready
        };
        in_order(jobs.len(), self.workers, self.stop, ready, |i, ready| {
            let (done, entry) = commit.job(&jobs[i], ready);
            if let Some(entry) = entry.filter(|_| !compare) {
                ledger.made(&entry);
            }
            tell(&jobs[i], done);
        });
        let mut stale = commit.stale;
        if !self.stop.load(Ordering::Relaxed) {
            stale.extend(self.abandoned(jobs, all, &cache));
        }
        if !compare {
            ledger.close(&cache);
        }
        stale
    }
}
