//! Reads the files of a project, each as it was at one moment.

use std::io;
use std::path::Path;
use std::sync::Arc;

use super::own_files::fault;
use super::paths::{inside, shown};
use super::wrong_file::wrong_file;
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::error::{Error, Failure};
use crate::files;
use crate::say;
use crate::yaml::{MAX_BYTES, read_text};

/// Reads a file of a project as the text of its data.
///
/// # Errors
/// Returns what the system refused, or what is wrong with the text.
pub fn read_file(path: &Path) -> Result<Arc<SourceFile>, Failure> {
    Ok(document_text(&shown(path), &read_bytes(path)?)?)
}

/// The text of a file's YAML.
///
/// # Errors
/// Returns what the file is if it is something else, or what is wrong with the text.
pub fn document_text(
    name: &str,
    bytes: &[u8],
) -> Result<Arc<SourceFile>, Vec<Diagnostic>> {
    match wrong_file(name, bytes) {
        Some(fault) => Err(vec![fault]),
        None => read_text(name, bytes),
    }
}

/// Reads a file of a project as bytes, none of them from while somebody wrote it.
///
/// # Errors
/// Returns what the system refused, that it is no plain file, that it never held still, or that
/// it is too large.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    files::read(path, MAX_BYTES).map_err(|refused| match refused.kind() {
        io::ErrorKind::FileTooLarge => Failure::Findings(vec![too_large(path)]),
        _ => Failure::Error(Error::io(path, &refused)),
    })
}

fn too_large(path: &Path) -> Diagnostic {
    let limit = MAX_BYTES / 1024 / 1024;
    let message = say!("tệp lớn hơn {limit} MB", "the file is larger than {limit} MB");
    Diagnostic::new(&rules::TOO_LARGE_FILE, message)
        .at(Place::new(&SourceFile::new(shown(path), ""), 0..0))
        .hint(say!(
            "Tách văn bản, hoặc để dữ liệu lớn trong tệp riêng.",
            "Split the document, or keep large data in a file of its own."
        ))
}

/// Reads a file of a project's settings, which no link may lead to from outside.
///
/// # Errors
/// Returns what [`read_file`] does, or that it lies outside the project.
pub(super) fn read_settings(
    root: &Path,
    path: &Path,
) -> Result<Arc<SourceFile>, Failure> {
    let name = path.strip_prefix(root).unwrap_or(path);
    if let Err(outside) = inside(root, name) {
        let message = outside.said_of(&say!("tệp này", "this file"));
        return Err(Failure::Findings(vec![fault(path, message)]));
    }
    read_file(path)
}
