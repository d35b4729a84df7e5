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

/// The verdicts on persons named in a text.
pub(super) fn named(text: &Text<'_>) -> Vec<(Range<usize>, Verdict)> {
    let mut found = vec![];
    for i in 0..text.tokens.len() {
        let lead = BEFORE.iter().find(|words| {
            words
                .iter()
                .enumerate()
                .all(|(k, word)| text.tokens.get(i + k).is_some_and(|t| t.is(word)))
        });
        let Some(lead) = lead else { continue };
        let start = i + lead.len();
        let name = text.tokens[start..]
            .iter()
            .take(5)
            .take_while(|t| t.kind == TokenKind::Word && t.is_capital())
            .count();
        let post = text.tokens.get(start).is_some_and(|t| POSTS.contains(&t.text));
        if name < 2 || post {
            continue;
        }
        let span = text.tokens[start].start..text.tokens[start + name - 1].end();
        let held = text.mentions.iter().any(|m| {
            matches!(m.phrase, Phrase::Citation(_) | Phrase::Quotation)
                && m.span.contains(&span.start)
        });
        if !held {
            found.push((span.clone(), in_office(&text.text[span])));
        }
    }
    found
}

/// The question about a person.
pub(super) fn in_office(name: &str) -> Verdict {
    Verdict::kept(Role::Person, say!("người và chức vụ", "a person and a post")).ask(
        format!("person {}", name.to_lowercase()),
        name,
        say!("{name}: còn giữ chức vụ này không?", "{name}: still in this office?"),
    )
}
