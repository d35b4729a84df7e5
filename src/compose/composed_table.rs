//! Tables of a composed document: everything that is printed of one.

use super::line::{At, Line};
use crate::document::{Role, Width};

/// A table.
#[derive(Clone, Debug)]
pub struct ComposedTable {
    /// The columns, without that of the numbers.
    pub columns: Vec<ComposedColumn>,
    /// The title of the column of numbers; none if there is no such column.
    pub numbers: Option<Line>,
    /// The rows of the header: one, or more where columns share titles; without the column of
    /// numbers.
    pub header: Vec<Vec<ComposedCell>>,
    /// A last row of the header that counts the columns, that of the numbers among them.
    pub column_numbers: Vec<Line>,
    /// The groups; one without a title if the rows are in none.
    pub groups: Vec<ComposedGroup>,
    /// The row of sums.
    pub total: Option<ComposedTotal>,
    /// The sum in words, below the table.
    pub words: Option<Line>,
    /// The unit of its numbers, above it.
    pub unit: Option<Line>,
    /// Prose below it.
    pub notes: Vec<Line>,
    /// The size of its text in pt; none for the standard's.
    pub text_size: Option<u8>,
    /// The words after a group's title on the pages that it goes on over.
    pub continued: Line,
    /// Where the data says it.
    pub at: At,
}

/// A column.
#[derive(Clone, Debug)]
pub struct ComposedColumn {
    /// Its title.
    pub title: String,
    /// What it is for.
    pub role: Role,
    /// How its cells stand.
    pub align: Align,
    /// Its title is written upwards.
    pub vertical: bool,
    /// How wide it is.
    pub width: Width,
    /// Where the data says its width, or the column.
    pub at: At,
}

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Flush left.
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
}

/// A cell, and over how many columns and rows it goes.
#[derive(Clone, Debug)]
pub struct ComposedCell {
    /// Its paragraphs.
    pub lines: Vec<Line>,
    /// Its first column, from 0.
    pub column: usize,
    /// Columns.
    pub colspan: usize,
    /// Rows.
    pub rowspan: usize,
}

/// A group of rows.
#[derive(Clone, Debug)]
pub struct ComposedGroup {
    /// Its name for comparison.
    pub id: Option<String>,
    /// Its number.
    pub number: String,
    /// Its title; none for rows that are in no group.
    pub title: Option<Line>,
    /// What stands in other columns of its own row.
    pub cells: Vec<ComposedCell>,
    /// Its rows.
    pub rows: Vec<ComposedRow>,
    /// The groups below its rows.
    pub groups: Vec<ComposedGroup>,
    /// Where the data says it.
    pub at: At,
}

/// A row.
#[derive(Clone, Debug)]
pub struct ComposedRow {
    /// Its name for comparison.
    pub id: Option<String>,
    /// Its number in the group.
    pub number: String,
    /// How many rows the number is for; none where it stands with a row above.
    pub numbered_rows: usize,
    /// The cells, without those that are joined with a neighbour.
    pub cells: Vec<ComposedCell>,
    /// Where the data says it.
    pub at: At,
}

/// The row of sums.
#[derive(Clone, Debug)]
pub struct ComposedTotal {
    /// Above the rows.
    pub at_top: bool,
    /// What stands before the sums.
    pub title: Line,
    /// The first column that holds a sum, from 0.
    pub first: usize,
    /// From there on, the sums and what stands between them.
    pub cells: Vec<Line>,
}

impl ComposedTable {
    /// Every group with its depth from 0, in the order of printing.
    pub fn all_groups(&self) -> Vec<(usize, &ComposedGroup)> {
        fn add<'a>(
            groups: &'a [ComposedGroup],
            depth: usize,
            all: &mut Vec<(usize, &'a ComposedGroup)>,
        ) {
            for group in groups {
                all.push((depth, group));
                add(&group.groups, depth + 1, all);
            }
        }
        let mut all = vec![];
        add(&self.groups, 0, &mut all);
        all
    }

    /// Every cell below the header, in no order.
    pub(super) fn cells_mut(&mut self) -> Vec<&mut ComposedCell> {
        fn add<'a>(group: &'a mut ComposedGroup, all: &mut Vec<&'a mut ComposedCell>) {
            all.extend(&mut group.cells);
            all.extend(group.rows.iter_mut().flat_map(|row| &mut row.cells));
            for inner in &mut group.groups {
                add(inner, all);
            }
        }
        let mut all = vec![];
        for group in &mut self.groups {
            add(group, &mut all);
        }
        all
    }

    /// The titles of a column and of those that it stands under, from the top.
    pub fn titles(&self, column: usize) -> Vec<&Line> {
        let covers = |cell: &&ComposedCell| {
            (cell.column..cell.column + cell.colspan).contains(&column)
        };
        self.header
            .iter()
            .filter_map(|row| row.iter().find(covers)?.lines.first())
            .collect()
    }
}
