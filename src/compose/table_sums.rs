//! What the numbers of a table come to, and how its columns write numbers.

use super::composed_table::ComposedTotal;
use super::composer::Composer;
use super::line::{At, Line, upright};
use crate::document::{self, Column, ColumnType, Group, Row, Table, TotalPlace};
use crate::standard::fill;
use crate::vi::{self, Amount, AmountUnit, amount_unit};

impl Composer<'_> {
    pub(super) fn total(
        &self,
        table: &Table,
        total: &document::Total,
        at: &At,
    ) -> ComposedTotal {
        let path = at.key("total");
        let here: At = path.clone().into();
        let is_summed = |column: &Column| total.columns.contains(&column.key);
        let columns = &table.columns;
        let first = columns.iter().position(is_summed).unwrap_or(columns.len());
        let usual = &self.standard().words.total.text;
        let ways = ways(table);
        let cell = |(column, way): (&Column, &Way)| {
            if is_summed(column) {
                upright(way.sum(sum(table, &column.key)), &here)
            } else {
                vec![]
            }
        };
        let title = total.title.as_ref().unwrap_or(usual);
        ComposedTotal {
            at_top: total.at == TotalPlace::Top,
            title: self.line(title, &path.key("title").into()),
            first,
            cells: columns.iter().zip(&ways).skip(first).map(cell).collect(),
        }
    }

    /// A sum in words, below the table, in the unit of its column.
    pub(super) fn in_words(
        &self,
        table: &Table,
        total: &document::Total,
        at: &At,
    ) -> Option<Line> {
        let words = &self.standard().words;
        let key = total.words.as_ref()?;
        let column = table.columns.iter().find(|column| column.key == *key)?;
        let unit =
            match (&total.unit, amount_unit(column.titles(), table.unit.as_deref())) {
                (Some(unit), _) => unit.clone(),
                (None, AmountUnit::Known(unit)) => unit,
                (None, _) => words.amount_unit.text.clone(),
            };
        let said = vi::amount_in_words(&sum(table, key).to_string(), &unit)?;
        let value = |name: &str| (name == "words").then(|| said.clone());
        Some(self.line(&fill(&words.amount.text, value), at))
    }
}

/// How a column writes its numbers: the same with and without a row of sums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Way {
    /// Dots stand between thousands.
    dotted: bool,
    /// Some large number is typed without them.
    undotted: bool,
}

impl Way {
    /// A number of a cell, which is typed so.
    pub(super) fn cell(self, typed: &str, amount: Amount) -> String {
        if self.dotted {
            return amount.to_string();
        }
        // A code is no number to be rewritten; a decimal point is no sign of Vietnamese.
        let pointed = typed.contains('.') && !Amount::is_parted(typed);
        if pointed { amount.undotted() } else { typed.to_owned() }
    }

    /// A sum.
    pub(super) fn sum(self, amount: Amount) -> String {
        if self.dotted || !self.undotted { amount.to_string() } else { amount.undotted() }
    }
}

/// How each column writes its numbers: money with dots, others as they are typed, all with
/// dots as soon as one has them.
pub(super) fn ways(table: &Table) -> Vec<Way> {
    let way = |column: &Column| {
        let mut way = Way {
            dotted: column.kind == ColumnType::Money,
            undotted: false,
        };
        if column.kind == ColumnType::Number {
            each_cell(table, &column.key, &mut |text| {
                let digits = text.split([',', '.']).next().unwrap_or_default();
                let digits = digits.bytes().filter(u8::is_ascii_digit).count();
                way.dotted |= Amount::is_parted(text);
                way.undotted |= digits > 3;
            });
        }
        way
    };
    table.columns.iter().map(way).collect()
}

fn each_cell(table: &Table, key: &str, visit: &mut dyn FnMut(&str)) {
    fn rows(rows: &[Row], key: &str, visit: &mut dyn FnMut(&str)) {
        for row in rows {
            if let Some(cell) = row.cell(key) {
                visit(cell.0.trim());
            }
        }
    }
    fn groups(all: &[Group], key: &str, visit: &mut dyn FnMut(&str)) {
        for group in all {
            if let Some(cell) = group.cell(key) {
                visit(cell.0.trim());
            }
            rows(&group.rows, key, visit);
            groups(&group.groups, key, visit);
        }
    }
    rows(&table.rows, key, visit);
    groups(&table.groups, key, visit);
}

/// The columns whose sums a group's own row says.
pub(super) fn summed_in_groups(table: &Table) -> Vec<&str> {
    match &table.total {
        Some(total) => total.columns.iter().map(String::as_str).collect(),
        None => {
            let money = table.columns.iter().filter(|it| it.kind == ColumnType::Money);
            money.map(|column| column.key.as_str()).collect()
        }
    }
}

/// What the cells of a column come to.
fn sum(table: &Table, key: &str) -> Amount {
    let groups = table.groups.iter().filter_map(|group| group_value(group, key));
    rows_value(&table.rows, key)
        .into_iter()
        .chain(groups)
        .fold(Amount::default(), |sum, amount| sum + amount)
}

/// What a column of a group comes to: that of its rows and groups, else what its own row says.
pub(super) fn group_value(group: &Group, key: &str) -> Option<Amount> {
    let below = group.groups.iter().filter_map(|group| group_value(group, key));
    rows_value(&group.rows, key)
        .into_iter()
        .chain(below)
        .reduce(|sum, amount| sum + amount)
        .or_else(|| Amount::parse(&group.cell(key)?.0))
}

fn rows_value(rows: &[Row], key: &str) -> Option<Amount> {
    rows.iter()
        .filter_map(|row| Amount::parse(&row.cell(key)?.0))
        .reduce(|sum, amount| sum + amount)
}
