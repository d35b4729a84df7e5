//! Annexes and their tables as templates see them.

use serde::Serialize;

use super::builder::Builder;
use super::identity::reference;
use super::inline::{Line, Room, paragraph};
use crate::document::{
    Appendix, Column, ColumnType, Orientation, Path, Prose, Row, Table,
};
use crate::vi;

/// An annex.
#[derive(Debug, Serialize)]
pub struct AppendixView {
    /// `Phụ lục`, or `Phụ lục II` among several (III.1.a).
    pub number: String,
    /// The title in capitals.
    pub title: Option<Line>,
    /// The line “(Kèm theo …)”.
    pub reference: Line,
    /// Set on its side.
    pub landscape: bool,
    /// Prose before the table.
    pub text: Vec<Line>,
    /// The table.
    pub table: Option<TableView>,
}

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
    /// A Typst length or fraction.
    pub width: String,
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

/// The least width of the column of numbers, in mm.
const NUMBER_WIDTH: usize = 12;
/// The width of a bold Roman numeral's letter at the table's size, in mm, rounded up.
const NUMERAL_WIDTH: usize = 3;
/// From this many characters a cell may be higher than a page; below, it never is: the
/// narrowest column that a line of eight letters fits holds them in 32 lines.
const LONG_CELL: usize = 250;

pub(super) fn appendices(builder: &Builder<'_>) -> Vec<AppendixView> {
    let document = &builder.loaded.document;
    let all = &document.appendices;
    let path = Path::default().key("appendices");
    let reference = reference(document, &builder.loaded.agency);
    all.iter()
        .enumerate()
        .map(|(i, appendix)| {
            let number = match all.len() {
                1 => "Phụ lục".to_owned(),
                _ => format!("Phụ lục {}", vi::roman(i + 1)),
            };
            one(builder, appendix, &path.index(i), number, &reference, i)
        })
        .collect()
}

fn one(
    builder: &Builder<'_>,
    appendix: &Appendix,
    path: &Path,
    number: String,
    reference: &str,
    index: usize,
) -> AppendixView {
    let title = appendix.title.as_ref();
    AppendixView {
        number,
        title: title.map(|t| builder.line(&path.key("title"), &vi::upper(t), Room::Wide)),
        reference: builder.line(path, reference, Room::Wide),
        landscape: appendix.orientation == Orientation::Landscape,
        text: appendix.text.as_ref().map_or_else(Vec::new, |text| {
            prose(builder, text, &path.key("text"), Room::Wide)
        }),
        table: appendix
            .table
            .as_ref()
            .map(|t| table(builder, t, &path.key("table"), index)),
    }
}

fn prose(builder: &Builder<'_>, prose: &Prose, path: &Path, room: Room) -> Vec<Line> {
    let line = |p| builder.marked(path, paragraph(&p, room));
    prose.paragraphs().into_iter().map(line).collect()
}

fn table(builder: &Builder<'_>, table: &Table, path: &Path, index: usize) -> TableView {
    let stt = ColumnView {
        title: super::inline::plain("STT", Room::Narrow),
        width: number_width(table.groups.len()),
        align: "center",
    };
    let column = |(i, column): (usize, &Column)| ColumnView {
        title: builder.line(
            &path.key("columns").index(i).key("title"),
            &column.title,
            Room::Narrow,
        ),
        width: column
            .width
            .map_or_else(|| "1fr".to_owned(), |width| width.to_string()),
        align: match column.kind {
            ColumnType::Text => "left",
            ColumnType::Center | ColumnType::Date => "center",
            ColumnType::Number | ColumnType::Money => "right",
        },
    };
    let columns =
        std::iter::once(stt).chain(table.columns.iter().enumerate().map(column));
    let mut groups = Vec::new();
    if !table.rows.is_empty() || table.groups.is_empty() {
        groups.push(GroupView {
            key: format!("nhom-{index}-0"),
            number: String::new(),
            title: None,
            rows: rows(builder, &table.rows, &table.columns, &path.key("rows")),
        });
    }
    for (i, group) in table.groups.iter().enumerate() {
        let path = path.key("groups").index(i);
        groups.push(GroupView {
            key: format!("nhom-{index}-{}", i + 1),
            number: vi::roman(i + 1),
            title: Some(builder.line(&path.key("title"), &group.title, Room::Wide)),
            rows: rows(builder, &group.rows, &table.columns, &path.key("rows")),
        });
    }
    TableView { columns: columns.collect(), groups }
}

/// A column that the longest numeral of so many groups fits, with room at both sides.
fn number_width(groups: usize) -> String {
    let letters = (1..=groups).map(|n| vi::roman(n).len()).max().unwrap_or(0);
    format!("{}mm", NUMBER_WIDTH.max(letters * NUMERAL_WIDTH + 4))
}

fn rows(
    builder: &Builder<'_>,
    rows: &[Row],
    columns: &[Column],
    path: &Path,
) -> Vec<RowView> {
    let row = |(i, row): (usize, &Row)| {
        let path = path.index(i);
        let cell = |column: &Column| match row.cell(&column.key) {
            Some(cell) => prose(builder, cell, &path.key(&column.key), Room::Narrow),
            None => vec![],
        };
        let long = row.cells.iter().any(|(_, cell)| cell.0.chars().count() > LONG_CELL);
        RowView {
            number: (i + 1).to_string(),
            cells: columns.iter().map(cell).collect(),
            long,
            at: path.to_string(),
        }
    };
    rows.iter().enumerate().map(row).collect()
}
