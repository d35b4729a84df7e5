//! Which rows of a list name its columns, and what those are called.

use super::choice::Choice;
use super::grid::JoinedCells;
use super::records::{Cell, Record, key};
use super::shown::ListTable;

/// How far down the names of columns are looked for.
const DEEPEST: usize = 100;

/// The names of the columns.
pub(super) struct ListHead {
    pub(super) columns: Vec<Cell>,
    /// The same with the names above them.
    pub(super) paths: Vec<String>,
    /// The index of the first row of data.
    pub(super) below: usize,
}

/// The head of a list; none if the row that is said to be it is not there.
pub(super) fn head(table: &ListTable, choice: &Choice) -> Option<ListHead> {
    let rows = &table.rows;
    let at = match choice.header {
        Some(number) => rows.iter().position(|row| row.row == number)?,
        None => found(table, choice.wanted.as_deref().unwrap_or_default()),
    };
    let Some(row) = rows.get(at) else {
        return Some(ListHead { columns: vec![], paths: vec![], below: 0 });
    };
    let (first, last) = height(table, row);
    let index = |number: usize| rows.iter().position(|row| row.row > number);
    let below = index(last + 1).unwrap_or(rows.len());
    let head: Vec<&Record> = rows
        .iter()
        .filter(|row| (first + 1..=last + 1).contains(&row.row))
        .collect();
    let width = head.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let (mut columns, mut paths) = (vec![], vec![]);
    for column in 0..width {
        let mut names: Vec<Cell> = vec![];
        for row in &head {
            let Some(cell) = row.cells.get(column) else { continue };
            let same = |other: &Cell| key(&other.text) == key(&cell.text);
            if !cell.text.is_empty() && !names.last().is_some_and(same) {
                names.push(cell.clone());
            }
        }
        let path: Vec<String> = names.iter().map(Cell::one_line).collect();
        let end = head.last().map_or(0, |row| row.range.end);
        let own = names.pop().unwrap_or(Cell { range: end..end, ..Cell::default() });
        columns.push(Cell { text: own.one_line(), ..own });
        paths.push(path.join(" "));
    }
    let below = if rows.get(below).is_some_and(is_count) { below + 1 } else { below };
    Some(ListHead { columns, paths, below })
}

/// The row that names most of the columns that are wanted; else the first that holds more than
/// one cell, since above the names there may be a title, alone in its row.
fn found(table: &ListTable, wanted: &[String]) -> usize {
    let rows = &table.rows;
    let wanted: Vec<String> = wanted.iter().map(|name| key(name)).collect();
    let named = |row: &Record| {
        let keys: Vec<String> = row.cells.iter().map(|cell| key(&cell.text)).collect();
        wanted.iter().filter(|name| keys.contains(name)).count()
    };
    let mut best = (0, 0);
    for (at, row) in rows.iter().take(DEEPEST).enumerate() {
        let count = named(row);
        if count > best.0 {
            best = (count, at);
        }
    }
    if best.0 > 0 {
        return best.1;
    }
    let first = rows.iter().position(|row| held(row) > 0).unwrap_or(0);
    let full = rows[first.min(rows.len())..]
        .iter()
        .position(|row| held(row) > 1 || row.cells.len() <= 1);
    full.map_or(first, |more| first + more)
}

/// The first and the last row of a head, from 0: cells that are joined downwards, and names
/// below a name that is joined over several columns, make it higher.
fn height(table: &ListTable, row: &Record) -> (usize, usize) {
    let at = row.row - 1;
    let tall = |merge: &&JoinedCells| merge.is_tall() && merge.rows.contains(&at);
    let tall: Vec<&JoinedCells> = table.merges.iter().filter(tall).collect();
    let first = tall.iter().map(|merge| *merge.rows.start()).min().unwrap_or(at);
    let mut last = tall.iter().map(|merge| *merge.rows.end()).max().unwrap_or(at);
    // No head is higher, whatever is said to be joined.
    last = last.min(at.saturating_add(DEEPEST));
    let mut level = at;
    while level <= last {
        let wide: Vec<&JoinedCells> = table
            .merges
            .iter()
            .filter(|merge| merge.is_wide() && merge.rows.contains(&level))
            .collect();
        let next = table.rows.iter().find(|row| row.row == level + 2);
        let names_below = next.is_some_and(|next| {
            let own: Vec<usize> = (0..next.cells.len())
                .filter(|i| !next.cells[*i].text.is_empty() && !next.cells[*i].joined)
                .collect();
            let under = |i: &usize| wide.iter().any(|merge| merge.columns.contains(i));
            !wide.is_empty() && !own.is_empty() && own.iter().all(under)
        });
        if names_below {
            last = last.max(level + 1);
        }
        level += 1;
    }
    (first, last)
}

/// True for the row (1), (2), (3) … below the names, or A, B, 1, 2, 3 = 1 + 2.
fn is_count(row: &Record) -> bool {
    let cells = row.cells.iter().filter(|cell| !cell.joined);
    let held: Vec<&str> = cells
        .map(|cell| cell.text.as_str())
        .filter(|text| !text.is_empty())
        .collect();
    let number = |text: &str| {
        let inner = text.trim_start_matches('(').trim_end_matches(')');
        inner.split(['=', '+', '-']).next()?.trim().parse::<usize>().ok()
    };
    let letters = held
        .iter()
        .zip('A'..)
        .take_while(|(text, letter)| text.trim_matches(['(', ')']) == letter.to_string())
        .count();
    let numbers: Vec<usize> = held[letters..].iter().map_while(|it| number(it)).collect();
    let in_order = numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let bracketed = held.iter().filter(|text| text.starts_with('(')).count();
    let lettered = letters > 0 && numbers.first() == Some(&1) && held.len() > 3;
    let sure = lettered || letters == 0 && bracketed * 2 > held.len();
    in_order
        && held.len() >= 2
        && letters + numbers.len() == held.len()
        && (sure || letters == 0 && numbers.len() >= 4 && numbers[0] <= 2)
}

/// How many cells of a row hold something.
pub(super) fn held(row: &Record) -> usize {
    row.cells.iter().filter(|cell| !cell.text.is_empty()).count()
}
