//! The review list of `vanban next`, written to a file.

use std::path::Path;

use super::created::create;
use crate::diag::Lang;
use crate::error::Error;
use crate::project::shown;
use crate::roll::{self, FileNames, Review};
use crate::say;

/// The file of a review list; its ending says the form.
pub(super) struct ReportFile<'a> {
    pub(super) path: &'a Path,
    form: ReportForm,
}

#[derive(Clone, Copy)]
enum ReportForm {
    Markdown,
    Html,
    Json,
}

impl<'a> ReportFile<'a> {
    pub(super) fn new(path: &'a Path) -> Result<Self, Error> {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let form = match ending.map(str::to_lowercase).as_deref() {
            Some("md") => ReportForm::Markdown,
            Some("html" | "htm") => ReportForm::Html,
            Some("json") => ReportForm::Json,
            _ => return Err(unknown_form(path)),
        };
        Ok(Self { path, form })
    }

    pub(super) fn write(
        &self,
        review: &Review,
        names: FileNames<'_>,
        lang: Lang,
    ) -> Result<(), Error> {
        let text = match self.form {
            ReportForm::Markdown => roll::markdown(review, names, lang),
            ReportForm::Html => roll::html(review, names, lang),
            ReportForm::Json => format!("{:#}\n", roll::json(review, names, lang)),
        };
        create(self.path, &text)
    }
}

fn unknown_form(path: &Path) -> Error {
    let path = shown(path);
    Error::usage(say!(
        "{path}: không rõ dạng danh sách rà soát",
        "{path}: unknown form of a review list"
    ))
    .hint(say!(
        "Đặt đuôi tệp .md, .html hoặc .json.",
        "Name a file that ends in .md, .html or .json."
    ))
}
