//! Places that are still to be filled in.

use std::ops::Range;

use crate::vi::{WordList, old_tones};

/// Words behind which a value stands, and words of measure before which one stands.
static BEFORE_VALUE: WordList = WordList::new(include_str!("words/before-value.txt"));
static BEHIND_VALUE: WordList = WordList::new(include_str!("words/behind-value.txt"));

/// The places in a text that are still to be written: dots that stand for a word, `[…]`,
/// `<…>`, or a row of question marks, low lines or the letter x.
///
/// Dots at the end of a list (`nhân dân...;`, `a, b, …`, `dại, sởi, cúm ... đều tăng`) are
/// Vietnamese for "and so on".
pub fn blanks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = vec![];
    for sign in ["?", "_", "X", "x"] {
        let mark = sign.repeat(3);
        found.extend(text.match_indices(&mark).map(|(at, _)| at..at + mark.len()));
    }
    found.extend(bracketed(text));
    found.extend(dotted(text));
    found.sort_by_key(|range| (range.start, range.end));
    // Dots in brackets, or the rest of a longer row, are no second place.
    let mut end = 0;
    found.retain(|range| {
        let new = range.start >= end;
        end = end.max(range.end);
        new
    });
    found
}

/// `[…]`, `[ ]`, `<số>`, `[...]`: brackets around dots, nothing, or a word to be filled in.
fn bracketed(text: &str) -> Vec<Range<usize>> {
    let place = |(at, open): (usize, &str)| {
        let close = if open == "[" { ']' } else { '>' };
        let end = at + text[at..].find(close)? + 1;
        let inside = text[at + 1..end - 1].trim();
        let dots = inside.chars().all(|c| matches!(c, '.' | '…' | ' '));
        // `<…>` is used for nothing else in these texts; `[[id]]` and `[^note]` are marks.
        let words =
            open == "<" && inside.chars().all(|c| c.is_alphanumeric() || c == ' ');
        (dots || words).then_some(at..end)
    };
    text.match_indices(['[', '<']).filter_map(place).collect()
}

/// Dots that stand where a word is missing: after a space, a slash or at the start, with no
/// comma before them.
fn dotted(text: &str) -> Vec<Range<usize>> {
    let letters = text.char_indices().collect::<Vec<_>>();
    let mut found = vec![];
    let mut i = 0;
    while i < letters.len() {
        let start = i;
        while i < letters.len() && matches!(letters[i].1, '.' | '…') {
            i += 1;
        }
        let long = i - start >= 3 || (start..i).any(|k| letters[k].1 == '…');
        let from = letters.get(start).map_or(text.len(), |(at, _)| *at);
        let to = letters.get(i).map_or(text.len(), |(at, _)| *at);
        if long {
            let before = text[..from].trim_end();
            let apart = before.len() < from || before.is_empty();
            let listed = before.ends_with([',', ';'])
                || matches!(&text[from..to], "..." | "…") && is_list(before, &text[to..]);
            let glued = text[to..].starts_with(['/', '-']);
            if apart && !listed || glued || before.ends_with('/') {
                found.push(from..to);
            }
        }
        i = i.max(start + 1);
    }
    found
}

/// True if what stands before some dots is a list of at least three, and neither its last word
/// nor what stands behind the dots wants a value: `Dại, Tay chân miệng, Sởi ... có xu hướng`.
fn is_list(before: &str, after: &str) -> bool {
    const LONGEST: usize = 4;
    let clause = before.rsplit(['.', ';', ':', '\n', '(', '…']).next();
    let mut items = clause.unwrap_or_default().rsplit(',').map(str::trim);
    let (Some(last), Some(second), Some(_)) = (items.next(), items.next(), items.next())
    else {
        return false;
    };
    let word = |word: &str| {
        let plain = word.chars().all(char::is_alphabetic);
        plain && !BEFORE_VALUE.contains(&old_tones(word.to_lowercase()))
    };
    let item = |item: &str| {
        let count = item.split_whitespace().count();
        (1..=LONGEST).contains(&count) && item.split_whitespace().all(word)
    };
    let next = after.trim_start();
    let apart = next.len() < after.len();
    let first = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let goes_on = apart
        && first.starts_with(char::is_lowercase)
        && !BEHIND_VALUE.contains(&first.to_lowercase());
    item(last) && item(second) && (goes_on || next.starts_with(')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_once() {
        let text = "số …/KH-UBND ngày ... tháng […] của ____";
        let found: Vec<&str> = blanks(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, ["…", "...", "[…]", "___"]);
    }

    #[test]
    fn a_missing_word_is_a_blank_and_so_on_is_not() {
        for text in [
            "ngày … tháng … năm 2026",
            "số .../KH-UBND",
            "Nghị quyết số …/NQ-HĐND",
            "giao … chỉ tiêu",
            "… đồng",
            "đạt [...] %",
            "<số>",
            "ông ???",
            "ngày ___",
            "kinh phí: ... đồng",
            "gồm bàn, ghế, số ... của Sở",
            "gồm bàn, ghế, tủ … đồng",
            "bàn, ghế, tủ .... và các thứ",
            "gồm ông An, ông Bình, ông ... có mặt",
            "họp bàn việc làm, việc học, tại … có đại diện",
            "phường, xã ... đã báo cáo",
            "Theo đề nghị của đơn vị, của Sở, ngày 5 … thì",
            "…",
        ] {
            assert!(!blanks(text).is_empty(), "{text}");
        }
        for text in [
            "tài sản của Nhà nước và nhân dân...;",
            "phường, xã, ...",
            "bệnh khác như Dại, Tay chân miệng, Sởi ... có xu hướng gia tăng",
            "đồ dùng (bàn, ghế, tủ …)",
            "Thủ đô Hà Nội*”...",
            "điểm [[muc-1]] và [^chu]",
            "v.v.",
            "a < b",
        ] {
            assert!(blanks(text).is_empty(), "{text}");
        }
    }
}
