//! What tables must hold beyond the types of their values.

use std::sync::Arc;

use super::context::Context;
use crate::diag::{Diagnostic, did_you_mean, rules};
use crate::document::list;
use crate::say;
use crate::vi;
use crate::yaml::{Node, Tree};

/// Reports what is wrong with the tables of a document, wherever they stand.
pub(super) fn check(context: Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Context { tree, keys, .. } = context;
    let mut form = TableForm { tree, findings };
    keys.each_map(tree, "table", &mut |table, _, _| {
        form.columns(table);
        form.rows(table);
        form.total(table);
    });
}

struct TableForm<'a> {
    tree: &'a Tree,
    findings: &'a mut Vec<Diagnostic>,
}

/// The items under a key; one single value counts as a list of one.
fn items<'a>(node: &'a Node, key: &str) -> &'a [Arc<Node>] {
    node.get(key).map_or(&[], list)
}

impl TableForm<'_> {
    fn report(&mut self, node: &Node, finding: Diagnostic) {
        self.findings.push(finding.at(self.tree.place(node)));
    }

    /// What is added up is numbers.
    fn total(&mut self, table: &Node) {
        let Some(total) = table.get("total") else { return };
        let columns = items(table, "columns");
        let named = items(total, "columns").to_vec();
        for node in named.into_iter().chain(total.get("words").cloned()) {
            let Some(key) = node.scalar() else { continue };
            let column = columns.iter().find(|column| {
                column.get("key").and_then(|node| node.scalar()) == Some(key)
            });
            let Some(column) = column else {
                let message = say!("bảng không có cột `{key}`", "unknown column `{key}`");
                self.report(&node, Diagnostic::new(&rules::UNKNOWN_COLUMN, message));
                continue;
            };
            let kind = column.get("type").and_then(|node| node.scalar());
            if !matches!(kind, Some("number" | "money")) {
                let message = say!(
                    "cột `{key}` là cột chữ, không cộng được",
                    "the column `{key}` is text, which cannot be added up"
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
            let cells: Vec<Arc<Node>> =
                rows(table).filter_map(|row| row.get(key).cloned()).collect();
            for cell in cells {
                let text = cell.scalar().unwrap_or_default();
                if !is_joined(text) && vi::Amount::parse(text).is_none() && !is_none(text)
                {
                    let text = vi::clean(text);
                    let message = say!(
                        "`{text}` không phải số, mà cột này được cộng",
                        "`{text}` is not a number, and this column is added up"
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

    fn columns(&mut self, table: &Node) {
        let columns = items(table, "columns");
        for (i, column) in columns.iter().enumerate() {
            let key = column.get("key").and_then(|node| node.scalar());
            let twice = |other: &Arc<Node>| {
                key.is_some() && other.get("key").and_then(|node| node.scalar()) == key
            };
            if columns[..i].iter().any(twice) {
                let key = key.unwrap_or_default();
                let message =
                    say!("hai cột cùng khóa `{key}`", "duplicate column key `{key}`");
                let node = column.get("key").unwrap_or(column).clone();
                self.report(&node, Diagnostic::new(&rules::DUPLICATE_COLUMN, message));
            }
        }
    }

    fn rows(&mut self, table: &Node) {
        let keys: Vec<&str> = items(table, "columns")
            .iter()
            .filter_map(|column| column.get("key")?.scalar())
            .collect();
        for row in rows(table) {
            for entry in row.entries() {
                let Some(key) = entry.key.scalar() else { continue };
                if key == "id" || keys.contains(&key) {
                    continue;
                }
                let message = say!("bảng không có cột `{key}`", "unknown column `{key}`");
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

/// Every row of a table, in its groups or not.
fn rows(table: &Node) -> impl Iterator<Item = &Arc<Node>> {
    let groups = items(table, "groups").iter();
    items(table, "rows")
        .iter()
        .chain(groups.flat_map(|group| items(group, "rows")))
}

/// True for a cell that is joined with its left or upper neighbour.
fn is_joined(text: &str) -> bool {
    matches!(text.trim(), "<<" | "^^")
}

/// True for a cell that says that there is no number.
fn is_none(text: &str) -> bool {
    matches!(text.trim(), "" | "-" | "–")
}
