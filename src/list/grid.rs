//! A sheet as its file holds it, before it is a list.

use std::ops::RangeInclusive;

use quick_xml::events::BytesStart;

use super::records::CellFault;
use super::sheets::SheetFault;
use super::xml::attribute;
use crate::bounds::{LIST_CELLS, SHEET_JOINS, SHEET_TEXT};
use crate::diag::column_letters;

/// The cells of a sheet.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// The sheet's name.
    pub(super) name: String,
    pub(super) rows: Vec<GridRow>,
    pub(super) merges: Vec<JoinedCells>,
}

/// A row that holds something.
#[derive(Debug, Default)]
pub(super) struct GridRow {
    /// From 0.
    pub(super) number: usize,
    pub(super) hidden: bool,
    /// By their column, from 0.
    pub(super) cells: Vec<(usize, GridCell)>,
}

/// What a cell shows.
#[derive(Clone, Debug, Default)]
pub(super) struct GridCell {
    pub(super) text: String,
    pub(super) number: Option<String>,
    pub(super) fault: Option<CellFault>,
}

/// How much a sheet stands for so far: what is repeated or shared counts as often as it is shown.
#[derive(Debug, Default)]
pub(super) struct SheetSize {
    cells: usize,
    bytes: usize,
    joins: usize,
}

impl SheetSize {
    /// Counts cells that show the same; false if there are more than a list may have, which are
    /// then not to be kept.
    pub(super) fn takes(&mut self, times: usize, bytes: usize) -> bool {
        self.cells = self.cells.saturating_add(times);
        self.bytes = self.bytes.saturating_add(bytes.saturating_mul(times));
        !self.is_over()
    }

    /// Counts cells that are joined, likewise.
    pub(super) fn joins(&mut self) -> bool {
        self.joins += 1;
        !self.is_over()
    }

    /// Takes in how many texts a workbook says that it shares: one that claims more than a sheet
    /// can show is no workbook of an office.
    pub(super) fn claims(&mut self, tag: &BytesStart<'_>) {
        for name in ["count", "uniqueCount"] {
            let claimed = attribute(tag, name);
            let claimed = claimed.map(|it| it.parse::<usize>().unwrap_or(usize::MAX));
            if claimed.is_some_and(|claimed| claimed > LIST_CELLS) {
                self.cells = usize::MAX;
            }
        }
    }

    pub(super) fn is_over(&self) -> bool {
        self.cells > LIST_CELLS || self.bytes > SHEET_TEXT || self.joins > SHEET_JOINS
    }

    /// # Errors
    /// Returns what there was too much of.
    pub(super) fn check(&self) -> Result<(), SheetFault> {
        if self.is_over() { Err(SheetFault::unpacked()) } else { Ok(()) }
    }
}

/// Cells that are joined, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct JoinedCells {
    pub(super) rows: RangeInclusive<usize>,
    pub(super) columns: RangeInclusive<usize>,
}

impl JoinedCells {
    pub(super) fn is_wide(&self) -> bool {
        self.columns.start() < self.columns.end()
    }

    pub(super) fn is_tall(&self) -> bool {
        self.rows.start() < self.rows.end()
    }
}

/// The name of a cell as sheets say it: `C5`.
pub(super) fn cell_name(row: usize, column: usize) -> String {
    format!("{}{}", column_letters(column), row + 1)
}

/// Row and column of a name such as `C5`, from 0.
pub(super) fn position(name: &str) -> Option<(usize, usize)> {
    let at = name.find(|c: char| c.is_ascii_digit())?;
    let column = name[..at].bytes().try_fold(0_usize, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        let digit =
            letter.is_ascii_uppercase().then(|| usize::from(letter - b'A') + 1)?;
        column.checked_mul(26)?.checked_add(digit)
    })?;
    Some((name[at..].parse::<usize>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_that_sheets_give_them() {
        for (name, place) in [
            ("A1", (0, 0)),
            ("Z9", (8, 25)),
            ("AA10", (9, 26)),
            ("XFD1048576", (1_048_575, 16_383)),
        ] {
            assert_eq!(position(name), Some(place));
            assert_eq!(cell_name(place.0, place.1), name);
        }
        assert_eq!(position("7"), None);
    }
}
