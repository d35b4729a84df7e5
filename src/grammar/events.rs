//! Events that are held at times, and the ordinals that count them.

use std::ops::Range;

use super::phrase::Phrase;
use super::phrase_list::PhraseList;
use super::tokens::{Token, TokenKind, is_glued, lower_words, says};
use crate::vi::WordList;

/// Words that end the name of an event.
static ENDS: WordList = WordList::new(include_str!("words/after-event.txt"));
/// What the name of a counted event begins with.
static NOUNS: PhraseList = PhraseList::new(include_str!("words/event-nouns.txt"));
/// Words behind the name of an event that are none of it.
static BEHIND: PhraseList = PhraseList::new(include_str!("words/behind-event.txt"));
/// What a review is of.
static WORK: WordList = WordList::new(include_str!("words/reviewed-work.txt"));
static ORDINALS: WordList = WordList::new(include_str!("words/ordinals.txt"));

/// The event or ordinal that begins at a token.
pub(super) fn at(
    tokens: &[Token<'_>],
    from: usize,
    i: usize,
) -> Option<(Range<usize>, Phrase)> {
    if let Some(end) = event(tokens, i) {
        let counted = ordinal(tokens, end);
        let phrase = match counted {
            Some(end) => Phrase::Ordinal(lower_words(&tokens[i..end])),
            None => Phrase::Event(lower_words(&tokens[i..end])),
        };
        return Some((i..counted.unwrap_or(end), phrase));
    }
    if let Some(end) = review(tokens, i) {
        return Some((i..end, Phrase::Event(lower_words(&tokens[i..end]))));
    }
    let end = ordinal(tokens, i)?;
    // What it counts: the event before it, back to a mark or a word that ends a name.
    let start = (from..i)
        .rev()
        .take_while(|k| tokens[*k].kind == TokenKind::Word)
        .take_while(|k| !ends_name(tokens, *k))
        .last()
        .unwrap_or(i);
    let start = (start..i).find(|k| NOUNS.is_at(tokens, *k)).unwrap_or(start);
    Some((i..end, Phrase::Ordinal(lower_words(&tokens[start..end]))))
}

/// `Đại hội …`, but not `Đại hội đồng`, up to the end of its name.
fn event(tokens: &[Token<'_>], i: usize) -> Option<usize> {
    let election = says(tokens, i, &["bầu", "cử", "đại", "biểu"]);
    if election {
        return Some(i + 4 + name_behind(tokens, i + 4));
    }
    if !says(tokens, i, &["đại", "hội"]) || says(tokens, i, &["đại", "hội", "đồng"])
    {
        return None;
    }
    Some(i + 2 + name_behind(tokens, i + 2))
}

/// True for a word that ends an event's name; `bảo` does in `bảo đảm` and not in `bảo vệ`.
fn ends_name(tokens: &[Token<'_>], k: usize) -> bool {
    let part = tokens[k].is("bảo") && !says(tokens, k + 1, &["đảm"]);
    !part && ENDS.contains(&tokens[k].lower)
}

/// How many words of an event's name stand from a token on.
fn name_behind(tokens: &[Token<'_>], from: usize) -> usize {
    let goes_on = |k: &usize| {
        let word = tokens[*k].kind == TokenKind::Word && !ends_name(tokens, *k);
        word && !BEHIND.is_at(tokens, *k)
    };
    (from..tokens.len()).take_while(goes_on).count()
}

/// `tổng kết 10 năm thực hiện …`, `sơ kết 5 năm thi hành …`.
fn review(tokens: &[Token<'_>], i: usize) -> Option<usize> {
    if !says(tokens, i, &["tổng", "kết"]) && !says(tokens, i, &["sơ", "kết"]) {
        return None;
    }
    let count = tokens.get(i + 2)?.number().filter(|n| *n <= 100)?;
    let counts = count > 0 && says(tokens, i + 3, &["năm"]);
    let works = tokens.get(i + 4).is_some_and(|t| WORK.contains(&t.lower));
    (counts && works).then_some(tokens.len().min(i + 6))
}

fn ordinal(tokens: &[Token<'_>], i: usize) -> Option<usize> {
    let counts = |k: usize| {
        tokens.get(k).is_some_and(|t| {
            t.roman().is_some() || t.number().is_some_and(|_| t.text.len() <= 3)
        }) && !(is_glued(tokens, k + 1)
            && tokens.get(k + 1).is_some_and(|t| matches!(t.text, "/" | "%")))
    };
    let spelt = |k: usize| tokens.get(k).is_some_and(|t| ORDINALS.contains(&t.lower));
    if let Some(at) = session(tokens, i) {
        return (spelt(at) || counts(at)).then_some(at + 1);
    }
    let end = if says(tokens, i, &["lần", "thứ"]) {
        (spelt(i + 2) || counts(i + 2)).then_some(i + 3)
    } else if says(tokens, i, &["lần"]) && is_roman(tokens, i + 1) {
        Some(i + 2)
    } else if says(tokens, i, &["khóa"]) || says(tokens, i, &["khoá"]) {
        counts(i + 1).then_some(i + 2)
    } else {
        None
    };
    end.filter(|end| *end <= tokens.len())
}

/// True for a roman number in capitals: `lần XII`, `lần IV`.
fn is_roman(tokens: &[Token<'_>], at: usize) -> bool {
    let parted = !(is_glued(tokens, at + 1)
        && tokens.get(at + 1).is_some_and(|t| matches!(t.text, "/" | "%" | "-")));
    parted && tokens.get(at).is_some_and(|t| t.roman().is_some() && t.is_capital())
}

/// Where the count of a session stands: `kỳ họp thứ 10`, `Phiên họp lần thứ 21`, `kỳ họp bất
/// thường lần thứ 9`.
fn session(tokens: &[Token<'_>], i: usize) -> Option<usize> {
    let meets = says(tokens, i, &["kỳ", "họp"]) || says(tokens, i, &["phiên", "họp"]);
    let sorts = [["bất", "thường"], ["chuyên", "đề"], ["thường", "lệ"], ["thường", "kỳ"]];
    let sort = sorts.iter().any(|sort| says(tokens, i + 2, sort));
    let at = i + 2 + if sort { 2 } else { 0 };
    let at = at + usize::from(says(tokens, at, &["lần"]));
    (meets && says(tokens, at, &["thứ"])).then_some(at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    #[test]
    fn a_review_may_end_the_text() {
        let text = tokens("tổng kết 5 năm thực");
        let name = "tổng kết 5 năm thực".to_owned();
        assert_eq!(at(&text, 0, 0), Some((0..5, Phrase::Event(name))));
    }
}
