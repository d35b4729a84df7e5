//! Persons that a text names: do they still hold the post?

use std::ops::Range;

use super::finding::{Role, Verdict};
use crate::say;
use crate::vi::{Phrase, Text, TokenKind};

/// Words before a person's name.
const BEFORE: [&[&str]; 5] =
    [&["đồng", "chí"], &["đ", "/", "c"], &["ông"], &["bà"], &["đ", ".", "c"]];

/// Words that name a post and no person.
const POSTS: [&str; 16] = [
    "Chủ",
    "Phó",
    "Bí",
    "Trưởng",
    "Giám",
    "Thủ",
    "Tổng",
    "Bộ",
    "Thứ",
    "Ủy",
    "Hiệu",
    "Cục",
    "Chánh",
    "Viện",
    "Thường",
    "Nguyên",
];

/// Surnames of most people in the country; a name behind a post begins with one.
const SURNAMES: [&str; 42] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi",
    "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Vương", "Phùng", "Đinh", "Trịnh", "Đoàn", "Mai",
    "Cao", "Lương", "Tạ", "Hà", "Tô", "Trương", "Đào", "Lâm", "Thái", "Chu", "Tống",
    "Lưu", "Nông", "Triệu", "Quách", "Kiều", "Đàm", "La", "Giàng", "Hứa",
];

/// Words of a post before a name, in lower case.
const HOLDS: [&str; 11] = [
    "tịch",
    "pct",
    "thư",
    "đốc",
    "trưởng",
    "phó",
    "tướng",
    "chánh",
    "nhiệm",
    "ủy",
    "cục",
];

/// The verdicts on persons named in a text: behind `đồng chí` and its like, or behind a post.
pub(super) fn named(text: &Text<'_>) -> Vec<(Range<usize>, Verdict)> {
    let mut found = vec![];
    let mut i = 0;
    while i < text.tokens.len() {
        let Some((start, length)) = addressed(text, i).or_else(|| in_post(text, i))
        else {
            i += 1;
            continue;
        };
        let span = text.tokens[start].start..text.tokens[start + length - 1].end();
        let held = text.mentions.iter().any(|m| {
            matches!(m.phrase, Phrase::Citation(_) | Phrase::Quotation)
                && m.span.contains(&span.start)
        });
        if !held {
            found.push((span.clone(), in_office(&text.text[span])));
        }
        i = start + length;
    }
    found
}

/// The name behind `đồng chí`, `ông`, `bà`: where it begins, and how many words it has.
fn addressed(text: &Text<'_>, i: usize) -> Option<(usize, usize)> {
    let says = |words: &[&str]| {
        words
            .iter()
            .enumerate()
            .all(|(k, word)| text.tokens.get(i + k).is_some_and(|t| t.is(word)))
    };
    let start = i + BEFORE.iter().find(|words| says(words))?.len();
    let post = text.tokens.get(start).is_some_and(|t| POSTS.contains(&t.text));
    let length = capitals(text, start);
    (length >= 2 && !post).then_some((start, length))
}

/// A whole name with a usual surname, behind a post in the same clause.
fn in_post(text: &Text<'_>, i: usize) -> Option<(usize, usize)> {
    let length = capitals(text, i);
    let named = SURNAMES.contains(&text.tokens[i].text) && (3..=4).contains(&length);
    let dead = text.tokens[i..]
        .iter()
        .take(3)
        .map(|t| t.text)
        .eq(["Hồ", "Chí", "Minh"]);
    let clause = text.clause(i).start.max(i.saturating_sub(7));
    let post = (clause..i).any(|k| HOLDS.contains(&text.tokens[k].lower.as_str()));
    let inside = i > 0
        && text.tokens[i - 1].is_capital()
        && !HOLDS.contains(&text.tokens[i - 1].lower.as_str());
    (named && !dead && post && !inside).then_some((i, length))
}

/// How many words with a capital letter stand in a row.
fn capitals(text: &Text<'_>, start: usize) -> usize {
    let name = |t: &&crate::vi::Token<'_>| t.kind == TokenKind::Word && t.is_capital();
    text.tokens[start..].iter().take(5).take_while(name).count()
}

/// The question about a person.
pub(super) fn in_office(name: &str) -> Verdict {
    Verdict::kept(Role::Person, say!("người và chức vụ", "a person and a post")).ask(
        format!("person {}", name.to_lowercase()),
        name,
        say!("{name}: còn giữ chức vụ này không?", "{name}: still in this post?"),
    )
}
