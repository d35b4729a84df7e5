//! The order in which numbers change hands: a number is free before it is given anew.

use std::collections::BTreeMap;

use super::cache::Cache;
use super::job::Job;
use super::run::Run;

/// A thing that waits for at most one other, grouped so that none comes before the one that it
/// waits for; those that wait for each other in a ring are one group.
fn groups(waits_for: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut groups = vec![];
    let mut done = vec![false; waits_for.len()];
    for start in 0..waits_for.len() {
        let (mut path, mut places) = (vec![], BTreeMap::new());
        let mut next = Some(start);
        while let Some(i) = next.filter(|i| !done[*i] && !places.contains_key(i)) {
            places.insert(i, path.len());
            path.push(i);
            next = waits_for[i];
        }
        if let Some(ring) = next.and_then(|i| places.get(&i)) {
            let mut ring = path.split_off(*ring);
            for i in &ring {
                done[*i] = true;
            }
            ring.sort_unstable();
            groups.push(ring);
        }
        for i in path.into_iter().rev() {
            done[i] = true;
            groups.push(vec![i]);
        }
    }
    groups
}

impl Run<'_> {
    /// The jobs in groups: a copy whose number is now that of another copy comes after it.
    pub(super) fn order(&self, jobs: &[Job], cache: &Cache) -> Vec<Vec<usize>> {
        let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
        for (i, job) in jobs.iter().enumerate().filter(|(_, job)| job.list().is_some()) {
            let entry = cache.entry(&job.product(self.product));
            let held = entry.filter(|entry| entry.list.is_some() && self.is_there(entry));
            if let Some(identity) = held.and_then(|entry| entry.identity.as_deref())
                && job.planned() != Some(identity)
            {
                holders.insert(identity, i);
            }
        }
        let waits_for = |job: &Job| holders.get(job.planned()?).copied();
        groups(&jobs.iter().map(waits_for).collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_waits_for_nothing_changes_its_place() {
        assert_eq!(groups(&[None, None, None]), [[0], [1], [2]]);
    }

    #[test]
    fn a_chain_is_turned_round_and_a_ring_stays_together_before_what_waits_for_it() {
        let waits = [Some(1), Some(2), None, Some(4), Some(3), Some(4)];
        let expected = vec![vec![2], vec![1], vec![0], vec![3, 4], vec![5]];
        assert_eq!(groups(&waits), expected);
        assert_eq!(groups(&[Some(2), Some(0), Some(1)]), [[0, 1, 2]]);
        assert_eq!(groups(&[Some(0)]), [[0]]);
    }
}
