//! Tables: numbered, joined and added up.

use std::sync::Arc;

use super::composer::Composer;
use super::line::{At, Line, upright};
use crate::document::{self, ColumnType, Prose, Role, Width};
use crate::standard::fill;
use crate::vi::{self, Amount};
use crate::yaml::Path;

/// A table.
#[derive(Clone, Debug)]
pub struct ComposedTable {
    /// The columns, without that of the numbers.
    pub columns: Vec<ComposedColumn>,
    /// The title of the column of numbers; none if there is no such column.
    pub numbers: Option<Line>,
    /// The rows of the header: one, or two where columns share a title; without the column of
    /// numbers.
    pub header: Vec<Vec<ComposedCell>>,
    /// The groups; one without a title if the rows are in none.
    pub groups: Vec<ComposedGroup>,
    /// The row of sums.
    pub total: Option<ComposedTotal>,
    /// The sum in words, below the table.
    pub words: Option<Line>,
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
    /// Its rows.
    pub rows: Vec<ComposedRow>,
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
    /// The cells, without those that are joined with a neighbour.
    pub cells: Vec<ComposedCell>,
    /// Where the data says it.
    pub at: At,
}

/// The row of sums.
#[derive(Clone, Debug)]
pub struct ComposedTotal {
    /// What stands before the sums.
    pub title: Line,
    /// The first column that holds a sum, from 0.
    pub first: usize,
    /// From there on, the sums and what stands between them.
    pub cells: Vec<Line>,
}

impl Composer<'_> {
    pub(super) fn table(&self, table: &document::Table, at: &At) -> ComposedTable {
        let words = &self.standard().words;
        let mut groups = Vec::new();
        if !table.rows.is_empty() || table.groups.is_empty() {
            groups.push(ComposedGroup {
                id: None,
                number: String::new(),
                title: None,
                rows: self.rows(table, &table.rows, &at.key("rows")),
                at: at.clone(),
            });
        }
        for (i, group) in table.groups.iter().enumerate() {
            let path = at.key("groups").index(i);
            groups.push(ComposedGroup {
                id: group.id.clone(),
                number: vi::roman(i + 1),
                title: Some(self.line(&group.title, &path.key("title").into())),
                rows: self.rows(table, &group.rows, &path.key("rows")),
                at: path.into(),
            });
        }
        let total = table.total.as_ref();
        ComposedTable {
            columns: columns(table, at),
            numbers: (!table.unnumbered).then(|| upright(&*words.row_number.text, at)),
            header: self.header(table, at),
            groups,
            total: total.map(|total| self.total(table, total, at)),
            words: total.and_then(|total| self.in_words(table, total, at)),
            continued: upright(&*words.continued.text, at),
            at: at.clone(),
        }
    }

    fn rows(
        &self,
        table: &document::Table,
        rows: &[document::Row],
        path: &Path,
    ) -> Vec<ComposedRow> {
        let row = |(i, row): (usize, &document::Row)| self.row(table, row, i, path);
        let mut rows: Vec<_> = rows.iter().enumerate().map(row).collect();
        join(&mut rows);
        rows.into_iter().map(|(row, _)| row).collect()
    }

    fn row(
        &self,
        table: &document::Table,
        row: &document::Row,
        i: usize,
        path: &Path,
    ) -> (ComposedRow, Vec<Join>) {
        let path = path.index(i);
        let summed = table.total.as_ref().map_or(&[][..], |total| &total.columns);
        let cell = |(number, column): (usize, &document::Column)| {
            let with_dots = summed.contains(&column.key);
            let said = row.cell(&column.key);
            let shown = said.map(|cell| self.as_shown(cell, column.kind, with_dots));
            let lines = shown.map_or_else(Vec::new, |cell| {
                self.prose(&cell, &path.key(&column.key).into())
            });
            ComposedCell { lines, column: number, colspan: 1, rowspan: 1 }
        };
        let join = |column: &document::Column| match row
            .cell(&column.key)
            .map(|cell| cell.0.trim())
        {
            Some("<<") => Join::Left,
            Some("^^") => Join::Up,
            _ => Join::None,
        };
        let joins = table.columns.iter().map(join).collect();
        let composed = ComposedRow {
            id: row.id.clone(),
            number: (i + 1).to_string(),
            cells: table.columns.iter().enumerate().map(cell).collect(),
            at: Arc::new(path.clone()),
        };
        (composed, joins)
    }

    /// The header: columns with one title above their own make it two rows high.
    fn header(&self, table: &document::Table, at: &At) -> Vec<Vec<ComposedCell>> {
        let columns = &table.columns;
        let two = columns.iter().any(|column| column.group.is_some());
        let height = if two { 2 } else { 1 };
        let cell = |text: &str, key: &str, column: usize, colspan, rowspan| {
            let at = at.key("columns").index(column).key(key).into();
            ComposedCell {
                lines: vec![self.line(text, &at)],
                column,
                colspan,
                rowspan,
            }
        };
        let title = |i: usize, height| cell(&columns[i].title, "title", i, 1, height);
        let (mut upper, mut lower) = (vec![], vec![]);
        let mut i = 0;
        while i < columns.len() {
            let Some(group) = &columns[i].group else {
                upper.push(title(i, height));
                i += 1;
                continue;
            };
            let same =
                columns[i..].iter().take_while(|c| c.group.as_ref() == Some(group));
            let span = same.count();
            upper.push(cell(group, "group", i, span, 1));
            lower.extend((i..i + span).map(|i| title(i, 1)));
            i += span;
        }
        if two { vec![upper, lower] } else { vec![upper] }
    }

    fn total(
        &self,
        table: &document::Table,
        total: &document::Total,
        at: &At,
    ) -> ComposedTotal {
        let path = at.key("total");
        let here: At = path.clone().into();
        let is_summed = |column: &document::Column| total.columns.contains(&column.key);
        let columns = &table.columns;
        let first = columns.iter().position(is_summed).unwrap_or(columns.len());
        let usual = &self.standard().words.total.text;
        let cell = |column: &document::Column| {
            if is_summed(column) {
                upright(sum(table, &column.key).to_string(), &here)
            } else {
                vec![]
            }
        };
        ComposedTotal {
            title: self
                .line(total.title.as_ref().unwrap_or(usual), &path.key("title").into()),
            first,
            cells: columns.iter().skip(first).map(cell).collect(),
        }
    }

    /// A sum in words, below the table.
    fn in_words(
        &self,
        table: &document::Table,
        total: &document::Total,
        at: &At,
    ) -> Option<Line> {
        let words = &self.standard().words;
        let key = total.words.as_ref()?;
        let unit = total.unit.as_ref().unwrap_or(&words.amount_unit.text);
        let said = vi::amount_in_words(&sum(table, key).to_string(), unit)?;
        let value = |name: &str| (name == "words").then(|| said.clone());
        Some(self.line(&fill(&words.amount.text, value), at))
    }

    /// A cell as its column's type shows it: a date day first, money and what is added up with
    /// dots.
    fn as_shown(&self, cell: &Prose, kind: ColumnType, with_dots: bool) -> Prose {
        let typed = cell.0.trim();
        let dotted = kind == ColumnType::Money || kind == ColumnType::Number && with_dots;
        let shown = match kind {
            ColumnType::Date if typed.contains('-') => {
                vi::parse_date(typed).map(|date| Prose(self.standard().date.short(date)))
            }
            _ if dotted => {
                Amount::parse(typed).map(|amount| Prose::escape(&amount.to_string()))
            }
            _ => None,
        };
        shown.unwrap_or_else(|| cell.clone())
    }
}

fn columns(table: &document::Table, at: &At) -> Vec<ComposedColumn> {
    let column = |(i, column): (usize, &document::Column)| ComposedColumn {
        title: document::plain_text(&column.title),
        role: column.role,
        align: match column.kind {
            ColumnType::Text => Align::Left,
            ColumnType::Center | ColumnType::Date => Align::Center,
            ColumnType::Number | ColumnType::Money => Align::Right,
        },
        width: column.width.unwrap_or(Width::Share(1.0)),
        at: At::new(at.key("columns").index(i).key("width")),
    };
    table.columns.iter().enumerate().map(column).collect()
}

/// How a cell is joined with a neighbour.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    None,
    Left,
    Up,
}

/// Gives joined cells to the neighbour that they are joined with, and takes them out.
fn join(rows: &mut [(ComposedRow, Vec<Join>)]) {
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
    }
}

/// What the cells of a column come to.
fn sum(table: &document::Table, key: &str) -> Amount {
    let rows = table
        .rows
        .iter()
        .chain(table.groups.iter().flat_map(|group| &group.rows));
    rows.filter_map(|row| Amount::parse(&row.cell(key)?.0))
        .fold(Amount::default(), |sum, amount| sum + amount)
}
