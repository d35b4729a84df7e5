//! What the ledger of an output folder knows of a file that comes back.

use std::path::{Path, PathBuf};

use super::cache::LEDGER;
use super::entry::{LedgerEntry, LedgerLine};
use crate::fingerprint::Fingerprint;
use crate::output;

/// The documents that a file may be of, as the ledger knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownOrigin {
    /// The document of which some run has written these very bytes.
    pub by_bytes: Option<PathBuf>,
    /// Those whose product has the file's name.
    pub by_name: Vec<PathBuf>,
}

/// Looks for a file that was built into an output folder of the project in `root`: by its bytes,
/// of which there may be several readings, and by its name. It never fails: what cannot be read
/// is not known.
pub fn known_origin(
    folder: &Path,
    root: &Path,
    bytes: &[Fingerprint],
    name: &str,
) -> KnownOrigin {
    let text = output::own_bytes(folder, LEDGER).unwrap_or_default();
    let mut known = KnownOrigin::default();
    for line in String::from_utf8_lossy(&text).lines() {
        let Some(LedgerLine::Entry(entry)) = LedgerLine::read(line) else { continue };
        // A copy of a list has no document of its own.
        if entry.list.is_some() || entry.joined {
            continue;
        }
        let origin = root.join(&entry.origin);
        if holds(&entry, bytes) {
            known.by_bytes = Some(origin.clone());
        }
        let is_named =
            |it: &String| Path::new(it).file_name().is_some_and(|it| it == name);
        if entry.outputs.keys().any(is_named) && !known.by_name.contains(&origin) {
            known.by_name.push(origin);
        }
    }
    known
}

fn holds(entry: &LedgerEntry, bytes: &[Fingerprint]) -> bool {
    entry
        .outputs
        .values()
        .chain(entry.left.values())
        .any(|it| bytes.contains(it))
}
