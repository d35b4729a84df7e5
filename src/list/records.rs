//! A list that another program keeps: its columns, its records, and what can be asked of it.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Message, Place, SourceFile, did_you_mean};
use crate::say;
use crate::vi;

/// The most faults of one sort that are reported in a list.
pub const MAX_REPORTED: usize = 20;

/// A list: columns by name, and rows.
#[derive(Debug)]
pub struct List {
    /// The file. Of a sheet, which has no text of its own, each line shows the row of that
    /// number.
    pub file: Arc<SourceFile>,
    /// The names of the columns.
    pub columns: Vec<Cell>,
    /// The rows that hold something.
    pub records: Vec<Record>,
}

/// A text, and where it stands in the list's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The text: NFC, on one line, without spaces at its ends.
    pub text: String,
    /// The bytes of the file that say it.
    pub range: Range<usize>,
}

/// A row: a cell for each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The cells, in the order of the columns.
    pub cells: Vec<Cell>,
    /// The bytes of the file that hold it.
    pub range: Range<usize>,
}

impl List {
    /// The index of a column, whatever the case of its letters.
    pub fn column(&self, name: &str) -> Option<usize> {
        let wanted = key(name);
        self.columns
            .iter()
            .position(|column| !wanted.is_empty() && key(&column.text) == wanted)
    }

    /// A hint for the name of a column that is not there.
    pub fn columns_hint(&self, name: &str) -> Message {
        let names = self.columns.iter().map(|c| c.text.as_str());
        let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
        match vi::suggest(name, names.iter().copied()) {
            Some(near) => did_you_mean(near),
            None => {
                let names = names.join(", ");
                say!("Các cột của danh sách: {names}.", "The list's columns: {names}.")
            }
        }
    }

    /// The place of a cell.
    pub fn place(&self, cell: &Cell) -> Place {
        Place::new(&self.file, cell.range.clone())
    }

    /// The place of a row.
    pub fn row_place(&self, row: usize) -> Option<Place> {
        Some(Place::new(&self.file, self.records.get(row)?.range.clone()))
    }

    /// The line of each row.
    pub fn lines(&self) -> Vec<usize> {
        let (mut line, mut at) = (1, 0);
        let mut of = |row: &Record| {
            let between = self.file.text.get(at..row.range.start).unwrap_or_default();
            line += between.matches('\n').count();
            at = at.max(row.range.start);
            line
        };
        self.records.iter().map(&mut of).collect()
    }
}

/// What names of columns are compared by.
pub(super) fn key(name: &str) -> String {
    vi::clean(name).to_lowercase()
}

/// A cell of a text as it was found.
pub(super) fn cell(text: &str, range: Range<usize>) -> Cell {
    let words: Vec<&str> = text.split_whitespace().collect();
    Cell { text: vi::nfc(&words.join(" ")), range }
}
