//! The header of a table: the columns' titles, below those that they share.

use super::composed_table::ComposedCell;
use super::composer::Composer;
use super::line::At;
use crate::document::{self, Column};

impl Composer<'_> {
    pub(super) fn table_header(
        &self,
        table: &document::Table,
        at: &At,
    ) -> Vec<Vec<ComposedCell>> {
        let columns = &table.columns;
        let height = 1 + columns.iter().map(|it| it.group.len()).max().unwrap_or(0);
        (0..height)
            .map(|level| self.header_row(columns, level, height, at))
            .collect()
    }

    fn header_row(
        &self,
        columns: &[Column],
        level: usize,
        height: usize,
        at: &At,
    ) -> Vec<ComposedCell> {
        let mut cells = vec![];
        let mut i = 0;
        while i < columns.len() {
            let Column { title, group, .. } = &columns[i];
            let path = at.key("columns").index(i);
            let mut cell = |text: &str, at: At, colspan, rowspan| {
                let lines = vec![self.line(text, &at)];
                cells.push(ComposedCell { lines, column: i, colspan, rowspan });
            };
            if group.len() == level {
                cell(title, path.key("title").into(), 1, height - level);
            } else if let (Some(text), Some(shared)) =
                (group.get(level), group.get(..=level))
            {
                let same = |it: &&Column| it.group.get(..=level) == Some(shared);
                let span = columns[i..].iter().take_while(same).count();
                cell(text, path.key("group").index(level).into(), span, 1);
                i += span - 1;
            }
            i += 1;
        }
        cells
    }
}
