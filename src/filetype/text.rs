//! Files of marks, which are text of a sort.

use super::file_type::FileType;

/// How far into a file its marks are looked for.
const START: usize = 4096;

/// The type of a text that begins with marks.
pub(super) fn of(bytes: &[u8]) -> Option<FileType> {
    // Of UTF-16, what is left is as plain as the marks are.
    let start = bytes.iter().take(START).filter(|byte| **byte != 0);
    let start: Vec<u8> = start.copied().collect();
    let start = String::from_utf8_lossy(&start).to_lowercase();
    let start =
        start.trim_start_matches(|c: char| !c.is_ascii() || c.is_ascii_whitespace());
    let begins = |marks: &[&str]| marks.iter().any(|mark| start.starts_with(mark));
    let page = ["<!doctype html", "<html", "<head", "<table", "<meta", "mime-version:"];
    if begins(&page) {
        return Some(FileType::WebPage);
    }
    if !begins(&["<?xml", "<?mso", "<workbook"]) {
        return None;
    }
    let holds = |marks: &[&str]| marks.iter().any(|mark| start.contains(mark));
    Some(if holds(&["urn:schemas-microsoft-com:office:spreadsheet"]) {
        FileType::ExcelXml
    } else if holds(&["<!doctype html", "<html", "<table"]) {
        FileType::WebPage
    } else if holds(&["word.document", "schemas.microsoft.com/office/word"]) {
        FileType::Word
    } else {
        FileType::Xml
    })
}
