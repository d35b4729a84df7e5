//! Which sheet of a workbook is the list.

use super::records::key;
use crate::bounds::{LIST_CELLS, SHEET_JOINS, SHEET_TEXT};
use crate::diag::Message;
use crate::say;

/// A sheet.
pub(super) struct SheetName {
    pub(super) name: String,
    pub(super) visible: bool,
    /// False for a chart.
    pub(super) is_table: bool,
}

/// Why a sheet cannot be read.
#[derive(Debug)]
pub(super) enum SheetFault {
    /// A part of the file is missing or damaged.
    Broken(String),
    /// There is no such sheet.
    Unknown(Message),
    /// A cell lies too far off: rows and columns.
    TooLarge(usize, usize),
    /// It stands for more than a list may.
    Unpacked(Message),
}

impl SheetFault {
    /// Of a sheet whose cells are too many, or say too much, when all is written out.
    pub(super) fn unpacked() -> Self {
        let megabytes = SHEET_TEXT / 1024 / 1024;
        Self::Unpacked(say!(
            "trang tính quá lớn: hơn {LIST_CELLS} ô, {megabytes} MB chữ hay {SHEET_JOINS} ô gộp",
            "the sheet is too large: more than {LIST_CELLS} cells, {megabytes} MB of text or {SHEET_JOINS} joined cells"
        ))
    }
}

/// The index of the sheet that is asked for, else of the first one that is shown.
pub(super) fn choose(
    sheets: &[SheetName],
    wanted: Option<&str>,
) -> Result<usize, SheetFault> {
    let tables = || sheets.iter().enumerate().filter(|(_, sheet)| sheet.is_table);
    let names: Vec<&str> = tables().map(|(_, sheet)| sheet.name.as_str()).collect();
    let names = names.join(", ");
    let Some(wanted) = wanted else {
        let first = tables().find(|(_, sheet)| sheet.visible).or_else(|| tables().next());
        return first.map(|(at, _)| at).ok_or_else(|| {
            SheetFault::Unknown(say!(
                "không có trang tính nào trong tệp",
                "missing sheet in the workbook"
            ))
        });
    };
    let named = tables().find(|(_, sheet)| key(&sheet.name) == key(wanted));
    let place = wanted.trim().parse::<usize>().ok();
    let numbered = || tables().nth(place?.checked_sub(1)?);
    let found = named.or_else(numbered);
    found.map(|(at, _)| at).ok_or_else(|| {
        SheetFault::Unknown(say!(
            "không có trang tính `{wanted}`; các trang: {names}",
            "unknown sheet `{wanted}`; the sheets are: {names}"
        ))
    })
}
