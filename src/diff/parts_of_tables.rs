//! The parts of tables.

use super::walk::{PartKind, Walk, join, said};
use crate::compose::{ComposedCell, ComposedGroup, ComposedRow, ComposedTable};
use crate::document::Role;

impl Walk<'_> {
    pub(super) fn table(
        &mut self,
        table: &ComposedTable,
        label: &str,
        parent: Option<usize>,
    ) {
        let head = |column: usize| {
            table
                .titles(column)
                .into_iter()
                .map(said)
                .collect::<Vec<_>>()
                .join(" › ")
        };
        let titles: Vec<_> = (0..table.columns.len()).map(head).collect();
        if !titles.is_empty() {
            let id = Some(format!("columns of {label}"));
            let (label, text) = (format!("Các cột, {label}"), titles.join(" | "));
            let at = table.at.key("columns");
            self.add(PartKind::Field, id, label, &text, parent, &at);
        }
        let unit: Vec<String> = table.unit.iter().map(said).collect();
        let notes: Vec<String> = table.notes.iter().map(said).collect();
        for (key, name, text) in
            [("unit", "Đơn vị", join(&unit)), ("notes", "Ghi chú", join(&notes))]
        {
            if !text.is_empty() {
                let id = Some(format!("{key} of {label}"));
                let (label, at) = (format!("{name}, {label}"), table.at.key(key));
                self.add(PartKind::Field, id, label, &text, parent, &at);
            }
        }
        self.groups(table, &table.groups, label, parent);
        if let Some(total) = &table.total {
            let cells =
                [&total.title].into_iter().chain(&total.cells).chain(&table.words);
            let cells: Vec<String> = cells.map(said).collect();
            let id = Some(format!("total of {label}"));
            let (label, at) = (format!("Hàng cộng, {label}"), table.at.key("total"));
            self.add(PartKind::Field, id, label, &join(&cells), parent, &at);
        }
    }

    fn groups(
        &mut self,
        table: &ComposedTable,
        groups: &[ComposedGroup],
        label: &str,
        parent: Option<usize>,
    ) {
        for group in groups {
            let Some(title) = &group.title else {
                self.rows(table, &group.rows, label, parent);
                continue;
            };
            let label = format!("nhóm {}, {label}", group.number);
            let cells = group.cells.iter().map(|cell| cell_text(table, cell));
            let texts: Vec<String> = [said(title)].into_iter().chain(cells).collect();
            let (id, text) = (group.id.clone(), join(&texts));
            let own =
                self.add(PartKind::Group, id, label.clone(), &text, parent, &group.at);
            self.rows(table, &group.rows, &label, Some(own));
            self.groups(table, &group.groups, &label, Some(own));
        }
    }

    fn rows(
        &mut self,
        table: &ComposedTable,
        rows: &[ComposedRow],
        label: &str,
        parent: Option<usize>,
    ) {
        for row in rows {
            let cells: Vec<String> =
                row.cells.iter().map(|cell| cell_text(table, cell)).collect();
            let label = format!("việc {}, {label}", row.number);
            let id = row.id.clone();
            self.add(PartKind::Task, id, label, &join(&cells), parent, &row.at);
        }
    }
}

fn cell_text(table: &ComposedTable, cell: &ComposedCell) -> String {
    let text = join(&cell.lines.iter().map(said).collect::<Vec<_>>());
    let column = &table.columns[cell.column];
    match (text.is_empty(), column.role) {
        (true, _) | (_, Role::Work) => text,
        _ => format!("{}: {text}", column.title),
    }
}
