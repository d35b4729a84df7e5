//! By which bytes the types of files are known.

use std::io::Cursor;

use zip::ZipArchive;

use super::cfb::{Compound, SIGNATURE};
use super::file_type::FileType;
use super::text;

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
    let plain =
        |name: &str| name.replace('\\', "/").trim_start_matches('/').to_lowercase();
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
