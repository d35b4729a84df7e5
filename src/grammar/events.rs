//! Events that are held at times, and the ordinals that count them.

use std::ops::Range;

use super::mentions::{Phrase, is_glued, says};
use super::tokens::{Token, TokenKind};

/// Words that end the name of an event.
const ENDS: [&str; 26] = [
    "và", "với", "do", "là", "để", "nhằm", "theo", "trong", "năm", "lần", "tại", "đã",
    "được", "có", "vào", "từ", "đến", "khóa", "khoá", "nhiệm", "giai", "bảo", "gắn",
    "sẽ", "trước", "sau",
];

/// The event or ordinal that begins at a token.
pub(super) fn at(
    tokens: &[Token<'_>],
    from: usize,
    i: usize,
) -> Option<(Range<usize>, Phrase)> {
    if let Some(end) = event(tokens, i) {
        let counted = ordinal(tokens, end);
        let phrase = match counted {
            Some(end) => Phrase::Ordinal(name(tokens, i..end)),
            None => Phrase::Event(name(tokens, i..end)),
        };
        return Some((i..counted.unwrap_or(end), phrase));
    }
    if let Some(end) = review(tokens, i) {
        return Some((i..end, Phrase::Event(name(tokens, i..end))));
    }
    let end = ordinal(tokens, i)?;
    // What it counts: the event before it, back to a mark or a word that ends a name.
    let start = (from..i)
        .rev()
        .take_while(|k| tokens[*k].kind == TokenKind::Word)
        .take_while(|k| !ENDS.contains(&tokens[*k].lower.as_str()))
        .last()
        .unwrap_or(i);
    Some((i..end, Phrase::Ordinal(name(tokens, start..end))))
}

/// `Đại hội …`, but not `Đại hội đồng`, up to the end of its name.
fn event(tokens: &[Token<'_>], i: usize) -> Option<usize> {
    if !says(tokens, i, &["đại", "hội"]) || says(tokens, i, &["đại", "hội", "đồng"])
    {
        return None;
    }
    let goes_on = |k: &usize| {
        tokens[*k].kind == TokenKind::Word && !ENDS.contains(&tokens[*k].lower.as_str())
    };
    let words = (i + 2..tokens.len()).take_while(goes_on).count();
    Some(i + 2 + words)
}

/// `tổng kết 10 năm thực hiện …`, `sơ kết 5 năm thi hành …`.
fn review(tokens: &[Token<'_>], i: usize) -> Option<usize> {
    if !says(tokens, i, &["tổng", "kết"]) && !says(tokens, i, &["sơ", "kết"]) {
        return None;
    }
    let count = tokens.get(i + 2)?.number().filter(|n| *n <= 100)?;
    let counts = count > 0 && says(tokens, i + 3, &["năm"]);
    let work = ["thực", "thi", "triển", "xây", "phát"];
    let works = tokens.get(i + 4).is_some_and(|t| work.contains(&t.lower.as_str()));
    (counts && works).then_some(i + 6)
}

fn ordinal(tokens: &[Token<'_>], i: usize) -> Option<usize> {
    const WORDS: [&str; 10] =
        ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    let counts = |k: usize| {
        tokens.get(k).is_some_and(|t| {
            t.roman().is_some() || t.number().is_some_and(|_| t.text.len() <= 3)
        }) && !(is_glued(tokens, k + 1)
            && tokens.get(k + 1).is_some_and(|t| matches!(t.text, "/" | "%")))
    };
    let session = usize::from(says(tokens, i, &["kỳ", "họp", "thứ"]));
    let i = i + session;
    let end = if says(tokens, i, &["lần", "thứ"]) || session == 1 {
        let spelt = tokens.get(i + 2).is_some_and(|t| WORDS.contains(&t.lower.as_str()));
        (spelt || counts(i + 2)).then_some(i + 3)
    } else if says(tokens, i, &["khóa"]) || says(tokens, i, &["khoá"]) {
        counts(i + 1).then_some(i + 2)
    } else {
        None
    };
    end.filter(|end| *end <= tokens.len())
}

fn name(tokens: &[Token<'_>], range: Range<usize>) -> String {
    let words = tokens[range].iter().map(|t| t.lower.as_str());
    words.collect::<Vec<_>>().join(" ")
}
