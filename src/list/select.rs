//! Which rows of a table make the list: those that are shown, hold data and are asked for.

use std::sync::Arc;

use super::choice::Choice;
use super::nesting::{NestedRows, nested};
use super::office::sorts;
use super::records::{Cell, List, Record, key};
use super::row_sort::RowSort;
use super::shown::ListTable;
use crate::diag::{Diagnostic, Message, Place, SourceFile, rules};
use crate::say;

/// The records of a table below its head, and what was left out.
pub(super) fn records(
    table: ListTable,
    columns: &[Cell],
    below: usize,
    choice: &Choice,
) -> (NestedRows, Vec<Diagnostic>) {
    let ListTable { file, rows, hidden, merges } = table;
    let mut notes = vec![];
    let mut rows: Vec<Record> = rows.into_iter().skip(below).collect();
    rows.retain(|row| {
        row.cells
            .iter()
            .any(|cell| !cell.text.is_empty() || cell.fault.is_some())
    });
    if choice.all_rows {
        return (NestedRows { kept: rows, ..NestedRows::default() }, notes);
    }
    let sorts = sorts(columns, &rows, &merges);
    notes.extend(notes_of(&file, &rows, &sorts, &hidden));
    let nested = nested(rows, &sorts, columns, &hidden);
    if let Some(first) = nested.lone.first() {
        let numbers = numbers(&nested.lone.iter().collect::<Vec<_>>());
        let message = say!(
            "không lấy hàng tiêu đề không có hàng nào bên dưới: {numbers}",
            "titles without rows are left out: {numbers}"
        );
        notes.push(left_out(&file, first, message));
    }
    (nested, notes)
}

/// What is left out of the rows: those that are hidden, sums, and what stands below.
fn notes_of(
    file: &Arc<SourceFile>,
    rows: &[Record],
    sorts: &[RowSort],
    hidden: &[usize],
) -> Vec<Diagnostic> {
    let mut notes = vec![];
    let is_hidden = |row: &Record| hidden.binary_search(&row.row).is_ok();
    let concealed: Vec<&Record> = rows.iter().filter(|row| is_hidden(row)).collect();
    if let Some(first) = concealed.first() {
        let numbers = numbers(&concealed);
        let count = concealed.len();
        let message = say!(
            "không lấy {count} hàng bị ẩn hay lọc: {numbers}",
            "{count} rows that are hidden or filtered are left out: {numbers}"
        );
        notes.push(left_out(file, first, message));
    }
    let of = |wanted: RowSort| -> Vec<&Record> {
        let pairs = rows.iter().zip(sorts);
        pairs
            .filter(|(row, sort)| **sort == wanted && !is_hidden(row))
            .map(|(row, _)| row)
            .collect()
    };
    for (sort, vi, en) in [
        (RowSort::Sum, "hàng cộng", "rows of sums"),
        (RowSort::Tail, "hàng ký tên, ghi chú dưới danh sách", "rows below the list"),
    ] {
        let left = of(sort);
        if let Some(first) = left.first() {
            let numbers = numbers(&left);
            let message =
                say!("không lấy {vi}: {numbers}", "{en} are left out: {numbers}");
            notes.push(left_out(file, first, message));
        }
    }
    notes
}

/// Numbers of rows as people say them: `3, 5–9`.
fn numbers(rows: &[&Record]) -> String {
    let mut ranges: Vec<(usize, usize)> = vec![];
    for row in rows {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == row.row => *last = row.row,
            _ => ranges.push((row.row, row.row)),
        }
    }
    let more = ranges.len() > 12;
    let said = ranges.iter().take(12).map(|(first, last)| {
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    });
    let said: Vec<String> = said.collect();
    format!("{}{}", said.join(", "), if more { ", …" } else { "" })
}

fn left_out(file: &Arc<SourceFile>, first: &Record, message: Message) -> Diagnostic {
    Diagnostic::new(&rules::LEFT_OUT_ROWS, message)
        .at(Place::new(file, first.range.clone()))
        .hint(say!(
            "Muốn lấy cả thì thêm `--all-rows`, trong bảng là `all_rows: true`.",
            "To take them, add `--all-rows`, or `all_rows: true` in a table."
        ))
}

impl List {
    /// Leaves the rows that are asked for, each with its place among all of them.
    pub(super) fn keep_chosen(&mut self, choice: &Choice) -> Vec<Diagnostic> {
        for (ordinal, record) in self.records.iter_mut().enumerate() {
            record.ordinal = ordinal;
        }
        let (mut findings, mut wanted) = (vec![], vec![]);
        for condition in &choice.wheres {
            let name = &condition.column;
            match self.column(name) {
                Some(column) => wanted.push((column, key(&condition.value))),
                None => {
                    let message = say!(
                        "điều kiện `{name}=…` dùng cột mà danh sách không có",
                        "unknown column `{name}` in the condition `{name}=…`"
                    );
                    findings.push(
                        Diagnostic::new(&rules::UNKNOWN_COLUMN, message)
                            .hint(self.columns_hint(name)),
                    );
                }
            }
        }
        self.records.retain(|record| {
            choice.rows.as_ref().is_none_or(|rows| rows.contains(record.row))
                && wanted
                    .iter()
                    .all(|(column, value)| key(&record.cells[*column].text) == *value)
        });
        findings
    }

    /// Says that titles of groups are left out, where there are no groups.
    pub fn without_groups(&self) -> Option<Diagnostic> {
        let titles: Vec<&Cell> = self.groups.iter().map(|group| &group.title).collect();
        let first = titles.first()?;
        let said: Vec<String> = titles.iter().take(5).map(|it| it.one_line()).collect();
        let said = said.join("; ");
        let message = say!(
            "không lấy hàng tiêu đề nhóm: {said}",
            "titles of groups are left out: {said}"
        );
        Some(
            Diagnostic::new(&rules::LEFT_OUT_ROWS, message)
                .at(self.place(first))
                .hint(say!(
                    "Muốn lấy cả thì thêm `--all-rows`, trong bảng là `all_rows: true`.",
                    "To take them, add `--all-rows`, or `all_rows: true` in a table."
                )),
        )
    }
}
