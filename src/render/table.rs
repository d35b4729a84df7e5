//! Tables as templates see them: numbered, added up, with absolute widths.

use serde::Serialize;

use super::builder::Builder;
use super::inline::{Line, plain};
use crate::document::{
    Column, ColumnType, NUMBER_COLUMN, Orientation, Prose, Row, Table, Total,
};
use crate::vi::{self, Amount, Room};
use crate::yaml::Path;

/// A table.
#[derive(Clone, Debug, Serialize)]
pub struct TableView {
    /// The columns, that of the numbers first.
    pub columns: Vec<ColumnView>,
    /// The rows of the header: one, or two where columns share a title.
    pub header: Vec<Vec<CellView>>,
    /// True if there is a column of numbers.
    pub numbered: bool,
    /// The groups; one without a title if the rows are in none.
    pub groups: Vec<GroupView>,
    /// The row of sums.
    pub total: Option<TotalView>,
    /// The sum in words, below the table.
    pub words: Option<Line>,
}

/// A column.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnView {
    /// Its width, in mm.
    pub width: f64,
    /// A Typst alignment.
    pub align: &'static str,
}

/// A cell, and over how many columns and rows it goes.
#[derive(Clone, Debug, Serialize)]
pub struct CellView {
    /// Its paragraphs.
    pub lines: Vec<Line>,
    /// Columns.
    pub colspan: usize,
    /// Rows.
    pub rowspan: usize,
}

/// A group of rows.
#[derive(Clone, Debug, Serialize)]
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
#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    /// Its number in the group.
    pub number: String,
    /// The cells, without those that are joined with a neighbour.
    pub cells: Vec<CellView>,
    /// True if it may be higher than a page, so that it has to be measured.
    pub long: bool,
    /// Its path in the data.
    pub at: String,
}

/// The row of sums.
#[derive(Clone, Debug, Serialize)]
pub struct TotalView {
    /// What stands before the sums.
    pub title: Line,
    /// Over how many columns, that of the numbers included.
    pub span: usize,
    /// The sums, and what stands between them.
    pub cells: Vec<Line>,
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

/// `key` is a name that no other table of the document has.
pub(super) fn table(
    builder: &Builder<'_>,
    table: &Table,
    path: &Path,
    orientation: Orientation,
    key: &str,
) -> TableView {
    let number_column =
        if table.unnumbered { 0.0 } else { number_column(table.groups.len()) };
    let text = builder.setting.margins.text_width(orientation);
    let widths = table.widths(text, number_column);
    let rows = |rows: &[Row], path: &Path| {
        let row = |(i, row): (usize, &Row)| {
            self::row(builder, row, i + 1, table, &widths, &path.index(i))
        };
        let mut rows: Vec<_> = rows.iter().enumerate().map(row).collect();
        join(&mut rows);
        rows.into_iter().map(|(row, _)| row).collect::<Vec<_>>()
    };
    let mut groups = Vec::new();
    if !table.rows.is_empty() || table.groups.is_empty() {
        groups.push(GroupView {
            key: format!("nhom-{key}-0"),
            number: String::new(),
            title: None,
            rows: rows(&table.rows, &path.key("rows")),
        });
    }
    for (i, group) in table.groups.iter().enumerate() {
        let path = path.key("groups").index(i);
        groups.push(GroupView {
            key: format!("nhom-{key}-{}", i + 1),
            number: vi::roman(i + 1),
            title: Some(builder.line(&path.key("title"), &group.title, Room::Page)),
            rows: rows(&group.rows, &path.key("rows")),
        });
    }
    let total = table.total.as_ref();
    let words = total.and_then(|total| Some((total, total.words.as_ref()?)));
    TableView {
        columns: columns(table, number_column, &widths),
        header: header(builder, table, path, number_column, &widths),
        numbered: !table.unnumbered,
        groups,
        total: total.map(|total| self::total(builder, table, total, path, &widths)),
        words: words.and_then(|(total, key)| {
            let unit = total.unit.as_deref().unwrap_or("đồng");
            let words = vi::amount_in_words(&sum(table, key).to_string(), unit)?;
            Some(builder.line(path, &format!("Bằng chữ: {words}."), Room::Page))
        }),
    }
}

/// The width of a column, in mm, that the longest numeral of so many groups fits.
fn number_column(groups: usize) -> f64 {
    let letters = (1..=groups).map(|n| vi::roman(n).len()).max().unwrap_or(0);
    let letters = u16::try_from(letters).map_or(0.0, f64::from);
    NUMBER_COLUMN.max(letters * NUMERAL + PADDING + 1.0)
}

fn columns(table: &Table, number_column: f64, widths: &[f64]) -> Vec<ColumnView> {
    let column = |(i, column): (usize, &Column)| ColumnView {
        width: widths[i],
        align: match column.kind {
            ColumnType::Text => "left",
            ColumnType::Center | ColumnType::Date => "center",
            ColumnType::Number | ColumnType::Money => "right",
        },
    };
    let stt = ColumnView { width: number_column, align: "center" };
    let stt = (!table.unnumbered).then_some(stt);
    stt.into_iter()
        .chain(table.columns.iter().enumerate().map(column))
        .collect()
}

/// The header: columns with one title above their own make it two rows high.
fn header(
    builder: &Builder<'_>,
    table: &Table,
    path: &Path,
    number_column: f64,
    widths: &[f64],
) -> Vec<Vec<CellView>> {
    let two = table.columns.iter().any(|column| column.group.is_some());
    let height = if two { 2 } else { 1 };
    let cell = |line, colspan, rowspan| CellView { lines: vec![line], colspan, rowspan };
    let (mut upper, mut lower) = (vec![], vec![]);
    if !table.unnumbered {
        upper.push(cell(plain("STT", room(number_column)), 1, height));
    }
    let mut i = 0;
    while i < table.columns.len() {
        let column = &table.columns[i];
        let at = path.key("columns").index(i);
        let title = |i: usize| {
            let at = path.key("columns").index(i).key("title");
            builder.line(&at, &table.columns[i].title, room(widths[i]))
        };
        let Some(group) = &column.group else {
            upper.push(cell(title(i), 1, height));
            i += 1;
            continue;
        };
        let same = table.columns[i..]
            .iter()
            .take_while(|c| c.group.as_ref() == Some(group));
        let span = same.count();
        let width: f64 = widths[i..i + span].iter().sum();
        upper.push(cell(builder.line(&at.key("group"), group, room(width)), span, 1));
        lower.extend((i..i + span).map(|i| cell(title(i), 1, 1)));
        i += span;
    }
    if two { vec![upper, lower] } else { vec![upper] }
}

/// How a cell is joined with a neighbour.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    None,
    Left,
    Up,
}

fn row(
    builder: &Builder<'_>,
    row: &Row,
    number: usize,
    table: &Table,
    widths: &[f64],
    path: &Path,
) -> (RowView, Vec<Join>) {
    let columns = &table.columns;
    let summed = table.total.as_ref().map_or(&[][..], |total| &total.columns);
    let cell = |(column, width): (&Column, &f64)| {
        let with_dots = summed.contains(&column.key);
        let shown = row
            .cell(&column.key)
            .map(|cell| as_shown(cell, column.kind, with_dots));
        let prose =
            |cell: &Prose| builder.prose(cell, &path.key(&column.key), room(*width));
        let lines = shown.as_ref().map_or_else(Vec::new, prose);
        CellView { lines, colspan: 1, rowspan: 1 }
    };
    let long = |(column, width): (&Column, &f64)| {
        row.cell(&column.key)
            .is_some_and(|cell| lines(cell, *width) > LONG_CELL)
    };
    let join = |column: &Column| match row.cell(&column.key).map(|cell| cell.0.trim()) {
        Some("<<") => Join::Left,
        Some("^^") => Join::Up,
        _ => Join::None,
    };
    let view = RowView {
        number: number.to_string(),
        cells: columns.iter().zip(widths).map(cell).collect(),
        long: columns.iter().zip(widths).any(long),
        at: path.to_string(),
    };
    (view, columns.iter().map(join).collect())
}

/// Gives joined cells to the neighbour that they are joined with, and takes them out.
fn join(rows: &mut [(RowView, Vec<Join>)]) {
    for i in (0..rows.len()).rev() {
        for j in (0..rows[i].1.len()).rev() {
            match rows[i].1[j] {
                Join::Left if j > 0 => {
                    rows[i].0.cells[j - 1].colspan += rows[i].0.cells[j].colspan;
                }
                Join::Up if i > 0 => {
                    rows[i - 1].0.cells[j].rowspan += rows[i].0.cells[j].rowspan;
                }
                _ => rows[i].1[j] = Join::None,
            }
        }
    }
    for (row, joins) in rows {
        let mut joins = joins.iter();
        row.cells.retain(|_| joins.next() == Some(&Join::None));
        // What is measured is measured cell by cell.
        row.long &= row.cells.iter().all(|cell| cell.colspan == 1 && cell.rowspan == 1);
    }
}

/// A cell as its column's type shows it: a date day first, money and what is added up with dots.
fn as_shown(cell: &Prose, kind: ColumnType, with_dots: bool) -> Prose {
    let typed = cell.0.trim();
    match kind {
        ColumnType::Date => match vi::parse_date(typed).filter(|_| typed.contains('-')) {
            Some(date) => Prose(vi::short_date(date)),
            None => cell.clone(),
        },
        ColumnType::Money | ColumnType::Number
            if kind == ColumnType::Money || with_dots =>
        {
            match Amount::parse(typed) {
                Some(amount) => Prose(Prose::escape(&amount.to_string()).0),
                None => cell.clone(),
            }
        }
        _ => cell.clone(),
    }
}

/// What the cells of a column come to.
fn sum(table: &Table, key: &str) -> Amount {
    let rows = table
        .rows
        .iter()
        .chain(table.groups.iter().flat_map(|group| &group.rows));
    rows.filter_map(|row| Amount::parse(&row.cell(key)?.0))
        .fold(Amount::default(), |sum, amount| sum + amount)
}

fn total(
    builder: &Builder<'_>,
    table: &Table,
    total: &Total,
    path: &Path,
    widths: &[f64],
) -> TotalView {
    let path = path.key("total");
    let is_summed = |column: &Column| total.columns.contains(&column.key);
    let first = table
        .columns
        .iter()
        .position(is_summed)
        .unwrap_or(table.columns.len());
    let title = total.title.as_deref().unwrap_or("Tổng cộng");
    let cell = |(column, width): (&Column, &f64)| {
        if is_summed(column) {
            builder.line(&path, &sum(table, &column.key).to_string(), room(*width))
        } else {
            vec![]
        }
    };
    TotalView {
        title: builder.line(&path.key("title"), title, Room::Page),
        span: first + usize::from(!table.unnumbered),
        cells: table.columns.iter().zip(widths).skip(first).map(cell).collect(),
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
