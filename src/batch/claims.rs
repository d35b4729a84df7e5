//! Which file belongs to which product, where a product is more than the file of its own name.

use std::collections::BTreeMap;

use super::cache::Cache;
use super::entry::LedgerEntry;
use super::job::Job;
use super::run::{Goal, Run};
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::pipeline::Product;
use crate::project::shown;
use crate::say;

/// The files of this run, and those of earlier runs that it does not make.
pub(super) struct Claims<'a> {
    run: &'a Run<'a>,
    cache: &'a Cache,
    /// The names of jobs by the one file that is sure to be theirs.
    own: BTreeMap<String, String>,
    /// The names of jobs by the files that they have made.
    given: BTreeMap<String, String>,
    /// Parts of products that this run does not make.
    others: BTreeMap<&'a str, &'a LedgerEntry>,
}

impl<'a> Claims<'a> {
    pub(super) fn new(run: &'a Run<'a>, jobs: &[Job], cache: &'a Cache) -> Self {
        let one_file = matches!(run.product, Product::Pdf | Product::Typst);
        let own = |job: &Job| (job.product(run.product), job.name.clone());
        let products: BTreeMap<String, String> = jobs.iter().map(own).collect();
        let mut others = BTreeMap::new();
        for entry in cache.entries.values() {
            if !products.contains_key(&entry.product) {
                let parts = entry.outputs.keys().filter(|name| **name != entry.product);
                others.extend(parts.map(|name| (name.as_str(), entry)));
            }
        }
        let own = if one_file { products } else { BTreeMap::new() };
        Self { run, cache, own, given: BTreeMap::new(), others }
    }

    /// Gives a job its files, or says whose one of them is.
    pub(super) fn give(&mut self, job: &Job, files: &[String]) -> Option<Diagnostic> {
        let whose = files.iter().find_map(|name| Some((name, self.holder(job, name)?)));
        let Some((name, other)) = whose else {
            let mine = files.iter().map(|name| (name.clone(), job.name.clone()));
            self.given.extend(mine);
            return None;
        };
        let name = shown(&self.run.output.join(name));
        let message =
            say!("{name} là kết quả của {other}", "{name} is a product of {other}");
        let place = Place::new(&SourceFile::new(&job.name, ""), 0..0);
        let fault = Diagnostic::new(&rules::DUPLICATE_PRODUCT, message).at(place);
        Some(fault.hint(say!(
            "Đổi tên một trong hai tệp dữ liệu: tệp riêng của phụ lục mang tên văn bản chính.",
            "Rename one of the two: the file of an annex is named after its document."
        )))
    }

    fn holder(&self, job: &Job, name: &str) -> Option<String> {
        let of_run = self.own.get(name).or_else(|| self.given.get(name));
        if let Some(other) = of_run.filter(|other| **other != job.name) {
            return Some(other.clone());
        }
        let entry = self.others.get(name).filter(|_| self.run.goal == Goal::Write)?;
        let stands = entry.has_origin(self.run.root)
            && entry.project == self.cache.project
            && self.cache.check_outputs(entry).is_ok();
        stands.then(|| entry.list.as_ref().unwrap_or(&entry.origin).clone())
    }
}
