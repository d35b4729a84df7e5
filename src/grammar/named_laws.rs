//! Laws and resolutions that are cited by name: `Luật Đất đai năm 2024`.

use std::ops::Range;

use super::codes::{kind, symbol};
use super::phrase::Citation;
use super::phrase_list::PhraseList;
use super::tokens::{Token, TokenKind, says};
use crate::vi::WordList;

/// Words that begin a new clause, so that neither an issuer nor a law's name holds them.
pub(super) static NEW_CLAUSE: WordList =
    WordList::new(include_str!("words/new-clause.txt"));

/// Words after a comma within a law's name: `Luật Thi đua, khen thưởng`.
static NAME_GOES_ON: WordList = WordList::new(include_str!("words/law-name-goes-on.txt"));

/// Meetings that pass resolutions.
static MEETINGS: PhraseList = PhraseList::new(include_str!("words/meetings.txt"));

/// The most tokens that a name has.
const LONGEST: usize = 24;

/// A law by its name, with its year or number behind the name.
pub(super) fn law(
    tokens: &[Token<'_>],
    start: usize,
    after: usize,
    kind: &str,
) -> Option<Citation> {
    let constitution = kind == "hiến pháp";
    if !constitution && !tokens.get(after).is_some_and(Token::is_capital) {
        return None;
    }
    let mut end = after;
    // A name without number or year ends at the first comma or word of a new clause.
    let mut short = None;
    for i in after..tokens.len().min(after + LONGEST) {
        if let Some((end, number)) = number_at(tokens, i) {
            let law = named(tokens, kind, start..i, end);
            return Some(Citation { number: Some(number), ..law });
        }
        if let Some((end, year)) = year_of(tokens, i, i > after || constitution) {
            let law = named(tokens, kind, start..i, end);
            return Some(Citation { year: Some(year), ..law });
        }
        if ends_name(tokens, i, i > after) {
            break;
        }
        let token = &tokens[i];
        let next = tokens.get(i + 1);
        let goes_on =
            token.is(",") && next.is_some_and(|t| NAME_GOES_ON.contains(&t.lower));
        if !goes_on && (token.is(",") || NEW_CLAUSE.contains(&token.lower)) {
            short = short.or(Some(i));
        }
        end = i + 1;
    }
    let end = short.unwrap_or(end);
    (end > after || constitution).then(|| named(tokens, kind, start..end, end))
}

/// `số 98/2023/NĐ-CP` behind a name.
fn number_at(tokens: &[Token<'_>], i: usize) -> Option<(usize, String)> {
    tokens[i].is("số").then(|| symbol(tokens, i + 1)).flatten()
}

/// `năm 2024` behind a name, or the four digits alone where they can be the law's.
fn year_of(tokens: &[Token<'_>], i: usize, bare: bool) -> Option<(usize, i32)> {
    if tokens[i].is("năm") {
        return Some((i + 2, tokens.get(i + 1)?.year()?));
    }
    Some((i + 1, tokens[i].year().filter(|_| bare)?))
}

fn ends_name(tokens: &[Token<'_>], i: usize, inner: bool) -> bool {
    let token = &tokens[i];
    let mark = token.kind == TokenKind::Mark && !matches!(token.text, "," | "-");
    let new = inner && token.is_capital() && kind(tokens, i).is_some();
    new || mark || matches!(token.kind, TokenKind::Break | TokenKind::Number)
}

/// A resolution by the meeting that passed it: `Nghị quyết Trung ương 4 khóa XII`.
pub(super) fn of_congress(
    tokens: &[Token<'_>],
    start: usize,
    after: usize,
    kind: &str,
) -> Option<Citation> {
    let (mut end, _) = MEETINGS.longest_at(tokens, after)?;
    while end < tokens.len() && end < after + LONGEST {
        let token = &tokens[end];
        let ordinal = token.kind == TokenKind::Number && token.year().is_none();
        let word = token.kind == TokenKind::Word
            && !NEW_CLAUSE.contains(&token.lower)
            && !token.is("về");
        let bracket = token.is("(") && says(tokens, end + 1, &["khóa"])
            || token.is(")") && tokens[start..end].iter().any(|t| t.is("("));
        let term = token.is(",") && says(tokens, end + 1, &["nhiệm", "kỳ"])
            || token.is(",") && says(tokens, end + 1, &["khóa"])
            || token.year().is_some()
            || token.is_dash();
        if !(ordinal || word || bracket || term) {
            break;
        }
        end += 1;
    }
    Some(named(tokens, kind, start..end, end))
}

/// The citation whose name takes some tokens, and whose core ends at one.
fn named(tokens: &[Token<'_>], kind: &str, name: Range<usize>, end: usize) -> Citation {
    let core = name.start..end;
    let mut written = String::new();
    for token in &tokens[name] {
        if !written.is_empty() && token.kind != TokenKind::Mark {
            written.push(' ');
        }
        written.push_str(token.text);
    }
    Citation {
        kind: kind.to_owned(),
        name: written.trim_end_matches([',', '-', ' ']).to_owned(),
        core,
        ..Citation::default()
    }
}
