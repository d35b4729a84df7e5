//! A successor that stands in the sentence already: the old name goes instead of being said
//! twice, where a list names both.

use std::ops::Range;

use crate::grammar::{PhraseList, Text, Token, TokenKind, tokens};

/// Bodies as lists name them, with their first word and without.
static LISTED: PhraseList = PhraseList::new(include_str!("words/bodies-in-lists.txt"));

/// How far back a list's first word is looked for.
const REACH: usize = 60;

/// True if a name stands in the sentence around some tokens, and not at them.
pub(super) fn stands(text: &Text<'_>, own: &Range<usize>, name: &str) -> bool {
    let words: Vec<String> = tokens(name).into_iter().map(|t| t.lower).collect();
    let led = matches!(words.first().map(String::as_str), Some("sở" | "bộ"));
    let bare = &words[usize::from(led && words.len() > 1)..];
    let sentence = text.sentence(own.start);
    let last = sentence.end.saturating_sub(bare.len().saturating_sub(1));
    (sentence.start..last).any(|at| {
        let end = at + bare.len();
        let apart = end <= own.start || own.end <= at;
        let said = || text.tokens[at..end].iter().map(|t| &t.lower).eq(bare);
        apart && said() && (!led || leads(text, at, &words[0]))
    })
}

/// True if a first word leads to a name: right before it, or at the head of its list.
fn leads(text: &Text<'_>, at: usize, first: &str) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| &text.tokens[i]) else { return false };
    if before.is(first) {
        return true;
    }
    if !is_part(before) && !before.is(":") && !before.is("và") {
        return false;
    }
    let near = text.clause(at).start.max(at.saturating_sub(REACH))..at;
    let head = near
        .rev()
        .find(|i| text.tokens[*i].is("sở") || text.tokens[*i].is("bộ"));
    head.is_some_and(|i| text.tokens[i].is(first))
}

/// What takes a name out of the list that names its successor too; none where it stands in
/// none.
pub(super) fn taken_out(
    text: &Text<'_>,
    own: &Range<usize>,
) -> Option<Vec<(Range<usize>, String)>> {
    let tokens = &text.tokens;
    let byte = |from: usize, to: usize| tokens[from].start..tokens[to].start;
    let before = own.start.checked_sub(1);
    let behind = before.filter(|at| {
        (is_part(&tokens[*at]) || tokens[*at].is("và")) && ends_a_name(text, *at)
    });
    let joined = tokens.get(own.end).is_some_and(|t| is_part(t) || t.is("và"));
    if let Some(at) = behind {
        let gone = tokens[at - 1].end()..tokens[own.end - 1].end();
        let mut changes = vec![(gone, String::new())];
        // The item before becomes the last: `A, B và C` is `A và B` then.
        if tokens[at].is("và")
            && !joined
            && let Some(comma) = last_comma(text, at)
        {
            let word = &tokens[comma - 1];
            let range = word.start..tokens[comma].end();
            changes.insert(0, (range, format!("{} và", word.text)));
        }
        return Some(changes);
    }
    let next = own.end + 1;
    let item = joined && begins_a_name(tokens, next);
    let whole = before.is_none_or(|at| !is_part(&tokens[at]) && !tokens[at].is("và"));
    (item && whole).then(|| vec![(byte(own.start, next), String::new())])
}

/// True for a mark between the items of a list.
fn is_part(token: &Token<'_>) -> bool {
    token.is(",")
}

/// True if the name of a body ends before a token.
fn ends_a_name(text: &Text<'_>, end: usize) -> bool {
    const LONGEST: usize = 12;
    let start = text.clause(end).start.max(end.saturating_sub(LONGEST));
    (start..end).any(|at| LISTED.ends_at(&text.tokens, at, end))
}

fn begins_a_name(tokens: &[Token<'_>], at: usize) -> bool {
    let led = tokens
        .get(at)
        .is_some_and(|t| t.is("sở") || t.is("bộ") || t.is("các"));
    LISTED.is_at(tokens, at) || led && LISTED.is_at(tokens, at + 1)
}

/// The comma before the item that ends at a token.
fn last_comma(text: &Text<'_>, end: usize) -> Option<usize> {
    const LONGEST: usize = 10;
    let near = text.clause(end).start.max(end.saturating_sub(LONGEST))..end;
    let other = |i: &usize| text.tokens[*i].kind != TokenKind::Word;
    let at = near.rev().find(other)?;
    (at > 0
        && is_part(&text.tokens[at])
        && begins_a_name(&text.tokens, at + 1)
        && ends_a_name(text, at))
    .then_some(at)
}
