//! The parts of tables.

use super::lines_said::{join, looks, said, styles};
use super::walk::{Part, PartKind, Walk};
use crate::compose::{
    Align, ComposedCell, ComposedGroup, ComposedRow, ComposedTable, ComposedTotal, Line,
};
use crate::document::{Role, Width};

impl Walk<'_> {
    pub(super) fn table(
        &mut self,
        table: &ComposedTable,
        label: &str,
        parent: Option<usize>,
    ) {
        let part =
            Part::new(PartKind::Field, format!("Các cột, {label}"), &titles(table));
        let part = part.id(Some(format!("columns of {label}"))).below(parent);
        self.add(part.look(table_look(table)), &table.at.key("columns"));
        let unit: Vec<Line> = table.unit.iter().cloned().collect();
        for (key, name, lines) in
            [("unit", "Đơn vị", &unit), ("notes", "Ghi chú", &table.notes)]
        {
            if !lines.is_empty() {
                let text = join(&lines.iter().map(said).collect::<Vec<_>>());
                let part = Part::new(PartKind::Field, format!("{name}, {label}"), &text);
                let part = part.id(Some(format!("{key} of {label}"))).below(parent);
                self.add(part.look(styles(lines)), &table.at.key(key));
            }
        }
        self.groups(table, &table.groups, label, parent);
        if let Some(total) = &table.total {
            self.total(table, total, label, parent);
        }
    }

    fn total(
        &mut self,
        table: &ComposedTable,
        total: &ComposedTotal,
        label: &str,
        parent: Option<usize>,
    ) {
        let lines = [&total.title].into_iter().chain(&total.cells).chain(&table.words);
        let lines: Vec<&Line> = lines.collect();
        let text = join(&lines.iter().map(|line| said(line)).collect::<Vec<_>>());
        let top = total.at_top.then(|| "ở đầu bảng".to_owned());
        let part = Part::new(PartKind::Field, format!("Hàng cộng, {label}"), &text);
        let part = part.id(Some(format!("total of {label}"))).below(parent);
        let look = looks([top, Some(styles(lines))]);
        self.add(part.look(look), &table.at.key("total"));
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
            let look = looks([Some(styles([title])), Some(cells_look(&group.cells))]);
            let part = Part::new(PartKind::Group, &label, &join(&texts)).look(look);
            let part = part.id(group.id.clone()).number(&group.number).below(parent);
            let own = self.add(part, &group.at);
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
            let texts = |wanted: fn(Role) -> bool| {
                let cells = row.cells.iter();
                let cells = cells.filter(|cell| wanted(table.columns[cell.column].role));
                join(&cells.map(|cell| cell_text(table, cell)).collect::<Vec<_>>())
            };
            let label = format!("việc {}, {label}", row.number);
            let part = Part::new(PartKind::Task, label, &texts(|_| true));
            let part = part.id(row.id.clone()).number(&row.number).below(parent);
            let part = part.gist(texts(|role| role == Role::Work));
            self.add(part.look(cells_look(&row.cells)), &row.at);
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

/// Cells that cover several, and words that are not upright.
fn cells_look(cells: &[ComposedCell]) -> String {
    looks(cells.iter().flat_map(|cell| {
        let rows = (cell.rowspan > 1).then(|| format!("một ô cho {} hàng", cell.rowspan));
        let columns =
            (cell.colspan > 1).then(|| format!("một ô cho {} cột", cell.colspan));
        [rows, columns, Some(styles(&cell.lines))]
    }))
}

fn titles(table: &ComposedTable) -> String {
    let title = |column: usize| {
        let titles = table.titles(column).into_iter().map(said);
        titles.collect::<Vec<_>>().join(" › ")
    };
    let titles: Vec<String> = (0..table.columns.len()).map(title).collect();
    titles.join(" | ")
}

/// How wide the columns are and how they are aligned, and what the table is set by.
fn table_look(table: &ComposedTable) -> String {
    let columns = table.columns.iter().map(|column| {
        let width = match column.width {
            Width::Share(share) => format!("{share} phần"),
            Width::Fixed(width) => format!("{width} mm"),
        };
        let align = match column.align {
            Align::Left => "trái",
            Align::Center => "giữa",
            Align::Right => "phải",
        };
        let vertical = if column.vertical { ", tên dọc" } else { "" };
        format!("{width}, {align}{vertical}")
    });
    let columns = columns.collect::<Vec<_>>().join(" | ");
    let numbers = table.numbers.as_ref().map(|title| format!("cột “{}”", said(title)));
    let of_columns = !table.column_numbers.is_empty();
    looks([
        Some(columns),
        numbers,
        of_columns.then(|| "hàng số của cột".to_owned()),
        table.text_size.map(|size| format!("cỡ chữ {size}")),
        Some(looks(table.header.iter().map(|row| Some(cells_look(row))))),
    ])
}
