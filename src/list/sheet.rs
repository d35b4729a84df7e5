//! Lists in workbooks: the first sheet.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{
    Data, ExcelDateTime, Reader, Xlsx, open_workbook_auto_from_rs, open_workbook_from_rs,
};

use super::formats::formats;
use super::records::{Cell, MAX_REPORTED, Record, cell};
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::say;
use crate::vi;

/// The most cells that are read of a sheet, those between others that are empty included.
const MAX_CELLS: usize = 5_000_000;

/// A cell that holds something: row and column from 0.
type Held = ((u32, u32), Data);

/// Reads the first sheet of a workbook; the text of the file shows the row of each line's
/// number.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
) -> Result<(Arc<SourceFile>, Vec<Record>), Vec<Diagnostic>> {
    let fault = |rule, message| {
        let place = Place::new(&SourceFile::new(name, ""), 0..0);
        vec![Diagnostic::new(rule, message).at(place)]
    };
    let held = held(bytes).map_err(|reason| {
        fault(
            &rules::INVALID_WORKBOOK,
            say!("không đọc được bảng tính: {reason}", "invalid workbook: {reason}"),
        )
    })?;
    let last = |part: fn(&Held) -> u32| held.iter().map(part).max().unwrap_or(0) as usize;
    let (rows, columns) = (last(|cell| cell.0.0) + 1, last(|cell| cell.0.1) + 1);
    if rows.saturating_mul(columns) > MAX_CELLS {
        let message = say!(
            "bảng tính trải trên {rows} hàng, {columns} cột: quá lớn",
            "the sheet is too large: {rows} rows by {columns} columns"
        );
        let hint = say!(
            "Có thể có một ô lạc ở xa: chép danh sách sang một trang tính mới.",
            "A stray cell may lie far off: copy the list to a new sheet."
        );
        let found = fault(&rules::TOO_LARGE_LIST, message);
        return Err(found.into_iter().map(|found| found.hint(hint.clone())).collect());
    }
    let formats = formats(bytes).unwrap_or_default();
    let mut sheet = vec![vec![]; rows];
    for ((row, column), data) in held {
        let row: &mut Vec<Data> = &mut sheet[row as usize];
        row.resize(row.len().max(column as usize + 1), Data::Empty);
        row[column as usize] = data;
    }
    for ((row, column), format) in formats {
        let cell = sheet
            .get_mut(row as usize)
            .and_then(|row| row.get_mut(column as usize));
        if let Some(cell) = cell
            && let Data::Float(number) = *cell
        {
            *cell = Data::String(format.show(number));
        }
    }
    shown(name, sheet, columns)
}

/// The cells of the first sheet. An XLSX tells them one by one, so that one that has strayed
/// far off does not fill the memory with empty ones.
fn held(bytes: &[u8]) -> Result<Vec<Held>, String> {
    let no_sheet = || "no sheet".to_owned();
    if let Ok(mut book) = open_workbook_from_rs::<Xlsx<_>, _>(Cursor::new(bytes)) {
        let name = book.sheet_names().first().cloned().ok_or_else(no_sheet)?;
        let mut cells = book
            .worksheet_cells_reader(&name)
            .map_err(|reason| reason.to_string())?;
        let mut held = vec![];
        while let Some(cell) = cells.next_cell().map_err(|reason| reason.to_string())? {
            let data = Data::from(cell.get_value().clone());
            if data != Data::Empty {
                held.push((cell.get_position(), data));
            }
        }
        return Ok(held);
    }
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes))
        .map_err(|reason| reason.to_string())?;
    let sheet = book.worksheet_range_at(0).ok_or_else(no_sheet)?;
    let sheet = sheet.map_err(|reason| reason.to_string())?;
    let (top, left) = sheet.start().unwrap_or_default();
    let place = |row: usize, column: usize| {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        (top + number(row), left + number(column))
    };
    let held = sheet.used_cells();
    Ok(held
        .map(|(row, column, data)| (place(row, column), data.clone()))
        .collect())
}

/// The rows, and the text that shows them.
fn shown(
    name: &str,
    sheet: Vec<Vec<Data>>,
    columns: usize,
) -> Result<(Arc<SourceFile>, Vec<Record>), Vec<Diagnostic>> {
    let mut text = String::new();
    let (mut rows, mut broken) = (vec![], vec![]);
    for mut data in sheet {
        data.resize(columns, Data::Empty);
        let start = text.len();
        let mut cells = vec![];
        for (i, data) in data.iter().enumerate() {
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
        rows.push(Record { cells, range: start..text.len() });
        text.push('\n');
    }
    let file = SourceFile::new(name, text);
    let fault = |range| {
        let message = say!("ô này có lỗi công thức", "invalid formula in this cell");
        Diagnostic::new(&rules::INVALID_FORMULA, message).at(Place::new(&file, range))
    };
    let findings: Vec<_> = broken.into_iter().map(fault).take(MAX_REPORTED).collect();
    if findings.is_empty() { Ok((file, rows)) } else { Err(findings) }
}

/// A cell as a Vietnamese office reads it: days first, decimals after a comma.
fn said(data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) if *number == 0.0 => "0".to_owned(),
        Data::Float(number) => number.to_string().replace('.', ","),
        Data::Bool(true) => "có".to_owned(),
        Data::Bool(false) => "không".to_owned(),
        Data::DateTime(time) => moment(time),
        Data::DateTimeIso(text) => iso(text),
        Data::DurationIso(text) => duration(text).unwrap_or_else(|| text.clone()),
        Data::Error(error) => error.to_string(),
    }
}

fn moment(time: &ExcelDateTime) -> String {
    if time.is_duration() || time.as_f64() < 1.0 {
        // Rounded to the minute; a duration may be longer than a day.
        let (hours, minutes) = hours_minutes(time.as_f64());
        return clock(hours, minutes);
    }
    let (year, month, day, hour, minute, ..) = time.to_ymd_hms_milli();
    let iso = format!("{year:04}-{month:02}-{day:02}");
    let date = vi::parse_date(&iso).map_or(iso, vi::short_date);
    if time.as_f64().fract() == 0.0 {
        date
    } else {
        format!("{date} {}", clock(hour.into(), minute.into()))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "days of a sheet, cut to what a clock can show"
)]
fn hours_minutes(days: f64) -> (u64, u64) {
    let minutes = (days.clamp(0.0, 1e6) * 1440.0).round() as u64;
    (minutes / 60, minutes % 60)
}

fn clock(hours: u64, minutes: u64) -> String {
    format!("{hours:02}:{minutes:02}")
}

/// `2026-03-05T08:30:00` as an office writes it.
fn iso(text: &str) -> String {
    let Some(date) = text.get(..10).and_then(vi::parse_date) else {
        return text.to_owned();
    };
    let date = vi::short_date(date);
    match text.get(11..16).filter(|clock| *clock != "00:00") {
        Some(clock) => format!("{date} {clock}"),
        None => date,
    }
}

/// `PT08H30M00S` as a clock shows it.
fn duration(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, _) = rest.split_once('M')?;
    Some(clock(hours.parse().ok()?, minutes.parse().ok()?))
}
