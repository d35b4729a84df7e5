//! The types of files that an office has, and by which bytes each is known.

use std::io::Cursor;

use zip::ZipArchive;

use super::cfb::{Compound, SIGNATURE};
use super::text;
use crate::diag::Message;
use crate::say;

/// A type of file that is no plain text of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileType {
    /// `.docx`, or XML of Word 2003.
    Word,
    /// `.doc`
    OldWord,
    /// `.odt`
    OpenText,
    /// `.rtf`
    RichText,
    /// `.pdf`
    Pdf,
    /// `.pptx`, `.ppt`, `.odp`
    Presentation,
    /// `.xlsx`
    Workbook,
    /// `.xlsb`
    BinaryWorkbook,
    /// `.xls`
    OldWorkbook,
    /// `.ods`
    OpenSheet,
    /// XML of Excel 2003.
    ExcelXml,
    /// A file of Office with a password.
    Locked,
    /// HTML.
    WebPage,
    /// Any other XML.
    Xml,
    /// A picture.
    Picture,
    /// Files in a packed one.
    Archive,
    /// A compound file of another program, or a damaged one.
    Compound,
}

/// What other files begin with.
const BEGINNINGS: [(&[u8], FileType); 12] = [
    (b"{\\rtf", FileType::RichText),
    (b"\x89PNG", FileType::Picture),
    (b"\xff\xd8\xff", FileType::Picture),
    (b"GIF8", FileType::Picture),
    (b"II*\0", FileType::Picture),
    (b"MM\0*", FileType::Picture),
    (b"RIFF", FileType::Picture),
    (b"Rar!", FileType::Archive),
    (b"7z\xbc\xaf", FileType::Archive),
    (b"\x1f\x8b", FileType::Archive),
    (b"PK\x03\x04", FileType::Archive),
    (b"PK\x05\x06", FileType::Archive),
];

impl FileType {
    /// The type of a file; none if it may be plain text.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(SIGNATURE) {
            return Some(compound(bytes));
        }
        if let Some(found) = archive(bytes) {
            return Some(found);
        }
        let start = &bytes[..bytes.len().min(1024)];
        let first = start.iter().position(|byte| !byte.is_ascii_whitespace());
        let shown = &start[first.unwrap_or(0)..];
        let shown = shown.strip_prefix(b"\xef\xbb\xbf").unwrap_or(shown);
        if shown.starts_with(b"%PDF") {
            return Some(Self::Pdf);
        }
        let known = BEGINNINGS.iter().find(|(begins, _)| shown.starts_with(begins));
        known.map(|(_, found)| *found).or_else(|| text::of(bytes))
    }

    /// True for what a list is read from.
    pub fn is_sheet(self) -> bool {
        matches!(self, Self::Workbook | Self::OldWorkbook | Self::OpenSheet)
    }

    /// True for what holds sheets, whether or not it is read.
    pub fn has_sheets(self) -> bool {
        self.is_sheet() || matches!(self, Self::BinaryWorkbook | Self::ExcelXml)
    }

    /// What an office calls it.
    pub fn said(self) -> Message {
        match self {
            Self::Word => say!("văn bản Word (.docx)", "a Word document (.docx)"),
            Self::OldWord => say!("văn bản Word cũ (.doc)", "an old Word document (.doc)"),
            Self::OpenText => {
                say!("văn bản LibreOffice (.odt)", "a LibreOffice document (.odt)")
            }
            Self::RichText => say!("văn bản RTF", "a document in RTF"),
            Self::Pdf => say!("PDF", "a PDF"),
            Self::Presentation => say!("bản trình chiếu", "a presentation"),
            Self::Workbook => {
                say!("bảng tính Excel (.xlsx)", "an Excel workbook (.xlsx)")
            }
            Self::BinaryWorkbook => {
                say!("bảng tính nhị phân (.xlsb)", "a binary workbook (.xlsb)")
            }
            Self::OldWorkbook => {
                say!("bảng tính Excel cũ (.xls)", "an old Excel workbook (.xls)")
            }
            Self::OpenSheet => {
                say!("bảng tính LibreOffice (.ods)", "a LibreOffice workbook (.ods)")
            }
            Self::ExcelXml => say!(
                "XML của Excel 2003 (SpreadsheetML)",
                "XML of Excel 2003 (SpreadsheetML)"
            ),
            Self::Locked => say!(
                "tệp Office có mật khẩu (đã mã hóa)",
                "an Office file with a password (encrypted)"
            ),
            Self::WebPage => say!("trang HTML", "an HTML page"),
            Self::Xml => say!("tệp XML", "an XML file"),
            Self::Picture => say!("hình ảnh", "a picture"),
            Self::Archive => say!("tệp nén", "an archive"),
            Self::Compound => say!(
                "tệp của chương trình khác, hoặc bị hỏng",
                "a file of another program, or a damaged one"
            ),
        }
    }
}

/// Encrypted files lie in compound ones, and those of old Office do.
fn compound(bytes: &[u8]) -> FileType {
    let Some(file) = Compound::read(bytes) else { return FileType::Compound };
    let types = [
        ("EncryptedPackage", FileType::Locked),
        ("WordDocument", FileType::OldWord),
        ("PowerPoint Document", FileType::Presentation),
        ("Workbook", FileType::OldWorkbook),
        ("Book", FileType::OldWorkbook),
    ];
    let found = types.into_iter().find(|(name, _)| file.has(name));
    found.map_or(FileType::Compound, |(_, found)| found)
}

fn archive(bytes: &[u8]) -> Option<FileType> {
    let open = [("text", FileType::OpenText), ("presentation", FileType::Presentation)];
    for (name, found) in open {
        let said = format!("mimetypeapplication/vnd.oasis.opendocument.{name}");
        let said = said.as_bytes();
        if bytes.get(30..30 + said.len()) == Some(said) {
            return Some(found);
        }
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let plain = |name: &str| {
        name.replace('\\', "/").trim_start_matches('/').to_lowercase()
    };
    let names = archive.file_names().filter_map(|name| Some(plain(&name.ok()?)));
    let names: Vec<String> = names.collect();
    let has = |name: &str| names.iter().any(|it| it == name);
    Some(if has("word/document.xml") {
        FileType::Word
    } else if has("ppt/presentation.xml") {
        FileType::Presentation
    } else if has("xl/workbook.bin") {
        FileType::BinaryWorkbook
    } else if has("xl/workbook.xml") || has("[content_types].xml") {
        FileType::Workbook
    } else if has("content.xml") {
        FileType::OpenSheet
    } else {
        FileType::Archive
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_first_bytes() {
        for (bytes, found) in [
            (&b"%PDF-1.7\n"[..], Some(FileType::Pdf)),
            (b"\xef\xbb\xbf \n<!DOCTYPE html><p>", Some(FileType::WebPage)),
            (b"{\\rtf1\\ansi", Some(FileType::RichText)),
            (b"PK\x03\x04 cut off", Some(FileType::Archive)),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Some(FileType::Compound)),
            (b"kind: ke-hoach\n", None),
            (b"a,b\n<b>,2\n", None),
            (b"", None),
        ] {
            assert_eq!(FileType::of(bytes), found, "{bytes:?}");
        }
    }
}
