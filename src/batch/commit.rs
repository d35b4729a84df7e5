//! The second half of a job, done in the order of the jobs: who has a number, what is written,
//! what is left.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::aside::Letters;
use super::cache::{Cache, Reason};
use super::claims::Claims;
use super::entry::LedgerEntry;
use super::frozen::Frozen;
use super::job::Job;
use super::ledger::Ledger;
use super::memory::Remembered;
use super::numbers::Numbers;
use super::ready::Ready;
use super::run::{Done, Goal, Outcome, Run};
use super::stale::Stale;
use crate::diag::Diagnostic;
use crate::error::Failure;
use crate::fingerprint::Fingerprint;
use crate::pipeline::{Attempt, Built};
use crate::project::name_in;

/// Commits jobs that are ready, one after the other.
pub(super) struct Commit<'a> {
    run: &'a Run<'a>,
    cache: &'a Cache,
    numbers: Numbers<'a>,
    claims: Claims<'a>,
    pub(super) stale: Vec<Stale>,
    ledger: Ledger,
    letters: Letters,
    /// Copies of earlier runs under other names, by the jobs that make them again.
    moved: BTreeMap<String, Vec<&'a LedgerEntry>>,
}

impl<'a> Commit<'a> {
    pub(super) fn new(
        run: &'a Run<'a>,
        jobs: &[Job],
        all: bool,
        cache: &'a Cache,
    ) -> Self {
        let mut ledger = Ledger::open(run.output, cache);
        let numbers = Numbers::new(run, jobs, all, cache);
        if run.goal != Goal::Compare {
            numbers.renamed.new.iter().for_each(|entry| ledger.made(entry));
        }
        Self {
            run,
            cache,
            numbers,
            ledger,
            letters: Letters::new(jobs),
            claims: Claims::new(run, jobs, cache),
            stale: vec![],
            moved: if all { run.moved(jobs, cache) } else { BTreeMap::new() },
        }
    }

    /// Commits jobs that take numbers from each other: all of them, or none.
    pub(super) fn ring(
        &mut self,
        ring: Vec<(&Job, Ready)>,
        tell: &mut dyn FnMut(&Job, Done),
    ) {
        // One that cannot be made keeps its number, and all others theirs.
        if ring.len() > 1 && ring.iter().all(|(job, ready)| self.can_be_put(job, ready)) {
            for (job, _) in &ring {
                self.numbers.release(job);
            }
        }
        for (job, ready) in ring {
            let done = self.job(job, ready);
            tell(job, done);
        }
    }

    /// Writes down what is left to say.
    pub(super) fn close(self) -> Vec<Stale> {
        if self.run.goal != Goal::Compare {
            self.ledger.close(self.cache);
        }
        self.stale
    }

    /// True if there is a product, and nothing that must not be written over in its place.
    fn can_be_put(&self, job: &Job, ready: &Ready) -> bool {
        let built = match ready {
            Ready::Made { attempt, .. } => attempt.built.as_ref(),
            _ => None,
        };
        ready.is_good()
            && built.is_none_or(|built| self.run.edited(job, built, self.cache).is_none())
    }

    /// What came of a job.
    fn job(&mut self, job: &Job, ready: Ready) -> Done {
        let unread =
            |findings, outcome| Done { findings, outcome, sources: vec![], fresh: true };
        match ready {
            Ready::Unreadable(Failure::Error(error)) => {
                unread(vec![], Outcome::Refused(error))
            }
            Ready::Unreadable(Failure::Findings(findings)) => {
                unread(findings, Outcome::Faulty)
            }
            Ready::Same(entry, known) => self.same(job, &entry, &known),
            Ready::Remembered(last, known) => self.remembered(job, *last, &known),
            Ready::Made { attempt, reason, known } => {
                self.made(job, attempt, reason, known)
            }
        }
    }

    fn made(
        &mut self,
        job: &Job,
        attempt: Attempt,
        reason: Reason,
        known: Vec<(String, Fingerprint)>,
    ) -> Done {
        let Attempt { built, mut findings, sources: taken } = attempt;
        let sources = taken.iter().map(|(path, _)| path.clone()).collect();
        let run = self.run;
        let taken = taken.into_iter().map(|(path, it)| (name_in(run.root, &path), it));
        let made_from: BTreeMap<String, Fingerprint> =
            known.into_iter().chain(taken).collect();
        let Some(built) = built else {
            self.remember(job, made_from, &findings, None);
            return faulty(findings, sources, true);
        };
        if let Err(fault) = self.numbers.give(job, built.identity.as_deref()) {
            findings.extend(fault);
            return faulty(findings, sources, true);
        }
        let taken = run
            .product_taken(job, self.cache)
            .or_else(|| run.own_input(job, &built, &made_from))
            .or_else(|| run.edited(job, &built, self.cache))
            .or_else(|| self.claims.give(job, &run.names(job, &built)));
        if let Some(fault) = taken {
            findings.push(fault);
            return faulty(findings, sources, true);
        }
        match run.frozen(job, &built) {
            None => {}
            Some(Frozen::Refused(fault)) => {
                findings.push(fault);
                return faulty(findings, sources, true);
            }
            Some(Frozen::Stays(told)) => {
                findings.push(told);
                let names = run.names(job, &built).into_iter();
                let outcome = Outcome::Good {
                    files: names.map(|name| run.output.join(name)).collect(),
                    pages: built.pages,
                    written: false,
                    reason: None,
                };
                return Done { findings, outcome, sources, fresh: true };
            }
            Some(Frozen::Told(told)) => findings.push(told),
        }
        let outcome = self.put(job, &built, made_from, &mut findings, reason);
        Done { findings, outcome, sources, fresh: true }
    }

    /// Writes a product, after the ledger: a run that is killed leaves no file that is not known.
    fn put(
        &mut self,
        job: &Job,
        built: &Built,
        made_from: BTreeMap<String, Fingerprint>,
        findings: &mut Vec<Diagnostic>,
        reason: Reason,
    ) -> Outcome {
        let run = self.run;
        let (stale, found) = (self.stale.len(), findings.len());
        if run.goal != Goal::Compare {
            self.put_aside(job);
        }
        let entry = run.entry(job, built, made_from, self.cache);
        let entry = Some(entry).filter(LedgerEntry::has_names).map(|entry| {
            self.report_left(&entry);
            findings.extend(run.older_page(job, built, &self.stale));
            LedgerEntry { warned: !findings.is_empty(), ..entry }
        });
        if let Some(entry) = entry.as_ref().filter(|_| run.goal != Goal::Compare) {
            self.ledger.made(entry);
            self.ledger.flush();
        }
        let outcome = run.put(job, built, reason).unwrap_or_else(Outcome::Refused);
        if matches!(outcome, Outcome::Good { .. }) {
            self.succeed(job, built.identity.as_deref());
            if let Some(entry) = entry {
                self.remember(job, entry.sources.clone(), findings, Some(&entry));
            }
            return outcome;
        }
        self.stale.truncate(stale);
        findings.truncate(found);
        if run.goal != Goal::Compare {
            match self.cache.entry(&job.product(run.product)) {
                Some(before) => self.ledger.made(before),
                None => self.ledger.gone(&job.product(run.product)),
            }
        }
        outcome
    }

    /// Gives a letter that would be lost a name of its own.
    fn put_aside(&mut self, job: &Job) {
        let Self { run, cache, ledger, letters, stale, .. } = self;
        let aside = letters.put_aside(run, job, cache, &mut |entry| {
            ledger.made(entry);
            ledger.flush();
        });
        let Some(entry) = aside else { return };
        let files = entry.outputs.iter().map(|(name, written)| Stale {
            product: entry.product.clone(),
            path: run.output.join(name),
            whole: true,
            written: written.clone(),
            replaced_by: None,
        });
        stale.extend(files);
    }

    fn same(
        &mut self,
        job: &Job,
        entry: &LedgerEntry,
        own: &[(String, Fingerprint)],
    ) -> Done {
        let sources = self.taken_in(&entry.sources, own);
        if let Err(fault) = self.numbers.give(job, entry.identity.as_deref()) {
            return faulty(fault.into_iter().collect(), sources, false);
        }
        let names: Vec<String> = entry.outputs.keys().cloned().collect();
        if let Some(fault) = self.claims.give(job, &names) {
            return faulty(vec![fault], sources, false);
        }
        self.succeed(job, entry.identity.as_deref());
        self.report_left(entry);
        let mut files: Vec<&String> = entry.outputs.keys().collect();
        files.sort_by_key(|name| (name.len(), *name));
        let outcome = Outcome::Good {
            files: files.into_iter().map(|name| self.run.output.join(name)).collect(),
            pages: entry.pages,
            written: false,
            reason: None,
        };
        let findings = self.run.forced(job, entry).into_iter().collect();
        Done { findings, outcome, sources, fresh: false }
    }

    /// The files of an entry besides a job's own data.
    fn taken_in(
        &self,
        sources: &BTreeMap<String, Fingerprint>,
        own: &[(String, Fingerprint)],
    ) -> Vec<PathBuf> {
        let taken = sources.keys().filter(|it| !own.iter().any(|(own, _)| own == *it));
        taken.map(|name| self.run.root.join(name)).collect()
    }

    fn remembered(
        &mut self,
        job: &Job,
        last: Remembered,
        own: &[(String, Fingerprint)],
    ) -> Done {
        let Some(entry) = last.entry else {
            return faulty(last.findings, self.taken_in(&last.sources, own), false);
        };
        let mut done = self.same(job, &entry, own);
        done.findings.splice(0..0, last.findings);
        done
    }

    /// Remembers what came of a product, for the next rebuild of a watch.
    fn remember(
        &self,
        job: &Job,
        sources: BTreeMap<String, Fingerprint>,
        findings: &[Diagnostic],
        entry: Option<&LedgerEntry>,
    ) {
        let Some(memory) = self.run.memory else { return };
        let remembered = Remembered {
            shared: self.cache.key.clone(),
            sources,
            findings: findings.to_vec(),
            entry: entry.cloned(),
        };
        memory.put(job.product(self.run.product), remembered);
    }

    /// Removes what a copy that is now there has taken the place of: copies of rows that are
    /// gone that had its number, and its own under other names.
    fn succeed(&mut self, job: &Job, identity: Option<&str>) {
        self.numbers.release(job);
        if self.run.goal == Goal::Compare {
            return;
        }
        let mut replaced = self.numbers.replaced(job, identity);
        let product = job.product(self.run.product);
        replaced.extend(self.moved.remove(&product).into_iter().flatten());
        for entry in replaced {
            let stale = self.run.replace(entry, &product);
            if !stale.is_empty() {
                self.ledger.gone(&entry.product);
                self.stale.extend(stale);
            }
        }
    }

    fn report_left(&mut self, entry: &LedgerEntry) {
        for (name, written) in &entry.left {
            let path = self.run.output.join(name);
            if path.exists() {
                self.stale.push(Stale {
                    product: entry.product.clone(),
                    path,
                    whole: false,
                    written: written.clone(),
                    replaced_by: None,
                });
            }
        }
    }
}

fn faulty(findings: Vec<Diagnostic>, sources: Vec<PathBuf>, fresh: bool) -> Done {
    Done { findings, outcome: Outcome::Faulty, sources, fresh }
}
