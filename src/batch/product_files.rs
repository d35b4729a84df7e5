//! The files of a product: their names, their bytes, and how they are written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::cache::{Cache, Reason};
use super::entry::LedgerEntry;
use super::job::Job;
use super::run::{Goal, Outcome, Run};
use super::stale::Stale;
use crate::diag::{Diagnostic, rules};
use crate::error::Error;
use crate::files as plain_files;
use crate::fingerprint::Fingerprint;
use crate::output::{self, Written};
use crate::pipeline::{Built, Files, Product};
use crate::project::{name_in, shown};
use crate::say;

impl Run<'_> {
    /// Writes the files of a product, or compares them with those that are there.
    pub(super) fn put(
        &self,
        job: &Job,
        built: &Built,
        reason: Reason,
    ) -> Result<Outcome, Error> {
        let Run { output, product, goal, .. } = *self;
        let files = files(&job.stem, product, built);
        let (mut paths, mut different, mut any) = (vec![], vec![], false);
        for (name, bytes) in files {
            let path = output.join(name);
            if goal == Goal::Compare {
                if plain_files::read(&path, bytes.len() as u64).ok().as_deref()
                    != Some(bytes)
                {
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

    /// The names of a product's files below the output folder.
    pub(super) fn names(&self, job: &Job, built: &Built) -> Vec<String> {
        let files = files(&job.stem, self.product, built).into_iter();
        files.map(|(path, _)| name(&path)).collect()
    }

    /// What the ledger is to say of a product.
    pub(super) fn entry(
        &self,
        job: &Job,
        built: &Built,
        sources: BTreeMap<String, Fingerprint>,
        cache: &Cache,
    ) -> LedgerEntry {
        let Run { root, product, .. } = *self;
        let files = files(&job.stem, product, built);
        let outputs: BTreeMap<String, Fingerprint> = files
            .into_iter()
            .map(|(path, bytes)| (name(&path), Fingerprint::of(bytes)))
            .collect();
        LedgerEntry {
            product: job.product(product),
            project: cache.project.clone(),
            origin: name_in(root, job.origin()),
            list: job.list().map(|list| name_in(root, list)),
            warned: false,
            shared: cache.key.clone(),
            sources,
            left: self.left_behind(job, &outputs, cache),
            outputs,
            pages: built.pages,
            identity: built.identity.clone(),
            row: job.row(),
            joined: false,
            sheet: job.sheet(),
            kept: None,
        }
    }

    /// Files that earlier builds of the same product have left and that are still there.
    fn left_behind(
        &self,
        job: &Job,
        outputs: &BTreeMap<String, Fingerprint>,
        cache: &Cache,
    ) -> BTreeMap<String, Fingerprint> {
        let Some(old) = cache.entry(&job.product(self.product)) else {
            return BTreeMap::new();
        };
        let old = old.left.iter().chain(&old.outputs);
        old.filter(|(name, _)| !outputs.contains_key(*name))
            .filter(|(name, _)| self.output.join(name).exists())
            .map(|(name, written)| (name.clone(), written.clone()))
            .collect()
    }

    /// A product of this name that another document or list has made here is not written over
    /// unasked.
    pub(super) fn product_taken(&self, job: &Job, cache: &Cache) -> Option<Diagnostic> {
        let Run { root, goal, .. } = *self;
        let entry = cache.entry(&job.product(self.product))?;
        let stands = entry.project == cache.project
            && entry.has_origin(root)
            && entry.list.as_ref().is_none_or(|list| root.join(list).exists())
            && cache.check_outputs(entry).is_ok();
        if goal != Goal::Write || !stands || self.origin(job).takes_over(entry, root) {
            return None;
        }
        let name = shown(&self.output.join(&entry.product));
        let other = entry.list.as_ref().unwrap_or(&entry.origin);
        let sheet = entry.sheet.as_ref().map(|sheet| format!(" ({sheet})"));
        let other = format!("{other}{}", sheet.unwrap_or_default());
        let message =
            say!("{name} là kết quả của {other}", "{name} is a product of {other}");
        let place = job.place();
        Some(
            Diagnostic::new(&rules::DUPLICATE_PRODUCT, message)
                .at(place)
                .hint(say!(
                    "Chọn thư mục khác (-o) hoặc tên khác (--name); --force để ghi đè.",
                    "Choose another folder (-o) or name (--name); --force writes over it."
                )),
        )
    }

    /// A page that an earlier, longer build has left, or that is somebody's own: nobody but the
    /// user knows, so it is only pointed out.
    pub(super) fn older_page(
        &self,
        job: &Job,
        built: &Built,
        stale: &[Stale],
    ) -> Option<Diagnostic> {
        let Run { output, product, .. } = *self;
        let pages = built.pages;
        let older = page_name(&job.stem, product, pages + 1);
        let path = output.join(older);
        let ours = stale.iter().any(|stale| stale.path == path);
        if !matches!(built.files, Files::Pages(_)) || ours || !path.is_file() {
            return None;
        }
        let name = shown(&path);
        let message = say!(
            "{name} không thuộc lần dựng này: văn bản chỉ có {pages} trang",
            "{name} is not of this build: the document has only {pages} pages"
        );
        let place = job.place();
        Some(Diagnostic::new(&rules::OLDER_PAGE, message).at(place).hint(say!(
            "Xóa các trang cũ trước khi gửi đi.",
            "Delete old pages before sending them."
        )))
    }
}

/// A path below the output folder as the ledger names it.
pub(super) fn name(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The files of a product below the output folder, with their bytes.
pub(super) fn files<'a>(
    stem: &Path,
    product: Product,
    built: &'a Built,
) -> Vec<(PathBuf, &'a [u8])> {
    match &built.files {
        Files::One(bytes) => vec![(with_suffix(stem, "", product), bytes.as_slice())],
        Files::Several(parts) => {
            let part = |(ending, bytes): &'a (String, Vec<u8>)| {
                (part_name(stem, product, ending), bytes.as_slice())
            };
            parts.iter().map(part).collect()
        }
        Files::Pages(pages) => {
            let page = |(i, bytes): (usize, &'a Vec<u8>)| {
                (page_name(stem, product, i + 1), bytes.as_slice())
            };
            pages.iter().enumerate().map(page).collect()
        }
    }
}

fn part_name(stem: &Path, product: Product, ending: &str) -> PathBuf {
    let suffix = if ending.is_empty() { String::new() } else { format!("-{ending}") };
    with_suffix(stem, &suffix, product)
}

fn page_name(stem: &Path, product: Product, page: usize) -> PathBuf {
    with_suffix(stem, &format!("-{page}"), product)
}

fn with_suffix(stem: &Path, suffix: &str, product: Product) -> PathBuf {
    let name = stem.file_name().unwrap_or_default().to_string_lossy();
    stem.with_file_name(format!("{name}{suffix}.{}", product.ending()))
}
