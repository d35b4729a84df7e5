//! Tables as templates see them: numbered, with absolute widths.

use serde::Serialize;

use super::builder::Builder;
use super::inline::{Line, plain};
use crate::document::{
    Column, ColumnType, Margins, NUMBER_COLUMN, Orientation, Path, Prose, Row, Table,
};
use crate::vi::{self, Room};

/// A table.
#[derive(Debug, Serialize)]
pub struct TableView {
    /// The columns, that of the numbers first.
    pub columns: Vec<ColumnView>,
    /// The groups; one without a title if the rows are in none.
    pub groups: Vec<GroupView>,
}

/// A column.
#[derive(Debug, Serialize)]
pub struct ColumnView {
    /// What stands in the header row.
    pub title: Line,
    /// Its width, in mm.
    pub width: f64,
    /// A Typst alignment.
    pub align: &'static str,
}

/// A group of rows.
#[derive(Debug, Serialize)]
pub struct GroupView {
    /// A name that is unique in the document.
    pub key: String,
    /// Its Roman numeral.
    pub number: String,
    /// Its title; none for rows that are in no group.
    pub title: Option<Line>,
    /// Its rows.
    pub rows: Vec<RowView>,
}

/// A row.
#[derive(Debug, Serialize)]
pub struct RowView {
    /// Its number in the group.
    pub number: String,
    /// The paragraphs of each cell.
    pub cells: Vec<Vec<Line>>,
    /// True if it may be higher than a page, so that it has to be measured.
    pub long: bool,
    /// Its path in the data.
    pub at: String,
}

/// The width of a bold Roman numeral's letter at the table's size, in mm, rounded up.
const NUMERAL: f64 = 3.0;
/// The width of a character at the table's size, in mm: that of wide digits and capitals, so
/// that what is counted with it fits.
const CHARACTER: f64 = 2.6;
/// The padding of a cell, left and right together, in mm.
const PADDING: f64 = 3.0;
/// Cells of so many lines may be higher than a page, and are measured.
const LONG_CELL: usize = 20;

pub(super) fn table(
    builder: &Builder<'_>,
    table: &Table,
    path: &Path,
    orientation: Orientation,
    index: usize,
) -> TableView {
    let number_column = number_column(table.groups.len());
    let text = Margins::USUAL.text_width(orientation);
    let widths = table.widths(text, number_column);
    let columns = columns(builder, table, path, number_column, &widths);
    let rows = |rows: &[Row], path: &Path| {
        let row = |(i, row): (usize, &Row)| {
            self::row(builder, row, i + 1, &table.columns, &widths, &path.index(i))
        };
        rows.iter().enumerate().map(row).collect::<Vec<_>>()
    };
    let mut groups = Vec::new();
    if !table.rows.is_empty() || table.groups.is_empty() {
        groups.push(GroupView {
            key: format!("nhom-{index}-0"),
            number: String::new(),
            title: None,
            rows: rows(&table.rows, &path.key("rows")),
        });
    }
    for (i, group) in table.groups.iter().enumerate() {
        let path = path.key("groups").index(i);
        groups.push(GroupView {
            key: format!("nhom-{index}-{}", i + 1),
            number: vi::roman(i + 1),
            title: Some(builder.line(&path.key("title"), &group.title, Room::Page)),
            rows: rows(&group.rows, &path.key("rows")),
        });
    }
    TableView { columns, groups }
}

/// The width of a column, in mm, that the longest numeral of so many groups fits.
fn number_column(groups: usize) -> f64 {
    let letters = (1..=groups).map(|n| vi::roman(n).len()).max().unwrap_or(0);
    let letters = u16::try_from(letters).map_or(0.0, f64::from);
    NUMBER_COLUMN.max(letters * NUMERAL + PADDING + 1.0)
}

fn columns(
    builder: &Builder<'_>,
    table: &Table,
    path: &Path,
    number_column: f64,
    widths: &[f64],
) -> Vec<ColumnView> {
    let title = |i: usize, column: &Column| {
        let path = path.key("columns").index(i).key("title");
        builder.line(&path, &column.title, room(widths[i]))
    };
    let column = |(i, column): (usize, &Column)| ColumnView {
        title: title(i, column),
        width: widths[i],
        align: match column.kind {
            ColumnType::Text => "left",
            ColumnType::Center | ColumnType::Date => "center",
            ColumnType::Number | ColumnType::Money => "right",
        },
    };
    let stt = ColumnView {
        title: plain("STT", room(number_column)),
        width: number_column,
        align: "center",
    };
    std::iter::once(stt)
        .chain(table.columns.iter().enumerate().map(column))
        .collect()
}

fn row(
    builder: &Builder<'_>,
    row: &Row,
    number: usize,
    columns: &[Column],
    widths: &[f64],
    path: &Path,
) -> RowView {
    let cell = |(column, width): (&Column, &f64)| match row.cell(&column.key) {
        Some(cell) if column.kind == ColumnType::Date => {
            builder.prose(&day_first(cell), &path.key(&column.key), room(*width))
        }
        Some(cell) => builder.prose(cell, &path.key(&column.key), room(*width)),
        None => vec![],
    };
    let long = |(column, width): (&Column, &f64)| {
        row.cell(&column.key)
            .is_some_and(|cell| lines(cell, *width) > LONG_CELL)
    };
    RowView {
        number: number.to_string(),
        cells: columns.iter().zip(widths).map(cell).collect(),
        long: columns.iter().zip(widths).any(long),
        at: path.to_string(),
    }
}

/// A date typed as YAML likes it, `2026-03-15`, as a table shows it: `15/3/2026`.
fn day_first(cell: &Prose) -> Prose {
    let typed = cell.0.trim();
    match vi::parse_date(typed).filter(|_| typed.contains('-')) {
        Some(date) => Prose(vi::short_date(date)),
        None => cell.clone(),
    }
}

fn room(width: f64) -> Room {
    Room::Column(characters(width))
}

/// How many characters fit in a column at the least.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width is a small positive number"
)]
fn characters(width: f64) -> usize {
    ((width - PADDING) / CHARACTER).max(1.0) as usize
}

/// How many lines a cell takes at the most.
fn lines(cell: &Prose, width: f64) -> usize {
    let in_line = characters(width);
    cell.0.lines().map(|line| line.chars().count() / in_line + 1).sum()
}
