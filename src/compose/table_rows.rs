//! The rows of a table: numbered, joined, and in their groups.

use super::composed_table::{ComposedCell, ComposedGroup, ComposedRow};
use super::composer::Composer;
use super::line::At;
use super::table_numbers::{RowLevel, RowNumbers};
use super::table_sums::{Way, group_value, summed_in_groups, ways};
use crate::document::{self, ColumnType, JoinArea, JoinMark, Prose, join};
use crate::vi::{self, Amount};
use crate::yaml::Path;

/// The key of a row's own number, in tables without a column of that key.
const NUMBER: &str = "number";

impl Composer<'_> {
    /// The groups, before them the rows that are in none.
    pub(super) fn table_groups(
        &self,
        table: &document::Table,
        at: &At,
    ) -> Vec<ComposedGroup> {
        let numbers = RowNumbers::of(table, &self.standard().letters);
        let mut maker = RowMaker { composer: self, table, ways: ways(table), numbers };
        let mut groups = Vec::new();
        if !table.rows.is_empty() || table.groups.is_empty() {
            groups.push(ComposedGroup {
                id: None,
                number: String::new(),
                title: None,
                cells: vec![],
                rows: maker.rows(&table.rows, &at.key("rows"), &mut RowLevel::plain()),
                groups: vec![],
                at: at.clone(),
            });
        }
        groups.extend(maker.groups(
            &table.groups,
            &at.key("groups"),
            &mut RowLevel::top(),
        ));
        groups
    }
}

struct RowMaker<'a> {
    composer: &'a Composer<'a>,
    table: &'a document::Table,
    /// How each column writes its numbers.
    ways: Vec<Way>,
    numbers: RowNumbers<'a>,
}

impl RowMaker<'_> {
    fn groups(
        &mut self,
        groups: &[document::Group],
        path: &Path,
        level: &mut RowLevel,
    ) -> Vec<ComposedGroup> {
        let mut made = Vec::with_capacity(groups.len());
        for (i, group) in groups.iter().enumerate() {
            let path = path.index(i);
            let counted = self.numbers.group(level);
            let number = group.number.clone().unwrap_or(counted);
            let mut below = level.below(number.clone());
            let title = self.composer.line(&group.title, &path.key("title").into());
            made.push(ComposedGroup {
                id: group.id.clone(),
                number,
                title: Some(title),
                cells: self.group_cells(group, &path),
                rows: self.rows(&group.rows, &path.key("rows"), &mut below),
                groups: self.groups(&group.groups, &path.key("groups"), &mut below),
                at: path.into(),
            });
        }
        made
    }

    /// What stands in the other columns of a group's own row: what is said, else its sums.
    fn group_cells(&self, group: &document::Group, path: &Path) -> Vec<ComposedCell> {
        let sums = if group.sum { summed_in_groups(self.table) } else { vec![] };
        let cell = |(i, column): (usize, &document::Column)| {
            let key = &column.key;
            let (said, at) = if let Some(said) = group.cell(key) {
                (self.as_shown(said, column.kind, i), path.key(key))
            } else if sums.contains(&key.as_str()) {
                let sum = group_value(group, key).unwrap_or_default();
                (Prose::escape(&self.ways[i].sum(sum)), path.key("sum"))
            } else {
                return None;
            };
            let lines = self.composer.prose(&said, &at.into());
            Some(ComposedCell { lines, column: i, colspan: 1, rowspan: 1 })
        };
        self.table.columns.iter().enumerate().filter_map(cell).collect()
    }

    fn rows(
        &mut self,
        rows: &[document::Row],
        path: &Path,
        level: &mut RowLevel,
    ) -> Vec<ComposedRow> {
        let joined = join(&marks(self.table, rows));
        let mut made = Vec::with_capacity(rows.len());
        for ((i, row), areas) in rows.iter().enumerate().zip(joined.areas) {
            let path = path.index(i);
            let first = areas
                .first()
                .copied()
                .unwrap_or(Some(JoinArea { columns: 1, rows: 1 }));
            // Rows that are joined in the first column are one: they share its number.
            let counted = first.map(|_| self.numbers.row(level)).unwrap_or_default();
            let typed = row.cell(NUMBER).filter(|_| self.has_typed_numbers());
            made.push(ComposedRow {
                id: row.id.clone(),
                number: typed.map_or(counted, |typed| typed.0.trim().to_owned()),
                numbered_rows: first.map_or(0, |area| area.rows),
                cells: self.cells(row, &areas, &path),
                at: path.into(),
            });
        }
        made
    }

    fn has_typed_numbers(&self) -> bool {
        !self.table.unnumbered && !self.table.columns.iter().any(|it| it.key == NUMBER)
    }

    fn cells(
        &self,
        row: &document::Row,
        areas: &[Option<JoinArea>],
        path: &Path,
    ) -> Vec<ComposedCell> {
        let cell =
            |(i, (column, area)): (usize, (&document::Column, &Option<JoinArea>))| {
                let area = (*area)?;
                let said = row.cell(&column.key);
                let shown = said.map(|cell| self.as_shown(cell, column.kind, i));
                let lines = shown.map_or_else(Vec::new, |cell| {
                    self.composer.prose(&cell, &path.key(&column.key).into())
                });
                let (colspan, rowspan) = (area.columns, area.rows);
                Some(ComposedCell { lines, column: i, colspan, rowspan })
            };
        self.table
            .columns
            .iter()
            .zip(areas)
            .enumerate()
            .filter_map(cell)
            .collect()
    }

    /// A cell as its column's type shows it: a date day first, a number as its column writes
    /// numbers.
    fn as_shown(&self, cell: &Prose, kind: ColumnType, column: usize) -> Prose {
        let typed = cell.0.trim();
        let shown = match kind {
            ColumnType::Date if typed.contains('-') => {
                let short = |date| Prose(self.composer.standard().date.short(date));
                vi::parse_date(typed).map(short)
            }
            ColumnType::Number | ColumnType::Money => Amount::parse(typed)
                .map(|amount| Prose::escape(&self.ways[column].cell(typed, amount))),
            _ => None,
        };
        shown.unwrap_or_else(|| cell.clone())
    }
}

/// The marks of rows that stand together, equal neighbours joined where their column wants it.
fn marks(table: &document::Table, rows: &[document::Row]) -> Vec<Vec<JoinMark>> {
    let columns = &table.columns;
    let mark = |row: &document::Row| {
        columns
            .iter()
            .map(|column| JoinMark::of_cell(row.cell(&column.key)))
            .collect()
    };
    let mut marks: Vec<Vec<JoinMark>> = rows.iter().map(mark).collect();
    if !columns.iter().any(|column| column.merge_equal) {
        return marks;
    }
    let of_its_own = columns.iter().any(|column| column.key == NUMBER);
    let typed = |row: usize| rows[row].cell(NUMBER).map(|number| number.0.trim());
    // The rows whose cells are those that the joined ones of each column begin with.
    let mut begins = vec![0; columns.len()];
    for i in 0..rows.len() {
        // What an earlier column parts, a later one does not join.
        let mut parted = i == 0;
        for (j, column) in columns.iter().enumerate() {
            if marks[i][j] == JoinMark::Up {
                continue;
            }
            let single = [i, begins[j]].iter().all(|row| {
                marks[*row][j] == JoinMark::Own
                    && marks[*row].get(j + 1) != Some(&JoinMark::Left)
            });
            let said = |row: usize| rows[row].cell(&column.key).map(|cell| cell.0.trim());
            let here = said(i).filter(|text| !text.is_empty());
            let equal = here.is_some() && here == said(begins[j]);
            // Rows of one number in the first column; another that was typed parts them.
            let one_number = j > 0
                || of_its_own
                || typed(i).is_none_or(|it| Some(it) == typed(begins[j]));
            if column.merge_equal && !parted && single && equal && one_number {
                marks[i][j] = JoinMark::Up;
            } else {
                begins[j] = i;
                parted |= column.merge_equal;
            }
        }
        // A row of which nothing is left is none.
        if i > 0 && marks[i].iter().all(|mark| *mark == JoinMark::Up) {
            marks[i] = mark(&rows[i]);
            begins.fill(i);
        }
    }
    marks
}
