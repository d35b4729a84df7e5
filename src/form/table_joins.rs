//! Joined cells of tables: every mark must find its neighbour, and every join make a rectangle.

use std::sync::Arc;

use super::table_nodes::{columns_of, groups, items, text};
use crate::diag::{Diagnostic, Message, rules};
use crate::document::{JoinFault, JoinMark, join};
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
