//! Joined cells of tables: every mark must find its neighbour, and every join make a rectangle.

use std::sync::Arc;

use super::table_nodes::{columns_of, groups, items, text};
use crate::diag::{Diagnostic, Message, rules};
use crate::document::{JoinFault, JoinMark, join, list};
use crate::say;
use crate::yaml::{Node, Tree};

pub(super) fn check(table: &Node, tree: &Tree, findings: &mut Vec<Diagnostic>) {
    let keys = columns_of(table);
    let mut of_rows = |rows: &[Arc<Node>]| {
        let mark = |row: &Arc<Node>, key: &&str| {
            text(row, key).map_or(JoinMark::Own, JoinMark::of)
        };
        let marks: Vec<Vec<JoinMark>> = rows
            .iter()
            .map(|row| keys.iter().map(|key| mark(row, key)).collect())
            .collect();
        if marks.iter().flatten().all(|mark| *mark == JoinMark::Own) {
            return;
        }
        for (i, j, fault) in join(&marks).faults {
            let row = &rows[i];
            let (message, hint) = said(fault, marks[i][j]);
            let cell = keys.get(j).and_then(|key| row.get(key)).unwrap_or(row);
            let finding = Diagnostic::new(&rules::INVALID_JOIN, message).hint(hint);
            findings.push(finding.at(tree.place(cell)));
        }
    };
    of_rows(items(table, "rows"));
    for group in groups(table) {
        of_rows(items(group, "rows"));
    }
    summed(table, tree, findings);
    notes_in_heads(table, tree, findings);
}

/// Equal amounts that are added up stay apart: one of three would stand for all.
fn summed(table: &Node, tree: &Tree, findings: &mut Vec<Diagnostic>) {
    let total = table.get("total");
    let sums = total.and_then(|total| total.get("columns"));
    let sums: Vec<&str> = sums
        .map_or(&[][..], list)
        .iter()
        .filter_map(|key| key.scalar())
        .collect();
    for column in items(table, "columns") {
        let key = text(column, "key").unwrap_or_default();
        if text(column, "merge_equal") != Some("true") || !sums.contains(&key) {
            continue;
        }
        let message = say!(
            "cột `{key}` được cộng thì không gộp các ô bằng nhau",
            "the column `{key}` is added up, so its equal cells are not joined"
        );
        let node = column.get("merge_equal").unwrap_or(column);
        findings.push(
            Diagnostic::new(&rules::INVALID_JOIN, message).at(tree.place(node)).hint(say!(
                "Bỏ `merge_equal:` ở cột này; một số chung cho nhiều hàng thì viết `^^` ở các hàng dưới.",
                "Remove its `merge_equal:`; for one amount of several rows write `^^` in the lower ones."
            )),
        );
    }
}

/// Typst does not come to an end with a footnote in a head that also numbers its columns, over
/// joined cells that go on over pages.
fn notes_in_heads(table: &Node, tree: &Tree, findings: &mut Vec<Diagnostic>) {
    let columns = items(table, "columns");
    let is_set = |node: &Node, key: &str| text(node, key) == Some("true");
    let up = |rows: &[Arc<Node>]| {
        let cells = rows.iter().flat_map(|row| row.entries());
        cells
            .filter_map(|cell| cell.value.scalar())
            .any(|cell| JoinMark::of(cell) == JoinMark::Up)
    };
    let joins = columns.iter().any(|column| is_set(column, "merge_equal"))
        || up(items(table, "rows"))
        || groups(table).into_iter().any(|group| up(items(group, "rows")));
    if !joins || !is_set(table, "column_numbers") {
        return;
    }
    let above = |column: &Arc<Node>| column.get("group").map_or(&[][..], list).to_vec();
    let titles = columns
        .iter()
        .flat_map(|column| column.get("title").cloned().into_iter().chain(above(column)));
    for title in titles.filter(|title| title.scalar().is_some_and(|it| it.contains("[^")))
    {
        let message = say!(
            "chú thích ở đầu bảng không dùng được cùng `column_numbers` và ô gộp dọc",
            "a footnote in a head is not allowed with `column_numbers` and joined cells"
        );
        findings.push(
            Diagnostic::new(&rules::INVALID_FOOTNOTE, message).at(tree.place(&title)).hint(say!(
                "Chuyển chú thích xuống `notes:` của bảng, hoặc bỏ `column_numbers:`.",
                "Move the note to the table's `notes:`, or remove `column_numbers:`."
            )),
        );
    }
}

fn said(fault: JoinFault, mark: JoinMark) -> (Message, Message) {
    let sign = if mark == JoinMark::Left { "<<" } else { "^^" };
    match fault {
        JoinFault::NothingLeft => (
            say!(
                "`<<` ở cột đầu không có ô bên trái để gộp",
                "`<<` in the first column has no cell on its left"
            ),
            say!(
                "Viết nội dung ở ô này và đặt `<<` ở các ô bên phải nó; muốn một hàng cộng thì dùng `total:`.",
                "Write the text in this cell and `<<` in those to its right; for a row of sums use `total:`."
            ),
        ),
        JoinFault::NothingAbove => (
            say!(
                "`^^` ở hàng đầu của bảng hoặc của nhóm không có ô ở trên để gộp",
                "`^^` in the first row of a table or group has no cell above it"
            ),
            say!(
                "Viết nội dung ở ô này và đặt `^^` ở các ô dưới nó.",
                "Write the text in this cell and `^^` in those below it."
            ),
        ),
        JoinFault::NoRectangle => (
            say!(
                "các ô gộp bằng `{sign}` không thành hình chữ nhật",
                "the cells joined by `{sign}` make no rectangle"
            ),
            say!(
                "Gộp như nhau ở mọi hàng và cột của ô: hàng dưới của một ô rộng hai cột viết `^^` rồi `<<`.",
                "Join every row and column of the cell alike: below a cell of two columns write `^^`, then `<<`."
            ),
        ),
        JoinFault::NoOwnCell => (
            say!(
                "mọi ô của hàng này đều gộp với hàng khác, hàng không có chiều cao",
                "every cell of this row is joined with those of other rows, which leaves it no height"
            ),
            say!(
                "Để một ô của hàng không gộp, hoặc tách ô gộp ở hàng này.",
                "Leave one cell of the row unjoined, or end a joined cell at it."
            ),
        ),
        JoinFault::WholeRow => (
            say!(
                "mọi ô của hàng này đều gộp lên trên, hàng không còn gì",
                "every cell of this row is joined with those above, so nothing is left of it"
            ),
            say!(
                "Bỏ hàng này, hoặc để một ô có nội dung riêng.",
                "Remove the row, or give one of its cells a text of its own."
            ),
        ),
    }
}
