//! What the numbers of a list come to, which tells its rows of sums.

use super::records::{Cell, Record};
use super::row_sort::RowSort;
use crate::vi::{Amount, WrittenNumber, read_numbers};

/// The numbers of each column, by row.
pub(super) struct ListAmounts {
    columns: Vec<Vec<Option<Amount>>>,
}

impl ListAmounts {
    pub(super) fn of(rows: &[Record], ordinal: Option<usize>) -> Self {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let columns = (0..width).filter(|at| Some(*at) != ordinal);
        Self {
            columns: columns.map(|at| amounts(rows, at)).collect(),
        }
    }

    /// True if each number of a row is what rows above it come to: those since the last sum or
    /// title, all of them, or the sums themselves.
    pub(super) fn adds_up(&self, at: usize, sorts: &[RowSort]) -> bool {
        let is = |sort: RowSort| move |it: &usize| sorts[*it] == sort;
        let above = at.min(sorts.len());
        let begun = sorts[..above].iter().rposition(|it| *it != RowSort::Data);
        let block: Vec<usize> = (begun.map_or(0, |it| it + 1)..above).collect();
        let data: Vec<usize> = (0..above).filter(is(RowSort::Data)).collect();
        let sums: Vec<usize> = (0..above).filter(is(RowSort::Sum)).collect();
        let groups: Vec<usize> = (0..above).filter(is(RowSort::Group)).collect();
        let last = sums.last().copied().into_iter().collect();
        let mut said = self.columns.iter().filter(|column| column[at].is_some());
        let mut any = false;
        let all = said.all(|column| {
            any = true;
            [&block, &data, &sums, &groups, &last].into_iter().any(|rows| {
                let values = rows.iter().filter_map(|row| column[*row]);
                let sum = values.reduce(|sum, amount| sum + amount);
                sum.zip(column[at]).is_some_and(|(sum, own)| sum.equals(own))
            })
        });
        any && all
    }

    /// True if the row says a number.
    pub(super) fn has_number(&self, at: usize) -> bool {
        self.columns.iter().any(|column| column[at].is_some())
    }
}

fn amounts(rows: &[Record], at: usize) -> Vec<Option<Amount>> {
    let text = |row: &Record| {
        let cell: Option<&Cell> = row.cells.get(at);
        cell.map_or((String::new(), crate::vi::Writer::Person), |cell| {
            let said = cell.number.as_deref().unwrap_or(&cell.text);
            (said.to_owned(), cell.writer)
        })
    };
    let texts: Vec<_> = rows.iter().map(text).collect();
    let written: Vec<WrittenNumber<'_>> = texts
        .iter()
        .map(|(text, by)| WrittenNumber { text, by: *by })
        .collect();
    match read_numbers(&written) {
        Ok(read) => {
            read.read.iter().map(|said| Amount::parse(said.as_deref()?)).collect()
        }
        Err(_) => vec![None; rows.len()],
    }
}
