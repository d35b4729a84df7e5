//! Dates within a text: `ngày 31 tháng 12 năm 2023`, `31/12/2023`, `02/9`.

use std::ops::Range;

use super::phrase::YearAt;
use super::tokens::{Token, TokenKind, is_glued, says};

/// A date that was read.
pub(super) struct DatePhrase {
    /// The tokens it takes, with `ngày` before it.
    pub(super) tokens: Range<usize>,
    pub(super) day: u32,
    pub(super) month: u32,
    pub(super) year: Option<YearAt>,
}

/// The date that begins at a token, with or without `ngày`.
pub(super) fn at(tokens: &[Token<'_>], start: usize) -> Option<DatePhrase> {
    let said = says(tokens, start, &["ngày"]);
    let i = start + usize::from(said);
    if let Some(iso) = iso(tokens, i) {
        return Some(DatePhrase { tokens: start..i + 5, ..iso });
    }
    let day = tokens.get(i)?.number().filter(|day| (1..=31).contains(day))?;
    if is_glued(tokens, i) && !said && is_joint(tokens.get(i.wrapping_sub(1))) {
        return None;
    }
    if says(tokens, i + 1, &["tháng"]) {
        let month = month(tokens, i + 2)?;
        let joined = tokens.get(i + 3).is_some_and(|t| t.is("năm") || t.is("/"));
        let year = year_at(tokens, i + 4).filter(|_| joined);
        let end = i + if year.is_some() { 5 } else { 3 };
        return Some(DatePhrase { tokens: start..end, day, month, year });
    }
    let joint = tokens.get(i + 1).filter(|t| matches!(t.text, "/" | "-" | "."))?;
    if !is_glued(tokens, i + 1) || !is_glued(tokens, i + 2) {
        return None;
    }
    let month = month(tokens, i + 2)?;
    let full = tokens.get(i + 3).is_some_and(|t| t.text == joint.text)
        && is_glued(tokens, i + 3)
        && is_glued(tokens, i + 4);
    if full && let Some(year) = year_at(tokens, i + 4) {
        return Some(DatePhrase { tokens: start..i + 5, day, month, year: Some(year) });
    }
    // Without a year only a slash is a date: `2.5` and `3-4` are numbers.
    let alone = joint.is("/") && !full;
    alone.then_some(DatePhrase { tokens: start..i + 3, day, month, year: None })
}

/// `2026-03-09`, as data writes it.
fn iso(tokens: &[Token<'_>], i: usize) -> Option<DatePhrase> {
    let year = year_at(tokens, i)?;
    let joined = (1..5).all(|k| is_glued(tokens, i + k))
        && [1, 3].iter().all(|k| tokens.get(i + k).is_some_and(|t| t.is("-")));
    let month =
        month(tokens, i + 2).filter(|_| joined && tokens[i + 2].text.len() == 2)?;
    let day = tokens.get(i + 4).filter(|t| t.text.len() == 2)?.number()?;
    let tokens = i..i + 5;
    (1..=31)
        .contains(&day)
        .then_some(DatePhrase { tokens, day, month, year: Some(year) })
}

/// The year at a token.
pub(super) fn year_at(tokens: &[Token<'_>], i: usize) -> Option<YearAt> {
    let token = tokens.get(i)?;
    Some(YearAt { year: token.year()?, at: token.range() })
}

fn month(tokens: &[Token<'_>], i: usize) -> Option<u32> {
    let token = tokens
        .get(i)
        .filter(|t| t.kind == TokenKind::Number && t.text.len() <= 2)?;
    token.number().filter(|month| (1..=12).contains(month))
}

fn is_joint(token: Option<&Token<'_>>) -> bool {
    token.is_some_and(|t| matches!(t.text, "/" | "." | ","))
}

/// True for the dots that stand where a number or date is still to be written.
pub(super) fn is_blank(token: &Token<'_>) -> bool {
    matches!(token.text, "…" | "." | "_")
}
