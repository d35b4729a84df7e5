//! What the file of a list really is, whatever its name says.

use std::sync::Arc;

use super::xml::Parts;
use crate::diag::{Diagnostic, Message, Place, Rule, SourceFile, rules};
use crate::filetype::FileType;
use crate::say;
use crate::yaml::plain_text;

/// What the name of a file says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Text,
    Workbook,
    /// Nothing that a list is read from.
    Other,
}

impl Sort {
    /// Refuses a file that is something else, and says what it is.
    pub(super) fn hold(self, name: &str, bytes: &[u8]) -> Result<(), Vec<Diagnostic>> {
        let Some((message, hint)) = self.other(name, bytes) else { return Ok(()) };
        let file: Arc<SourceFile> = SourceFile::new(name, "");
        let found = Diagnostic::new(self.rule(), message).at(Place::new(&file, 0..0));
        Err(vec![found.hint(hint)])
    }

    fn rule(self) -> &'static Rule {
        if self == Self::Other { &rules::UNKNOWN_LIST } else { &rules::INVALID_WORKBOOK }
    }

    fn other(self, name: &str, bytes: &[u8]) -> Option<(Message, Message)> {
        let found = FileType::of(bytes);
        match (self, found) {
            (Self::Workbook, Some(found)) if found.is_sheet() => None,
            (Self::Workbook, Some(FileType::Archive)) if is_cut_zip(bytes) => {
                Some(damaged())
            }
            (_, Some(found)) => Some((what(self, found), remedy(found))),
            (Self::Text, None) => json(name, bytes),
            (Self::Workbook, None) => plain(bytes),
            (Self::Other, None) => Some((
                say!(
                    "`{name}` không phải CSV, XLSX, JSON hay YAML",
                    "unknown list format of `{name}`: expected CSV, XLSX, JSON or YAML"
                ),
                say!(
                    "Lưu danh sách thành .xlsx hoặc .csv.",
                    "Save the list as .xlsx or .csv."
                ),
            )),
        }
    }
}

/// True for the beginning of a ZIP, which every workbook is, without the rest.
fn is_cut_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") && Parts::new(bytes).is_none()
}

/// What a workbook is whose end is missing.
fn damaged() -> (Message, Message) {
    (
        say!("tệp bảng tính này hỏng hoặc tải dở", "this workbook is damaged or cut off"),
        say!(
            "Tải hay chép lại tệp; không được thì mở bằng Excel để sửa rồi lưu lại.",
            "Fetch or copy it again; else open it with Excel, which may repair it, and save it."
        ),
    )
}

/// What a text is that is JSON by its first characters and has another name.
fn json(name: &str, bytes: &[u8]) -> Option<(Message, Message)> {
    let name = name.to_lowercase();
    if ![".csv", ".tsv", ".txt"].iter().any(|ending| name.ends_with(ending)) {
        return None;
    }
    let text = plain_text(bytes)?;
    let start: String = text.chars().filter(|c| !c.is_whitespace()).take(3).collect();
    let is_json = start.starts_with("[{") || start.starts_with("{\"");
    is_json.then(|| {
        (
            say!("tệp này là JSON, không phải CSV", "this file is JSON, no CSV"),
            say!("Đổi đuôi tệp thành .json.", "Rename it to .json."),
        )
    })
}

/// What a file is, and what it is not.
fn what(named: Sort, found: FileType) -> Message {
    let Message { vi, en } = found.said();
    if found.is_sheet() && named == Sort::Text {
        return say!(
            "tệp này là {vi}, không phải văn bản thuần",
            "this file is {en}, no plain text"
        );
    }
    if found.has_sheets() || found == FileType::Locked {
        return say!("tệp này là {vi}", "this file is {en}");
    }
    say!(
        "tệp này là {vi}, không phải danh sách",
        "this file is {en}, no list or workbook"
    )
}

/// How a list comes out of a file.
fn remedy(found: FileType) -> Message {
    match found {
        FileType::Workbook => {
            say!("Đổi đuôi tệp thành .xlsx.", "Rename it to end in .xlsx.")
        }
        FileType::OldWorkbook => {
            say!("Đổi đuôi tệp thành .xls.", "Rename it to end in .xls.")
        }
        FileType::OpenSheet => {
            say!("Đổi đuôi tệp thành .ods.", "Rename it to end in .ods.")
        }
        FileType::Locked => say!(
            "Mở bằng Excel, bỏ mật khẩu (File > Info > Protect Workbook) rồi lưu lại.",
            "Open it with Excel, remove the password and save it."
        ),
        FileType::Word
        | FileType::OldWord
        | FileType::OpenText
        | FileType::RichText
        | FileType::Presentation => say!(
            "Mở tệp, chép bảng sang Excel hay LibreOffice Calc rồi lưu thành .xlsx.",
            "Open it, copy its table into Excel or LibreOffice Calc, and save that as .xlsx."
        ),
        FileType::Pdf | FileType::Picture => say!(
            "Xin tệp Excel gốc, hoặc gõ lại danh sách trong Excel rồi lưu thành .xlsx.",
            "Ask for the Excel file behind it, or type the list in Excel and save that as .xlsx."
        ),
        FileType::Archive => say!(
            "Giải nén rồi dùng tệp danh sách bên trong; tệp tải dở thì tải lại.",
            "Unpack it and use the list inside; if it was cut off, fetch it again."
        ),
        FileType::BinaryWorkbook
        | FileType::ExcelXml
        | FileType::WebPage
        | FileType::Xml
        | FileType::Compound => say!(
            "Mở bằng Excel hay LibreOffice rồi lưu lại thành .xlsx (Save As).",
            "Open it with Excel or LibreOffice and save it as .xlsx."
        ),
    }
}

/// What a plain text is that should be a workbook.
fn plain(bytes: &[u8]) -> Option<(Message, Message)> {
    let text = plain_text(bytes)?;
    let start = text.trim_start();
    let (said, ending) = if start.starts_with(['{', '[']) {
        (say!("JSON", "JSON"), ".json")
    } else if is_separated(start) {
        (say!("CSV (chữ thuần)", "CSV (plain text)"), ".csv")
    } else {
        return None;
    };
    let Message { vi, en } = said;
    Some((
        say!("tệp này là {vi}, không phải bảng tính", "this file is {en}, no workbook"),
        say!("Đổi đuôi tệp thành {ending}.", "Rename it to {ending}."),
    ))
}

/// True for a text with a separator in its first line.
fn is_separated(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    !text.contains(control) && line.contains([',', ';', '\t'])
}
