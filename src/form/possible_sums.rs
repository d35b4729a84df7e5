//! Rows that look like sums of others and would be added up once more.

use std::sync::Arc;

use super::table_nodes::{groups, items, text};
use crate::diag::{Diagnostic, rules};
use crate::say;
use crate::vi::{self, Amount};
use crate::yaml::{Node, Tree};

/// What the name of a sum begins with.
const SUM_WORDS: [&str; 4] = ["cộng", "tổng", "lũy kế", "luỹ kế"];
/// What stands above the parts of a row above it.
const PART_WORDS: &str = "trong đó";
/// What else begins so.
const NO_SUMS: [&str; 22] = [
    "cộng đồng",
    "cộng hòa",
    "cộng hoà",
    "cộng sản",
    "cộng tác",
    "cộng sự",
    "tổng biên tập",
    "tổng bí thư",
    "tổng công ty",
    "tổng cục",
    "tổng đài",
    "tổng đội",
    "tổng giám đốc",
    "tổng hợp",
    "tổng kết",
    "tổng kho",
    "tổng lãnh sự",
    "tổng liên đoàn",
    "tổng mặt bằng",
    "tổng thanh tra",
    "tổng thư ký",
    "tổng vệ sinh",
];

/// Reports rows of a table with a total that may be sums themselves.
pub(super) fn check(table: &Node, tree: &Tree, findings: &mut Vec<Diagnostic>) {
    let Some(total) = table.get("total") else { return };
    let keys: Vec<&str> = items(total, "columns")
        .iter()
        .filter_map(|key| key.scalar())
        .collect();
    let Some(first) = items(table, "columns").iter().find_map(|it| text(it, "key"))
    else {
        return;
    };
    for holder in std::iter::once(table).chain(groups(table).into_iter().map(|it| &**it))
    {
        let rows = items(holder, "rows");
        let mut doubted: Vec<usize> = (0..rows.len())
            .filter(|at| {
                let named = text(&rows[*at], first).is_some_and(is_worded);
                named && keys.iter().any(|key| amount(&rows[*at], key).is_some())
            })
            .collect();
        doubted.extend((1..rows.len()).filter(|at| {
            let before = text(&rows[*at - 1], first).unwrap_or_default();
            let part = vi::clean(before).to_lowercase().starts_with(PART_WORDS);
            part && keys.iter().any(|key| amount(&rows[*at], key).is_some())
        }));
        if doubted.is_empty() {
            doubted = adding(rows, &keys);
        }
        let cells = doubted.iter().filter_map(|at| {
            let cell = keys.iter().find_map(|key| rows[*at].get(key))?;
            Some((text(&rows[*at], first).unwrap_or_default(), cell))
        });
        let cells: Vec<_> = cells.collect();
        let Some((name, cell)) = cells.first() else { continue };
        let name = vi::clean(name);
        let said = cell.scalar().unwrap_or_default();
        let message = say!(
            "“{name}” ({said}) có vẻ đã được cộng ở hàng khác, mà lại được cộng vào tổng",
            "“{name}” ({said}) seems to be a sum, or part of one, and is added up once more"
        );
        let mut finding =
            Diagnostic::new(&rules::POSSIBLE_SUM, message).at(tree.place(cell));
        for (_, cell) in cells.iter().skip(1).take(9) {
            let said = say!("cả ô này", "this one, too");
            finding = finding.related(tree.place(cell), said);
        }
        findings.push(finding.hint(say!(
            "Bỏ hàng ấy (bảng tự cộng), hoặc đưa các hàng của nó vào một nhóm (`groups:`).",
            "Remove the row, since the table adds up itself, or put its rows in a group (`groups:`)."
        )));
    }
}

fn is_worded(name: &str) -> bool {
    let name = vi::clean(name).to_lowercase();
    let begins = |words: &[&str]| {
        words.iter().any(|word| {
            name.strip_prefix(word)
                .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        })
    };
    begins(&SUM_WORDS) && !begins(&NO_SUMS)
}

fn amount(row: &Node, key: &str) -> Option<Amount> {
    Amount::parse(text(row, key)?)
}

/// The rows that are sums of those below them, or of those above, if each row of the list is
/// one or in one.
fn adding(rows: &[Arc<Node>], keys: &[&str]) -> Vec<usize> {
    let of_column = |key: &&str| -> Option<Vec<usize>> {
        let all: Option<Vec<Amount>> = rows.iter().map(|row| amount(row, key)).collect();
        let all = all?;
        // Small numbers come out alike by chance.
        let large = all
            .iter()
            .any(|it| it.undotted().split(',').next().unwrap_or("").len() > 3);
        if all.len() < 3 || all.len() < 5 && !large {
            return None;
        }
        let turned: Vec<Amount> = all.iter().rev().copied().collect();
        let last = all.len() - 1;
        heads(&all).or_else(|| {
            let turned = heads(&turned)?;
            Some(turned.into_iter().rev().map(|at| last - at).collect())
        })
    };
    let mut found = keys.iter().map(of_column);
    let first = found.next().flatten();
    first
        .filter(|first| found.all(|it| it.as_ref() == Some(first)))
        .unwrap_or_default()
}

/// The numbers that are what the two or more after each come to, if these are all.
fn heads(all: &[Amount]) -> Option<Vec<usize>> {
    let (mut heads, mut at) = (vec![], 0);
    while at < all.len() {
        let mut sum = Amount::default();
        let mut end = at + 1;
        while end < all.len() && (end - at < 3 || !sum.equals(all[at])) {
            sum = sum + all[end];
            end += 1;
        }
        if end - at < 3 || !sum.equals(all[at]) || sum.equals(Amount::default()) {
            return None;
        }
        heads.push(at);
        at = end;
    }
    Some(heads)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: &[&str]) -> Option<Vec<usize>> {
        let all: Vec<Amount> = texts.iter().filter_map(|it| Amount::parse(it)).collect();
        heads(&all)
    }

    #[test]
    fn sums_are_known_where_every_row_is_one_or_in_one() {
        assert_eq!(found(&["12000", "5000", "7000"]), Some(vec![0]));
        assert_eq!(found(&["12", "5", "7", "19", "9", "10"]), Some(vec![0, 3]));
        assert_eq!(found(&["6", "1", "2", "3"]), Some(vec![0]));
        assert_eq!(found(&["12", "5", "7", "19"]), None);
        assert_eq!(found(&["5", "5"]), None);
        assert_eq!(found(&["0", "0", "0"]), None);
    }

    #[test]
    fn a_name_says_that_it_is_a_sum() {
        for name in ["Tổng chi", "CỘNG (1)", "Cộng:", "Lũy kế từ đầu năm"]
        {
            assert!(is_worded(name), "{name}");
        }
        for name in ["Tổng cục Thuế", "Cộng tác viên", "Tổngkho", "Lương"] {
            assert!(!is_worded(name), "{name}");
        }
    }
}
