//! A run over many jobs: what is up to date stays, the rest is made and written in order.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::cache::{Cache, Reason, is_written};
use super::entry::{Entry, name_in};
use super::job::Job;
use super::ledger::Ledger;
use super::memory::{Memory, Remembered};
use super::schedule::in_order;
use super::turn::Turn;
use crate::diag::Diagnostic;
use crate::error::{Error, Failure};
use crate::fingerprint::Fingerprint;
use crate::pipeline::{Attempt, Product, Session};
use crate::typeset::evict;

/// What is done with what was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// It is written, unless it is up to date.
    Write,
    /// The same, and all of it is made again.
    Force,
    /// It is compared with what is there; nothing is written.
    Compare,
}

/// How a run goes about its jobs.
pub struct Run<'a> {
    /// What the jobs share.
    pub session: &'a Session,
    /// The project's folder.
    pub root: &'a Path,
    /// The output folder.
    pub output: &'a Path,
    /// What is made.
    pub product: Product,
    /// On how many threads.
    pub workers: usize,
    /// What is done with it.
    pub goal: Goal,
    /// Ends the run after what is begun.
    pub stop: &'a AtomicBool,
    /// What earlier runs of a watch have found.
    pub memory: Option<&'a Memory>,
}

/// What came of a job.
pub struct Done {
    /// What was found; all of it, if it was not made.
    pub findings: Vec<Diagnostic>,
    /// How it ended.
    pub outcome: Outcome,
    /// The files that were taken in besides its own data.
    pub sources: Vec<PathBuf>,
    /// True if it was made, or tried, in this run.
    pub fresh: bool,
}

/// How a job ended.
pub enum Outcome {
    /// Its files are as they should be.
    Good {
        /// The files.
        files: Vec<PathBuf>,
        /// The number of pages.
        pages: usize,
        /// True if a file was written.
        written: bool,
        /// Why it was made; none if it was up to date.
        reason: Option<Reason>,
    },
    /// These files are not what they should be.
    Different(Vec<PathBuf>),
    /// A finding is an error.
    Faulty,
    /// The system refused something.
    Refused(Error),
}

/// A file of an earlier run that nobody makes any more.
#[derive(Clone, Debug)]
pub struct Stale {
    /// The product that it belonged to.
    pub product: String,
    /// The file.
    pub path: PathBuf,
    /// True if the whole product is gone.
    pub whole: bool,
    pub(super) written: Fingerprint,
}

/// What a job is before its turn to be written has come.
pub(super) enum Ready {
    Same(Box<Entry>, Vec<(String, Fingerprint)>),
    /// As a round of the watch before has found it.
    Remembered(Box<Remembered>, Vec<(String, Fingerprint)>),
    Made {
        attempt: Attempt,
        reason: Reason,
        known: Vec<(String, Fingerprint)>,
    },
    Unreadable(Failure),
}

impl Run<'_> {
    /// Does the jobs, and tells of each in its turn; returns the files that nobody makes any
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
        let mut turn = Turn::new(self, jobs, &cache);
        let ready = |i: usize| {
            let ready = self.ready(&jobs[i], &cache);
            if matches!(ready, Ready::Made { .. }) {
                evict();
            }
            ready
        };
        in_order(jobs.len(), self.workers, self.stop, ready, |i, ready| {
            let (done, entry) = turn.take(&jobs[i], ready);
            if let Some(entry) = entry.filter(|_| !compare) {
                ledger.made(&entry);
            }
            tell(&jobs[i], done);
        });
        let mut stale = turn.stale;
        if !self.stop.load(Ordering::Relaxed) {
            stale.extend(self.abandoned(jobs, all, &cache));
        }
        if !compare {
            ledger.close(&cache);
        }
        stale
    }

    fn ready(&self, job: &Job, cache: &Cache) -> Ready {
        let material = match job.material() {
            Ok(material) => material,
            Err(failure) => return Ready::Unreadable(failure),
        };
        let known = material.sources(self.root);
        let reason = match self.goal {
            Goal::Compare => Reason::New,
            Goal::Force => Reason::Forced,
            Goal::Write => match cache.check(&job.product(self.product), &known) {
                Ok(entry) => return Ready::Same(Box::new(entry.clone()), known),
                Err(reason) => reason,
            },
        };
        if let Some(last) = self.memory.and_then(|it| it.get(&job.product(self.product)))
            && cache.still_holds(&last, &known)
        {
            return Ready::Remembered(Box::new(last), known);
        }
        let attempt = material.attempt(self.session, self.product);
        Ready::Made { attempt, reason, known }
    }

    /// The names of a job's document and list.
    pub(super) fn origin(&self, job: &Job) -> (String, Option<String>) {
        (
            name_in(self.root, job.origin()),
            job.list().map(|list| name_in(self.root, list)),
        )
    }

    /// The files of products whose document is gone, or whose row of a list is.
    fn abandoned(&self, jobs: &[Job], all: bool, cache: &Cache) -> Vec<Stale> {
        let products: BTreeSet<String> =
            jobs.iter().map(|job| job.product(self.product)).collect();
        let copied: BTreeSet<(String, Option<String>)> = jobs
            .iter()
            .filter(|job| all && job.list().is_some())
            .map(|job| self.origin(job))
            .collect();
        let is_stale = |entry: &&Entry| {
            entry.project == cache.project
                && !products.contains(&entry.product)
                && (!self.root.join(&entry.origin).exists()
                    || copied.contains(&(entry.origin.clone(), entry.list.clone()))
                        && entry
                            .product
                            .ends_with(&format!(".{}", self.product.ending())))
        };
        let files = |entry: &Entry| {
            let file = |(name, written): (&String, &Fingerprint)| Stale {
                product: entry.product.clone(),
                path: self.output.join(name),
                whole: true,
                written: written.clone(),
            };
            let files = entry.outputs.iter().chain(&entry.left).map(file);
            files.filter(|stale| stale.path.exists()).collect::<Vec<_>>()
        };
        cache.entries.values().filter(is_stale).flat_map(files).collect()
    }

    /// Removes stale files; returns those that stay, being no longer as they were written.
    pub fn prune(&self, stale: &[Stale]) -> Vec<PathBuf> {
        let cache = Cache::open(self.output, self.root, self.session.shared());
        let mut ledger = Ledger::open(self.output, &cache);
        let mut kept = vec![];
        for file in stale {
            if file.path.exists()
                && !(is_written(&file.path, &file.written)
                    && fs::remove_file(&file.path).is_ok())
            {
                kept.push(file.path.clone());
            }
            if file.whole {
                ledger.gone(&file.product);
            }
        }
        ledger.close(&cache);
        kept
    }
}
