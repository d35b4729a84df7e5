//! A list that another program keeps: its columns, its records, and what can be asked of it.

use std::ops::Range;
use std::sync::Arc;

use super::counter::CounterStyle;
use crate::diag::{Diagnostic, Message, Place, SourceFile, did_you_mean};
use crate::say;
use crate::vi::{self, Writer};

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
    /// The names of the columns with those above them, where the head is several rows high.
    pub(super) paths: Vec<String>,
    /// The rows that hold something.
    pub records: Vec<Record>,
    /// All groups, in their order, those without rows among them.
    pub groups: Vec<Arc<RecordGroup>>,
    /// How groups and rows are counted, by their depth; none if as usual.
    pub levels: Vec<&'static str>,
    /// True for a sheet of a workbook.
    pub(super) is_sheet: bool,
    /// What was left out of the list, and what may be read wrongly in it.
    pub notes: Vec<Diagnostic>,
}

/// A text, and where it stands in the list's file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The text: NFC, its lines without spaces at their ends, no empty line.
    pub text: String,
    /// The bytes of the file that say it.
    pub range: Range<usize>,
    /// The number that a program says here, in Vietnamese notation.
    pub number: Option<Box<str>>,
    /// Who wrote it.
    pub writer: Writer,
    /// True if the cell is joined with the one above, whose text it has.
    pub joined: bool,
    /// How many characters that cannot be seen were dropped from it.
    pub(super) dropped: u16,
    /// What is wrong with it.
    pub(super) fault: Option<Box<CellFault>>,
}

/// What is wrong with a cell of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CellFault {
    /// Its formula failed.
    Failed,
    /// Its formula was never computed.
    NotComputed,
    /// It shows a thousandth of its number or less, which is this.
    Scaled(String),
    /// Some of it is struck out.
    Struck,
    /// Some of it stands above or below the line, which its text cannot say.
    Raised,
    /// The code of its format is not understood.
    Format(String),
}

/// A row: a cell for each column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The cells, in the order of the columns.
    pub cells: Vec<Cell>,
    /// The bytes of the file that hold it.
    pub range: Range<usize>,
    /// Its number in the file, from 1: of its line, or as the sheet numbers it.
    pub row: usize,
    /// Its place among all rows of data, from 0, whichever of them were asked for.
    pub ordinal: usize,
    /// The group that it stands in.
    pub group: Option<Arc<RecordGroup>>,
}

/// A row of an office's list that is the title of those below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordGroup {
    /// Its title.
    pub title: Cell,
    /// All of its cells, in the order of the columns.
    pub cells: Vec<Cell>,
    /// What it is counted with.
    pub style: CounterStyle,
    /// The group that it stands in.
    pub above: Option<Arc<RecordGroup>>,
}

impl RecordGroup {
    /// How many groups it stands in.
    pub fn depth(&self) -> usize {
        self.above.as_ref().map_or(0, |above| above.depth() + 1)
    }
}

impl List {
    /// The index of a column, whatever the case of its letters; with the names above it if its
    /// own is that of several.
    pub fn column(&self, name: &str) -> Option<usize> {
        let wanted = key(name);
        if wanted.is_empty() {
            return None;
        }
        let by_name = self.columns.iter().position(|it| key(&it.text) == wanted);
        by_name.or_else(|| {
            let wanted = bare(&wanted);
            self.paths.iter().position(|path| bare(&key(path)) == wanted)
        })
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
        self.records.iter().map(|record| record.row).collect()
    }
}

impl Cell {
    /// The whole number, if the cell shows it divided by a thousand or more.
    pub fn unscaled(&self) -> Option<&str> {
        match self.fault.as_deref() {
            Some(CellFault::Scaled(whole)) => Some(whole),
            _ => None,
        }
    }

    /// Its text on one line.
    pub fn one_line(&self) -> String {
        self.text.replace('\n', " ")
    }
}

/// Gives each row the number of its line.
pub(super) fn number_rows(file: &SourceFile, records: &mut [Record]) {
    let (mut line, mut at) = (1, 0);
    for record in records {
        let between = file.text.get(at..record.range.start).unwrap_or_default();
        line += lines_in(between);
        at = at.max(record.range.start);
        record.row = line;
    }
}

/// How many lines end in a text, by whatever sort of end.
fn lines_in(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = (0..bytes.len()).filter(|at| match bytes[*at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    ends.count()
}

/// What names of columns are compared by.
pub(super) fn key(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    vi::nfc(&words.join(" ")).to_lowercase()
}

/// A name without the marks that may stand between its parts.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A cell of a text as it was found.
pub(super) fn cell(text: String, range: Range<usize>) -> Cell {
    let Some(taken) = vi::taken(&text) else {
        return Cell { text: tidy(text), range, ..Cell::default() };
    };
    Cell {
        text: tidy(taken.text),
        range,
        dropped: u16::try_from(taken.invisible).unwrap_or(u16::MAX),
        ..Cell::default()
    }
}

/// A text in NFC, its lines without spaces at their ends, no empty line; the same text where it
/// is so already, as most are.
fn tidy(text: String) -> String {
    let odd = |c: char| c.is_whitespace() && c != ' ';
    let ends = text.starts_with(' ') || text.ends_with(' ');
    if !ends && !text.contains("  ") && !text.contains(odd) {
        return if text.is_ascii() { text } else { vi::into_nfc(text) };
    }
    let lines = text.split(['\n', '\r']).map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.join(" ")
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    vi::nfc(&lines.join("\n"))
}
