//! Years that stand in no text of the document.

use std::ops::Range;

use super::stated::Stated;
use crate::judge::{PhraseRole, Verdict};
use crate::say;
use crate::yaml::{Path, Tree};

/// Years that stand in no text: in comments, names and files.
pub(super) fn asides(tree: &Tree, stated: &[Stated]) -> Vec<Stated> {
    let source = &tree.file.text;
    let holds = |outer: &Range<usize>, inner: &Range<usize>| {
        outer.start <= inner.start && inner.end <= outer.end
    };
    let aside = |range: Range<usize>| {
        let reason = if tree.comments.iter().any(|comment| holds(comment, &range)) {
            say!("chú thích của tác giả", "a comment of the author's")
        } else {
            say!("tên gọi trong dữ liệu, không in ra", "a name in the data, not printed")
        };
        Stated {
            old: source[range.clone()].to_owned(),
            subject: String::new(),
            about: range.clone(),
            range,
            path: Path::default(),
            new: None,
            context: String::new(),
            sentence: String::new(),
            verdict: Verdict::kept(PhraseRole::Aside, reason),
            edits: vec![],
            offer: vec![],
            offered: None,
            once_said: None,
        }
    };
    let mut listed: Vec<&Range<usize>> = stated.iter().map(|s| &s.range).collect();
    listed.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut reach = 0;
    let mut next = listed.into_iter().peekable();
    let mut is_listed = |range: &Range<usize>| {
        while let Some(other) = next.next_if(|other| other.start <= range.start) {
            reach = reach.max(other.end);
        }
        range.end <= reach
    };
    four_digits(source)
        .into_iter()
        .filter(|range| !is_listed(range))
        .map(aside)
        .collect()
}

/// Stretches of just four digits that can name a year.
fn four_digits(source: &str) -> Vec<Range<usize>> {
    let bytes = source.as_bytes();
    let mut found = vec![];
    let mut i = 0;
    while i < bytes.len() {
        let length = bytes[i..].iter().take_while(|b| b.is_ascii_digit()).count();
        if length == 4 && matches!(bytes[i], b'1' | b'2') {
            found.push(i..i + 4);
        }
        i += length.max(1);
    }
    found
}
