//! Years and times: single years and their parts, pairs, spans, dates and bare numbers.

use super::date_phrase::{self, year_at};
use super::phrase::{Phrase, YearForm};
use super::spans::{FoundPhrase, span, two_years, year_pair};
use super::tokens::{Token, TokenKind, is_glued, says};
use crate::vi::{WordList, year_of_name};

/// Words that count what is held several times a year: `đợt 1/2025`.
static ROUNDS: WordList = WordList::new(include_str!("words/rounds.txt"));
/// Words that count parts of a year: `Quý I/2025`.
static PARTS: WordList = WordList::new(include_str!("words/parts-of-year.txt"));
/// Words that count times without a year: `ngày 15`.
static TIMES: WordList = WordList::new(include_str!("words/times.txt"));
/// Months by their names, with a capital letter.
static MONTHS: WordList = WordList::new(include_str!("words/month-names.txt"));
/// Words behind a fraction that looks like a day.
static SHARES: WordList = WordList::new(include_str!("words/shares.txt"));
/// Nouns that are counted: four digits before them are no year.
static COUNTED: WordList = WordList::new(include_str!("words/counted.txt"));

/// The time that begins at a token; `school_year` is the first year of the pair said before.
pub(super) fn at(
    tokens: &[Token<'_>],
    from: usize,
    i: usize,
    school_year: Option<i32>,
) -> Option<FoundPhrase> {
    year_pair(tokens, i, school_year)
        .or_else(|| span(tokens, from, i))
        .or_else(|| part_of_year(tokens, i))
        .or_else(|| date(tokens, i))
        .or_else(|| year_by_name(tokens, i))
        .or_else(|| named_year(tokens, i))
        .or_else(|| relative(tokens, i))
        .or_else(|| bare_year(tokens, from, i))
}

/// `Quý I/2025`, `tháng 6 năm 2025`, `đợt 1/2025`, `6 tháng đầu năm 2025`.
fn part_of_year(tokens: &[Token<'_>], i: usize) -> Option<FoundPhrase> {
    let word = tokens[i].lower.as_str();
    if ROUNDS.contains(word) {
        return counted_part(tokens, i, YearForm::Round);
    }
    if PARTS.contains(word) {
        return counted_part(tokens, i, YearForm::Part);
    }
    month_and_year(tokens, i).or_else(|| months_of_year(tokens, i))
}

/// `Quý I/2025`, `đợt 1 năm 2025`.
fn counted_part(tokens: &[Token<'_>], i: usize, form: YearForm) -> Option<FoundPhrase> {
    let n = tokens.get(i + 1)?;
    let counted = n.number().filter(|_| n.text.len() <= 2).or_else(|| n.roman())?;
    if tokens[i].is("tháng") && counted > 12 {
        return None;
    }
    let joint = tokens.get(i + 2)?;
    let worded = joint.is("năm");
    let glued = matches!(joint.text, "/" | "-") && is_glued(tokens, i + 3);
    let year = year_at(tokens, i + 3).filter(|_| worded || glued)?;
    // `lần 2 năm 2024 - 2025` counts something of both years.
    if worded && form == YearForm::Round && two_years(tokens, i + 2).is_some() {
        return None;
    }
    Some((i..i + 4, Phrase::Year(year, form)))
}

/// `5/2025` is a month, as in `tháng 3 - 5/2025`.
fn month_and_year(tokens: &[Token<'_>], i: usize) -> Option<FoundPhrase> {
    tokens[i]
        .number()
        .filter(|n| (1..=12).contains(n) && tokens[i].text.len() <= 2)?;
    // `tháng 10-12/2025`
    let months = i > 2 && tokens[i - 1].is_dash() && tokens[i - 3].is("tháng");
    let in_number = !months
        && is_glued(tokens, i)
        && i > 1
        && tokens[i - 1].joins_number()
        && tokens[i - 2].kind == TokenKind::Number;
    let slash = tokens.get(i + 1).is_some_and(|t| t.is("/"))
        && is_glued(tokens, i + 1)
        && is_glued(tokens, i + 2)
        && !goes_on(tokens, i + 3);
    let year = year_at(tokens, i + 2).filter(|y| (1900..2200).contains(&y.year))?;
    (slash && !in_number).then_some((i..i + 3, Phrase::Year(year, YearForm::Part)))
}

/// True if a token goes on with the number before it: no full stop or bracket does.
fn goes_on(tokens: &[Token<'_>], at: usize) -> bool {
    let number = |k: usize| tokens.get(k).is_some_and(|t| t.kind == TokenKind::Number);
    let joins = |t: &Token<'_>| {
        t.kind == TokenKind::Word
            || t.joins_number() && is_glued(tokens, at + 1) && number(at + 1)
    };
    is_glued(tokens, at) && tokens.get(at).is_some_and(joins)
}

/// `6 tháng đầu năm 2025`, `9 tháng năm 2025`.
fn months_of_year(tokens: &[Token<'_>], i: usize) -> Option<FoundPhrase> {
    tokens[i].number().filter(|n| (1..=12).contains(n))?;
    if !says(tokens, i + 1, &["tháng"]) {
        return None;
    }
    let k = i + 2;
    let k =
        k + usize::from(["đầu", "cuối", "giữa"].iter().any(|w| says(tokens, k, &[w])));
    if !says(tokens, k, &["năm"]) {
        return None;
    }
    match year_at(tokens, k + 1) {
        Some(year) => Some((i..k + 2, Phrase::Year(year, YearForm::Part))),
        None => Some((i..k + 1, Phrase::Relative)),
    }
}

fn date(tokens: &[Token<'_>], i: usize) -> Option<FoundPhrase> {
    let date = date_phrase::at(tokens, i)?;
    // `2/3 số phiếu` is a share.
    let share = date.year.is_none()
        && !tokens[i].is("ngày")
        && tokens.get(date.tokens.end).is_some_and(|t| SHARES.contains(&t.lower));
    if share {
        return None;
    }
    let phrase = Phrase::Date { day: date.day, month: date.month, year: date.year };
    Some((date.tokens, phrase))
}

/// `Ất Tỵ`, also written `Ất Tị`.
fn year_by_name(tokens: &[Token<'_>], i: usize) -> Option<FoundPhrase> {
    let next = tokens.get(i + 1)?;
    // The one year of the cycle that stands nearest to our time; the roll-forward asks only
    // which of the sixty it is.
    let year = year_of_name(tokens[i].text, next.text)?;
    Some((i..i + 2, Phrase::YearName(year, [tokens[i].range(), next.range()])))
}

fn named_year(tokens: &[Token<'_>], i: usize) -> Option<FoundPhrase> {
    let year = says(tokens, i, &["năm"]).then(|| year_at(tokens, i + 1)).flatten()?;
    Some((i..i + 2, Phrase::Year(year, YearForm::Named)))
}

/// Times without a year.
fn relative(tokens: &[Token<'_>], i: usize) -> Option<FoundPhrase> {
    let next = tokens.get(i + 1);
    let counts = |t: &Token<'_>| {
        t.roman().is_some() || t.number().is_some_and(|n| n <= 31) && t.text.len() <= 2
    };
    let end = match tokens[i].lower.as_str() {
        word if TIMES.contains(word) && next.is_some_and(counts) => i + 2,
        "tháng"
            if tokens[i].is_capital()
                && next.is_some_and(|t| MONTHS.contains(t.text)) =>
        {
            i + 2
        }
        "hằng" | "hàng" if next.is_some_and(|t| t.is("năm")) => i + 2,
        _ => return None,
    };
    Some((i..end, Phrase::Relative))
}

/// Four digits alone: a year unless they count something or end a number.
fn bare_year(tokens: &[Token<'_>], from: usize, i: usize) -> Option<FoundPhrase> {
    let year = year_at(tokens, i).filter(|y| (1800..2200).contains(&y.year))?;
    let next = tokens.get(i + 1);
    let counts = next.is_some_and(|t| COUNTED.contains(&t.lower) || t.is("%"));
    let tight = |k: usize| is_glued(tokens, k);
    // `ngày   /   /2025` waits for its day and month: no number stands before the slash.
    let joined = i > from + 1 && tokens[i - 2].kind == TokenKind::Number;
    // `ISO 9001:2015`, `TCVN 5738:2025`.
    let standard = joined && tight(i) && tokens[i - 1].is(":") && tight(i - 1);
    let tied = standard
        || joined && tight(i) && tokens[i - 1].joins_number()
        || tight(i + 1)
            && next.is_some_and(|t| matches!(t.text, "." | ","))
            && tight(i + 2)
            && tokens.get(i + 2).is_some_and(|t| t.kind == TokenKind::Number)
        || tight(i + 1) && next.is_some_and(|t| t.kind == TokenKind::Word);
    if counts || tied {
        return None;
    }
    Some((i..i + 1, Phrase::Year(year, YearForm::Bare)))
}

/// Any other number, with its groups of thousands and decimals, and `%` behind it.
pub(super) fn number(tokens: &[Token<'_>], i: usize) -> Option<FoundPhrase> {
    if tokens[i].kind != TokenKind::Number {
        return None;
    }
    let mut end = i + 1;
    while tokens.get(end).is_some_and(|t| matches!(t.text, "." | "," | "/"))
        && is_glued(tokens, end)
        && is_glued(tokens, end + 1)
        && tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number)
    {
        end += 2;
    }
    Some((i..end, Phrase::Number))
}
