//! Takes a file of the project in for a document, and notes it in the document's log.

use std::path::{Path, PathBuf};

use super::log::Log;
use crate::diag::Diagnostic;
use crate::error::Failure;
use crate::project::{Outside, inside, read_bytes};

/// Why a file was not taken in.
pub(super) enum NotTaken {
    /// It lies outside the project.
    Outside(Outside),
    /// It is not there, or may not be read.
    Missing,
    /// It was read, and this is wrong with it.
    Faulty(Vec<Diagnostic>),
}

/// The bytes of a file that a document names by its path from the project's folder.
pub(super) fn take(
    root: &Path,
    name: &str,
    log: &mut Log,
) -> Result<(PathBuf, Vec<u8>), NotTaken> {
    let relative = inside(root, Path::new(name)).map_err(|outside| {
        // What lies outside is not read, not even to see whether it changes.
        log.took(&root.join(name), &[]);
        NotTaken::Outside(outside)
    })?;
    let path = root.join(relative);
    match read_bytes(&path) {
        Ok(bytes) => {
            log.took(&path, &bytes);
            Ok((path, bytes))
        }
        Err(Failure::Findings(faults)) => Err(NotTaken::Faulty(faults)),
        Err(Failure::Error(_)) => {
            log.took(&path, &[]);
            Err(NotTaken::Missing)
        }
    }
}
