//! What the rows of an office's list are: data, titles of groups, sums, and what stands below.

use std::collections::HashSet;

use super::adding::ListAmounts;
use super::counter::{Counter, CounterStyle};
use super::grid::JoinedCells;
use super::records::{Cell, CellFault, Record, key};
use super::row_sort::RowSort;
use crate::vi::{WrittenNumber, read_numbers};

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
/// What else a row of sums may begin with, if its numbers are sums.
const SUM_WORDS: [&str; 6] = ["cộng", "tổng", "lũy kế", "luỹ kế", "total", "sum"];
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

/// How many rows of a list may be sums: where more begin so, these are names.
const MOST_SUMS: usize = 500;
/// How many rows may stand below a list.
const LOWEST: usize = 60;

/// What each row is. A row is data unless there is a sign that it is not.
pub(super) fn sorts(
    columns: &[Cell],
    rows: &[Record],
    merges: &[JoinedCells],
) -> Vec<RowSort> {
    let ordinal = ordinal(columns);
    let wide = merges.iter().filter(|merge| merge.is_wide() && !merge.is_tall());
    let named = columns.iter().filter(|it| !it.text.is_empty()).count();
    let mut look = OfficeRows {
        ordinal,
        numbered: false,
        led: vec![],
        wide: wide.map(|merge| merge.rows.start() + 1).collect(),
        named,
    };
    look.numbered = rows.iter().any(|row| look.is_counted(row));
    if ordinal.is_none() {
        look.led = led(rows);
    }
    let worded = rows.iter().filter(|row| sum_worded(row, ordinal)).count();
    let amounts = (1..=MOST_SUMS)
        .contains(&worded)
        .then(|| ListAmounts::of(rows, ordinal));
    let last = rows.iter().rposition(|row| look.is_counted(row));
    let mut sorts = vec![];
    let (mut summed, mut ended, mut before) = (false, false, 0);
    for (at, row) in rows.iter().enumerate() {
        let gap = at > 0 && row.row > before + 1;
        before = row.row;
        let counted_later = last.is_some_and(|last| at <= last);
        let adds_up = || {
            let amounts = amounts.as_ref().filter(|_| sum_worded(row, ordinal));
            amounts.is_some_and(|it| it.has_number(at) && it.adds_up(at, &sorts))
        };
        if is_sum(row) || adds_up() {
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
        } else if look.is_group(row, counted_later)
            || look.is_above(row, rows.get(at + 1))
        {
            RowSort::Group
        } else {
            RowSort::Data
        });
    }
    promote(ordinal, rows, &mut sorts);
    sorts
}

/// The column that counts the rows.
pub(super) fn ordinal(columns: &[Cell]) -> Option<usize> {
    columns
        .iter()
        .position(|column| ORDINALS.contains(&key(&column.text).as_str()))
}

/// What a row is counted with: in the column for it, or before its name if there is none.
pub(super) fn counter(row: &Record, ordinal: Option<usize>) -> Option<Counter> {
    match ordinal {
        Some(at) => Counter::of(&row.cells.get(at)?.text),
        None => Counter::leading(&row.cells.iter().find(|cell| is_held(cell))?.text),
    }
}

/// The counters that names begin with where they count groups: `I.` beside names with other
/// counters or none, `A.` beside names with lower ones.
fn led(rows: &[Record]) -> Vec<CounterStyle> {
    let counters: Vec<Option<Counter>> =
        rows.iter().map(|row| counter(row, None)).collect();
    let mut found = vec![];
    for (style, first) in [(CounterStyle::Capital, "A"), (CounterStyle::Roman, "I")] {
        let begins = |it: &Counter| it.style == style && it.text == first;
        let lower = |it: &Option<Counter>| match it {
            Some(it) => it.style > style,
            None => style == CounterStyle::Roman,
        };
        if counters.iter().flatten().any(begins) && counters.iter().any(lower) {
            found.push(style);
        }
    }
    found
}

/// Beside rows that are groups of numbered rows, those that are counted like them are groups,
/// too, if without rows: `2` beside `1` with `1.1`.
fn promote(ordinal: Option<usize>, rows: &[Record], sorts: &mut [RowSort]) {
    let counters: Vec<Option<Counter>> =
        rows.iter().map(|row| counter(row, ordinal)).collect();
    let arabic = |it: &Counter| matches!(it.style, CounterStyle::Arabic(_));
    let outer = |at: &usize| {
        sorts[*at] == RowSort::Group && !counters[*at].as_ref().is_some_and(arabic)
    };
    let mut ends: Vec<usize> = (0..rows.len()).filter(outer).collect();
    ends.push(rows.len());
    let mut start = 0;
    for end in ends {
        let of = |at: usize| counters[at].as_ref().filter(|it| arabic(it));
        let groups = (start..end).filter(|at| sorts[*at] == RowSort::Group);
        let with: HashSet<&str> =
            groups.filter_map(|at| Some(of(at)?.prefix())).collect();
        for (at, sort) in sorts.iter_mut().enumerate().take(end).skip(start) {
            if *sort == RowSort::Data
                && of(at).is_some_and(|it| with.contains(it.prefix()))
            {
                *sort = RowSort::Group;
            }
        }
        start = end + 1;
    }
}

struct OfficeRows {
    ordinal: Option<usize>,
    /// True if rows are counted with 1, 2, 3.
    numbered: bool,
    /// What names count their groups with.
    led: Vec<CounterStyle>,
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

    /// True if the row below counts on from this one's number: `1.1` below `1`.
    fn is_above(&self, row: &Record, below: Option<&Record>) -> bool {
        let own = counter(row, self.ordinal);
        let below = below.and_then(|row| counter(row, self.ordinal));
        own.zip(below).is_some_and(|(own, below)| own.is_above(&below))
    }

    fn is_group(&self, row: &Record, counted_later: bool) -> bool {
        if counter(row, None).is_some_and(|it| self.led.contains(&it.style)) {
            return true;
        }
        let counter = self.counter(row).unwrap_or_default().trim_end_matches('.');
        let high = self.numbered && is_high_counter(counter);
        let cells = row.cells.iter().filter(|cell| is_held(cell)).take(3).count();
        if self.named < 2 || !high && cells != 1 {
            return false;
        }
        let held = self.held(row);
        let texts: Vec<&&Cell> = held.iter().filter(|cell| !is_number(cell)).collect();
        if high {
            return !texts.is_empty();
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

/// True if a row's first text begins as one of sums may.
fn sum_worded(row: &Record, ordinal: Option<usize>) -> bool {
    let cells = row.cells.iter().enumerate();
    let mut held = cells.filter(|(at, cell)| Some(*at) != ordinal && is_held(cell));
    held.next().is_some_and(|(_, cell)| {
        let said = key(&cell.text);
        SUM_WORDS.iter().any(|word| {
            said.strip_prefix(word)
                .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        })
    })
}

fn is_number(cell: &Cell) -> bool {
    let looks = |it: &CellFault| matches!(it, CellFault::Struck | CellFault::Raised);
    if cell.number.is_some() || cell.fault.as_deref().is_some_and(|it| !looks(it)) {
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
