//! Tables as templates see them: with absolute widths.

use minijinja::Value;
use serde::Serialize;

use super::columns::{is_long, number_column, room, widths};
use super::lines::Lines;
use crate::compose::{Align, ComposedCell, ComposedGroup, ComposedRow, ComposedTable};

/// A table with everything that its look depends on worked out.
#[derive(Serialize)]
pub(super) struct TableView {
    /// The columns, that of the numbers first: `width` in mm, `align` a Typst alignment.
    columns: Vec<ColumnView>,
    /// The rows of the header, each with its cells.
    header: Vec<Vec<CellView>>,
    /// True if there is a column of numbers.
    numbered: bool,
    groups: Vec<GroupView>,
    /// The row of sums.
    total: Option<TotalView>,
    /// The sum in words, below the table.
    words: Option<Value>,
    /// The words after a group's title on the pages that it goes on over.
    continued: Value,
}

#[derive(Serialize)]
struct ColumnView {
    width: f64,
    align: &'static str,
}

/// A cell: its paragraphs, and over how many columns and rows it goes.
#[derive(Serialize)]
struct CellView {
    lines: Vec<Value>,
    colspan: usize,
    rowspan: usize,
}

/// A group of rows; without a title if the rows are in none.
#[derive(Serialize)]
struct GroupView {
    /// A name that is unique in the document.
    key: String,
    number: Value,
    title: Option<Value>,
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct RowView {
    number: Value,
    cells: Vec<CellView>,
    /// True if it may be higher than a page, so that it has to be measured.
    long: bool,
    /// Its path in the data, a text.
    at: String,
}

/// The row of sums: over how many columns its title goes, and what stands in the others.
#[derive(Serialize)]
struct TotalView {
    title: Value,
    span: usize,
    cells: Vec<Value>,
}

/// A table in a text of that width, in mm.
pub(super) fn table_view(
    table: &ComposedTable,
    width: f64,
    lines: &Lines<'_>,
) -> TableView {
    let sheet = Sheet { lines, table, widths: widths(table, width) };
    TableView {
        columns: sheet.columns(),
        header: sheet.header(),
        numbered: table.numbers.is_some(),
        groups: sheet.groups(),
        total: sheet.total(),
        words: table.words.as_ref().map(|words| lines.line(words)),
        continued: lines.text(&table.continued),
    }
}

/// A table with the widths of its columns, in mm.
struct Sheet<'a> {
    lines: &'a Lines<'a>,
    table: &'a ComposedTable,
    widths: Vec<f64>,
}

impl Sheet<'_> {
    fn columns(&self) -> Vec<ColumnView> {
        let align = |align| match align {
            Align::Left => "left",
            Align::Center => "center",
            Align::Right => "right",
        };
        let numbers = ColumnView { width: number_column(self.table), align: "center" };
        let numbers = self.table.numbers.is_some().then_some(numbers);
        let columns = self.table.columns.iter().zip(&self.widths);
        let columns = columns
            .map(|(it, width)| ColumnView { width: *width, align: align(it.align) });
        numbers.into_iter().chain(columns).collect()
    }

    fn header(&self) -> Vec<Vec<CellView>> {
        let rows = self.table.header.iter();
        let mut rows: Vec<Vec<CellView>> = rows
            .map(|row| row.iter().map(|cell| self.cell(cell, cell.colspan)).collect())
            .collect();
        let height = rows.len();
        if let (Some(numbers), Some(first)) = (&self.table.numbers, rows.first_mut()) {
            let line = self.lines.line_in(numbers, room(number_column(self.table)));
            first.insert(0, CellView { lines: vec![line], colspan: 1, rowspan: height });
        }
        rows
    }

    fn groups(&self) -> Vec<GroupView> {
        let at = self.table.at.to_string();
        let group = |(i, group): (usize, &ComposedGroup)| GroupView {
            // Rows in no group come before the first group, as its number tells.
            key: format!(
                "nhom-{at}-{}",
                if group.title.is_none() { 0 } else { self.nth(i) }
            ),
            number: self.lines.word(&group.number, &group.at),
            title: group.title.as_ref().map(|title| self.lines.line(title)),
            rows: group.rows.iter().map(|row| self.row(row)).collect(),
        };
        self.table.groups.iter().enumerate().map(group).collect()
    }

    /// The number of a titled group among its like, from 1.
    fn nth(&self, i: usize) -> usize {
        self.table.groups[..=i]
            .iter()
            .filter(|group| group.title.is_some())
            .count()
    }

    fn row(&self, row: &ComposedRow) -> RowView {
        let whole = row.cells.iter().all(|cell| cell.colspan == 1 && cell.rowspan == 1);
        let long = |cell: &ComposedCell| is_long(&cell.lines, self.widths[cell.column]);
        RowView {
            number: self.lines.word(&row.number, &row.at),
            cells: row.cells.iter().map(|cell| self.cell(cell, 1)).collect(),
            // What is measured is measured cell by cell.
            long: whole && row.cells.iter().any(long),
            at: row.at.to_string(),
        }
    }

    /// A cell, with the room of so many of its columns.
    fn cell(&self, cell: &ComposedCell, columns: usize) -> CellView {
        let width: f64 = self.widths.iter().skip(cell.column).take(columns).sum();
        CellView {
            lines: self.lines.lines_in(&cell.lines, room(width)),
            colspan: cell.colspan,
            rowspan: cell.rowspan,
        }
    }

    fn total(&self) -> Option<TotalView> {
        let total = self.table.total.as_ref()?;
        let cells = total.cells.iter().zip(self.widths.iter().skip(total.first));
        Some(TotalView {
            title: self.lines.line(&total.title),
            span: total.first + usize::from(self.table.numbers.is_some()),
            cells: cells
                .map(|(cell, width)| self.lines.line_in(cell, room(*width)))
                .collect(),
        })
    }
}
