//! All copies of a run in one file, for printing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::cache::Cache;
use super::edited::edited_product;
use super::entry::LedgerEntry;
use super::job::Job;
use super::ledger::Ledger;
use super::run::{Goal, Run};
use crate::diag::Diagnostic;
use crate::error::{Error, Failure};
use crate::files::{self, MAX_PRODUCT_BYTES};
use crate::fingerprint::Fingerprint;
use crate::join::Joiner;
use crate::output::{self, Written};
use crate::pdf::has_fields;
use crate::pipeline::Product;
use crate::project::{name_in, shown};
use crate::say;

/// A copy, and the files that it consists of.
pub struct Letter<'a> {
    /// The copy.
    pub job: &'a Job,
    /// Its file, and those of its annexes after it.
    pub files: Vec<PathBuf>,
}

/// The file that all copies were joined into.
pub struct Bound {
    /// Where it lies.
    pub path: PathBuf,
    /// How many pages it has, empty ones among them.
    pub pages: usize,
    /// False if it held these bytes already.
    pub written: bool,
}

impl Run<'_> {
    /// Joins the files of copies in their order into one with this name below the output
    /// folder; with `odd_pages` each begins on an odd page.
    ///
    /// # Errors
    /// Returns why the file could not be made; one that is there is then untouched.
    pub fn bind(
        &self,
        stem: &Path,
        letters: &[Letter<'_>],
        odd_pages: bool,
    ) -> Result<Bound, Failure> {
        let Some(first) = letters.first() else {
            return Err(Error::usage(say!(
                "không có bản nào để ghép",
                "no copies to join"
            ))
            .into());
        };
        let cache = Cache::open(self.output, self.root, self.session.shared());
        let job = Job { stem: stem.to_owned(), ..first.job.clone() };
        if let Some(fault) = self.product_taken(&job, &cache) {
            return Err(Failure::Findings(vec![fault]));
        }
        let mut joiner = Joiner::new(odd_pages);
        let mut sources = BTreeMap::new();
        for letter in letters {
            let name = letter.job.stem.file_name().unwrap_or_default().to_string_lossy();
            for path in &letter.files {
                let bytes = files::read(path, MAX_PRODUCT_BYTES)
                    .map_err(|refused| Error::io(path, &refused))?;
                let file = shown(path);
                if has_fields(&bytes) {
                    return Err(with_fields(&file).into());
                }
                joiner.add(&name, &bytes).map_err(|_| {
                    Error::bug(say!("không ghép được {file}", "{file} cannot be joined"))
                })?;
                sources.insert(name_in(self.root, path), Fingerprint::of(&bytes));
            }
        }
        let (pages, others) = (joiner.pages(), letters.len() - 1);
        let bytes = joiner.finish(|first| match others {
            0 => first.to_owned(),
            _ => format!("{first} và {others} văn bản khác"),
        });
        let bytes =
            bytes.map_err(|_| Error::bug(say!("không ghép được", "cannot be joined")))?;
        let path = self.output.join(job.product(Product::Pdf));
        if let Some(fault) = self.foreign(&job, &path, &bytes, &cache) {
            return Err(Failure::Findings(vec![fault]));
        }
        let written = output::write(self.output, &path, &bytes, false)
            .map_err(|refused| Error::io(&path, &refused))?;
        let entry = self.bound_entry(&job, pages, &bytes, sources, &cache);
        if entry.has_names() {
            let mut ledger = Ledger::open(self.output, &cache);
            ledger.made(&entry);
            ledger.close(&cache);
        }
        Ok(Bound { path, pages, written: written == Written::New })
    }

    /// A file that is not as some run wrote it is not written over unasked.
    fn foreign(
        &self,
        job: &Job,
        path: &Path,
        bytes: &[u8],
        cache: &Cache,
    ) -> Option<Diagnostic> {
        let old = files::read(path, MAX_PRODUCT_BYTES).ok().filter(|old| old != bytes)?;
        let name = job.product(Product::Pdf);
        let is_theirs =
            self.goal == Goal::Write && !cache.wrote(&name, &Fingerprint::of(&old));
        is_theirs.then(|| edited_product(path, &name, &old, cache).at(job.place()))
    }

    fn bound_entry(
        &self,
        job: &Job,
        pages: usize,
        bytes: &[u8],
        sources: BTreeMap<String, Fingerprint>,
        cache: &Cache,
    ) -> LedgerEntry {
        let product = job.product(Product::Pdf);
        let origin = self.origin(job);
        LedgerEntry {
            outputs: BTreeMap::from([(product.clone(), Fingerprint::of(bytes))]),
            product,
            project: cache.project.clone(),
            origin: origin.template,
            list: origin.list,
            warned: false,
            shared: cache.key.clone(),
            sources,
            left: BTreeMap::new(),
            pages,
            identity: None,
            row: None,
            joined: true,
            sheet: origin.sheet,
            kept: None,
        }
    }
}

/// Fields of several files would have one name in the joined one.
fn with_fields(file: &str) -> Error {
    Error::usage(say!(
        "{file} có trường chữ ký số trống nên không ghép vào một tệp được; bỏ `signature_fields` hoặc `--one-file`",
        "{file} has empty fields for digital signatures and cannot be joined with others; leave out `signature_fields` or `--one-file`"
    ))
}
