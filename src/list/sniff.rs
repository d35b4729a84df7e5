//! What a file really is, whatever its name says.

use std::sync::Arc;

use super::cfb::{Compound, SIGNATURE};
use super::xml::Parts;
use crate::diag::{Diagnostic, Message, Place, SourceFile, rules};
use crate::say;

/// What the name of a file says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Text,
    Workbook,
}

impl Sort {
    /// Refuses a file that is something else, and says what it is.
    pub(super) fn hold(self, name: &str, bytes: &[u8]) -> Result<(), Vec<Diagnostic>> {
        let Some((what, hint)) = self.other(bytes) else { return Ok(()) };
        let file: Arc<SourceFile> = SourceFile::new(name, "");
        let (vi, en) = (what.vi, what.en);
        let message = say!("tệp này là {vi}", "this file is {en}");
        Err(vec![
            Diagnostic::new(&rules::INVALID_WORKBOOK, message)
                .at(Place::new(&file, 0..0))
                .hint(hint),
        ])
    }

    fn other(self, bytes: &[u8]) -> Option<(Message, Message)> {
        let save = || {
            say!(
                "Mở bằng Excel hay LibreOffice rồi lưu lại thành .xlsx (Save As).",
                "Open it with Excel or LibreOffice and save it as .xlsx."
            )
        };
        if bytes.starts_with(SIGNATURE) {
            return self.compound(bytes);
        }
        // What is no archive would be searched from its end for the directory of one.
        if (self != Self::Text || bytes.starts_with(b"PK"))
            && let Some(parts) = Parts::new(bytes)
        {
            let said = if parts.has("word/document.xml") {
                say!(
                    "văn bản Word (.docx), không phải bảng tính",
                    "a Word document (.docx), no workbook"
                )
            } else if parts.has("ppt/presentation.xml") {
                say!("bản trình chiếu PowerPoint", "a PowerPoint presentation")
            } else if parts.has("xl/workbook.bin") {
                say!("bảng tính nhị phân (.xlsb)", "a binary workbook (.xlsb)")
            } else if self == Self::Text {
                say!(
                    "bảng tính hay tệp nén, không phải văn bản thuần",
                    "a workbook or an archive, no plain text"
                )
            } else {
                return None;
            };
            return Some((said, save()));
        }
        if bytes.starts_with(b"%PDF") {
            return Some((say!("PDF", "a PDF"), save()));
        }
        if self == Self::Text {
            return None;
        }
        text(bytes, save())
    }

    /// Encrypted workbooks lie in compound files, and Word's old documents do.
    fn compound(self, bytes: &[u8]) -> Option<(Message, Message)> {
        let file = Compound::read(bytes)?;
        if file.has("EncryptedPackage") {
            return Some((
                say!("bảng tính có mật khẩu", "a workbook with a password"),
                say!(
                    "Mở bằng Excel, bỏ mật khẩu (File > Info > Protect Workbook) rồi lưu lại.",
                    "Open it with Excel, remove the password and save it."
                ),
            ));
        }
        let word = file.has("WordDocument");
        if word || self == Self::Text {
            let said = if word {
                say!(
                    "văn bản Word (.doc), không phải bảng tính",
                    "a Word document (.doc), no workbook"
                )
            } else {
                say!(
                    "bảng tính cũ (.xls), không phải văn bản thuần",
                    "an old workbook (.xls), no plain text"
                )
            };
            let hint = say!(
                "Lưu danh sách thành .xlsx hoặc .csv.",
                "Save the list as .xlsx or .csv."
            );
            return Some((said, hint));
        }
        None
    }
}

/// What a text is that should be a workbook; `save` says how to make it one.
fn text(bytes: &[u8], save: Message) -> Option<(Message, Message)> {
    let start = &bytes[..bytes.len().min(4096)];
    let start = String::from_utf8_lossy(start).to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let said = if start.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        say!("XML của Excel 2003 (SpreadsheetML)", "XML of Excel 2003 (SpreadsheetML)")
    } else if start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || start.contains("<table")
    {
        say!("trang HTML, không phải bảng tính", "an HTML page, no workbook")
    } else if start.starts_with("<?xml") {
        say!("tệp XML, không phải bảng tính", "an XML file, no workbook")
    } else if start.starts_with('{') || start.starts_with('[') {
        let hint = say!("Đổi đuôi tệp thành .json.", "Rename it to .json.");
        return Some((say!("JSON, không phải bảng tính", "JSON, no workbook"), hint));
    } else if is_separated(start) {
        let hint = say!("Đổi đuôi tệp thành .csv.", "Rename it to .csv.");
        return Some((
            say!(
                "CSV (chữ thuần), không phải bảng tính",
                "CSV (plain text), no workbook"
            ),
            hint,
        ));
    } else {
        return None;
    };
    Some((said, save))
}

/// True for a text with a separator in its first line.
fn is_separated(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let control = |c: char| c.is_control() && c != '\t' || c == '\u{fffd}';
    !line.is_empty()
        && !text.contains(control_but_lines(control))
        && line.contains([',', ';', '\t'])
}

/// The same, but for ends of lines.
fn control_but_lines(control: impl Fn(char) -> bool) -> impl Fn(char) -> bool {
    move |c| !matches!(c, '\n' | '\r') && control(c)
}
