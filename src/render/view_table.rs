//! Tables as templates see them: with absolute widths.

use std::collections::BTreeSet;

use minijinja::Value;
use serde::Serialize;

use super::columns::{is_long, number_column, room, widths};
use super::decimals::Decimals;
use super::lines::Lines;
use crate::compose::{
    Align, ComposedCell, ComposedGroup, ComposedRow, ComposedTable, Line,
};

/// A table with everything that its look depends on worked out.
#[derive(Serialize)]
pub(super) struct TableView {
    /// The size of its text in pt; none for the usual one.
    text_size: Option<u8>,
    /// The line above it.
    unit: Option<Value>,
    /// The columns, that of the numbers first: `width` in mm, `align` a Typst alignment.
    columns: Vec<ColumnView>,
    /// The rows of the header, each with its cells; then the numbers of the columns, if wanted.
    header: Vec<Vec<HeaderView>>,
    column_numbers: Vec<Value>,
    /// True if there is a column of numbers.
    numbered: bool,
    /// The path of its columns in the data, a text.
    at: String,
    /// The path of the rows before the first group, a text; groups and rows in the order of
    /// printing.
    rows: String,
    items: Vec<TableItemView>,
    /// The row of sums.
    total: Option<TotalView>,
    /// The sum in words, below the table, and prose below that.
    words: Option<Value>,
    notes: Vec<Value>,
    /// The words after a group's title on the pages that it goes on over.
    continued: Value,
}

#[derive(Serialize)]
struct ColumnView {
    width: f64,
    align: &'static str,
}

/// A cell of the header; written upwards in a column of that width, in mm.
#[derive(Serialize)]
struct HeaderView {
    lines: Vec<Value>,
    colspan: usize,
    rowspan: usize,
    vertical: Option<f64>,
}

/// A cell: its paragraphs, and whether it is joined with others.
#[derive(Serialize)]
struct CellView {
    lines: Vec<Value>,
    joined: Option<JoinedView>,
}

/// Over how many columns and rows a cell goes, and the name of the mark in its last row, a text.
#[derive(Serialize)]
struct JoinedView {
    colspan: usize,
    rowspan: usize,
    end: String,
}

/// Either a group's own row, which alone has a `level`, or a row.
#[derive(Serialize)]
#[serde(untagged)]
enum TableItemView {
    Group(GroupView),
    Row(RowView),
}

/// The row of a group.
#[derive(Serialize)]
struct GroupView {
    /// A name that is unique in the document.
    key: String,
    /// The level of its row among those that are printed again, from 2.
    level: usize,
    /// True if rows of its own follow, on whose pages it is printed again.
    repeated: bool,
    number: Value,
    /// The path of its rows in the data, a text.
    rows: String,
    /// True if a dot follows the number where there is no column of numbers.
    dotted: bool,
    title: Value,
    /// What stands in other columns: `column` from 0, `lines`.
    cells: Vec<GroupCellView>,
}

#[derive(Serialize)]
struct GroupCellView {
    column: usize,
    lines: Vec<Value>,
}

#[derive(Serialize)]
struct RowView {
    /// The cell of the number; none where it stands with a row above.
    number: Option<CellView>,
    cells: Vec<CellView>,
    /// True if its first column belongs to a row above.
    continues: bool,
    /// The name of the mark for the joined cells that end here.
    end: Option<String>,
    /// The widths of its cells in mm if it may be higher than a page, so that it has to be
    /// measured.
    long: Vec<f64>,
}

/// The row of sums: over how many columns its title goes, and what stands in the others.
#[derive(Serialize)]
struct TotalView {
    at_top: bool,
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
    let widths = widths(table, width);
    let decimals = Decimals::of(table, &widths);
    let sheet = Sheet { lines, table, widths, decimals };
    TableView {
        text_size: table.text_size,
        unit: table.unit.as_ref().map(|unit| lines.line(unit)),
        columns: sheet.columns(),
        header: sheet.header(),
        column_numbers: table.column_numbers.iter().map(|it| lines.text(it)).collect(),
        numbered: table.numbers.is_some(),
        at: table.at.key("columns").to_string(),
        rows: table.at.key("rows").to_string(),
        items: sheet.items(),
        total: sheet.total(),
        words: table.words.as_ref().map(|words| lines.line(words)),
        notes: lines.lines(&table.notes),
        continued: lines.text(&table.continued),
    }
}

/// Over what a cell goes; none for one that stands alone.
fn joined(
    colspan: usize,
    rowspan: usize,
    end: impl Fn(usize) -> String,
) -> Option<JoinedView> {
    let end = if rowspan > 1 { end(rowspan) } else { String::new() };
    (colspan > 1 || rowspan > 1).then_some(JoinedView { colspan, rowspan, end })
}

/// A table with the widths of its columns, in mm.
struct Sheet<'a> {
    lines: &'a Lines<'a>,
    table: &'a ComposedTable,
    widths: Vec<f64>,
    decimals: Decimals,
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

    fn header(&self) -> Vec<Vec<HeaderView>> {
        let height = self.table.header.len();
        let cell = |(i, cell): (usize, &ComposedCell)| {
            // Only the title of the column itself, not what it shares with others.
            let own = i + cell.rowspan == height;
            let width = self.widths[cell.column];
            let vertical = own && self.table.columns[cell.column].vertical;
            let lines = if vertical {
                self.lines.lines(&cell.lines)
            } else {
                self.cell_lines(cell)
            };
            HeaderView {
                lines,
                colspan: cell.colspan,
                rowspan: cell.rowspan,
                vertical: vertical.then_some(width),
            }
        };
        let rows = self.table.header.iter().enumerate();
        let mut rows: Vec<Vec<HeaderView>> = rows
            .map(|(i, row)| row.iter().map(|it| cell((i, it))).collect())
            .collect();
        if let (Some(numbers), Some(first)) = (&self.table.numbers, rows.first_mut()) {
            let line = self.line(numbers, number_column(self.table));
            let (lines, vertical) = (vec![line], None);
            first.insert(0, HeaderView { lines, colspan: 1, rowspan: height, vertical });
        }
        rows
    }

    fn items(&self) -> Vec<TableItemView> {
        let at = self.table.at.to_string();
        let mut items = vec![];
        let (mut titled, mut before) = (0, 0);
        for (depth, group) in self.table.all_groups() {
            if let Some(title) = &group.title {
                titled += 1;
                let key = format!("nhom-{at}-{titled}");
                let group = self.group(group, title, depth, key);
                items.push(TableItemView::Group(group));
            }
            let end = |row: usize| format!("hang-{at}-{}", before + row);
            let mut ends = BTreeSet::new();
            for (i, row) in group.rows.iter().enumerate() {
                let mut view = self.row(row, |rows| end(i + rows));
                let cells = view.cells.iter().chain(&view.number);
                let joined = cells.filter_map(|it| it.joined.as_ref());
                let last = joined.filter(|it| it.rowspan > 1).map(|it| i + it.rowspan);
                ends.extend(last);
                view.end = ends.remove(&(i + 1)).then(|| end(i + 1));
                items.push(TableItemView::Row(view));
            }
            before += group.rows.len();
        }
        items
    }

    fn group(
        &self,
        group: &ComposedGroup,
        title: &Line,
        depth: usize,
        key: String,
    ) -> GroupView {
        let cell = |cell: &ComposedCell| GroupCellView {
            column: cell.column,
            lines: self.cell_lines(cell),
        };
        GroupView {
            key,
            level: depth + 2,
            repeated: !group.rows.is_empty() || !group.groups.is_empty(),
            number: self.lines.word(&group.number, &group.at),
            rows: group.at.key("rows").to_string(),
            dotted: group.number.ends_with(char::is_alphanumeric),
            title: self.lines.line(title),
            cells: group.cells.iter().map(cell).collect(),
        }
    }

    /// A row; `end` names the mark at the end of so many rows.
    fn row(&self, row: &ComposedRow, end: impl Fn(usize) -> String) -> RowView {
        let number = self.table.numbers.is_some() && row.numbered_rows > 0;
        let number = number.then(|| CellView {
            lines: vec![self.lines.word(&row.number, &row.at)],
            joined: joined(1, row.numbered_rows, &end),
        });
        let long = |cell: &ComposedCell| {
            cell.rowspan == 1 && is_long(&cell.lines, self.width(cell), self.table)
        };
        let mut widths = vec![];
        if row.cells.iter().any(long) {
            widths.extend(number.iter().map(|_| number_column(self.table)));
            widths.extend(row.cells.iter().map(|cell| self.width(cell)));
        }
        let cell = |cell: &ComposedCell| CellView {
            lines: self.cell_lines(cell),
            joined: joined(cell.colspan, cell.rowspan, &end),
        };
        RowView {
            number,
            cells: row.cells.iter().map(cell).collect(),
            continues: row.cells.first().is_none_or(|cell| cell.column > 0),
            end: None,
            long: widths,
        }
    }

    /// The width of a cell in mm, over all of its columns.
    fn width(&self, cell: &ComposedCell) -> f64 {
        self.widths.iter().skip(cell.column).take(cell.colspan).sum()
    }

    fn cell_lines(&self, cell: &ComposedCell) -> Vec<Value> {
        let room = room(self.width(cell), self.table);
        match (self.decimals.behind(cell), cell.lines.as_slice()) {
            (Some(missing), [line]) => vec![self.lines.number_in(line, room, missing)],
            _ => self.lines.lines_in(&cell.lines, room),
        }
    }

    fn line(&self, line: &Line, width: f64) -> Value {
        self.lines.line_in(line, room(width, self.table))
    }

    fn total(&self) -> Option<TotalView> {
        let total = self.table.total.as_ref()?;
        let cells = total.cells.iter().zip(self.widths.iter().skip(total.first));
        let cell = |(i, (cell, width)): (usize, (&Line, &f64))| match self
            .decimals
            .behind_line(total.first + i, cell)
        {
            Some(missing) => {
                self.lines.number_in(cell, room(*width, self.table), missing)
            }
            None => self.line(cell, *width),
        };
        Some(TotalView {
            at_top: total.at_top,
            title: self.lines.line(&total.title),
            span: total.first + usize::from(self.table.numbers.is_some()),
            cells: cells.enumerate().map(cell).collect(),
        })
    }
}
