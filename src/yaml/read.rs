//! From bytes to text: encoding, byte-order mark, and characters that may not stand in it.

use std::sync::Arc;

use super::characters::forbidden_character;
use super::decode::{DecodedText, NoText, decode};
use super::text_notes::old_name;
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::say;
use crate::vi::{self, Forbidden};

/// The most faults of one sort that are reported in a file.
const MAX_REPORTED: usize = 20;

/// Reads a file's bytes as text; a byte-order mark at its start is no part of it. What cannot be
/// seen is left in it, for whoever takes values out of it.
///
/// # Errors
/// Returns why the bytes are no text, or every other character that may not stand there.
pub fn read_text(name: &str, bytes: &[u8]) -> Result<Arc<SourceFile>, Vec<Diagnostic>> {
    let DecodedText { text, assumed } =
        decode(bytes).map_err(|why| vec![no_text(name, bytes, why)])?;
    let file = SourceFile::assuming(name, text, assumed);
    let mut misread = MisreadLines::new(&file.text);
    let findings: Vec<_> = file
        .text
        .char_indices()
        .filter_map(|(at, c)| Some((at, c, vi::forbidden(c)?)))
        .filter(|(at, c, why)| *why != Forbidden::Invisible && !misread.has(*at, *c))
        .take(MAX_REPORTED)
        .map(|(at, c, why)| {
            forbidden_character(c, why).at(Place::new(&file, at..at + c.len_utf8()))
        })
        .collect();
    if findings.is_empty() { Ok(file) } else { Err(findings) }
}

/// Lines whose letters were misread, so that control characters are halves of them; that is said
/// where values are taken out of the text.
struct MisreadLines<'a> {
    text: &'a str,
    /// The line that was looked at last, and whether it is one.
    last: std::ops::Range<usize>,
    is_misread: bool,
}

impl<'a> MisreadLines<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, last: 0..0, is_misread: false }
    }

    /// True for a control character that is half of a letter.
    fn has(&mut self, at: usize, c: char) -> bool {
        if !('\u{80}'..='\u{9f}').contains(&c) {
            return false;
        }
        if !self.last.contains(&at) {
            let start = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
            let end = self.text[at..].find('\n').map_or(self.text.len(), |it| at + it);
            self.last = start..end;
            self.is_misread = vi::old_text(&self.text[start..end]).is_some();
        }
        self.is_misread
    }
}

fn no_text(name: &str, bytes: &[u8], why: NoText) -> Diagnostic {
    let valid = match std::str::from_utf8(bytes) {
        Ok(_) => 0,
        Err(fault) => fault.valid_up_to(),
    };
    let file = SourceFile::new(name, String::from_utf8_lossy(bytes));
    let (message, hint) = match why {
        NoText::Damaged16 => (
            say!("tệp UTF-16 bị hỏng hoặc thiếu", "the UTF-16 is damaged or cut off"),
            say!(
                "Mở tệp rồi lưu lại bằng UTF-8.",
                "Open the file and save it again as UTF-8."
            ),
        ),
        NoText::Old(old) => {
            let name = old_name(old.encoding);
            let (vi, en) = (name.vi, name.en);
            let said = vi::shortened(&old.text, 60);
            (
                say!(
                    "tệp không phải UTF-8: chữ theo bảng mã {vi}",
                    "invalid UTF-8: the text is in {en}"
                ),
                say!(
                    "Chuyển mã sang Unicode (UniKey Toolkit: Ctrl+Shift+F6) rồi lưu bằng UTF-8; dòng đầu đọc ra là “{said}”.",
                    "Convert it to Unicode (UniKey Toolkit: Ctrl+Shift+F6) and save it as UTF-8; its first line reads “{said}”."
                ),
            )
        }
        NoText::Unknown => (
            say!("tệp không phải UTF-8", "invalid UTF-8"),
            say!(
                "Lưu lại tệp bằng UTF-8 (Unicode); chữ theo bảng mã TCVN3 hay VNI phải chuyển mã trước.",
                "Save the file as UTF-8; text in TCVN3 or VNI must be converted first."
            ),
        ),
    };
    Diagnostic::new(&rules::INVALID_ENCODING, message)
        .at(Place::new(&file, valid..valid + 1))
        .hint(hint)
}
