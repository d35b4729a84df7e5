//! What tables print.

use super::printed::{PrintedTexts, TextRole};
use crate::compose::{ComposedCell, ComposedTable};

pub(super) fn add_table(texts: &mut PrintedTexts, table: &ComposedTable) {
    let owner = texts.tables;
    texts.tables += 1;
    texts.add_all(TextRole::TableText, table.unit.as_slice());
    if let Some(numbers) = &table.numbers {
        texts.add(TextRole::TableHead, numbers, owner);
    }
    let heads = table.header.iter().flatten().flat_map(|cell| &cell.lines);
    for line in heads.chain(&table.column_numbers) {
        texts.add(TextRole::TableHead, line, owner);
    }
    for (_, group) in table.all_groups() {
        if let Some(title) = &group.title {
            texts.add(TextRole::GroupTitle, title, owner);
        }
        for cell in &group.cells {
            add_cell(texts, cell, owner);
        }
        for cell in group.rows.iter().flat_map(|row| &row.cells) {
            add_cell(texts, cell, owner);
        }
    }
    if let Some(total) = &table.total {
        texts.add(TextRole::TableText, &total.title, owner);
        texts.add_all(TextRole::TableText, &total.cells);
    }
    texts.add_all(TextRole::TableText, table.words.as_slice());
    texts.add_all(TextRole::TableText, &table.notes);
}

/// A cell over several rows may be said again on the next page.
fn add_cell(texts: &mut PrintedTexts, cell: &ComposedCell, owner: usize) {
    let role = if cell.rowspan > 1 { TextRole::JoinedCell } else { TextRole::Cell };
    for line in &cell.lines {
        texts.add(role, line, owner);
    }
}
