//! What is decided in the order of the jobs: who has a number, what is written, what is left.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::cache::{Cache, Reason};
use super::entry::{Entry, name_in};
use super::job::Job;
use super::memory::Remembered;
use super::run::{Done, Goal, Outcome, Ready, Run, Stale};
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::error::{Error, Failure};
use crate::fingerprint::Fingerprint;
use crate::output::{self, Written};
use crate::pipeline::{Attempt, Built, Files, Product};
use crate::project::shown;
use crate::say;

/// What is decided in the order of the jobs.
pub(super) struct Turn<'a> {
    run: &'a Run<'a>,
    cache: &'a Cache,
    /// The numbers of this run, by the names of their jobs.
    numbers: BTreeMap<String, String>,
    /// Products of earlier runs that this one does not make, by their numbers.
    others: BTreeMap<&'a str, Vec<&'a Entry>>,
    pub(super) stale: Vec<Stale>,
}

impl<'a> Turn<'a> {
    pub(super) fn new(run: &'a Run<'a>, jobs: &[Job], cache: &'a Cache) -> Self {
        let ending = format!(".{}", run.product.ending());
        let own: BTreeSet<String> =
            jobs.iter().map(|job| job.product(run.product)).collect();
        let mut others: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in cache.entries.values() {
            let other = entry.project == cache.project && !own.contains(&entry.product);
            if let Some(number) = &entry.identity
                && other
                && entry.product.ends_with(&ending)
            {
                others.entry(number).or_default().push(entry);
            }
        }
        Self {
            run,
            cache,
            numbers: BTreeMap::new(),
            others,
            stale: vec![],
        }
    }

    pub(super) fn take(&mut self, job: &Job, ready: Ready) -> (Done, Option<Entry>) {
        let ended = |findings, outcome| {
            (Done { findings, outcome, sources: vec![], fresh: true }, None)
        };
        let (attempt, reason, known) = match ready {
            Ready::Unreadable(Failure::Error(error)) => {
                return ended(vec![], Outcome::Refused(error));
            }
            Ready::Unreadable(Failure::Findings(findings)) => {
                return ended(findings, Outcome::Faulty);
            }
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
            return (faulty(findings, sources, true), None);
        };
        if let Some(fault) = self.number_taken(job, built.identity.as_deref()) {
            findings.push(fault);
            return (faulty(findings, sources, true), None);
        }
        if let Some(fault) = self.product_taken(job) {
            findings.push(fault);
            return (faulty(findings, sources, true), None);
        }
        let outcome = match self.put(job, &built, reason) {
            Ok(outcome) => outcome,
            Err(error) => Outcome::Refused(error),
        };
        let entry = matches!(outcome, Outcome::Good { .. })
            .then(|| self.entry(job, &built, made_from))
            .filter(Entry::has_names);
        let entry = entry.map(|entry| {
            self.report_left(&entry);
            findings.extend(self.older_page(job, &built));
            let entry = Entry { warned: !findings.is_empty(), ..entry };
            self.remember(job, entry.sources.clone(), &findings, Some(&entry));
            entry
        });
        (Done { findings, outcome, sources, fresh: true }, entry)
    }

    fn same(&mut self, job: &Job, entry: &Entry, own: &[(String, Fingerprint)]) -> Done {
        let sources = self.taken_in(&entry.sources, own);
        if let Some(fault) = self.number_taken(job, entry.identity.as_deref()) {
            return faulty(vec![fault], sources, false);
        }
        self.report_left(entry);
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
        let Some(other) = self.number_holder(identity) else {
            self.numbers.insert(identity.to_owned(), job.name.clone());
            return None;
        };
        let message = say!(
            "số và ký hiệu này đã cấp cho {other} trong cùng năm",
            "number and code are those of {other}, of the same year"
        );
        let place = Place::new(&SourceFile::new(&job.name, ""), 0..0);
        Some(Diagnostic::new(&rules::NUMBER_TAKEN, message).at(place).hint(say!(
            "Mỗi số, ký hiệu chỉ cấp một lần trong năm (Điều 15.1): sửa `number:` của một văn bản.",
            "A number with its code is given once a year (Điều 15.1): change `number:` in one of the two."
        )))
    }

    /// Who has a number: another job, a document that is as it was built, or a copy that is
    /// there.
    fn number_holder(&self, identity: &str) -> Option<String> {
        if let Some(name) = self.numbers.get(identity) {
            return Some(name.clone());
        }
        let stands = |entry: &&&Entry| match entry.list {
            None => self.cache.check_sources(&entry.sources, &[]).is_ok(),
            Some(_) => self.cache.check_outputs(entry).is_ok(),
        };
        let holder = self.others.get(identity)?.iter().find(stands)?;
        Some(match holder.list {
            None => holder.origin.clone(),
            Some(_) => shown(&self.run.output.join(&holder.product)),
        })
    }

    /// A product of this name that another document or list has made here is not written over
    /// unasked.
    fn product_taken(&self, job: &Job) -> Option<Diagnostic> {
        let Run { root, goal, .. } = *self.run;
        let entry = self.cache.entry(&job.product(self.run.product))?;
        let other = (entry.origin.clone(), entry.list.clone());
        let stands = entry.project == self.cache.project
            && root.join(&entry.origin).exists()
            && entry.list.as_ref().is_none_or(|list| root.join(list).exists())
            && self.cache.check_outputs(entry).is_ok();
        if goal != Goal::Write || !stands || other == self.run.origin(job) {
            return None;
        }
        let name = shown(&self.run.output.join(&entry.product));
        let other = entry.list.as_ref().unwrap_or(&entry.origin);
        let message =
            say!("{name} là kết quả của {other}", "{name} is a product of {other}");
        let place = Place::new(&SourceFile::new(&job.name, ""), 0..0);
        Some(Diagnostic::new(&rules::PRODUCT_TAKEN, message).at(place).hint(say!(
            "Chọn thư mục khác (-o) hoặc tên khác (--name); --force để ghi đè.",
            "Choose another folder (-o) or name (--name); --force writes over it."
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
    ) -> Entry {
        let Run { root, product, .. } = *self.run;
        let name = |path: PathBuf| path.to_string_lossy().replace('\\', "/");
        let files = files(&job.stem, product, built);
        let outputs: BTreeMap<String, Fingerprint> = files
            .into_iter()
            .map(|(path, bytes)| (name(path), Fingerprint::of(bytes)))
            .collect();
        Entry {
            product: job.product(product),
            project: self.cache.project.clone(),
            origin: name_in(root, job.origin()),
            list: job.list().map(|list| name_in(root, list)),
            warned: false,
            shared: self.cache.key.clone(),
            sources,
            left: self.left_behind(job, &outputs),
            outputs,
            pages: built.pages,
            identity: built.identity.clone(),
        }
    }

    /// Files that earlier builds of the same product have left and that are still there.
    fn left_behind(
        &self,
        job: &Job,
        outputs: &BTreeMap<String, Fingerprint>,
    ) -> BTreeMap<String, Fingerprint> {
        let Some(old) = self.cache.entry(&job.product(self.run.product)) else {
            return BTreeMap::new();
        };
        let old = old.left.iter().chain(&old.outputs);
        old.filter(|(name, _)| !outputs.contains_key(*name))
            .filter(|(name, _)| self.run.output.join(name).exists())
            .map(|(name, written)| (name.clone(), written.clone()))
            .collect()
    }

    fn report_left(&mut self, entry: &Entry) {
        for (name, written) in &entry.left {
            let path = self.run.output.join(name);
            if path.exists() {
                self.stale.push(Stale {
                    product: entry.product.clone(),
                    path,
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
        Some(Diagnostic::new(&rules::OLDER_PAGE, message).at(place).hint(say!(
            "Xóa các trang cũ trước khi gửi đi.",
            "Delete old pages before sending them."
        )))
    }
}

fn faulty(findings: Vec<Diagnostic>, sources: Vec<PathBuf>, fresh: bool) -> Done {
    Done { findings, outcome: Outcome::Faulty, sources, fresh }
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
