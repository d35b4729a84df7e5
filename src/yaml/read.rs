//! From bytes to text: encoding, byte-order mark, and characters that may not stand in it.

use std::sync::Arc;

use super::characters::forbidden_character;
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::say;
use crate::vi;

/// The most faults of one sort that are reported in a file.
const MAX_REPORTED: usize = 20;

/// Reads a file's bytes as text; a byte-order mark at its start is no part of it.
///
/// # Errors
/// Returns the first byte that is not UTF-8, or every character that may not stand there.
pub fn read_text(name: &str, bytes: &[u8]) -> Result<Arc<SourceFile>, Vec<Diagnostic>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(fault) => return Err(vec![not_utf8(name, bytes, fault.valid_up_to())]),
    };
    let file = SourceFile::new(name, text);
    let findings: Vec<_> = text
        .char_indices()
        .filter_map(|(at, c)| Some((at, c, vi::forbidden(c)?)))
        .take(MAX_REPORTED)
        .map(|(at, c, why)| {
            forbidden_character(c, why).at(Place::new(&file, at..at + c.len_utf8()))
        })
        .collect();
    if findings.is_empty() { Ok(file) } else { Err(findings) }
}

fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> Diagnostic {
    let shown = String::from_utf8_lossy(bytes).into_owned();
    let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let file = SourceFile::new(name, shown);
    let hint = if utf16 {
        say!(
            "Tệp ở dạng UTF-16; lưu lại bằng UTF-8.",
            "The file is UTF-16; save it again as UTF-8."
        )
    } else {
        say!(
            "Lưu lại tệp bằng UTF-8 (Unicode); chữ theo bảng mã TCVN3 hay VNI phải chuyển mã trước.",
            "Save the file as UTF-8; text in TCVN3 or VNI must be converted first."
        )
    };
    Diagnostic::new(
        &rules::INVALID_ENCODING,
        say!("tệp không phải UTF-8", "invalid UTF-8"),
    )
    .at(Place::new(&file, valid..valid + 1))
    .hint(hint)
}
