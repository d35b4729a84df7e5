//! What is asked of a list: its sheet, its head, and which of its rows.

use std::str::FromStr;

use crate::diag::Message;
use crate::say;

/// What is asked of a list.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The sheet of a workbook, by its name or its place from 1; the first visible one if none.
    pub sheet: Option<String>,
    /// The row that names the columns, by its number in the file; found if none.
    pub header: Option<usize>,
    /// Hidden rows, sums and signatures, too.
    pub all_rows: bool,
    /// The rows, by their numbers in the file; all if none.
    pub rows: Option<ChosenRows>,
    /// What columns have to say in a row.
    pub wheres: Vec<Where>,
    /// The names of the columns that are used; all if none.
    pub wanted: Option<Vec<String>>,
}

/// Numbers of rows: `2-10,15`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenRows(Vec<(usize, usize)>);

impl ChosenRows {
    /// True if a row is one of them.
    pub fn contains(&self, row: usize) -> bool {
        self.0.iter().any(|(first, last)| (*first..=*last).contains(&row))
    }
}

impl FromStr for ChosenRows {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let number = |text: &str| text.trim().parse().ok().filter(|n: &usize| *n > 0);
        let range = |text: &str| {
            let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
            let (first, last) = (number(first)?, number(last)?);
            (first <= last).then_some((first, last))
        };
        let ranges: Option<Vec<_>> = text.split([',', ';']).map(range).collect();
        ranges.map(Self).ok_or_else(|| {
            say!(
                "`{text}` không phải số hàng: viết như 2-10,15",
                "invalid rows `{text}`: expected numbers such as 2-10,15"
            )
        })
    }
}

/// What a column has to say: `Cột=giá trị`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Where {
    /// The name of the column.
    pub column: String,
    /// What it says, whatever the case of its letters.
    pub value: String,
}

impl FromStr for Where {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let parted = text.split_once('=');
        let parted = parted.filter(|(column, _)| !column.trim().is_empty());
        let (column, value) = parted.ok_or_else(|| {
            say!(
                "`{text}` thiếu dấu `=`: viết như 'Mời=có'",
                "invalid condition `{text}`: expected 'Column=value'"
            )
        })?;
        let (column, value) = (column.trim().to_owned(), value.trim().to_owned());
        Ok(Self { column, value })
    }
}
