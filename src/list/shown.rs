//! From a sheet's cells to the rows of a list, with a text that shows them.

use std::sync::Arc;

use calamine::{Data, ExcelDateTime};

use super::code::general;
use super::grid::{Grid, GridCell, JoinedCells};
use super::records::{Cell, CellFault, Record, cell};
use super::sheets::SheetFault;
use crate::bounds::{LIST_CELLS, SHEET_TEXT};
use crate::diag::{CELL_GAP, SourceFile};
use crate::vi::{self, Writer};

/// The most cells that are looked through for what is joined: what is joined lies side by side in
/// a sheet, so that each cell is looked at once for each stretch of its row.
const MOST_LOOKED: usize = 20 * LIST_CELLS;

/// Rows as a file holds them.
pub(super) struct ListTable {
    pub(super) file: Arc<SourceFile>,
    pub(super) rows: Vec<Record>,
    /// The numbers of hidden rows, from 1.
    pub(super) hidden: Vec<usize>,
    /// What is joined, by rows and columns from 0.
    pub(super) merges: Vec<JoinedCells>,
}

/// The rows of a sheet; each line of the text shows the row of its number.
///
/// # Errors
/// Returns that what is joined would say too much, written out.
pub(super) fn table(name: &str, grid: Grid) -> Result<ListTable, SheetFault> {
    let columns = grid.rows.iter().flat_map(|row| row.cells.iter());
    let width = columns.map(|(column, _)| column.saturating_add(1)).max().unwrap_or(0);
    let (mut text, mut rows, mut hidden) = (String::new(), vec![], vec![]);
    let mut next = 0;
    let mut sorted = grid.rows;
    sorted.sort_by_key(|row| row.number);
    for row in sorted {
        // Two rows of one number do not happen in a sheet; the first counts.
        if row.number < next {
            continue;
        }
        for _ in next..row.number {
            text.push('\n');
        }
        next = row.number + 1;
        let start = text.len();
        let cells = line(row.cells, width, &mut text);
        if row.hidden {
            hidden.push(row.number + 1);
        }
        let range = start..text.len();
        rows.push(Record {
            cells,
            range,
            row: row.number + 1,
            ..Record::default()
        });
        text.push('\n');
    }
    fill(&mut rows, &grid.merges)?;
    Ok(ListTable {
        file: SourceFile::of_sheet(name, grid.name, text),
        rows,
        hidden,
        merges: grid.merges,
    })
}

/// Writes the cells of a row into a text, on one line.
fn line(mut held: Vec<(usize, GridCell)>, width: usize, text: &mut String) -> Vec<Cell> {
    held.sort_by_key(|(column, _)| *column);
    let mut held = held.into_iter().peekable();
    let mut cells = Vec::with_capacity(width);
    for column in 0..width {
        if column > 0 {
            text.push_str(CELL_GAP);
        }
        let from = text.len();
        let shown = held.next_if(|(at, _)| *at == column).map(|(_, cell)| cell);
        while held.next_if(|(at, _)| *at <= column).is_some() {}
        let said = shown.map(said).unwrap_or_default();
        if said.text.contains('\n') {
            text.push_str(&said.one_line());
        } else {
            text.push_str(&said.text);
        }
        cells.push(Cell { range: from..text.len(), ..said });
    }
    cells
}

fn said(shown: GridCell) -> Cell {
    let number = shown.number.map(String::into_boxed_str);
    Cell {
        writer: if number.is_some() { Writer::Program } else { Writer::Person },
        number,
        fault: shown.fault.map(Box::new),
        ..cell(shown.text, 0..0)
    }
}

/// Says in every joined cell what the first of them says; a row that is one joined cell is a
/// title, and stays one.
fn fill(rows: &mut [Record], merges: &[JoinedCells]) -> Result<(), SheetFault> {
    // Each row that a stretch is in is looked through.
    let (mut looked, mut bytes) = (0_usize, 0_usize);
    let of = |rows: &[Record], number: usize| {
        rows.binary_search_by_key(&(number + 1), |row| row.row).ok()
    };
    for merge in merges {
        let Some(first) = of(rows, *merge.rows.start()) else { continue };
        let Some(origin) = rows[first].cells.get(*merge.columns.start()).cloned() else {
            continue;
        };
        if origin.text.is_empty() {
            continue;
        }
        let first = rows.partition_point(|row| row.row <= *merge.rows.start());
        let end =
            rows.partition_point(|row| row.row <= merge.rows.end().saturating_add(1));
        for row in &mut rows[first..end] {
            let number = row.row - 1;
            looked = looked.saturating_add(row.cells.len());
            if looked > MOST_LOOKED || bytes > SHEET_TEXT {
                return Err(SheetFault::unpacked());
            }
            let others = row.cells.iter().enumerate().any(|(column, cell)| {
                !merge.columns.contains(&column) && !cell.text.is_empty()
            });
            if !others {
                continue;
            }
            for column in merge.columns.clone() {
                let same =
                    number == *merge.rows.start() && column == *merge.columns.start();
                let Some(cell) = row.cells.get_mut(column) else { break };
                if !same && cell.text.is_empty() {
                    bytes = bytes.saturating_add(origin.text.len());
                    if bytes > SHEET_TEXT {
                        break;
                    }
                    *cell = Cell {
                        range: cell.range.clone(),
                        joined: number > *merge.rows.start(),
                        ..origin.clone()
                    };
                }
            }
        }
    }
    if bytes > SHEET_TEXT { Err(SheetFault::unpacked()) } else { Ok(()) }
}

/// A cell of a workbook that tells values only.
pub(super) fn value(data: &Data) -> GridCell {
    let text = match data {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => return number_alone(*number),
        Data::Bool(true) => "có".to_owned(),
        Data::Bool(false) => "không".to_owned(),
        Data::DateTime(time) => moment(time),
        Data::DateTimeIso(text) => iso(text),
        Data::DurationIso(text) => duration(text).unwrap_or_else(|| text.clone()),
        Data::Error(error) => {
            return GridCell {
                text: error.to_string(),
                fault: Some(CellFault::Failed),
                ..GridCell::default()
            };
        }
    };
    GridCell { text, ..GridCell::default() }
}

fn number_alone(number: f64) -> GridCell {
    let shown = general(number);
    GridCell {
        text: shown.text,
        number: shown.number,
        fault: None,
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
pub(super) fn iso(text: &str) -> String {
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
pub(super) fn duration(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, _) = rest.split_once('M')?;
    Some(clock(hours.parse().ok()?, minutes.parse().ok()?))
}
