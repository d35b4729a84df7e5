//! Reads the files of a project, each as it was at one moment.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use super::paths::shown;
use super::wrong_file::wrong_file;
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::error::{Error, Failure};
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
/// Returns what the system refused, that the file never held still, or that it is too large.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = steady(path)?;
    if bytes.len() as u64 > MAX_BYTES {
        let limit = MAX_BYTES / 1024 / 1024;
        let message =
            say!("tệp lớn hơn {limit} MB", "the file is larger than {limit} MB");
        let finding = Diagnostic::new(&rules::TOO_LARGE_FILE, message)
            .at(Place::new(&SourceFile::new(shown(path), ""), 0..0))
            .hint(say!(
                "Tách văn bản, hoặc để dữ liệu lớn trong tệp riêng.",
                "Split the document, or keep large data in a file of its own."
            ));
        return Err(Failure::Findings(vec![finding]));
    }
    Ok(bytes)
}

/// How often a file is read again that has changed meanwhile.
const TRIES: usize = 10;

/// The bytes of a file at one moment: what was read while somebody wrote is read again.
fn steady(path: &Path) -> Result<Vec<u8>, Error> {
    let fault = |e| Error::io(path, &e);
    for _ in 0..TRIES {
        let file = fs::File::open(path).map_err(fault)?;
        let state = |file: &fs::File| {
            let found = file.metadata()?;
            Ok::<_, std::io::Error>((found.len(), found.modified().ok()))
        };
        let before = state(&file).map_err(fault)?;
        let mut bytes = vec![];
        (&file).take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(fault)?;
        let after = state(&file).map_err(fault)?;
        // A file of the system, or a pipe, may not know its length.
        let whole = bytes.len() as u64 == before.0.min(MAX_BYTES + 1) || before.0 == 0;
        if before == after && whole {
            return Ok(bytes);
        }
    }
    let path = shown(path);
    Err(Error::usage(say!(
        "{path}: tệp đang bị ghi liên tục",
        "{path}: the file keeps changing"
    ))
    .hint(say!("Chạy lại khi đã lưu xong.", "Run again when it has been saved.")))
}
