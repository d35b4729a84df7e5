//! What tables must hold beyond the types of their values.

use std::sync::Arc;

use crate::diag::{Diagnostic, did_you_mean, rules};
use crate::document::{Margins, NUMBER_COLUMN, Orientation, Width};
use crate::say;
use crate::vi;
use crate::yaml::{Node, NodeKind, Tree};

/// The least that a column without a fixed width takes, in mm.
const NARROWEST: f64 = 5.0;

/// Reports what is wrong with the tables of a document, wherever they stand.
pub(super) fn check(tree: &Tree, findings: &mut Vec<Diagnostic>) {
    let mut form = TableForm { tree, findings };
    form.visit(&tree.root, Orientation::Portrait);
}

struct TableForm<'a> {
    tree: &'a Tree,
    findings: &'a mut Vec<Diagnostic>,
}

fn list(node: &Node) -> &[Arc<Node>] {
    match &node.kind {
        NodeKind::List(items) => items,
        _ => &[],
    }
}

impl TableForm<'_> {
    fn report(&mut self, node: &Node, finding: Diagnostic) {
        self.findings.push(finding.at(self.tree.place(node)));
    }

    fn visit(&mut self, node: &Node, orientation: Orientation) {
        let landscape = node.get("orientation").and_then(|node| node.scalar());
        let orientation = match landscape {
            Some("landscape") => Orientation::Landscape,
            _ => orientation,
        };
        for item in list(node) {
            self.visit(item, orientation);
        }
        for entry in node.entries() {
            if entry.key.scalar() == Some("table") {
                self.columns(&entry.value, orientation);
                self.rows(&entry.value);
                self.total(&entry.value);
            } else {
                self.visit(&entry.value, orientation);
            }
        }
    }

    /// What is added up is numbers.
    fn total(&mut self, table: &Node) {
        let Some(total) = table.get("total") else { return };
        let columns = table.get("columns").map_or(&[][..], |columns| list(columns));
        let named = total.get("columns").map_or(vec![], |node| list(node).to_vec());
        for node in named.into_iter().chain(total.get("words").cloned()) {
            let Some(key) = node.scalar() else { continue };
            let column = columns.iter().find(|column| {
                column.get("key").and_then(|node| node.scalar()) == Some(key)
            });
            let Some(column) = column else {
                let message =
                    say!("bảng không có cột `{key}`", "the table has no column `{key}`");
                self.report(&node, Diagnostic::new(&rules::UNKNOWN_COLUMN, message));
                continue;
            };
            let kind = column.get("type").and_then(|node| node.scalar());
            if !matches!(kind, Some("number" | "money")) {
                let message = say!(
                    "cột `{key}` là cột chữ, không cộng được",
                    "the column `{key}` is text and cannot be added up"
                );
                self.report(
                    &node,
                    Diagnostic::new(&rules::INVALID_TOTAL, message).hint(say!(
                        "Đặt `type: number` hoặc `type: money` cho cột, hoặc bỏ cột khỏi `total:`.",
                        "Set `type: number` or `type: money` for it, or take it out of `total:`."
                    )),
                );
                continue;
            }
            let rows = table.get("rows").into_iter();
            let groups = table.get("groups").map_or(&[][..], |groups| list(groups));
            let rows = rows.chain(groups.iter().filter_map(|group| group.get("rows")));
            let cells: Vec<Arc<Node>> = rows
                .flat_map(|rows| list(rows))
                .filter_map(|row| row.get(key).cloned())
                .collect();
            for cell in cells {
                let text = cell.scalar().unwrap_or_default();
                if !is_joined(text) && vi::Amount::parse(text).is_none() && !is_none(text)
                {
                    let text = vi::clean(text);
                    let message = say!(
                        "`{text}` không phải số, mà cột này được cộng",
                        "`{text}` is no number, and this column is added up"
                    );
                    let finding = Diagnostic::new(&rules::INVALID_TOTAL, message).hint(say!(
                        "Viết số như 1500000 hoặc 1.500.000; ô không có số thì bỏ trống hoặc ghi -.",
                        "Write 1500000 or 1.500.000; leave a cell without a number empty, or `-`."
                    ));
                    self.report(&cell, finding);
                }
            }
        }
    }

    fn columns(&mut self, table: &Node, orientation: Orientation) {
        let Some(columns) = table.get("columns") else { return };
        let columns = list(columns);
        let (mut least, mut last_fixed) = (NUMBER_COLUMN, None);
        for (i, column) in columns.iter().enumerate() {
            let key = column.get("key").and_then(|node| node.scalar());
            let twice = |other: &Arc<Node>| {
                key.is_some() && other.get("key").and_then(|node| node.scalar()) == key
            };
            if columns[..i].iter().any(twice) {
                let key = key.unwrap_or_default();
                let message =
                    say!("hai cột cùng khóa `{key}`", "two columns have the key `{key}`");
                let node = column.get("key").unwrap_or(column).clone();
                self.report(&node, Diagnostic::new(&rules::DUPLICATE_COLUMN, message));
            }
            let width = column.get("width");
            match width.and_then(|node| node.scalar()).map(str::parse) {
                Some(Ok(Width::Fixed(fixed))) => {
                    least += fixed;
                    last_fixed = width;
                }
                _ => least += NARROWEST,
            }
        }
        let text = Margins::USUAL.text_width(orientation);
        if let Some(node) = last_fixed.filter(|_| least > text) {
            let message = say!(
                "các cột rộng hơn trang: cả trang chỉ có {text} mm cho bảng",
                "the columns are wider than the page, which has {text} mm for the table"
            );
            let finding = Diagnostic::new(&rules::TOO_WIDE_COLUMNS, message).hint(say!(
                "Giảm bề rộng cột, dùng phần (fr), hoặc đặt `orientation: landscape`.",
                "Make columns narrower, use shares (fr), or set `orientation: landscape`."
            ));
            self.report(node, finding);
        }
    }

    fn rows(&mut self, table: &Node) {
        let keys: Vec<&str> = table
            .get("columns")
            .map_or(&[][..], |columns| list(columns))
            .iter()
            .filter_map(|column| column.get("key")?.scalar())
            .collect();
        let groups = table.get("groups").map_or(&[][..], |groups| list(groups));
        let rows_of = |node: &Node| node.get("rows").cloned();
        let rows = rows_of(table)
            .into_iter()
            .chain(groups.iter().filter_map(|g| rows_of(g)));
        for rows in rows.collect::<Vec<_>>() {
            for entry in list(&rows).iter().flat_map(|row| row.entries()) {
                let Some(key) = entry.key.scalar() else { continue };
                if key == "id" || keys.contains(&key) {
                    continue;
                }
                let message =
                    say!("bảng không có cột `{key}`", "the table has no column `{key}`");
                let number = key.starts_with(|c: char| c.is_ascii_digit());
                let hint = match vi::suggest(key, keys.iter().copied()) {
                    _ if number => say!(
                        "Số có dấu phẩy trong `{{…}}` phải nằm trong dấu ngoặc: '46,8'.",
                        "A number with a comma inside `{{…}}` needs quotes: '46,8'."
                    ),
                    Some(near) => did_you_mean(near),
                    None => {
                        let all = keys.join(", ");
                        say!("Các cột của bảng: {all}.", "The table's columns: {all}.")
                    }
                };
                let finding = Diagnostic::new(&rules::UNKNOWN_COLUMN, message).hint(hint);
                self.report(&entry.key, finding);
            }
        }
    }
}

/// True for a cell that is joined with its left or upper neighbour.
fn is_joined(text: &str) -> bool {
    matches!(text.trim(), "<<" | "^^")
}

/// True for a cell that says that there is no number.
fn is_none(text: &str) -> bool {
    matches!(text.trim(), "" | "-" | "–")
}
