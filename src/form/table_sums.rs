//! Sums of tables that would say something wrong: of a group, and in words.

use super::table_nodes::{groups, items, text, value_below};
use crate::diag::{Diagnostic, rules};
use crate::document::list;
use crate::say;
use crate::vi::{Amount, AmountUnit, amount_in_words, amount_unit, same_unit};
use crate::yaml::{Node, Tree};

pub(super) fn check(table: &Node, tree: &Tree, findings: &mut Vec<Diagnostic>) {
    given_sums(table, tree, findings);
    unit_of_words(table, tree, findings);
    missing_words(table, tree, findings);
}

/// A sum that is to be said in words must have them.
fn missing_words(table: &Node, tree: &Tree, findings: &mut Vec<Diagnostic>) {
    let Some(words) = table.get("total").and_then(|total| total.get("words")) else {
        return;
    };
    let Some(sum) = words.scalar().and_then(|key| value_below(table, key)) else {
        return;
    };
    if amount_in_words(&sum.to_string(), "").is_some() {
        return;
    }
    let message = say!(
        "tổng {sum} lớn quá, không viết bằng chữ được",
        "the total {sum} is too large for words"
    );
    let hint = say!(
        "Xem lại các số của cột; nếu đúng thì bỏ `words:`, hoặc tính bằng triệu đồng.",
        "Check the column's numbers; if they are right, remove `words:` or count in millions."
    );
    let finding = Diagnostic::new(&rules::INVALID_TOTAL, message).hint(hint);
    findings.push(finding.at(tree.place(words)));
}

/// A group's own value must be what its rows come to.
fn given_sums(table: &Node, tree: &Tree, findings: &mut Vec<Diagnostic>) {
    let columns = items(table, "columns").iter();
    let numbers =
        columns.filter(|it| matches!(text(it, "type"), Some("number" | "money")));
    let keys: Vec<&str> = numbers.filter_map(|column| text(column, "key")).collect();
    for group in groups(table) {
        for key in &keys {
            let Some(cell) = group.get(key) else { continue };
            let given = cell.scalar().and_then(Amount::parse);
            let (Some(given), Some(sum)) = (given, value_below(group, key)) else {
                continue;
            };
            if given.equals(sum) {
                continue;
            }
            let message = say!(
                "nhóm ghi {given} nhưng các hàng của nhóm cộng lại là {sum}",
                "the group says {given}, but its rows come to {sum}"
            );
            let hint = say!(
                "Sửa số ở đây hoặc ở các hàng; bỏ khóa này và đặt `sum: true` thì chương trình tự cộng.",
                "Correct it here or in the rows; without this key, `sum: true` adds them up."
            );
            let finding = Diagnostic::new(&rules::DIFFERING_SUM, message).hint(hint);
            findings.push(finding.at(tree.place(cell)));
        }
    }
}

/// The words must count what the column counts.
fn unit_of_words(table: &Node, tree: &Tree, findings: &mut Vec<Diagnostic>) {
    let Some(total) = table.get("total") else { return };
    let Some(words) = total.get("words") else { return };
    let columns = items(table, "columns");
    let named = words.scalar();
    let Some(column) =
        columns.iter().find(|it| named.is_some() && text(it, "key") == named)
    else {
        return;
    };
    let above = column.get("group").map_or(&[][..], list);
    let above = above.iter().rev().filter_map(|title| title.scalar());
    let titles = text(column, "title").into_iter().chain(above);
    let said = total.get("unit").filter(|unit| !unit.is_null());
    // What the table says counts for money; a column of another kind says it in its own titles.
    let is_money = text(column, "type") == Some("money");
    let of_table = text(table, "unit").filter(|_| is_money);
    match (said, amount_unit(titles, of_table)) {
        (Some(node), AmountUnit::Known(of_column)) => {
            let unit = node.scalar().unwrap_or_default();
            if same_unit(unit, &of_column) {
                return;
            }
            let message = say!(
                "số bằng chữ tính bằng {unit}, còn cột tính bằng {of_column}",
                "the words count {unit}, but the column counts {of_column}"
            );
            let hint = say!(
                "Bỏ `unit:` để theo đơn vị của cột, hoặc sửa đơn vị ở tên cột.",
                "Remove `unit:` to follow the column, or correct the unit in its title."
            );
            let finding = Diagnostic::new(&rules::INVALID_TOTAL, message).hint(hint);
            findings.push(finding.at(tree.place(node)));
        }
        (None, AmountUnit::Unclear(of_column)) => {
            let message = say!(
                "không rõ số bằng chữ tính bằng gì: cột ghi “{of_column}”",
                "unclear what the words count: the column says “{of_column}”"
            );
            let hint = say!(
                "Nêu đơn vị ở `total:`, như `unit: triệu đồng`.",
                "Say it in `total:`, such as `unit: triệu đồng`."
            );
            let finding = Diagnostic::new(&rules::INVALID_TOTAL, message).hint(hint);
            findings.push(finding.at(tree.place(words)));
        }
        // Only money is counted in đồng where nothing says it.
        (None, AmountUnit::Unsaid) if !is_money => {
            let message = say!(
                "không rõ số bằng chữ tính bằng gì: cột không phải cột tiền",
                "unclear what the words count: the column is not one of money"
            );
            let hint = say!(
                "Nêu đơn vị ở `total:`, như `unit: người`, hoặc đặt `type: money` cho cột.",
                "Say it in `total:`, such as `unit: người`, or set `type: money` for the column."
            );
            let finding = Diagnostic::new(&rules::INVALID_TOTAL, message).hint(hint);
            findings.push(finding.at(tree.place(words)));
        }
        _ => {}
    }
}
