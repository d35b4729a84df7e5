//! Decimals of a column under each other: what is missing behind those of a shorter number.

use super::columns::room;
use crate::compose::{Align, ComposedCell, ComposedTable, Line, text_of};

/// The room that is left empty behind a number: so many digits, and a comma if it has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Missing {
    pub(super) digits: usize,
    pub(super) comma: bool,
}

/// How many decimals the numbers of each column have at the most; none where they need no room.
pub(super) struct Decimals(Vec<Option<usize>>);

impl Decimals {
    /// Those of a table whose columns have these widths, in mm.
    pub(super) fn of(table: &ComposedTable, widths: &[f64]) -> Self {
        let mut columns = vec![ColumnDecimals::default(); table.columns.len()];
        for (_, group) in table.all_groups() {
            let cells = group.rows.iter().flat_map(|row| &row.cells).chain(&group.cells);
            for cell in cells.filter(|cell| cell.colspan == 1) {
                if let (Some(column), [line]) =
                    (columns.get_mut(cell.column), cell.lines.as_slice())
                {
                    column.take(line);
                }
            }
        }
        if let Some(total) = &table.total {
            for (line, column) in
                total.cells.iter().zip(columns.iter_mut().skip(total.first))
            {
                column.take(line);
            }
        }
        let needed = |((numbers, column), width): ((&ColumnDecimals, &_), &f64)| {
            let column: &crate::compose::ComposedColumn = column;
            let is_right = column.align == Align::Right;
            let (Some(least), most) = (numbers.least, numbers.most) else { return None };
            // Where the longest of both does not fit, nothing is gained by a second line.
            let longest = format!("{},{}", "0".repeat(numbers.whole), "0".repeat(most));
            let fits = room(*width, table).is_wide_for(&longest);
            (is_right && least < most && fits).then_some(most)
        };
        Self(columns.iter().zip(&table.columns).zip(widths).map(needed).collect())
    }

    /// What is missing behind a cell's number.
    pub(super) fn behind(&self, cell: &ComposedCell) -> Option<Missing> {
        match cell.lines.as_slice() {
            [line] if cell.colspan == 1 => self.behind_line(cell.column, line),
            _ => None,
        }
    }

    /// What is missing behind a number in a column.
    pub(super) fn behind_line(&self, column: usize, line: &Line) -> Option<Missing> {
        let most = self.0.get(column).copied().flatten()?;
        let (_, decimals) = parts(&text_of(line))?;
        let missing = Missing { digits: most - decimals, comma: decimals == 0 };
        (decimals < most).then_some(missing)
    }
}

/// The numbers of a column.
#[derive(Clone, Debug, Default)]
struct ColumnDecimals {
    /// The most characters before the comma.
    whole: usize,
    /// The least decimals; none where there is no number.
    least: Option<usize>,
    most: usize,
}

impl ColumnDecimals {
    fn take(&mut self, line: &Line) {
        let Some((whole, decimals)) = parts(&text_of(line)) else { return };
        self.whole = self.whole.max(whole);
        self.least = Some(self.least.map_or(decimals, |least| least.min(decimals)));
        self.most = self.most.max(decimals);
    }
}

/// How many characters a number has before its comma, and behind it.
fn parts(text: &str) -> Option<(usize, usize)> {
    let text = text.trim();
    let unsigned = text.strip_prefix(['-', '−', '–']).unwrap_or(text);
    let (whole, decimals) = unsigned.split_once(',').unwrap_or((unsigned, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let is_whole = whole.starts_with(|c: char| c.is_ascii_digit())
        && whole.split('.').all(|part| !part.is_empty() && digits(part));
    let is_number = is_whole && digits(decimals) && !unsigned.ends_with(',');
    is_number
        .then(|| (text.chars().count() - unsigned.len() + whole.len(), decimals.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_parted_at_their_comma() {
        assert_eq!(parts("13,323"), Some((2, 3)));
        assert_eq!(parts("−1.234,5"), Some((6, 1)));
        assert_eq!(parts("7"), Some((1, 0)));
        for text in ["", "-", "7,", "12%", "1.2a", "a"] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
