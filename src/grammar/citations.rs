//! Laws and documents that a text cites: kind, number, date, issuer and title.

use std::ops::Range;

use chrono::NaiveDate;

use super::citation_core::core;
use super::codes::{blank_date, kind};
use super::date_phrase;
use super::named_laws::NEW_CLAUSE;
use super::phrase::Citation;
use super::phrase_list::PhraseList;
use super::tokens::{Token, TokenKind, ends_clause, says};
use crate::vi::WordList;

/// What a title begins with.
static TITLES: PhraseList = PhraseList::new(include_str!("words/title-starts.txt"));
/// What a title begins with behind a comma.
static TITLES_AFTER_COMMA: PhraseList =
    PhraseList::new(include_str!("words/title-starts-after-comma.txt"));
/// Words after a comma that cannot go on with a title.
static AFTER_COMMA: WordList = WordList::new(include_str!("words/after-title-comma.txt"));
/// First words of bodies, whose clause is the next one.
static BODIES: WordList = WordList::new(include_str!("words/bodies-after-comma.txt"));
/// Words by which a title governs the laws that it names.
static GOVERNS: PhraseList = PhraseList::new(include_str!("words/title-governs.txt"));

/// The citation that begins at a token, and all its tokens with the title.
pub(super) fn at(
    tokens: &[Token<'_>],
    start: usize,
    whole: bool,
) -> Option<(Range<usize>, Citation)> {
    let mut citation = core(tokens, start)?;
    let end = citation.core.end;
    let end = after_number(tokens, end, &mut citation);
    let end = after_issuer(tokens, end, &citation);
    citation.core.end = end;
    let end = match title_start(tokens, end) {
        _ if whole && leads(&tokens[..start]) => tokens.len(),
        Some(title) => title_end(tokens, title),
        None => end,
    };
    Some((start..end, citation))
}

/// True if nothing but the lead word of a legal basis stands before a citation.
fn leads(before: &[Token<'_>]) -> bool {
    before.iter().all(|t| t.is("căn") || t.is("cứ"))
}

/// Date or year behind the number; returns where they end.
fn after_number(tokens: &[Token<'_>], end: usize, citation: &mut Citation) -> usize {
    let mut end = end;
    let comma = usize::from(tokens.get(end).is_some_and(|t| t.is(",") || t.is("(")));
    if says(tokens, end + comma, &["ngày"]) {
        if let Some(date) =
            date_phrase::at(tokens, end + comma).filter(|d| d.year.is_some())
        {
            let year = date.year.map(|y| y.year).unwrap_or_default();
            citation.date = NaiveDate::from_ymd_opt(year, date.month, date.day);
            end = date.tokens.end;
            if comma == 1 && tokens.get(end).is_some_and(|t| t.is(")")) {
                end += 1;
            }
        } else if let Some(after) = blank_date(tokens, end + comma) {
            end = after;
        }
    } else if citation.number.is_some()
        && citation.year.is_none()
        && says(tokens, end, &["năm"])
        && let Some(year) = tokens.get(end + 1).and_then(Token::year)
        && (says(tokens, end + 2, &["của"]) || says(tokens, end + 2, &["về"]))
    {
        citation.year = Some(year);
        end += 2;
    }
    end
}

/// The issuer behind number and date; returns where it ends.
fn after_issuer(tokens: &[Token<'_>], end: usize, citation: &Citation) -> usize {
    let said = citation.number.is_some() || citation.date.is_some() || citation.blank;
    if !said || !tokens.get(end).is_some_and(|t| t.is("của")) {
        return end;
    }
    let end = issuer_end(tokens, end + 1);
    // `(nay là Bộ Nông nghiệp và Môi trường)` belongs to the issuer.
    let renamed = tokens.get(end).is_some_and(|t| t.is("("))
        && (says(tokens, end + 1, &["nay", "là"])
            || says(tokens, end + 1, &["trước", "đây"]));
    if !renamed {
        return end;
    }
    let close = (end..tokens.len()).find(|i| tokens[*i].is(")"));
    close.map_or(end, |close| close + 1)
}

fn issuer_end(tokens: &[Token<'_>], start: usize) -> usize {
    let stops = |i: usize| {
        let token = &tokens[i];
        let session = token.is(",")
            && (says(tokens, i + 1, &["khóa"]) || says(tokens, i + 1, &["kỳ", "họp"]));
        !session
            && (!matches!(token.kind, TokenKind::Word | TokenKind::Number)
                && !token.is("-")
                && !token.is(",")
                || token.is(",")
                || token.year().is_some()
                || NEW_CLAUSE.contains(&token.lower)
                || i > start && title_start(tokens, i) == Some(i)
                || i > start && token.is("và") && !joins_names(tokens, i)
                || i > start && kind(tokens, i).is_some() && token.is_capital())
    };
    (start..tokens.len()).find(|i| stops(*i)).unwrap_or(tokens.len())
}

/// True for `và` within an issuer: `Bộ Nông nghiệp và Môi trường`, `UBND tỉnh và Sở Nội vụ`.
fn joins_names(tokens: &[Token<'_>], i: usize) -> bool {
    tokens.get(i + 1).is_some_and(Token::is_capital) && kind(tokens, i + 1).is_none()
}

/// Where the title begins, if one follows.
fn title_start(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    // Behind a comma a verb begins what is to be done; only these go on with the citation.
    let comma = tokens.get(at).is_some_and(|t| t.is(","));
    let after = at + usize::from(comma || tokens.get(at).is_some_and(|t| t.is(":")));
    let titles = if comma { &TITLES_AFTER_COMMA } else { &TITLES };
    titles.is_at(tokens, after).then_some(after)
}

/// The end of a title in running text: where its sentence, clause or bracket ends, or where a
/// new clause begins behind a comma.
fn title_end(tokens: &[Token<'_>], start: usize) -> usize {
    let mut brackets = 0;
    let mut quoted = false;
    let governs = |end: usize| GOVERNS.is_in(tokens, start..end);
    for i in start..tokens.len() {
        let token = &tokens[i];
        match token.text {
            "“" | "«" => quoted = true,
            "”" | "»" if quoted => quoted = false,
            "”" | "»" => return i,
            "(" => brackets += 1,
            ")" if brackets == 0 => return i,
            ")" => brackets -= 1,
            _ if quoted => {}
            "," if is_over(tokens, i + 1) => return i,
            "," => {}
            "và" | "hoặc" if begins(tokens, i + 1) && !governs(i) => return i,
            _ if ends_clause(tokens, i) => return i,
            "đã" => return i,
            _ => {}
        }
    }
    tokens.len()
}

/// True if a title does not go on behind a comma with a token.
fn is_over(tokens: &[Token<'_>], next: usize) -> bool {
    let Some(token) = tokens.get(next) else { return true };
    BODIES.contains(token.text)
        || AFTER_COMMA.contains(&token.lower)
        || begins(tokens, next)
}

/// True if a citation with a number, or of a law, begins at a token.
fn begins(tokens: &[Token<'_>], at: usize) -> bool {
    let skip = usize::from(tokens.get(at).is_some_and(|t| t.is("các")));
    core(tokens, at + skip).is_some()
}
