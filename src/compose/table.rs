//! A table with everything around its rows.

use super::composed_table::{Align, ComposedColumn, ComposedTable};
use super::composer::Composer;
use super::line::{At, Line, upright};
use crate::document::{self, ColumnHeading, ColumnType, Width};
use crate::standard::fill;
use crate::vi;

impl Composer<'_> {
    pub(super) fn table(&self, table: &document::Table, at: &At) -> ComposedTable {
        let words = &self.standard().words;
        let total = table.total.as_ref();
        let notes = table.notes.as_ref();
        ComposedTable {
            columns: columns(table, at),
            numbers: (!table.unnumbered).then(|| upright(&*words.row_number.text, at)),
            header: self.table_header(table, at),
            column_numbers: self.column_numbers(table, at),
            groups: self.table_groups(table, at),
            total: total.map(|total| self.total(table, total, at)),
            words: total.and_then(|total| self.in_words(table, total, at)),
            unit: table.unit.as_ref().map(|unit| self.unit(unit, at)),
            notes: notes.map_or_else(Vec::new, |notes| {
                self.prose(notes, &at.key("notes").into())
            }),
            text_size: table.text_size,
            continued: upright(&*words.continued.text, at),
            at: at.clone(),
        }
    }

    /// The line above a table; words that say what it is may be typed.
    fn unit(&self, unit: &str, at: &At) -> Line {
        let value = |name: &str| (name == "unit").then(|| unit.to_owned());
        let filled = fill(&self.standard().words.table_unit.text, value);
        let small = |text: &str| vi::nfc(text).to_lowercase();
        let lead = small(filled.strip_suffix(unit).unwrap_or_default().trim());
        let typed =
            unit.contains(':') || !lead.is_empty() && small(unit).starts_with(&lead);
        self.line(if typed { unit } else { &filled }, &at.key("unit").into())
    }

    fn column_numbers(&self, table: &document::Table, at: &At) -> Vec<Line> {
        if !table.column_numbers {
            return vec![];
        }
        let here: At = at.key("column_numbers").into();
        let columns = table.columns.len() + usize::from(!table.unnumbered);
        let number = |n: usize| {
            let value = |name: &str| (name == "n").then(|| n.to_string());
            upright(fill(&self.standard().words.column_number.text, value), &here)
        };
        (1..=columns).map(number).collect()
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
        vertical: column.heading == ColumnHeading::Vertical,
        width: column.width.unwrap_or(Width::Share(1.0)),
        at: At::new(at.key("columns").index(i).key("width")),
    };
    table.columns.iter().enumerate().map(column).collect()
}
