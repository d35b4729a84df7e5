//! Lists in workbooks: which reader a file needs, and what is wrong with one that is none.

use std::io::Cursor;

use calamine::{Reader, SheetType, SheetVisible, Xls, open_workbook_from_rs};

use super::choice::Choice;
use super::grid::{Grid, GridRow};
use super::sheets::{SheetFault, SheetName, choose};
use super::shown::{ListTable, table, value};
use super::xls_formats::XlsFormats;
use super::xml::Parts;
use super::{ods, xlsx};
use crate::bounds::{LIST_CELLS, WORKBOOK_BYTES};
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::say;

/// Reads a sheet of a workbook.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    choice: &Choice,
) -> Result<ListTable, Vec<Diagnostic>> {
    let grid = match Parts::new(bytes) {
        Some(mut parts) => {
            let grid = if parts.has("content.xml") {
                ods::read(&mut parts, choice)
            } else {
                xlsx::read(&mut parts, choice)
            };
            if parts.is_too_large { Err(unpacked()) } else { grid }
        }
        None => xls(bytes, choice),
    };
    match grid.and_then(|grid| table(name, grid)) {
        Ok(table) => Ok(table),
        Err(fault) => {
            let place = Place::new(&SourceFile::new(name, ""), 0..0);
            Err(vec![said(fault).at(place)])
        }
    }
}

fn said(fault: SheetFault) -> Diagnostic {
    match fault {
        SheetFault::Broken(reason) => Diagnostic::new(
            &rules::INVALID_WORKBOOK,
            say!("không đọc được bảng tính: {reason}", "invalid workbook: {reason}"),
        ),
        SheetFault::Unknown(message) => Diagnostic::new(&rules::UNKNOWN_SHEET, message),
        SheetFault::Unpacked(message) => Diagnostic::new(&rules::TOO_LARGE_LIST, message)
            .hint(say!(
                "Chép danh sách sang một bảng tính mới.",
                "Copy the list to a new workbook."
            )),
        SheetFault::TooLarge(rows, columns) => {
            let message = say!(
                "bảng tính trải trên {rows} hàng, {columns} cột: quá lớn",
                "the sheet is too large: {rows} rows by {columns} columns"
            );
            Diagnostic::new(&rules::TOO_LARGE_LIST, message).hint(say!(
                "Có thể có một ô lạc ở xa: chép danh sách sang một trang tính mới.",
                "A stray cell may lie far off: copy the list to a new sheet."
            ))
        }
    }
}

fn unpacked() -> SheetFault {
    let limit = WORKBOOK_BYTES / 1024 / 1024;
    SheetFault::Unpacked(say!(
        "bảng tính giải nén ra hơn {limit} MB",
        "the workbook is too large: it unpacks to more than {limit} MB"
    ))
}

/// Reads a sheet of an XLS.
fn xls(bytes: &[u8], choice: &Choice) -> Result<Grid, SheetFault> {
    let broken = |reason: String| SheetFault::Broken(reason);
    let mut book: Xls<_> = open_workbook_from_rs(Cursor::new(bytes))
        .map_err(|reason: calamine::XlsError| broken(reason.to_string()))?;
    let names: Vec<SheetName> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| SheetName {
            name: sheet.name.clone(),
            visible: sheet.visible == SheetVisible::Visible,
            is_table: sheet.typ == SheetType::WorkSheet,
        })
        .collect();
    let chosen = choose(&names, choice.sheet.as_deref())?;
    let sheet = book
        .worksheet_range(&names[chosen].name)
        .map_err(|reason| broken(reason.to_string()))?;
    let (top, left) = sheet.start().unwrap_or_default();
    let (rows, columns) =
        sheet.end().map_or((0, 0), |(row, column)| (row + 1, column + 1));
    let (rows, columns) = (rows as usize, columns as usize);
    if rows.saturating_mul(columns) > LIST_CELLS {
        return Err(SheetFault::TooLarge(rows, columns));
    }
    let formats = XlsFormats::read(bytes, &names[chosen].name).unwrap_or_default();
    let mut grid = Grid {
        name: names[chosen].name.clone(),
        rows: vec![],
        merges: formats.merges.clone(),
    };
    for (i, row) in sheet.rows().enumerate() {
        let number = top as usize + i;
        let cells = row.iter().enumerate().filter_map(|(j, data)| {
            let column = left as usize + j;
            let plain = value(data);
            let shown = formats.uncomputed(number, column);
            let shown = shown.or_else(|| formats.shown(number, column, data));
            let shown = shown.unwrap_or(plain);
            let is_held = !shown.text.is_empty() || shown.fault.is_some();
            is_held.then_some((column, shown))
        });
        let cells: Vec<_> = cells.collect();
        if !cells.is_empty() {
            let hidden = formats.hidden.contains(&number);
            grid.rows.push(GridRow { number, hidden, cells });
        }
    }
    Ok(grid)
}
