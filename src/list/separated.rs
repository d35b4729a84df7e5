//! Lists with a separator between their cells: CSV, with `,` or `;`, and tabs.

use std::ops::Range;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};

use super::{Cell, List, MAX_REPORTED, Row, cell};
use crate::diag::{Diagnostic, Place, SourceFile};
use crate::say;

/// Reads a list from a text.
pub(super) fn read(file: &Arc<SourceFile>) -> Result<List, Vec<Diagnostic>> {
    let separator = separator(&file.text);
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(file.text.as_bytes());
    let mut rows: Vec<Row> = vec![];
    let mut record = StringRecord::new();
    loop {
        let start = offset(&reader);
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => rows.push(row(file, &record, start..offset(&reader), separator)),
            Err(fault) => {
                let message = say!(
                    "không đọc được hàng này: {fault}",
                    "this row cannot be read: {fault}"
                );
                let place = Place::new(file, start..start);
                return Err(vec![Diagnostic::error("broken-row", message).at(place)]);
            }
        }
    }
    if let Some(last) = rows.last().filter(|row| is_open(&file.text[row.range.clone()])) {
        let message = say!(
            "dấu ngoặc kép mở ở đây không đóng",
            "a quotation mark that opens in this row is never closed"
        );
        let place = Place::new(file, last.range.start..last.range.start + 1);
        return Err(vec![Diagnostic::error("open-quote", message).at(place)]);
    }
    let mut rows = rows.into_iter();
    let columns = rows.next().map_or(vec![], |header| header.cells);
    let mut findings = vec![];
    let rows: Vec<Row> = rows
        .map(|mut row| {
            let more = row.cells.iter().skip(columns.len());
            if let Some(more) = more.clone().find(|cell| !cell.text.is_empty()) {
                findings.push(too_long(file, more, columns.len()));
            }
            let end = row.range.end..row.range.end;
            row.cells
                .resize(columns.len(), Cell { text: String::new(), range: end });
            row
        })
        .collect();
    findings.truncate(MAX_REPORTED);
    if findings.is_empty() {
        Ok(List { file: file.clone(), columns, rows })
    } else {
        Err(findings)
    }
}

fn offset<R: std::io::Read>(reader: &csv::Reader<R>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

fn row(
    file: &Arc<SourceFile>,
    record: &StringRecord,
    range: Range<usize>,
    separator: u8,
) -> Row {
    // The reader passes over line ends before a record only when it reads the record.
    let text = &file.text[range.clone()];
    let start = range.start + (text.len() - text.trim_start_matches(['\r', '\n']).len());
    let end = range.start + text.trim_end_matches(['\r', '\n']).len();
    let range = start..end.max(start);
    let places = places(&file.text[range.clone()], separator);
    let cell = |(i, text): (usize, &str)| {
        let place = places.get(i).cloned().unwrap_or(range.len()..range.len());
        cell(text, range.start + place.start..range.start + place.end)
    };
    Row {
        cells: record.iter().enumerate().map(cell).collect(),
        range: range.clone(),
    }
}

/// The bytes of each cell of a row as it is written, quotation marks included.
fn places(row: &str, separator: u8) -> Vec<Range<usize>> {
    let (mut places, mut start, mut quoted) = (vec![], 0, false);
    for (at, byte) in row.bytes().enumerate() {
        if byte == b'"' {
            quoted = !quoted;
        } else if byte == separator && !quoted {
            places.push(start..at);
            start = at + 1;
        }
    }
    places.push(start..row.len());
    places
}

fn is_open(row: &str) -> bool {
    row.bytes().filter(|byte| *byte == b'"').count() % 2 == 1
}

/// The separator that the first line has most of.
fn separator(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.is_empty()).unwrap_or_default();
    let count = |separator: &u8| places(header, *separator).len();
    let most = [b',', b';', b'\t'].into_iter().rev().max_by_key(count);
    most.unwrap_or(b',')
}

fn too_long(file: &Arc<SourceFile>, cell: &Cell, columns: usize) -> Diagnostic {
    let message = say!(
        "hàng này dài hơn dòng tên cột ({columns} cột)",
        "this row is longer than the row of names, which has {columns}"
    );
    Diagnostic::error("long-row", message)
        .at(Place::new(file, cell.range.clone()))
        .hint(say!(
            "Ô có dấu phẩy phải đặt trong dấu ngoặc kép: \"46,8\".",
            "A cell that holds the separator needs quotation marks: \"46,8\"."
        ))
}
