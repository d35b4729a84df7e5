//! What the words around a phrase say of it.

use std::ops::Range;

use crate::grammar::{Mention, Phrase, PhraseList, Text, TokenKind};
use crate::vi::{WordList, shortened};

/// Words of a look back.
static LOOK_BACK: PhraseList = PhraseList::new(include_str!("words/look-back.txt"));
/// Words before what is still to be held.
static AHEAD: PhraseList = PhraseList::new(include_str!("words/still-ahead.txt"));
/// Words before the resolution of a congress to come.
static FOLLOWED: PhraseList = PhraseList::new(include_str!("words/follows-event.txt"));
/// Words right before what has been held.
static HELD: WordList = WordList::new(include_str!("words/already-held.txt"));
/// Words before another year that this one is held against.
static COMPARES: PhraseList = PhraseList::new(include_str!("words/compares.txt"));
/// Words that tell a name of before with the new one.
static HISTORY: PhraseList = PhraseList::new(include_str!("words/history.txt"));

/// The tokens of the clause before a token.
pub(super) fn before(text: &Text<'_>, token: usize) -> Range<usize> {
    text.clause(token).start..token
}

/// True if the clause before a token looks back on work that was done.
pub(super) fn looks_back(text: &Text<'_>, token: usize) -> bool {
    LOOK_BACK.is_in(&text.tokens, before(text, token))
}

/// True if the name in a stretch is told with what came of it: `huyện X, nay là xã Y`.
pub(super) fn is_history(text: &Text<'_>, span: &Range<usize>) -> bool {
    const REACH: usize = 14;
    let first = text.tokens.partition_point(|t| t.start < span.start);
    let end = text.tokens.partition_point(|t| t.start < span.end);
    let clause = text.clause(first);
    let behind = end..clause.end.min(end + REACH);
    let before = first.saturating_sub(5).max(clause.start)..first;
    HISTORY.is_in(&text.tokens, behind) || HISTORY.is_in(&text.tokens, before)
}

/// The bytes of some tokens, without the breaks around them.
pub(super) fn bytes(text: &Text<'_>, tokens: Range<usize>) -> Range<usize> {
    let said = |i: &usize| text.tokens[*i].kind != TokenKind::Break;
    let first = tokens.clone().find(said);
    let last = tokens.rev().find(said);
    match (first, last) {
        (Some(first), Some(last)) => text.tokens[first].start..text.tokens[last].end(),
        _ => 0..0,
    }
}

/// True if the clause compares with another year.
pub(super) fn compares(text: &Text<'_>, token: usize) -> bool {
    let from = token.saturating_sub(4).max(text.clause(token).start);
    COMPARES.is_in(&text.tokens, from..token)
}

/// True if a colon and a number follow a token at once: `năm 2025: 116.268 đồng`.
pub(super) fn is_summed_up(text: &Text<'_>, end: usize) -> bool {
    text.tokens.get(end).is_some_and(|t| t.is(":"))
        && text.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number)
}

/// True if a token says what a year is: `Năm 2025 là năm cuối của nhiệm kỳ`.
pub(super) fn is_said_of_year(text: &Text<'_>, end: usize) -> bool {
    let said = |at: usize, word: &str| text.tokens.get(at).is_some_and(|t| t.is(word));
    // `Năm 2025 được chọn là Năm du lịch quốc gia`
    let called = said(end, "được") && (end + 1..end + 4).any(|at| said(at, "là"));
    // `nhiệm vụ năm học 2025 - 2026, là năm học đầu tiên …`
    let aside = said(end, ",") && said(end + 1, "là") && said(end + 2, "năm");
    called
        || aside
        || said(end, "là") && (said(end + 1, "năm") || said(end + 1, "dấu"))
        || said(end, "-") && said(end + 1, "năm")
}

/// True if an event that is held at times is named near a time in its clause.
pub(super) fn is_beside_event(text: &Text<'_>, mention: &Mention) -> bool {
    const REACH: usize = 12;
    let clause = text.clause(mention.tokens.start);
    text.mentions.iter().any(|m| {
        let event = matches!(m.phrase, Phrase::Event(_) | Phrase::Ordinal(_));
        let near = m.tokens.start <= mention.tokens.end + REACH
            && mention.tokens.start <= m.tokens.end + REACH;
        event && near && clause.contains(&m.tokens.start) && m.within.is_none()
    })
}

/// True if an event is still to be held: the nearest word that tells says so.
pub(super) fn is_ahead(text: &Text<'_>, token: usize, in_task: bool) -> bool {
    const FOLLOWS: usize = 6;
    let clause = before(text, token);
    let tokens = &text.tokens;
    let near = token.saturating_sub(FOLLOWS).max(clause.start);
    if (near..token).any(|i| FOLLOWED.is_at(tokens, i)) {
        return true;
    }
    for i in clause.rev() {
        if tokens[i].is("đã") {
            return false;
        }
        if AHEAD.is_at(tokens, i) {
            return true;
        }
        let parted = tokens[i..token].iter().any(|t| t.is(","));
        if token - i <= 3 && !parted && HELD.contains(&tokens[i].lower) {
            return false;
        }
    }
    in_task
}

/// True if the clause before a token speaks of what is still to be held.
pub(super) fn looks_ahead(text: &Text<'_>, token: usize) -> bool {
    AHEAD.is_in(&text.tokens, before(text, token))
}

/// True if one of these words stands among the few tokens before a token.
pub(super) fn near_before(
    text: &Text<'_>,
    token: usize,
    reach: usize,
    is_one: impl Fn(&str) -> bool,
) -> bool {
    let from = token.saturating_sub(reach).max(text.clause(token).start);
    (from..token).any(|i| is_one(&text.tokens[i].lower))
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
