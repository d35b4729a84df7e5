//! What the rows of an office's list are: data, titles of groups, sums, and what stands below.

use std::collections::HashSet;

use super::grid::JoinedCells;
use super::records::{Cell, Record, key};
use crate::vi::{WrittenNumber, read_numbers};

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowSort {
    Data,
    /// The title of the rows below it.
    Group,
    Sum,
    /// Date, signatures and notes below the list.
    Tail,
}

/// Names of a column that counts the rows.
const ORDINALS: [&str; 8] =
    ["stt", "tt", "số tt", "số thứ tự", "#", "no", "no.", "s.t.t"];
/// What a row of sums begins with.
const SUMS: [&str; 9] = [
    "tổng cộng",
    "tổng số",
    "tổng",
    "cộng",
    "cộng nhóm",
    "tổng cộng:",
    "cộng:",
    "tổng:",
    "total",
];
/// What stands at the foot of a list.
const SIGNED: [&str; 9] = [
    "người lập",
    "lập biểu",
    "thủ trưởng",
    "kế toán trưởng",
    "xác nhận của",
    "(ký",
    "ký tên",
    "người tổng hợp",
    "ghi chú:",
];

/// How many rows may stand below a list.
const LOWEST: usize = 60;

/// What each row is. A row is data unless there is a sign that it is not.
pub(super) fn sorts(
    columns: &[Cell],
    rows: &[Record],
    merges: &[JoinedCells],
) -> Vec<RowSort> {
    let ordinal = columns
        .iter()
        .position(|column| ORDINALS.contains(&key(&column.text).as_str()));
    let wide = merges.iter().filter(|merge| merge.is_wide() && !merge.is_tall());
    let named = columns.iter().filter(|it| !it.text.is_empty()).count();
    let mut look = OfficeRows {
        ordinal,
        numbered: false,
        wide: wide.map(|merge| merge.rows.start() + 1).collect(),
        named,
    };
    look.numbered = rows.iter().any(|row| look.is_counted(row));
    let last = rows.iter().rposition(|row| look.is_counted(row));
    let mut sorts = vec![];
    let (mut summed, mut ended, mut before) = (false, false, 0);
    for (at, row) in rows.iter().enumerate() {
        let gap = at > 0 && row.row > before + 1;
        before = row.row;
        let counted_later = last.is_some_and(|last| at <= last);
        if is_sum(row) {
            summed = true;
            sorts.push(RowSort::Sum);
            continue;
        }
        let low = !counted_later && at + LOWEST >= rows.len();
        let foot = || {
            let apart = gap || summed;
            look.is_signed(row, apart) || summed && gap && look.held(row).len() <= 2
        };
        ended = low && (ended || foot());
        sorts.push(if ended {
            RowSort::Tail
        } else if look.is_group(row, counted_later) {
            RowSort::Group
        } else {
            RowSort::Data
        });
    }
    sorts
}

struct OfficeRows {
    ordinal: Option<usize>,
    /// True if rows are counted with 1, 2, 3.
    numbered: bool,
    /// The numbers of rows with cells joined over several columns.
    wide: HashSet<usize>,
    /// How many columns have names.
    named: usize,
}

impl OfficeRows {
    fn counter<'a>(&self, row: &'a Record) -> Option<&'a str> {
        Some(row.cells.get(self.ordinal?)?.text.as_str())
    }

    fn is_counted(&self, row: &Record) -> bool {
        self.counter(row).is_some_and(|text| {
            let text = text.trim_end_matches('.');
            !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        })
    }

    /// The cells that hold something, but for the row's number.
    fn held<'a>(&self, row: &'a Record) -> Vec<&'a Cell> {
        let cells = row.cells.iter().enumerate();
        let held = cells.filter(|(at, cell)| Some(*at) != self.ordinal && is_held(cell));
        held.map(|(_, cell)| cell).collect()
    }

    /// True for a date or signatures: a date alone in its row, and below a gap or a sum words
    /// that only signatures begin with.
    fn is_signed(&self, row: &Record, apart: bool) -> bool {
        let held = self.held(row);
        if self.named < 2 || held.len() > 3 || held.len() > 1 && !apart {
            return false;
        }
        held.iter().any(|cell| {
            let said = key(&cell.text);
            let dated = said.split_once(", ngày ").is_some_and(|(place, rest)| {
                let blank = |c: char| c.is_ascii_digit() || c == '…' || c == '.';
                place.chars().count() < 30 && rest.contains(blank)
            });
            dated
                || said.starts_with("ngày") && said.contains("tháng")
                || SIGNED.iter().any(|sign| said.starts_with(sign))
        })
    }

    fn is_group(&self, row: &Record, counted_later: bool) -> bool {
        let counter = self.counter(row).unwrap_or_default().trim_end_matches('.');
        let high = self.numbered && is_high_counter(counter);
        let cells = row.cells.iter().filter(|cell| is_held(cell)).take(3).count();
        if self.named < 2 || !high && cells != 1 {
            return false;
        }
        let held = self.held(row);
        let texts: Vec<&&Cell> = held.iter().filter(|cell| !is_number(cell)).collect();
        if high {
            return texts.len() == 1;
        }
        let lone_counter = held.is_empty() && !self.is_counted(row);
        if texts.is_empty() && !lone_counter {
            return false;
        }
        let said = texts.first().map_or(counter, |cell| cell.text.as_str());
        let numeral = said.split_once(['.', ')']).map(|(first, _)| first);
        self.wide.contains(&row.row)
            || self.numbered && (lone_counter || counted_later)
            || self.ordinal.is_none()
                && self.named > 2
                && numeral.is_some_and(|it| is_roman(it.trim()))
    }
}

/// True for a cell that says something of its own.
fn is_held(cell: &Cell) -> bool {
    !cell.text.is_empty() && !cell.joined
}

/// True for `I`, `IV`, `A`: what groups of counted rows are counted with.
fn is_high_counter(text: &str) -> bool {
    let capital = text.chars().count() == 1 && text.chars().all(char::is_uppercase);
    capital || is_roman(text)
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| "IVXLC".contains(c))
}

/// True for a row of sums.
fn is_sum(row: &Record) -> bool {
    let held = || row.cells.iter().filter(|cell| is_held(cell));
    let Some(first) = held().find(|cell| !is_number(cell)) else { return false };
    // Most rows are told from sums by a letter.
    if !first.text.starts_with(['T', 't', 'C', 'c']) {
        return false;
    }
    let said = key(&first.text);
    let said = said.trim_end_matches([':', '.', ' ']);
    let named = SUMS.contains(&said) || said.starts_with("tổng cộng");
    let counted = || held().any(is_number);
    (named || said.starts_with("tổng số") && counted())
        && held().all(|cell| is_number(cell) || cell.text == first.text)
}

fn is_number(cell: &Cell) -> bool {
    if cell.number.is_some() || cell.fault.is_some() {
        return true;
    }
    if matches!(cell.text.as_str(), "-" | "–") {
        return true;
    }
    if cell.text.starts_with(char::is_alphabetic) {
        return false;
    }
    let written = WrittenNumber { text: &cell.text, by: cell.writer };
    read_numbers(&[written]).is_ok_and(|it| it.read[0].is_some())
}
