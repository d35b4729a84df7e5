//! Stretches of years: `năm học 2024 - 2025`, `giai đoạn 2021 - 2025`, `đến năm 2030`.

use std::ops::Range;

use super::date_phrase::year_at;
use super::phrase::{Phrase, YearAt};
use super::phrase_list::PhraseList;
use super::tokens::{Token, TokenKind, is_glued, said_before, says};
use crate::vi::WordList;

/// What a year across two is called.
static NAMES: PhraseList = PhraseList::new(include_str!("words/two-year-names.txt"));
/// What a season that lies across two years is called.
static SEASONS: WordList = WordList::new(include_str!("words/seasons.txt"));

/// The tokens of a phrase, and the phrase.
pub(super) type FoundPhrase = (Range<usize>, Phrase);

/// `năm học 2024 - 2025`, `vụ Đông Xuân 2024 - 2025`, `mùa khô 2024 - 2025`.
pub(super) fn year_pair(
    tokens: &[Token<'_>],
    i: usize,
    school_year: Option<i32>,
) -> Option<FoundPhrase> {
    let words = if let Some((end, _)) = NAMES.longest_at(tokens, i) {
        end - i
    } else if (says(tokens, i, &["vụ"]) || says(tokens, i, &["mùa"]))
        && tokens.get(i + 1).is_some_and(|t| SEASONS.contains(&t.lower))
    {
        let words = (i + 1..tokens.len().min(i + 8))
            .take_while(|k| tokens[*k].kind == TokenKind::Word || tokens[*k].is_dash());
        1 + words.count()
    } else if tokens[i].year().is_some() && tokens[i].year() == school_year {
        0
    } else {
        return None;
    };
    let start = i + words;
    let start = start + usize::from(says(tokens, start, &[":"]));
    let (first, second, end) = two_years(tokens, start)?;
    if second.year != first.year + 1 {
        return None;
    }
    Some((i..end, Phrase::YearPair(first, second)))
}

/// Two years with a dash or a slash between them.
pub(super) fn two_years(
    tokens: &[Token<'_>],
    i: usize,
) -> Option<(YearAt, YearAt, usize)> {
    let i = i + usize::from(says(tokens, i, &["năm"]));
    let first = year_at(tokens, i)?;
    tokens.get(i + 1).filter(|t| t.is_dash() || t.is("/"))?;
    let second = year_at(tokens, i + 2)?;
    Some((first, second, i + 3))
}

/// `giai đoạn 2021 - 2025`, `từ năm 2021 đến năm 2025`, `đến năm 2030`, `từ năm 2025`.
pub(super) fn span(tokens: &[Token<'_>], from: usize, i: usize) -> Option<FoundPhrase> {
    joined_years(tokens, from, i)
        .or_else(|| from_and_to(tokens, i))
        .or_else(|| one_end(tokens, from, i))
}

/// `2021 - 2025`.
fn joined_years(tokens: &[Token<'_>], from: usize, i: usize) -> Option<FoundPhrase> {
    let (first, second, end) = two_years(tokens, i)?;
    let apart = i == from || !is_glued(tokens, i) || !tokens[i - 1].joins_number();
    if !apart || !(1..=100).contains(&(second.year - first.year)) {
        return None;
    }
    // `03 năm 2026 - 2028`, `03 năm (2026 - 2028)`.
    let years = |k: usize| {
        k > from && tokens[k].is("năm") && tokens[k - 1].number().is_some_and(|n| n <= 10)
    };
    let counted = years(i) || i >= from + 2 && tokens[i - 1].is("(") && years(i - 2);
    let phrase = Phrase::Span { from: Some(first), to: Some(second), counted };
    Some((i..end, phrase))
}

/// `từ năm 2021 đến năm 2025`, `từ 2021 đến 2025`.
fn from_and_to(tokens: &[Token<'_>], i: usize) -> Option<FoundPhrase> {
    let i_year = i + usize::from(tokens[i].is("năm"));
    let first = year_at(tokens, i_year)?;
    if !says(tokens, i_year + 1, &["đến"]) {
        return None;
    }
    let k = i_year + 2;
    let k = k + usize::from(says(tokens, k, &["hết"]));
    let k = k + usize::from(says(tokens, k, &["năm"]));
    let to = Some(year_at(tokens, k)?);
    Some((i..k + 1, Phrase::Span { from: Some(first), to, counted: false }))
}

/// `đến năm 2030`, `tầm nhìn đến 2045`, `từ năm 2025`.
fn one_end(tokens: &[Token<'_>], from: usize, i: usize) -> Option<FoundPhrase> {
    let said = tokens[i].is("năm");
    let end = i + 1 + usize::from(said);
    let year = |named: bool| year_at(tokens, end - 1).filter(|_| said || !named);
    let before =
        |words: &[&str]| i >= from + words.len() && said_before(tokens, i, words);
    let (from, to) = if before(&["đến"]) || before(&["tầm", "nhìn"]) || before(&["trước"])
    {
        (None, Some(year(!before(&["nhìn", "đến"]))?))
    } else if before(&["từ"]) || before(&["sau"]) {
        // `từ năm học` and `từ đầu năm` are not spans.
        (Some(year(true)?), None)
    } else {
        return None;
    };
    Some((i..end, Phrase::Span { from, to, counted: false }))
}
