//! Laws and documents that a text cites: kind, number, date, issuer and title.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::actors::acts;
use super::citation_core::{core, month_of_year, worded_number};
use super::codes::{blank_date, kind, symbol};
use super::date_phrase;
use super::issuers::{after_issuer, title_start};
use super::phrase::Citation;
use super::phrase_list::PhraseList;
use super::tokens::{Token, ends_clause, is_glued, says};
use crate::vi::WordList;

/// Words after a comma that cannot go on with a title.
static AFTER_COMMA: WordList = WordList::new(include_str!("words/after-title-comma.txt"));
/// First words of bodies, whose clause is the next one.
static BODIES: WordList = WordList::new(include_str!("words/bodies-after-comma.txt"));
/// Words in the brackets behind a law that tell how it was changed.
static AMENDED: PhraseList = PhraseList::new(include_str!("words/amended.txt"));
/// Words that count parts of a year.
static PARTS: WordList = WordList::new(include_str!("words/parts-of-year.txt"));
/// Words before a year that ends a stretch of years.
static BOUNDS: WordList = WordList::new(include_str!("words/year-bounds.txt"));
/// Words that no title holds.
static ENDS: PhraseList = PhraseList::new(include_str!("words/title-ends.txt"));
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
    let end = amended(tokens, end);
    citation.core.end = end;
    // A law has its title for a name; what follows a bare one is the text's.
    let bare = matches!(&*citation.kind, "luật" | "bộ luật" | "pháp lệnh" | "hiến pháp")
        && citation.number.is_none()
        && citation.date.is_none();
    let end = match title_start(tokens, end).filter(|_| !bare || whole) {
        title if whole && leads(&tokens[..start]) => {
            next_basis(tokens, (end, title.is_some()), &citation)
        }
        Some(title) => title_end(tokens, title, &citation),
        None => end,
    };
    Some((start..end, citation))
}

/// `(được sửa đổi, bổ sung năm 2025)` behind a law: its years are the law's.
fn amended(tokens: &[Token<'_>], end: usize) -> usize {
    const LONGEST: usize = 40;
    let said = tokens.get(end).is_some_and(|t| t.is("("))
        && (end + 1..tokens.len().min(end + 6)).any(|i| AMENDED.is_at(tokens, i));
    let close = (end..tokens.len().min(end + LONGEST)).find(|i| tokens[*i].is(")"));
    match close {
        Some(close) if said && tokens[end..close].iter().any(|t| t.year().is_some()) => {
            close + 1
        }
        _ => amended_in(tokens, end).unwrap_or(end),
    }
}

/// `, được sửa đổi, bổ sung năm 2025` behind a law.
fn amended_in(tokens: &[Token<'_>], end: usize) -> Option<usize> {
    let mut at = end;
    let skip = |at: usize, words: &[&str]| {
        at + usize::from(tokens.get(at).is_some_and(|t| words.iter().any(|w| t.is(w))))
    };
    at = skip(at, &[","]);
    at = skip(skip(at, &["đã"]), &["được"]);
    if !says(tokens, at, &["sửa", "đổi"]) {
        return None;
    }
    at = skip(at + 2, &[",", "và"]);
    if says(tokens, at, &["bổ", "sung"]) {
        at += 2;
    }
    if says(tokens, at, &["một", "số", "điều"]) {
        at += 3;
    }
    at = skip(at, &["các"]);
    let first = says(tokens, at, &["năm"]).then_some(at + 1)?;
    tokens.get(first)?.year()?;
    let mut end = first + 1;
    while tokens.get(end).is_some_and(|t| t.is(",") || t.is("và"))
        && tokens.get(end + 1).and_then(Token::year).is_some()
    {
        end += 2;
    }
    Some(end)
}

/// True if nothing but the lead word of a legal basis stands before a citation, or before it
/// and behind another.
fn leads(before: &[Token<'_>]) -> bool {
    let own = before.iter().rev().take_while(|t| !t.is(";") && !t.is(","));
    let mut own = own.skip_while(|t| t.is("và"));
    own.all(|t| t.is("căn") || t.is("cứ") || t.is("các"))
}

/// Where a basis goes on with another citation: behind `;`, behind `căn cứ`, or in a row of
/// citations without titles.
fn next_basis(
    tokens: &[Token<'_>],
    (core_end, titled): (usize, bool),
    outer: &Citation,
) -> usize {
    let next_word = |i: usize| i + 1;
    let (mut brackets, mut quoted) = (0, false);
    for i in core_end..tokens.len() {
        let next = i + 1 + usize::from(says(tokens, i + 1, &["và"]));
        let led = says(tokens, next, &["căn", "cứ"]);
        let dated = |law: Citation| {
            let said = law.kind == "luật" && law.number.is_none();
            said && says(tokens, law.core.end, &["ngày"]) && !amends(tokens, outer)
        };
        let numbered = is_numbered(tokens, next) || core(tokens, next).is_some_and(dated);
        let named = |law: Citation| law.kind == "luật" && law.number.is_some();
        let law = || core(tokens, next).is_some_and(named) && !amends(tokens, outer);
        match tokens[i].text {
            "“" | "«" => quoted = true,
            "”" | "»" => quoted = false,
            "(" => brackets += 1,
            ")" => brackets -= 1,
            _ if quoted || brackets > 0 => {}
            ";" if led || numbered || law() => return i,
            "," if led || numbered && !titled => return i,
            "và" if numbered
                && (!titled || is_later_document(tokens, next_word(i), outer)) =>
            {
                return i;
            }
            _ => {}
        }
    }
    tokens.len()
}

/// True for an amending law whose own day is still to come: the last of the laws that it names
/// stands before that.
fn amends(tokens: &[Token<'_>], outer: &Citation) -> bool {
    let first = outer.core.start + 1;
    outer.kind == "luật" && outer.date.is_none() && says(tokens, first, &["sửa", "đổi"])
}

/// The year that a cited document is of, from its date or its number.
fn year_of(citation: &Citation) -> Option<i32> {
    let number = citation.number.as_deref().unwrap_or_default();
    let coded = number.split('/').nth(1).filter(|part| part.len() == 4);
    let date = citation.date.map(|date| date.year());
    date.or(citation.year).or_else(|| coded?.parse().ok())
}

/// Date or year behind the number; returns where they end.
fn after_number(tokens: &[Token<'_>], end: usize, citation: &mut Citation) -> usize {
    let numbered = citation.number.is_some();
    let comma = tokens.get(end).is_some_and(|t| t.is(",") || t.is("(")) && numbered;
    let at = end + usize::from(comma);
    let said = says(tokens, at, &["ngày"]);
    let date = date_phrase::at(tokens, at).filter(|d| d.year.is_some() || said);
    if let Some(date) = date.filter(|d| said || numbered && d.tokens.len() > 1) {
        if let Some(year) = date.year {
            citation.date = NaiveDate::from_ymd_opt(year.year, date.month, date.day);
        }
        let closed = comma && tokens.get(date.tokens.end).is_some_and(|t| t.is(")"));
        return date.tokens.end + usize::from(closed);
    }
    if said {
        return blank_date(tokens, at).unwrap_or(end);
    }
    let own = year_of(citation);
    let undated = citation.year.is_none() && own.is_none();
    let whole = numbered || citation.name.is_empty() && !citation.blank;
    // `68-NQ/TW 2025`
    if numbered
        && undated
        && let Some(year) = bare_year(tokens, end)
    {
        citation.year = Some(year);
        return end + 1;
    }
    match month_of_year(tokens, end) {
        // `1244/2025/QĐ-CTN năm 2025`: the code holds the year already.
        Some(after) if numbered && own.is_some() && tokens[after - 1].year() == own => {
            after
        }
        Some(after) if undated && whole => {
            citation.year = tokens[after - 1].year();
            after
        }
        _ => end,
    }
}

/// The year that stands alone behind a code.
fn bare_year(tokens: &[Token<'_>], at: usize) -> Option<i32> {
    let year = tokens.get(at)?.year()?;
    let goes_on = tokens.get(at + 1).is_some_and(|t| t.is_dash() || t.is("/"));
    (!goes_on && !is_glued(tokens, at)).then_some(year)
}

/// The end of a title in running text: where its sentence, clause or bracket ends, or where a
/// new clause begins behind a comma.
///
/// A title does not name a year long after the document's own: that is the text's.
fn title_end(tokens: &[Token<'_>], start: usize, outer: &Citation) -> usize {
    let own = year_of(outer);
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
            "," if goes_on_with_law(tokens, start, i) => {}
            "," if is_over(tokens, i + 1) => return i,
            "," if brackets == 0 && acts(tokens, i + 1) => return i,
            "," => {}
            "và" | "hoặc" if begins(tokens, i + 1) && !governs(i) => return i,
            "và" if is_later_document(tokens, i + 1, outer) => return i,
            "tại" if is_numbered(tokens, i + 1) => return i,
            _ if ends_clause(tokens, i) => return i,
            "đã" => return i,
            _ if brackets == 0 && ENDS.is_at(tokens, i) => return i,
            _ if brackets == 0 && is_later(tokens, i, own) => {
                return part_start(tokens, i).max(start);
            }
            _ => {}
        }
    }
    tokens.len()
}

/// True for the comma between laws that a title governs: `sửa đổi, bổ sung một số điều của Luật
/// A, Luật B`.
fn goes_on_with_law(tokens: &[Token<'_>], start: usize, comma: usize) -> bool {
    let bare = |at: usize| {
        core(tokens, at).is_some_and(|law| {
            let a_law = matches!(&*law.kind, "luật" | "bộ luật" | "pháp lệnh");
            a_law && law.number.is_none() && law.year.is_none() && !law.name.is_empty()
        })
    };
    let governed = GOVERNS.is_in(tokens, start..comma);
    governed && bare(comma + 1) && (start..comma).any(bare)
}

/// True for `năm 2025` or `Quý I/2025` two years or more after the document's own.
fn is_later(tokens: &[Token<'_>], i: usize, own: Option<i32>) -> bool {
    let Some(own) = own else { return false };
    let at = match tokens[i].lower.as_str() {
        "năm" => i + 1 + usize::from(says(tokens, i + 1, &["học"])),
        "/" if i > 1 && PARTS.contains(&tokens[i - 2].lower) => i + 1,
        _ => return false,
    };
    let bound = i > 0 && BOUNDS.contains(&tokens[i - 1].lower);
    let span = tokens[i].is("năm")
        && tokens.get(at + 1).is_some_and(Token::is_dash)
        && at == i + 1;
    let year = tokens.get(at).and_then(Token::year);
    !bound && !span && year.is_some_and(|year| year >= own + 2)
}

/// Where the part of a year begins whose year is at a token: `6 tháng đầu năm`, `Quý I năm`.
fn part_start(tokens: &[Token<'_>], at: usize) -> usize {
    if tokens[at].is("/") {
        return at - 2;
    }
    let mut start = at;
    let before = |start: usize| start.checked_sub(1).map(|i| &tokens[i]);
    if before(start).is_some_and(|t| t.is("đầu") || t.is("cuối")) {
        start -= 1;
    }
    let counts = |t: &Token<'_>| t.number().is_some() || t.roman().is_some();
    match (before(start), start.checked_sub(2).map(|i| &tokens[i])) {
        (Some(month), Some(count)) if month.is("tháng") && counts(count) => start - 2,
        (Some(count), Some(part)) if counts(count) && PARTS.contains(&part.lower) => {
            start - 2
        }
        _ => at,
    }
}

/// True if a title does not go on behind a comma with a token.
fn is_over(tokens: &[Token<'_>], next: usize) -> bool {
    let Some(token) = tokens.get(next) else { return true };
    BODIES.contains(token.text)
        || AFTER_COMMA.contains(&token.lower)
        || begins(tokens, next)
}

/// True if a citation of a document begins at a token that the title of another cannot name: it
/// is younger, or a circular beside a decree.
fn is_later_document(tokens: &[Token<'_>], at: usize, outer: &Citation) -> bool {
    let Some(mut citation) = core(tokens, at).filter(|_| is_numbered(tokens, at)) else {
        return false;
    };
    let end = citation.core.end;
    after_number(tokens, end, &mut citation);
    let later = match (citation.date, outer.date) {
        (Some(inner), Some(outer)) => inner > outer,
        _ => year_of(&citation)
            .zip(year_of(outer))
            .is_some_and(|(inner, own)| inner > own),
    };
    later || citation.kind == "thông tư" && outer.kind == "nghị định"
}

/// True if a kind with a number begins at a token.
fn is_numbered(tokens: &[Token<'_>], at: usize) -> bool {
    let capital = tokens.get(at).is_some_and(Token::is_capital);
    let kind = kind(tokens, at).filter(|_| capital);
    kind.is_some_and(|(after, _)| {
        let said = usize::from(says(tokens, after, &["số"]));
        let worded = || worded_number(tokens, after).is_some();
        symbol(tokens, after + said).is_some() || worded()
    })
}

/// True if a citation with a number, or of a law, begins at a token.
fn begins(tokens: &[Token<'_>], at: usize) -> bool {
    let skip = usize::from(tokens.get(at).is_some_and(|t| t.is("các")));
    core(tokens, at + skip).is_some()
}
