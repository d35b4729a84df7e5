//! The numbers of a table's groups and rows.

use crate::document::{NumberStyle, RowNumbering, Table};
use crate::vi;

/// How levels are numbered where the table does not say it.
const USUAL: [NumberStyle; 5] = [
    NumberStyle::Roman,
    NumberStyle::Arabic,
    NumberStyle::Path,
    NumberStyle::Letter,
    NumberStyle::Dash,
];

/// Counts the groups and rows of a table.
pub(super) struct RowNumbers<'a> {
    styles: &'a [NumberStyle],
    letters: &'a [String],
    /// The rows so far, where their numbers run through.
    through: Option<usize>,
}

/// A level of groups and rows that are counted together.
pub(super) struct RowLevel {
    /// From 0; none for rows outside of all groups.
    depth: Option<usize>,
    /// The number of the group above.
    above: String,
    counted: usize,
}

impl RowLevel {
    /// That of the outermost groups.
    pub(super) fn top() -> Self {
        Self { depth: Some(0), above: String::new(), counted: 0 }
    }

    /// That of rows outside of all groups.
    pub(super) fn plain() -> Self {
        Self { depth: None, above: String::new(), counted: 0 }
    }

    /// The level in a group of this one.
    pub(super) fn below(&self, above: String) -> Self {
        Self {
            depth: self.depth.map(|depth| depth + 1),
            above,
            counted: 0,
        }
    }
}

impl<'a> RowNumbers<'a> {
    pub(super) fn of(table: &'a Table, letters: &'a [String]) -> Self {
        let styles = if table.levels.is_empty() { &USUAL } else { &*table.levels };
        let through = (table.numbering == RowNumbering::Through).then_some(0);
        Self { styles, letters, through }
    }

    /// The number of the next group of a level.
    pub(super) fn group(&self, level: &mut RowLevel) -> String {
        level.counted += 1;
        self.number(level)
    }

    /// The number of the next row.
    pub(super) fn row(&mut self, level: &mut RowLevel) -> String {
        if let Some(rows) = &mut self.through {
            *rows += 1;
            return rows.to_string();
        }
        level.counted += 1;
        self.number(level)
    }

    fn number(&self, level: &RowLevel) -> String {
        let n = level.counted;
        let Some(depth) = level.depth else { return n.to_string() };
        let letter = || match self.letters.get((n - 1) % self.letters.len().max(1)) {
            Some(letter) => letter.clone(),
            None => n.to_string(),
        };
        match self.styles.get(depth).or(self.styles.last()) {
            Some(NumberStyle::Roman) => vi::roman(n),
            Some(NumberStyle::Path) if !level.above.is_empty() => {
                format!("{}.{n}", level.above)
            }
            Some(NumberStyle::Letter) => letter(),
            Some(NumberStyle::Capital) => vi::upper(&letter()),
            Some(NumberStyle::Dash) => "-".to_owned(),
            _ => n.to_string(),
        }
    }
}
