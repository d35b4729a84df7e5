//! Lists in workbooks: the first sheet, its first row the names of the columns.

use std::io::Cursor;
use std::ops::Range;

use calamine::{Data, ExcelDateTime, Reader, open_workbook_auto_from_rs};

use super::{Cell, List, MAX_REPORTED, Row, cell};
use crate::diag::{Diagnostic, Place, SourceFile};
use crate::say;
use crate::vi;

/// The most cells that are read of a sheet.
const MAX_CELLS: usize = 5_000_000;

/// Reads the first sheet of a workbook.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<List, Vec<Diagnostic>> {
    let fault = |rule, message| {
        let place = Place::new(&SourceFile::new(name, ""), 0..0);
        vec![Diagnostic::error(rule, message).at(place)]
    };
    let sheet = open_workbook_auto_from_rs(Cursor::new(bytes))
        .map_err(|reason| reason.to_string())
        .and_then(|mut book| match book.worksheet_range_at(0) {
            Some(sheet) => sheet.map_err(|reason| reason.to_string()),
            None => Err("no sheet".to_owned()),
        })
        .map_err(|reason| {
            fault(
                "not-a-sheet",
                say!(
                    "không đọc được bảng tính: {reason}",
                    "the workbook cannot be read: {reason}"
                ),
            )
        })?;
    if sheet.get_size().0.saturating_mul(sheet.get_size().1) > MAX_CELLS {
        let message = say!(
            "bảng tính có hơn {MAX_CELLS} ô",
            "the sheet has more than {MAX_CELLS} cells"
        );
        return Err(fault("list-too-large", message));
    }
    // The names are the first row that holds something; rows above it keep their numbers.
    let above = usize::try_from(sheet.start().map_or(0, |(row, _)| row)).unwrap_or(0);
    let mut text = "\n".repeat(above);
    let mut rows: Vec<(Row, Vec<Range<usize>>)> = vec![];
    for row in sheet.rows() {
        let start = text.len();
        let mut cells = vec![];
        let mut broken = vec![];
        for (i, data) in row.iter().enumerate() {
            if i > 0 {
                text.push_str(" | ");
            }
            let from = text.len();
            let shown = cell(&said(data), 0..0).text;
            text.push_str(&shown);
            cells.push(Cell { text: shown, range: from..text.len() });
            if matches!(data, Data::Error(_)) {
                broken.push(from..text.len());
            }
        }
        rows.push((Row { cells, range: start..text.len() }, broken));
        text.push('\n');
    }
    let file = SourceFile::new(name, text);
    let findings: Vec<_> = rows
        .iter()
        .flat_map(|(_, broken)| broken)
        .map(|range| {
            let message =
                say!("ô này có lỗi công thức", "the formula of this cell has failed");
            Diagnostic::error("broken-cell", message).at(Place::new(&file, range.clone()))
        })
        .take(MAX_REPORTED)
        .collect();
    if !findings.is_empty() {
        return Err(findings);
    }
    let mut rows = rows.into_iter().map(|(row, _)| row);
    let columns = rows.next().map_or(vec![], |header| header.cells);
    Ok(List { file, columns, rows: rows.collect() })
}

/// A cell as a Vietnamese office reads it: days first, decimals after a comma.
fn said(data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::String(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string().replace('.', ","),
        Data::Bool(true) => "có".to_owned(),
        Data::Bool(false) => "không".to_owned(),
        Data::DateTime(time) => moment(time),
        Data::DateTimeIso(text) => match text.get(..10).and_then(vi::parse_date) {
            Some(date) => vi::short_date(date),
            None => text.clone(),
        },
        Data::Error(error) => error.to_string(),
    }
}

fn moment(time: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
    let clock = format!("{hour:02}:{minute:02}");
    if time.is_duration() || time.as_f64() < 1.0 {
        return clock;
    }
    let date = format!("{day:02}/{month:02}/{year}");
    if time.as_f64().fract() == 0.0 { date } else { format!("{date} {clock}") }
}
