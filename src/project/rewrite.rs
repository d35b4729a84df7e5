//! Writes a file of a project that was read and changed.

use std::path::Path;

use super::read::read_bytes;
use crate::error::{Error, Failure};
use crate::output;
use crate::say;

/// The byte-order mark, which is no part of a file's text.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The bytes of a file with a new text in the place of the old one, its byte-order mark kept;
/// none where the file does not say the old text.
pub fn new_bytes(bytes: &[u8], old: &str, new: &str) -> Option<Vec<u8>> {
    let (mark, text) = match bytes.strip_prefix(MARK) {
        Some(text) => (MARK, text),
        None => (&b""[..], bytes),
    };
    (text == old.as_bytes()).then(|| [mark, new.as_bytes()].concat())
}

/// Writes a file that was changed, if it still is as it was read, or already is as it should be.
///
/// # Errors
/// Returns what the system refused, or that the file was changed meanwhile.
pub fn rewrite_file(path: &Path, old: &str, new: &str) -> Result<(), Failure> {
    let bytes = read_bytes(path)?;
    if new_bytes(&bytes, new, new).is_some() {
        return Ok(());
    }
    let Some(bytes) = new_bytes(&bytes, old, new) else {
        return Err(changed_meanwhile(path).into());
    };
    output::rewrite(path, &bytes).map_err(|refused| Error::io(path, &refused).into())
}

/// The error of a file that somebody else has changed since it was read.
pub fn changed_meanwhile(path: &Path) -> Error {
    let path = path.display();
    Error::usage(say!(
        "{path}: tệp vừa bị sửa ở nơi khác, không ghi",
        "{path}: the file was changed meanwhile, and is not written"
    ))
}
