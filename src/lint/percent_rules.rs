//! Rules on percentages.

use super::check::Looked;
use super::subject::Subject;
use super::tables::tables;
use crate::diag::{Diagnostic, rules};
use crate::grammar::{Token, TokenKind};
use crate::say;

/// The part of a whole that is more than all of it: `chiếm 105%`.
pub(super) fn share_over_whole(subject: &Subject<'_>) -> Looked {
    let mut any = false;
    let mut found = vec![];
    for (text, read) in subject.read() {
        let tokens = &read.tokens;
        for (i, token) in tokens.iter().enumerate() {
            if !token.is("%") || !is_share(tokens, i) {
                continue;
            }
            let Some((first, value)) = number_before(tokens, i) else { continue };
            any = true;
            if value <= 100.0 {
                continue;
            }
            let range = tokens[first].start..token.end();
            let said = &text.text[range.clone()];
            let message = say!(
                "phần chiếm {said} nhiều hơn cả số chung",
                "a share of {said} is more than the whole"
            );
            let finding = Diagnostic::new(&rules::SHARE_OVER_WHOLE, message);
            found.push(finding.at(subject.place_in(text, range)).hint(say!(
                "Đối chiếu số; so với năm trước hay với kế hoạch thì viết “bằng … %”, “đạt … %”.",
                "Check the number; against last year or the plan write “bằng … %”, “đạt … %”."
            )));
        }
    }
    any.then_some(found)
}

/// True if the words right before a number say that it is a share of a whole.
fn is_share(tokens: &[Token<'_>], percent: usize) -> bool {
    let start = percent.saturating_sub(7);
    let words: Vec<&str> = tokens[start..percent]
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| token.lower.as_str())
        .collect();
    let fitting = [
        "chiếm", "tỷ", "tỉ", "lệ", "trọng", "khoảng", "gần", "trên", "hơn", "tới", "đến",
    ];
    let at = words.iter().rposition(|word| *word == "chiếm");
    at.is_some_and(|at| words[at..].iter().all(|word| fitting.contains(word)))
}

/// The number before a sign, with its first token.
fn number_before(tokens: &[Token<'_>], percent: usize) -> Option<(usize, f64)> {
    let last = percent.checked_sub(1)?;
    let whole =
        |at: usize| tokens.get(at).filter(|token| token.kind == TokenKind::Number);
    whole(last)?;
    let decimal = last >= 2
        && matches!(tokens[last - 1].text, "," | ".")
        && whole(last - 2).is_some();
    let first = if decimal { last - 2 } else { last };
    let text: Vec<&str> = tokens[first..=last].iter().map(|token| token.text).collect();
    let value = text.concat().replace(',', ".").parse().ok()?;
    Some((first, value))
}

/// Shares of one whole in a column that do not make it up.
pub(super) fn shares_of_whole(subject: &Subject<'_>) -> Looked {
    let mut any = false;
    let mut found = vec![];
    for table in tables(subject) {
        for column in &table.columns {
            let shares = column.title.contains("cơ cấu")
                || column.title.contains("tỷ trọng")
                || column.title.contains("tỉ trọng");
            if !shares || !column.title.contains('%') {
                continue;
            }
            let cells: Vec<_> =
                table.rows.iter().filter_map(|row| row.cell(column)).collect();
            let values: Vec<f64> =
                cells.iter().filter_map(|(_, text)| percent(text)).collect();
            any = true;
            let sum: f64 = values.iter().sum();
            let twice = values.iter().any(|value| (value - 100.0).abs() < 0.05);
            // A row of 100 is their sum; groups, gaps and several wholes are not judged.
            let whole = if twice { 200.0 } else { 100.0 };
            let simple = values.len() == cells.len()
                && values.len() > 1
                && table.rows.iter().all(|row| row.groups.is_empty());
            let near = (sum - whole).abs()
                <= 0.06 * f64::from(u32::try_from(values.len()).unwrap_or(u32::MAX));
            let far = sum < whole - 20.0 || sum > whole + 20.0;
            if !simple || near || far {
                continue;
            }
            let Some((node, _)) = cells.last() else { continue };
            let sum = format!("{:.2}", if twice { sum - 100.0 } else { sum });
            let sum = sum.trim_end_matches('0').trim_end_matches('.').replace('.', ",");
            let message = say!(
                "các tỷ trọng của cột cộng lại được {sum}%, có thể sai: phải là 100%",
                "the shares of the column add up to {sum}%, which may be wrong: 100% was to be"
            );
            let finding = Diagnostic::new(&rules::SHARES_OF_WHOLE, message);
            found.push(
                finding
                    .at(subject.loaded.tree.place(node))
                    .hint(say!("Đối chiếu từng số.", "Check each number.")),
            );
        }
    }
    any.then_some(found)
}

fn percent(text: &str) -> Option<f64> {
    text.trim_end_matches(['%', ' ']).replace(',', ".").parse().ok()
}
