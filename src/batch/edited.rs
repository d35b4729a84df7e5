//! Files that somebody has signed or edited after they were made, or that are somebody's own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::cache::Cache;
use super::job::Job;
use super::product_files::{files as product_files, name};
use super::run::{Goal, Run};
use crate::diag::{Diagnostic, rules};
use crate::files::{self, MAX_PRODUCT_BYTES};
use crate::fingerprint::Fingerprint;
use crate::pipeline::Built;
use crate::project::shown;
use crate::say;

/// What every signature in a PDF says of itself.
const SIGNED: &[u8] = b"/ByteRange";

impl Run<'_> {
    /// A file of a copy that is not as some run wrote it, or a signed file of any product, is
    /// not written over unasked.
    pub(super) fn edited(
        &self,
        job: &Job,
        built: &Built,
        cache: &Cache,
    ) -> Option<Diagnostic> {
        if self.goal != Goal::Write {
            return None;
        }
        product_files(&job.stem, self.product, built).into_iter().find_map(
            |(path, bytes)| {
                let full = self.output.join(&path);
                let old = files::read(&full, MAX_PRODUCT_BYTES);
                let old = old.ok().filter(|old| old != bytes)?;
                let theirs = (job.list().is_some() || is_signed(&old))
                    && !cache.wrote(&name(&path), &Fingerprint::of(&old));
                let fault = || edited_product(&full, &name(&path), &old, cache);
                theirs.then(|| fault().at(job.place()))
            },
        )
    }
}

impl Run<'_> {
    /// A file that documents of this run are made from is never written over.
    pub(super) fn own_input(
        &self,
        job: &Job,
        built: &Built,
        sources: &BTreeMap<String, Fingerprint>,
    ) -> Option<Diagnostic> {
        let written = |(path, _): &(PathBuf, &[u8])| {
            let full = self.output.join(path).canonicalize().ok()?;
            let source = |name: &&String| {
                self.root.join(name).canonicalize().is_ok_and(|it| it == full)
            };
            sources.keys().find(source).map(|_| self.output.join(path))
        };
        let files = product_files(&job.stem, self.product, built);
        let file = shown(&files.iter().find_map(written)?);
        let message = say!(
            "{file} là tệp mà văn bản này dùng tới: không ghi đè",
            "{file} is a file that this document is made from: overwriting it is not allowed"
        );
        let fault = Diagnostic::new(&rules::EDITED_PRODUCT, message).at(job.place());
        Some(fault.hint(say!(
            "Chọn thư mục kết quả khác bằng -o.",
            "Choose another output folder with -o."
        )))
    }
}

fn is_signed(bytes: &[u8]) -> bool {
    bytes.windows(SIGNED.len()).any(|part| part == SIGNED)
}

/// What is said of a file that is kept.
pub(super) fn edited_product(
    path: &Path,
    name: &str,
    bytes: &[u8],
    cache: &Cache,
) -> Diagnostic {
    let file = shown(path);
    let message = match (is_signed(bytes), cache.names().contains(name)) {
        (true, _) => say!(
            "{file} đã ký số: không ghi đè",
            "{file} has a signature: overwriting it is not allowed"
        ),
        (false, true) => say!(
            "{file} đã sửa sau khi dựng: không ghi đè",
            "{file} was edited after it was made: overwriting it is not allowed"
        ),
        (false, false) => say!(
            "{file} không phải do lần dựng nào ở đây ghi: không ghi đè",
            "{file} was not written by any run here: overwriting it is not allowed"
        ),
    };
    let hint = say!(
        "Cần giữ thì dời tệp sang thư mục khác rồi chạy lại; chắc chắn bỏ thì --force.",
        "To keep it, move it to another folder and run again; if it is of no use, --force."
    );
    Diagnostic::new(&rules::EDITED_PRODUCT, message).hint(hint)
}
