//! The numbers of documents, each given once.

use std::collections::{BTreeMap, BTreeSet};

use super::cache::Cache;
use super::entry::LedgerEntry;
use super::job::Job;
use super::run::Run;
use crate::diag::{Diagnostic, rules};
use crate::project::shown;
use crate::say;

/// Who has which number, in this run and of those before.
pub(super) struct Numbers<'a> {
    run: &'a Run<'a>,
    cache: &'a Cache,
    /// The numbers of this run, by the names of their jobs.
    given: BTreeMap<String, String>,
    /// Products of earlier runs that this one does not make, by their numbers.
    others: BTreeMap<&'a str, Vec<&'a LedgerEntry>>,
}

impl<'a> Numbers<'a> {
    pub(super) fn new(run: &'a Run<'a>, jobs: &[Job], cache: &'a Cache) -> Self {
        let ending = format!(".{}", run.product.ending());
        let own: BTreeSet<String> =
            jobs.iter().map(|job| job.product(run.product)).collect();
        let mut others: BTreeMap<&str, Vec<&LedgerEntry>> = BTreeMap::new();
        for entry in cache.entries.values() {
            let other = entry.project == cache.project && !own.contains(&entry.product);
            if let Some(number) = &entry.identity
                && other
                && entry.product.ends_with(&ending)
            {
                others.entry(number).or_default().push(entry);
            }
        }
        Self { run, cache, given: BTreeMap::new(), others }
    }

    /// Gives a job its number, or says who has it.
    ///
    /// Number and code are given once in an agency's year (II.3.a; Điều 15).
    pub(super) fn give(
        &mut self,
        job: &Job,
        identity: Option<&str>,
    ) -> Option<Diagnostic> {
        let identity = identity?;
        let Some(other) = self.holder(identity) else {
            self.given.insert(identity.to_owned(), job.name.clone());
            return None;
        };
        let message = say!(
            "số này đã cấp cho {other} trong cùng năm hoặc nhiệm kỳ",
            "duplicate number: {other} has it in the same year or term"
        );
        let place = job.place();
        Some(Diagnostic::new(&rules::DUPLICATE_NUMBER, message).at(place).hint(say!(
            "Mỗi số chỉ cấp một lần cho một ký hiệu, các loại bản sao chung một hệ thống số: sửa `number:` của một văn bản.",
            "A number is given once with its code, and all copies share one series: change `number:` in one of the two."
        )))
    }

    /// Who has a number: another job, a document that is as it was built, or a copy that is
    /// there.
    fn holder(&self, identity: &str) -> Option<String> {
        if let Some(name) = self.given.get(identity) {
            return Some(name.clone());
        }
        let stands = |entry: &&&LedgerEntry| match entry.list {
            None => self.cache.check_sources(&entry.sources, &[]).is_ok(),
            Some(_) => self.cache.check_outputs(entry).is_ok(),
        };
        let holder = self.others.get(identity)?.iter().find(stands)?;
        Some(match holder.list {
            None => holder.origin.clone(),
            Some(_) => shown(&self.run.output.join(&holder.product)),
        })
    }
}
