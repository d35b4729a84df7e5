//! What of a document would take more time or memory to set than any that is meant.

use super::table_nodes::{all_rows, groups, items};
use crate::bounds::{CELL_NOTES, PARAGRAPH_LETTERS, TABLE_CELLS};
use crate::diag::{Diagnostic, Message, rules};
use crate::say;
use crate::yaml::{Node, NodeKind, Tree};

/// The first of each sort.
pub(super) fn faults(tree: &Tree) -> Vec<Diagnostic> {
    let mut sizes = Sizes {
        tree,
        cells: 0,
        notes: 0,
        has_long: false,
        found: vec![],
    };
    sizes.visit(&tree.root, false);
    sizes.found
}

struct Sizes<'a> {
    tree: &'a Tree,
    /// The cells of the tables so far.
    cells: usize,
    /// The footnotes that they call.
    notes: usize,
    /// True once a text was too long.
    has_long: bool,
    found: Vec<Diagnostic>,
}

impl Sizes<'_> {
    fn visit(&mut self, node: &Node, in_table: bool) {
        match &node.kind {
            NodeKind::Scalar { text, .. } => self.text(node, text, in_table),
            NodeKind::List(items) => {
                for item in items {
                    self.visit(item, in_table);
                }
            }
            NodeKind::Map(entries) => {
                for entry in entries {
                    let is_table = entry.key.scalar() == Some("table");
                    if is_table {
                        self.table(&entry.value);
                    }
                    self.visit(&entry.value, in_table || is_table);
                }
            }
        }
    }

    fn text(&mut self, node: &Node, text: &str, in_table: bool) {
        // Few texts are as long in bytes.
        if text.len() > PARAGRAPH_LETTERS && !self.has_long {
            let longest = text.split('\n').map(|line| line.chars().count()).max();
            if longest.is_some_and(|it| it > PARAGRAPH_LETTERS) {
                self.has_long = true;
                let message = say!(
                    "một đoạn dài hơn {PARAGRAPH_LETTERS} chữ cái",
                    "a paragraph of more than {PARAGRAPH_LETTERS} letters is not allowed"
                );
                let hint = say!(
                    "Xuống dòng để tách thành nhiều đoạn.",
                    "Part it into paragraphs by line ends."
                );
                self.report(node, message, hint);
            }
        }
        if in_table && text.contains("[^") {
            let before = self.notes;
            self.notes += text.matches("[^").count();
            if before <= CELL_NOTES && self.notes > CELL_NOTES {
                let message = say!(
                    "các bảng gọi hơn {CELL_NOTES} chú thích",
                    "more than {CELL_NOTES} footnotes in tables are not allowed"
                );
                let hint = say!(
                    "Đưa chú thích vào một cột ghi chú của bảng.",
                    "Put the notes into a column of the table."
                );
                self.report(node, message, hint);
            }
        }
    }

    fn table(&mut self, table: &Node) {
        let columns = items(table, "columns").len();
        let rows = all_rows(table).count() + groups(table).len();
        let before = self.cells;
        self.cells = self.cells.saturating_add(rows.saturating_mul(columns));
        if before <= TABLE_CELLS && self.cells > TABLE_CELLS {
            let message = say!(
                "bảng có {rows} hàng, {columns} cột: các bảng của văn bản có hơn {TABLE_CELLS} ô",
                "the table has {rows} rows and {columns} columns: more than {TABLE_CELLS} cells in the document's tables are not allowed"
            );
            let hint = say!(
                "Bỏ cột trống, hoặc tách bảng sang văn bản khác.",
                "Drop empty columns, or move a part of the table into another document."
            );
            self.report(table, message, hint);
        }
    }

    fn report(&mut self, node: &Node, message: Message, hint: Message) {
        let fault = Diagnostic::new(&rules::TOO_LARGE_PART, message);
        self.found.push(fault.at(self.tree.place(node)).hint(hint));
    }
}
