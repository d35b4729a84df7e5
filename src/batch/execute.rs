//! Does a run: jobs are made ready over the cores, and committed in order.

use std::sync::atomic::Ordering;

use super::cache::Cache;
use super::commit::Commit;
use super::job::Job;
use super::ready::Ready;
use super::run::{Done, Run};
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
        let cache = Cache::open(self.output, self.root, self.session.shared());
        let mut commit = Commit::new(self, jobs, all, &cache);
        let groups = self.order(jobs, &cache);
        let order: Vec<&Job> = groups.iter().flatten().map(|i| &jobs[*i]).collect();
        let ready = |i: usize| {
            let ready = self.ready(order[i], &cache);
            if matches!(ready, Ready::Made { .. }) {
                evict();
            }
            ready
        };
        let mut sizes = groups.iter().map(Vec::len);
        let (mut ring, mut size) = (vec![], 0);
        in_order(order.len(), self.workers, self.stop, ready, |i, ready| {
            if ring.is_empty() {
                size = sizes.next().unwrap_or(1);
            }
            ring.push((order[i], ready));
            if ring.len() < size {
                return;
            }
            commit.ring(std::mem::take(&mut ring), tell);
        });
        let mut stale = commit.close();
        if !self.stop.load(Ordering::Relaxed) {
            stale.extend(self.abandoned(jobs, all, &cache));
        }
        stale
    }
}
