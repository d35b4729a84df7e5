//! `--one-file`: all copies of a merge in one PDF, for printing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::exit_status::ExitStatus;
use super::language::both;
use super::ui::Ui;
use crate::batch::{Job, Letter, Run};
use crate::diag::Lang;
use crate::error::Error;
use crate::pipeline::Product;
use crate::project::shown;
use crate::say;

// Whether all copies are put into one file, and how.
#[derive(Args)]
pub(super) struct OneFileArgs {
    #[arg(
        long,
        conflicts_with = "shard",
        help = both(
            "Thêm một PDF ghép tất cả theo thứ tự danh sách, mang tên mẫu, để in; còn bản lỗi thì không ghép",
            "Add one PDF of all copies in the list's order, named after the template, for printing; none while a copy is faulty",
        ),
    )]
    pub(super) one_file: bool,
    #[arg(
        long,
        requires = "one_file",
        help = both(
            "Trong PDF ghép, mỗi văn bản bắt đầu ở trang lẻ, để in hai mặt",
            "In that PDF, begin each copy on an odd page, for printing on both sides",
        ),
    )]
    odd_pages: bool,
}

/// All copies of a merge in one file.
pub(super) struct OneFile {
    stem: PathBuf,
    odd_pages: bool,
}

/// The files of the copies that are as they should be, by their products.
pub(super) type MadeFiles = BTreeMap<String, Vec<PathBuf>>;

impl OneFileArgs {
    /// What is asked for; nothing is made yet.
    ///
    /// # Errors
    /// Returns why it cannot be made of these copies.
    pub(super) fn asked(
        &self,
        template: &Path,
        jobs: &[Job],
        product: Product,
    ) -> Result<Option<OneFile>, Error> {
        if !self.one_file {
            return Ok(None);
        }
        if product != Product::Pdf {
            let message =
                say!("`--one-file` chỉ ghép PDF", "`--one-file` joins PDF files only");
            return Err(Error::usage(message));
        }
        let stem = PathBuf::from(template.file_stem().unwrap_or_default());
        let name = format!("{}.{}", stem.to_string_lossy(), product.ending());
        // Some systems do not tell capitals from small letters.
        let same =
            |job: &&Job| job.product(product).to_lowercase() == name.to_lowercase();
        if let Some(job) = jobs.iter().find(same) {
            let job = &job.name;
            let message = say!(
                "{name} vừa là tên PDF ghép vừa là tên bản của {job}",
                "{name} is both the joined PDF and the copy of {job}"
            );
            let hint = say!("Đặt tên khác bằng `--name`.", "Choose another `--name`.");
            return Err(Error::usage(message).hint(hint));
        }
        Ok(Some(OneFile { stem, odd_pages: self.odd_pages }))
    }
}

impl OneFile {
    /// Joins the copies of all jobs; makes no file if one of them is missing. Returns what came
    /// of it, and the name of the file if it is there.
    pub(super) fn bind(
        &self,
        run: &Run<'_>,
        jobs: &[Job],
        mut files: MadeFiles,
        ui: &mut Ui,
    ) -> (ExitStatus, Option<String>) {
        let product = format!("{}.{}", self.stem.to_string_lossy(), run.product.ending());
        let letter = |job: &'_ Job| files.remove(&job.product(run.product));
        let letters: Vec<Option<Vec<PathBuf>>> = jobs.iter().map(letter).collect();
        let missing = letters.iter().filter(|files| files.is_none()).count();
        if missing > 0 {
            let path = shown(&run.output.join(&product));
            ui.error(&Error::usage(say!(
                "không ghép {path}: {missing} văn bản chưa dựng được",
                "{path} is not made: {missing} documents are missing"
            )));
            return (ExitStatus::Findings, None);
        }
        let letters = jobs.iter().zip(letters.into_iter().flatten());
        let letters: Vec<Letter<'_>> =
            letters.map(|(job, files)| Letter { job, files }).collect();
        match run.bind(&self.stem, &letters, self.odd_pages) {
            Ok(bound) => {
                let (path, pages, count) =
                    (shown(&bound.path), bound.pages, letters.len());
                let line = match (ui.lang, bound.written) {
                    (Lang::Vi, true) => {
                        format!("{count} văn bản → {path} ({pages} trang)")
                    }
                    (Lang::Vi, false) => {
                        format!("{count} văn bản → {path} ({pages} trang, không đổi)")
                    }
                    (Lang::En, true) => {
                        format!("{count} documents → {path} ({pages} pages)")
                    }
                    (Lang::En, false) => {
                        format!("{count} documents → {path} ({pages} pages, unchanged)")
                    }
                };
                let object = json!({
                    "type": "joined", "output": path, "documents": count, "pages": pages,
                    "changed": bound.written,
                });
                ui.result(&line, &object);
                (ExitStatus::Clean, Some(product))
            }
            Err(failure) => (ui.failure(&failure), None),
        }
    }
}
