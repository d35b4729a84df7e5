//! Lists with a separator between their cells: CSV, with `,`, `;` or `|`, and tabs.

use std::ops::Range;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};

use super::records::{self, Cell, Record};
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::say;

/// What Excel writes into a first line to name the separator.
const NAMED: &str = "sep=";

/// Reads the rows of a text.
///
/// Every quotation mark is held to its place before a row is believed: one that is left open
/// would swallow the rows after it.
pub(super) fn read(file: &Arc<SourceFile>) -> Result<Vec<Record>, Vec<Diagnostic>> {
    let (separator, start) = separator(&file.text);
    let places = places(&file.text, start, separator)
        .map_err(|(at, opened)| vec![stray_quote(file, at, opened)])?;
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(&file.text.as_bytes()[start..]);
    let mut rows = vec![];
    let mut record = StringRecord::new();
    for places in places {
        // A text in rows of any length holds nothing that the reader could refuse.
        if !matches!(reader.read_record(&mut record), Ok(true)) {
            break;
        }
        rows.push(row(&record, &places));
    }
    Ok(rows)
}

fn row(record: &StringRecord, places: &[Range<usize>]) -> Record {
    let end = places.last().map_or(0, |place| place.end);
    let cell = |(i, text): (usize, &str)| {
        records::cell(text.to_owned(), places.get(i).cloned().unwrap_or(end..end))
    };
    let cells: Vec<Cell> = record.iter().enumerate().map(cell).collect();
    Record {
        cells,
        range: places.first().map_or(0, |place| place.start)..end,
        ..Record::default()
    }
}

/// The bytes of the cells of each row that is not an empty line.
///
/// # Errors
/// Returns where a quotation mark stands that neither opens, closes nor doubles one, or that
/// is never closed, and where the one was opened that it belongs to.
fn places(
    text: &str,
    start: usize,
    separator: u8,
) -> Result<Vec<Vec<Range<usize>>>, (usize, usize)> {
    let bytes = text.as_bytes();
    let (mut rows, mut row, mut at) = (vec![], vec![], start);
    while at < bytes.len() {
        let begin = at;
        if bytes[at] == b'"' {
            at = after_quoted(bytes, at, separator)?;
        } else {
            let ends = |byte: &u8| *byte == separator || matches!(byte, b'\r' | b'\n');
            at += bytes[at..].iter().position(ends).unwrap_or(bytes.len() - at);
        }
        let place = begin..at;
        let goes_on = bytes.get(at) == Some(&separator);
        if goes_on || !row.is_empty() || !place.is_empty() {
            row.push(place);
        }
        at += 1;
        if goes_on && at == bytes.len() {
            row.push(at..at);
        }
        if !goes_on && !row.is_empty() {
            rows.push(std::mem::take(&mut row));
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    Ok(rows)
}

/// The end of a cell that opens with a quotation mark.
fn after_quoted(
    bytes: &[u8],
    open: usize,
    separator: u8,
) -> Result<usize, (usize, usize)> {
    let mut at = open + 1;
    loop {
        let length = bytes[at..].iter().position(|byte| *byte == b'"');
        let close = at + length.ok_or((open, open))?;
        match bytes.get(close + 1) {
            Some(b'"') => at = close + 2,
            None | Some(b'\r' | b'\n') => return Ok(close + 1),
            Some(next) if *next == separator => return Ok(close + 1),
            Some(_) => return Err((close, open)),
        }
    }
}

/// The separator and where the rows begin: the one that Excel names, else the one that the
/// first line has most of.
fn separator(text: &str) -> (u8, usize) {
    let mut lines = text.split(['\n', '\r']);
    let line = lines.find(|line| !line.is_empty()).unwrap_or_default();
    if let Some(named) = line.strip_prefix(NAMED)
        && let [separator] = named.as_bytes()
    {
        return (*separator, text.find(line).unwrap_or(0) + line.len());
    }
    let count = |separator: &u8| line.bytes().filter(|byte| byte == separator).count();
    let most = [b'|', b'\t', b';', b','].into_iter().max_by_key(count);
    (most.unwrap_or(b','), 0)
}

fn stray_quote(file: &Arc<SourceFile>, at: usize, opened: usize) -> Diagnostic {
    let place = |at: usize| Place::new(file, at..at + 1);
    let hint = say!(
        "Ô có dấu ngoặc kép viết: \"ông \"\"A\"\"\"; kiểm tra dấu mở của ô này.",
        "Double a quote inside a cell: \"Mr \"\"A\"\"\"; check the quote that opens this cell."
    );
    if at == opened {
        let message = say!("dấu ngoặc kép mở ở đây không đóng", "unclosed double quote");
        return Diagnostic::new(&rules::UNCLOSED_QUOTE, message)
            .at(place(at))
            .hint(hint);
    }
    let message = say!(
        "sau dấu ngoặc kép đóng phải là dấu ngăn hoặc hết hàng",
        "expected a separator or the end of the row after the closing quote"
    );
    Diagnostic::new(&rules::UNEXPECTED_TEXT, message)
        .at(place(at))
        .related(place(opened), say!("ô mở ở đây", "the cell opens here"))
        .hint(hint)
}
