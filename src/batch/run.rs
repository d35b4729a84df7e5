//! A run over many jobs: what is up to date stays, the rest is made and written in order.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::cache::{Cache, Reason, is_written};
use super::entry::{Entry, name_in};
use super::job::{Data, Job};
use super::ledger::Ledger;
use super::memory::{Memory, Remembered};
use super::schedule::in_order;
use crate::diag::{Diagnostic, Place, SourceFile};
use crate::error::Error;
use crate::fingerprint::Fingerprint;
use crate::output::{self, Written};
use crate::pipeline::{Attempt, Built, Files, Product, Session};
use crate::project::shown;
use crate::say;
use crate::typeset::forget_unused;

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
    written: Fingerprint,
}

/// What a job is before its turn to be written has come.
enum Ready {
    Same(Box<Entry>, Vec<(String, Fingerprint)>),
    /// As a round of the watch before has found it.
    Remembered(Box<Remembered>, Vec<(String, Fingerprint)>),
    Made {
        attempt: Attempt,
        reason: Reason,
        known: Vec<(String, Fingerprint)>,
    },
    Unreadable(Vec<Diagnostic>),
    Refused(Error),
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
        let mut turn = Turn {
            run: self,
            cache: &cache,
            numbers: BTreeMap::new(),
            stale: vec![],
        };
        let ready = |i: usize| {
            let ready = self.ready(&jobs[i], &cache);
            if matches!(ready, Ready::Made { .. }) {
                forget_unused();
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
            Ok(Ok(material)) => material,
            Ok(Err(findings)) => return Ready::Unreadable(findings),
            Err(error) => return Ready::Refused(error),
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

    /// The files of products whose document is gone, or whose row of a list is.
    fn abandoned(&self, jobs: &[Job], all: bool, cache: &Cache) -> Vec<Stale> {
        let products: BTreeSet<String> =
            jobs.iter().map(|job| job.product(self.product)).collect();
        let copied: BTreeSet<String> = jobs
            .iter()
            .filter(|job| all && matches!(job.data, Data::Copy(..)))
            .map(|job| name_in(self.root, job.origin()))
            .collect();
        let is_stale = |entry: &&Entry| {
            entry.project == cache.project
                && !products.contains(&entry.product)
                && (!self.root.join(&entry.origin).exists()
                    || entry.copy
                        && copied.contains(&entry.origin)
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
            entry.outputs.iter().map(file).collect::<Vec<_>>()
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

/// What is decided in the order of the jobs.
struct Turn<'a> {
    run: &'a Run<'a>,
    cache: &'a Cache,
    numbers: BTreeMap<String, String>,
    stale: Vec<Stale>,
}

impl Turn<'_> {
    fn take(&mut self, job: &Job, ready: Ready) -> (Done, Option<Entry>) {
        let ended = |findings, outcome| {
            (Done { findings, outcome, sources: vec![], fresh: true }, None)
        };
        let (attempt, reason, known) = match ready {
            Ready::Refused(error) => return ended(vec![], Outcome::Refused(error)),
            Ready::Unreadable(findings) => return ended(findings, Outcome::Faulty),
            Ready::Same(entry, known) => return (self.same(job, &entry, &known), None),
            Ready::Remembered(last, known) => {
                return (self.remembered(job, *last, &known), None);
            }
            Ready::Made { attempt, reason, known } => (attempt, reason, known),
        };
        let Attempt { built, mut findings, sources: taken } = attempt;
        let sources = taken.iter().map(|(path, _)| path.clone()).collect();
        let root = self.run.root;
        let taken = taken.into_iter().map(|(path, it)| (name_in(root, &path), it));
        let made_from: BTreeMap<String, Fingerprint> =
            known.into_iter().chain(taken).collect();
        let Some(built) = built else {
            self.remember(job, made_from, &findings, None);
            return (
                Done {
                    findings,
                    outcome: Outcome::Faulty,
                    sources,
                    fresh: true,
                },
                None,
            );
        };
        if let Some(fault) = self.number_taken(job, built.identity.as_deref()) {
            findings.push(fault);
            return (
                Done {
                    findings,
                    outcome: Outcome::Faulty,
                    sources,
                    fresh: true,
                },
                None,
            );
        }
        let outcome = match self.put(job, &built, reason) {
            Ok(outcome) => outcome,
            Err(error) => Outcome::Refused(error),
        };
        let entry = matches!(outcome, Outcome::Good { .. })
            .then(|| self.entry(job, &built, made_from, !findings.is_empty()));
        if let Some(entry) = &entry {
            let sources = entry.sources.clone();
            self.remember(job, sources, &findings, Some(entry));
            self.leave_behind(job, entry);
            findings.extend(self.older_page(job, &built));
        }
        (Done { findings, outcome, sources, fresh: true }, entry)
    }

    fn same(&mut self, job: &Job, entry: &Entry, own: &[(String, Fingerprint)]) -> Done {
        let taken = entry
            .sources
            .keys()
            .filter(|name| !own.iter().any(|(own, _)| own == *name));
        let sources = taken.map(|name| self.run.root.join(name)).collect();
        if let Some(fault) = self.number_taken(job, entry.identity.as_deref()) {
            return Done {
                findings: vec![fault],
                outcome: Outcome::Faulty,
                sources,
                fresh: false,
            };
        }
        let mut files: Vec<&String> = entry.outputs.keys().collect();
        files.sort_by_key(|name| (name.len(), *name));
        let outcome = Outcome::Good {
            files: files.into_iter().map(|name| self.run.output.join(name)).collect(),
            pages: entry.pages,
            written: false,
            reason: None,
        };
        Done { findings: vec![], outcome, sources, fresh: false }
    }

    fn remembered(
        &mut self,
        job: &Job,
        last: Remembered,
        own: &[(String, Fingerprint)],
    ) -> Done {
        let Some(entry) = last.entry else {
            let taken = last
                .sources
                .keys()
                .filter(|name| !own.iter().any(|(own, _)| own == *name));
            let sources = taken.map(|name| self.run.root.join(name)).collect();
            return Done {
                findings: last.findings,
                outcome: Outcome::Faulty,
                sources,
                fresh: false,
            };
        };
        let mut done = self.same(job, &entry, own);
        done.findings.splice(0..0, last.findings);
        done
    }

    /// Remembers what came of a product, for the next round of a watch.
    fn remember(
        &self,
        job: &Job,
        sources: BTreeMap<String, Fingerprint>,
        findings: &[Diagnostic],
        entry: Option<&Entry>,
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

    /// Number and code are given once in an agency's year (II.3.a; Điều 15.1).
    fn number_taken(&mut self, job: &Job, identity: Option<&str>) -> Option<Diagnostic> {
        let identity = identity?;
        let Some(other) = self.numbers.get(identity) else {
            self.numbers.insert(identity.to_owned(), job.name.clone());
            return None;
        };
        let message = say!(
            "số và ký hiệu này đã cấp cho {other} trong cùng năm",
            "number and code are those of {other}, of the same year"
        );
        let place = Place::new(&SourceFile::new(&job.name, ""), 0..0);
        Some(Diagnostic::error("number-taken", message).at(place).hint(say!(
            "Mỗi số, ký hiệu chỉ cấp một lần trong năm (Điều 15.1): sửa `number:` của một văn bản.",
            "A number with its code is given once a year (Điều 15.1): change `number:` in one of the two."
        )))
    }

    /// Writes the files of a product, or compares them with those that are there.
    fn put(&self, job: &Job, built: &Built, reason: Reason) -> Result<Outcome, Error> {
        let Run { output, product, goal, .. } = *self.run;
        let files = files(&job.stem, product, built);
        let (mut paths, mut different, mut any) = (vec![], vec![], false);
        for (name, bytes) in files {
            let path = output.join(name);
            if goal == Goal::Compare {
                if fs::read(&path).ok().as_deref() != Some(bytes) {
                    different.push(path.clone());
                }
            } else {
                let put = output::write(output, &path, bytes, goal == Goal::Force)
                    .map_err(|refused| Error::io(&path, &refused))?;
                any |= put == Written::New;
            }
            paths.push(path);
        }
        if !different.is_empty() {
            return Ok(Outcome::Different(different));
        }
        let (pages, reason) = (built.pages, Some(reason));
        Ok(Outcome::Good { files: paths, pages, written: any, reason })
    }

    fn entry(
        &self,
        job: &Job,
        built: &Built,
        sources: BTreeMap<String, Fingerprint>,
        warned: bool,
    ) -> Entry {
        let Run { root, product, .. } = *self.run;
        let name = |path: PathBuf| path.to_string_lossy().replace('\\', "/");
        let files = files(&job.stem, product, built);
        Entry {
            product: job.product(product),
            project: self.cache.project.clone(),
            origin: name_in(root, job.origin()),
            copy: matches!(job.data, Data::Copy(..)),
            warned,
            shared: self.cache.key.clone(),
            sources,
            outputs: files
                .into_iter()
                .map(|(path, bytes)| (name(path), Fingerprint::of(bytes)))
                .collect(),
            pages: built.pages,
            identity: built.identity.clone(),
        }
    }

    /// Files of an earlier build of the same product that it no longer has.
    fn leave_behind(&mut self, job: &Job, entry: &Entry) {
        let Some(old) = self.cache.entry(&job.product(self.run.product)) else { return };
        for (name, written) in &old.outputs {
            if !entry.outputs.contains_key(name) {
                self.stale.push(Stale {
                    product: entry.product.clone(),
                    path: self.run.output.join(name),
                    whole: false,
                    written: written.clone(),
                });
            }
        }
    }

    /// A page that an earlier, longer build has left, or that is somebody's own: nobody but the
    /// user knows, so it is only pointed out.
    fn older_page(&self, job: &Job, built: &Built) -> Option<Diagnostic> {
        let Run { output, product, .. } = *self.run;
        let pages = built.pages;
        let older = page_name(&job.stem, product, pages + 1);
        let path = output.join(older);
        let ours = self.stale.iter().any(|stale| stale.path == path);
        if matches!(built.files, Files::One(_)) || ours || !path.is_file() {
            return None;
        }
        let name = shown(&path);
        let message = say!(
            "{name} không thuộc lần dựng này: văn bản chỉ có {pages} trang",
            "{name} is not of this build: the document has only {pages} pages"
        );
        let place = Place::new(&SourceFile::new(&job.name, ""), 0..0);
        Some(Diagnostic::warning("older-page", message).at(place).hint(say!(
            "Xóa các trang cũ trước khi gửi đi.",
            "Delete old pages before sending them."
        )))
    }
}

/// The files of a product below the output folder, with their bytes.
fn files<'a>(
    stem: &Path,
    product: Product,
    built: &'a Built,
) -> Vec<(PathBuf, &'a [u8])> {
    match &built.files {
        Files::One(bytes) => vec![(with_suffix(stem, "", product), bytes.as_slice())],
        Files::Pages(pages) => {
            let page = |(i, bytes): (usize, &'a Vec<u8>)| {
                (page_name(stem, product, i + 1), bytes.as_slice())
            };
            pages.iter().enumerate().map(page).collect()
        }
    }
}

fn page_name(stem: &Path, product: Product, page: usize) -> PathBuf {
    with_suffix(stem, &format!("-{page}"), product)
}

fn with_suffix(stem: &Path, suffix: &str, product: Product) -> PathBuf {
    let name = stem.file_name().unwrap_or_default().to_string_lossy();
    stem.with_file_name(format!("{name}{suffix}.{}", product.ending()))
}
