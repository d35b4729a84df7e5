//! What tables must hold beyond the types of their values.

use std::sync::Arc;

use super::context::Context;
use super::table_nodes::{all_rows, columns_of, groups, is_none, items, text};
use super::table_sums;
use super::{possible_sums, table_joins};
use crate::diag::{Diagnostic, did_you_mean, rules};
use crate::document::{GROUP_KEYS, JoinMark};
use crate::say;
use crate::vi;
use crate::yaml::{Entry, Node, Tree};

/// The key of a row's own number.
const NUMBER: &str = "number";

/// Reports what is wrong with the tables of a document, wherever they stand.
pub(super) fn check(context: Context<'_>, findings: &mut Vec<Diagnostic>) {
    let Context { tree, keys, .. } = context;
    keys.each_map(tree, "table", &mut |table, _, _| {
        let mut form = TableForm { tree, findings };
        form.columns(table);
        form.rows(table);
        form.groups(table);
        form.total(table);
        table_joins::check(table, tree, findings);
        table_sums::check(table, tree, findings);
        possible_sums::check(table, tree, findings);
    });
}

struct TableForm<'a> {
    tree: &'a Tree,
    findings: &'a mut Vec<Diagnostic>,
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
                all_rows(table).filter_map(|row| row.get(key).cloned()).collect();
            for cell in cells {
                let text = cell.scalar().unwrap_or_default();
                if JoinMark::of(text) == JoinMark::Own
                    && vi::Amount::parse(text).is_none()
                    && !is_none(text)
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
        let mut keys = columns_of(table);
        if !keys.contains(&NUMBER) {
            keys.push(NUMBER);
        }
        for row in all_rows(table) {
            for entry in row.entries() {
                match entry.key.scalar() {
                    Some(key) if key != "id" && !keys.contains(&key) => {
                        self.unknown_column(entry, key, &columns_of(table), &[]);
                    }
                    _ => {}
                }
            }
        }
    }

    /// The cells of the groups' own rows.
    fn groups(&mut self, table: &Node) {
        let keys = columns_of(table);
        let numbers = items(table, "columns")
            .iter()
            .any(|column| text(column, "type") == Some("money"));
        for group in groups(table) {
            for entry in group.entries() {
                let Some(key) = entry.key.scalar() else { continue };
                if key == "sum" && table.get("total").is_none() && !numbers {
                    let message = say!(
                        "bảng không có cột nào để cộng cho nhóm",
                        "the table has no column to add up for the group"
                    );
                    let hint = say!(
                        "Đặt `type: money` cho cột cần cộng, hoặc nêu cột ở `total: {{columns: […]}}`.",
                        "Set `type: money` for the column, or name it in `total: {{columns: […]}}`."
                    );
                    let finding = Diagnostic::new(&rules::INVALID_GROUP, message);
                    self.report(&entry.key, finding.hint(hint));
                } else if GROUP_KEYS.contains(&key) {
                } else if !keys.contains(&key) {
                    self.unknown_column(entry, key, &keys, &GROUP_KEYS);
                } else if keys.first() == Some(&key) {
                    let message = say!(
                        "cột `{key}` của dòng nhóm đã có tên nhóm",
                        "the title of the group stands in the column `{key}`"
                    );
                    let hint = say!(
                        "Đưa chữ ấy vào `title:` của nhóm.",
                        "Put the text into the group's `title:`."
                    );
                    let finding = Diagnostic::new(&rules::INVALID_GROUP, message);
                    self.report(&entry.value, finding.hint(hint));
                } else if entry
                    .value
                    .scalar()
                    .is_some_and(|it| JoinMark::of(it) != JoinMark::Own)
                {
                    let message = say!(
                        "ô của dòng nhóm không gộp được với ô khác",
                        "a cell of a group's own row cannot be joined"
                    );
                    let hint = say!(
                        "Bỏ khóa này: tên nhóm tự tràn qua những ô trống bên phải.",
                        "Remove the key: the title runs on over empty cells to its right."
                    );
                    let finding = Diagnostic::new(&rules::INVALID_GROUP, message);
                    self.report(&entry.value, finding.hint(hint));
                }
            }
        }
    }

    fn unknown_column(
        &mut self,
        entry: &Entry,
        key: &str,
        columns: &[&str],
        own: &[&str],
    ) {
        let message = say!("bảng không có cột `{key}`", "unknown column `{key}`");
        let number = key.starts_with(|c: char| c.is_ascii_digit());
        let known = columns.iter().chain(own).copied();
        let hint = match vi::suggest(key, known) {
            _ if number => say!(
                "Số có dấu phẩy trong `{{…}}` phải nằm trong dấu ngoặc: '46,8'.",
                "A number with a comma inside `{{…}}` needs quotes: '46,8'."
            ),
            Some(near) => did_you_mean(near),
            None => {
                let all = columns.join(", ");
                say!("Các cột của bảng: {all}.", "The table's columns: {all}.")
            }
        };
        let finding = Diagnostic::new(&rules::UNKNOWN_COLUMN, message).hint(hint);
        self.report(&entry.key, finding);
    }
}
