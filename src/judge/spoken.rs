//! What the words around a phrase say of it.

use std::ops::Range;

use crate::grammar::{PhraseList, Text, TokenKind};
use crate::vi::{WordList, shortened};

/// Words of a look back.
static LOOK_BACK: PhraseList = PhraseList::new(include_str!("words/look-back.txt"));
/// Verbs of a result, before a figure.
static RESULT: WordList = WordList::new(include_str!("words/before-result.txt"));
/// Words before what is still to be held.
static AHEAD: PhraseList = PhraseList::new(include_str!("words/still-ahead.txt"));
/// Words right before what has been held.
static HELD: WordList = WordList::new(include_str!("words/already-held.txt"));
/// Words before another year that this one is held against.
static COMPARES: PhraseList = PhraseList::new(include_str!("words/compares.txt"));
/// What follows `đã` where a plan is given, not where something was done.
static GIVEN: PhraseList = PhraseList::new(include_str!("words/given.txt"));
/// Words before a time up to which something is counted.
static UP_TO: PhraseList = PhraseList::new(include_str!("words/counts-up-to.txt"));

/// The tokens of the clause before a token.
fn before(text: &Text<'_>, token: usize) -> Range<usize> {
    text.clause(token).start..token
}

/// True if the clause before a token looks back on work that was done.
pub(super) fn looks_back(text: &Text<'_>, token: usize) -> bool {
    LOOK_BACK.is_in(&text.tokens, before(text, token))
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
        share || (near..*i).any(|k| RESULT.contains(&tokens[k].lower))
    })
}

/// True if the clause compares with another year.
pub(super) fn compares(text: &Text<'_>, token: usize) -> bool {
    let from = token.saturating_sub(4).max(text.clause(token).start);
    COMPARES.is_in(&text.tokens, from..token)
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
    GIVEN.is_at(&text.tokens, i + 1)
}

/// True if what stands before a time counts up to it: `tính đến hết năm 2025`.
pub(super) fn is_count_up_to(text: &Text<'_>, token: usize) -> bool {
    let from = token.saturating_sub(4).max(text.clause(token).start);
    UP_TO.is_in(&text.tokens, from..token)
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
        if AHEAD.is_at(tokens, i) {
            return true;
        }
        if token - i <= 3 && HELD.contains(&tokens[i].lower) {
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
