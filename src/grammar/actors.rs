//! Who does something behind a citation: its title has ended there.

use super::codes::kind;
use super::phrase_list::PhraseList;
use super::tokens::{Token, TokenKind};
use crate::vi::WordList;

/// First words of those who act, in lower case.
static ACTORS: WordList = WordList::new(include_str!("words/actors.txt"));
/// What a body is called, in lower case.
static BODIES: WordList = WordList::new(include_str!("words/acting-bodies.txt"));
/// What those do who follow a document that they name before.
static ACTS: PhraseList = PhraseList::new(include_str!("words/acts.txt"));
/// What only a body does that is named by its name.
static BODY_ACTS: PhraseList = PhraseList::new(include_str!("words/acts-of-bodies.txt"));

/// True if somebody who acts is named at a token, with what is done before the next mark:
/// `…, Trường Tiểu học A xây dựng kế hoạch`, `…, các sở gửi báo cáo`.
pub(super) fn acts(tokens: &[Token<'_>], at: usize) -> bool {
    const REACH: usize = 16;
    let Some(first) = tokens.get(at) else { return false };
    // `có Thông báo, Công văn gửi kèm`, `các bộ, ngành, địa phương xây dựng`
    if kind(tokens, at).is_some() || is_of_list(tokens, at) {
        return false;
    }
    let body = BODIES.contains(&first.lower);
    if !body && !ACTORS.contains(&first.lower) {
        return false;
    }
    let named = body && first.is_capital();
    let ends = |i: &usize| {
        let token = &tokens[*i];
        let mark = matches!(token.text, "," | ";" | ":" | "(" | ")" | "“" | "”");
        mark || token.kind == TokenKind::Break || token.is(".")
    };
    let last = tokens.len().min(at + REACH);
    let end = (at..last).find(ends).unwrap_or(last);
    (at + 1..end).any(|i| {
        let verb = !tokens[i].is_capital();
        verb && (ACTS.is_at(tokens, i) || named && BODY_ACTS.is_at(tokens, i))
    })
}

/// True behind the comma of a list of those who are named in small letters: the words before it
/// are few.
fn is_of_list(tokens: &[Token<'_>], at: usize) -> bool {
    const FEW: usize = 3;
    let before = &tokens[..at.saturating_sub(1)];
    let words = before.iter().rev().take(FEW + 1);
    let words = words.take_while(|t| t.kind == TokenKind::Word && !t.is("các"));
    (1..=FEW).contains(&words.count()) && !tokens[at].is_capital()
}
