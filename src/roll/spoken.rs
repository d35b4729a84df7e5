//! What the words around a phrase say of it.

use std::ops::Range;

use crate::grammar::{Text, Token, TokenKind};

/// Words of a look back.
const LOOK_BACK: [&[&str]; 16] = [
    &["tổng", "kết"],
    &["sơ", "kết"],
    &["công", "tác"],
    &["kết", "quả"],
    &["đánh", "giá"],
    &["thành", "tích"],
    &["báo", "cáo"],
    &["hoàn", "thành"],
    &["nhiệm", "vụ"],
    &["thực", "hiện"],
    &["quyết", "toán"],
    &["xếp", "loại"],
    &["kiểm", "điểm"],
    &["khen", "thưởng"],
    &["kế", "hoạch"],
    &["phong", "trào"],
];

/// Verbs of a result, before a figure.
const RESULT: [&str; 12] = [
    "đạt", "tăng", "giảm", "ước", "bằng", "chiếm", "vượt", "còn", "với", "gồm", "thu",
    "được",
];

/// Words before what is still to be held.
const FUTURE: [&[&str]; 16] = [
    &["tổ", "chức"],
    &["chào", "mừng"],
    &["tiến", "tới"],
    &["hướng", "tới"],
    &["chuẩn", "bị"],
    &["phục", "vụ"],
    &["tham", "mưu"],
    &["tham", "dự"],
    &["tham", "gia"],
    &["lập", "thành", "tích"],
    &["đăng", "cai"],
    &["trình"],
    &["phối", "hợp"],
    &["triển", "khai"],
    &["xây", "dựng"],
    &["sẽ"],
];

/// Words right before what has been held.
const PAST: [&str; 10] =
    ["tại", "theo", "từ", "sau", "của", "đã", "qua", "quyết", "trình", "kiện"];

fn says(tokens: &[Token<'_>], at: usize, words: &[&str]) -> bool {
    words
        .iter()
        .enumerate()
        .all(|(i, word)| tokens.get(at + i).is_some_and(|t| t.is(word)))
}

fn any(text: &Text<'_>, range: Range<usize>, table: &[&[&str]]) -> bool {
    range
        .into_iter()
        .any(|i| table.iter().any(|words| says(&text.tokens, i, words)))
}

/// The tokens of the clause before a token.
pub(super) fn before(text: &Text<'_>, token: usize) -> Range<usize> {
    text.clause(token).start..token
}

/// True if the clause before a token looks back on work that was done.
pub(super) fn looks_back(text: &Text<'_>, token: usize) -> bool {
    any(text, before(text, token), &LOOK_BACK)
}

/// True if the clause around a token reports a figure: a share, or a number after a verb of
/// results. `numbers` are the first tokens of what is a bare number.
pub(super) fn has_figure(text: &Text<'_>, token: usize, numbers: &[usize]) -> bool {
    let clause = text.clause(token);
    let tokens = &text.tokens;
    let from = numbers.partition_point(|i| *i < clause.start);
    numbers[from..].iter().take_while(|i| **i < clause.end).any(|i| {
        let share = (*i..(*i + 5).min(clause.end)).any(|k| tokens[k].is("%"));
        let near = i.saturating_sub(4).max(clause.start);
        share || (near..*i).any(|k| RESULT.contains(&tokens[k].lower.as_str()))
    })
}

/// True if the clause compares with another year.
pub(super) fn compares(text: &Text<'_>, token: usize) -> bool {
    let from = token.saturating_sub(4).max(text.clause(token).start);
    (from..token).any(|i| {
        says(&text.tokens, i, &["so", "với"])
            || says(&text.tokens, i, &["cùng", "kỳ"])
            || says(&text.tokens, i, &["bằng"])
    })
}

/// True if the clause before a token says that something has been done.
pub(super) fn is_done(text: &Text<'_>, token: usize) -> bool {
    let clause = text.clause(token);
    clause
        .into_iter()
        .any(|i| text.tokens[i].is("đã") && !is_given(text, i))
}

/// True if the clause goes on behind a token with what has been done: `Trong năm 2025, … đã …`.
pub(super) fn is_told(text: &Text<'_>, token: usize) -> bool {
    const REACH: usize = 16;
    let end = text.clause(token).end.min(token + REACH);
    (token..end).any(|i| text.tokens[i].is("đã") && !is_given(text, i))
}

/// `đã đề ra`, `đã được giao`: of what a plan is given, not of what was done.
fn is_given(text: &Text<'_>, i: usize) -> bool {
    [["được", "giao"], ["đề", "ra"], ["đăng", "ký"], ["được", "phê"], ["được", "duyệt"]]
        .iter()
        .any(|words| says(&text.tokens, i + 1, words))
}

/// True if what stands before a time counts up to it: `tính đến hết năm 2025`.
pub(super) fn is_count_up_to(text: &Text<'_>, token: usize) -> bool {
    let from = token.saturating_sub(4).max(text.clause(token).start);
    (from..token).any(|i| {
        says(&text.tokens, i, &["tính", "đến"]) || says(&text.tokens, i, &["tính", "tới"])
    })
}

/// True if a colon and a number follow a token at once: `năm 2025: 116.268 đồng`.
pub(super) fn is_summed_up(text: &Text<'_>, end: usize) -> bool {
    text.tokens.get(end).is_some_and(|t| t.is(":"))
        && text.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number)
}

/// True if an event is still to be held: the nearest word that tells says so.
pub(super) fn is_ahead(text: &Text<'_>, token: usize, in_task: bool) -> bool {
    let clause = before(text, token);
    let tokens = &text.tokens;
    for i in clause.rev() {
        if tokens[i].is("đã") {
            return false;
        }
        if FUTURE.iter().any(|words| says(tokens, i, words)) {
            return true;
        }
        if token - i <= 3 && PAST.contains(&tokens[i].lower.as_str()) {
            return false;
        }
    }
    in_task
}

/// True if one of these words stands among the few tokens before a token.
pub(super) fn near_before(
    text: &Text<'_>,
    token: usize,
    reach: usize,
    words: &[&str],
) -> bool {
    let from = token.saturating_sub(reach).max(text.clause(token).start);
    (from..token).any(|i| words.contains(&text.tokens[i].lower.as_str()))
}

/// The first words of a stretch of tokens, as they were written.
pub(super) fn excerpt(text: &Text<'_>, tokens: Range<usize>, most: usize) -> String {
    let words: Vec<usize> =
        tokens.filter(|i| text.tokens[*i].kind != TokenKind::Break).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return String::new();
    };
    let all = &text.text[text.tokens[*first].start..text.tokens[*last].end()];
    shortened(all, most)
}

/// A text in one line of at most so many characters.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{} …", cut.trim_end_matches([',', ';', ' ']))
}
