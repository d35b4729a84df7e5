//! Days that no calendar has, and periods that end before they begin.

use std::ops::Range;

use chrono::NaiveDate;

use super::date_phrase;
use super::phrase::Phrase;
use super::text::Text;
use super::tokens::{Token, TokenKind, is_glued, said_before, says};

/// A year in which every day of the calendar is.
const LEAP_YEAR: i32 = 2024;

/// The bytes of days that no calendar has: `ngày 31/02/2025`, `ngày 30 tháng 02`.
pub fn impossible_days(text: &Text<'_>) -> Vec<Range<usize>> {
    let tokens = &text.tokens;
    let mut found = vec![];
    let mut i = 0;
    while i < tokens.len() {
        match impossible(tokens, i) {
            Some(end) => {
                found.push(tokens[i].start..tokens[end - 1].end());
                i = end;
            }
            None => i += 1,
        }
    }
    found
}

/// Where an impossible day ends, if one begins at a token.
fn impossible(tokens: &[Token<'_>], start: usize) -> Option<usize> {
    let said = tokens[start].is("ngày");
    let i = start + usize::from(said);
    if !said && (said_before(tokens, start, &["ngày"]) || is_glued(tokens, start)) {
        return None;
    }
    let day = small(tokens, i)?;
    let spelt = says(tokens, i + 1, &["tháng"]);
    let joint = tokens.get(i + 1).filter(|t| matches!(t.text, "/" | "-" | "."));
    let glued = is_glued(tokens, i + 1) && is_glued(tokens, i + 2);
    if !spelt && (joint.is_none() || !glued) {
        return None;
    }
    let month = small(tokens, i + 2)?;
    let year_joined = match joint {
        None => tokens.get(i + 3).is_some_and(|t| t.is("năm") || t.is("/")),
        Some(joint) => {
            tokens.get(i + 3).is_some_and(|t| t.text == joint.text)
                && is_glued(tokens, i + 3)
                && is_glued(tokens, i + 4)
        }
    };
    let year = tokens.get(i + 4).and_then(Token::year).filter(|_| year_joined);
    let end = i + if year.is_some() { 5 } else { 3 };
    // `30/02/2025/QĐ-UBND` and `24/24` are no days.
    let figures = is_glued(tokens, end + 1)
        && tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number);
    let goes_on = is_glued(tokens, end)
        && tokens
            .get(end)
            .is_some_and(|t| matches!(t.text, "/" | "-" | "%") || t.is(".") && figures);
    let like_a_day = spelt || (1..=31).contains(&day) && (1..=12).contains(&month);
    if goes_on || year.is_none() && !(said && like_a_day) {
        return None;
    }
    let is_day = NaiveDate::from_ymd_opt(year.unwrap_or(LEAP_YEAR), month, day).is_some();
    (!is_day).then_some(end)
}

fn small(tokens: &[Token<'_>], i: usize) -> Option<u32> {
    let token = tokens.get(i)?;
    let short = token.kind == TokenKind::Number && token.text.len() <= 2;
    token.number().filter(|_| short)
}

/// The bytes of periods that end before they begin: `giai đoạn 2030 - 2026`, `từ ngày 15/6/2026
/// đến ngày 01/6/2026`; none in a citation or quotation.
pub fn reversed_periods(text: &Text<'_>) -> Vec<Range<usize>> {
    let tokens = &text.tokens;
    let reversed = (0..tokens.len()).filter_map(|i| {
        let (from, to) = ends_of_period(tokens, i)?;
        (to.is_before(&from)).then(|| tokens[i].start..tokens[to.end - 1].end())
    });
    let own = |span: &Range<usize>| {
        !text.mentions.iter().any(|m| {
            matches!(m.phrase, Phrase::Citation(_) | Phrase::Quotation)
                && m.span.start <= span.start
                && span.start < m.span.end
        })
    };
    reversed.filter(own).collect()
}

/// An end of a period: year, month and day, as far as they are said, and the token behind it.
struct EndOfPeriod {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
    end: usize,
}

impl EndOfPeriod {
    /// True if it lies before another by what both say.
    fn is_before(&self, other: &Self) -> bool {
        let (Some(month), Some(others)) = (self.month, other.month) else {
            return self.year < other.year;
        };
        let (Some(day), Some(other_day)) = (self.day, other.day) else {
            return (self.year, month) < (other.year, others);
        };
        (self.year, month, day) < (other.year, others, other_day)
    }
}

/// Both ends of the period whose first word is at a token.
fn ends_of_period(tokens: &[Token<'_>], i: usize) -> Option<(EndOfPeriod, EndOfPeriod)> {
    let named = [["giai", "đoạn"], ["nhiệm", "kỳ"], ["thời", "kỳ"], ["năm", "học"]];
    let named = named.iter().any(|words| says(tokens, i, words));
    if !named && !tokens[i].is("từ") {
        return None;
    }
    let first = i + if named { 2 } else { 1 };
    let first = first + usize::from(named && says(tokens, first, &["từ"]));
    let from = end_of_period(tokens, first, named)?;
    let joint = tokens.get(from.end)?;
    if !(joint.is("đến") || named && joint.is_dash()) {
        return None;
    }
    let next = from.end + 1;
    let next = next + usize::from(says(tokens, next, &["hết"]));
    let to = end_of_period(tokens, next, true)?;
    Some((from, to))
}

/// `15/6/2026`, `tháng 9/2026`, `năm 2026`; four digits alone where they must be a year.
fn end_of_period(tokens: &[Token<'_>], i: usize, bare: bool) -> Option<EndOfPeriod> {
    if let Some(date) = date_phrase::at(tokens, i) {
        let year = date.year?.year;
        let (month, day) = (Some(date.month), Some(date.day));
        return Some(EndOfPeriod { year, month, day, end: date.tokens.end });
    }
    if says(tokens, i, &["tháng"]) {
        let month = small(tokens, i + 1).filter(|month| (1..=12).contains(month));
        let joined = tokens.get(i + 2).is_some_and(|t| t.is("/") || t.is("năm"));
        let year = tokens.get(i + 3).and_then(Token::year).filter(|_| joined)?;
        return Some(EndOfPeriod { year, month: Some(month?), day: None, end: i + 4 });
    }
    let said = says(tokens, i, &["năm"]);
    let at = i + usize::from(said);
    let year = tokens.get(at)?.year().filter(|year| (1900..2200).contains(year))?;
    (said || bare).then_some(EndOfPeriod { year, month: None, day: None, end: at + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, find: fn(&Text<'_>) -> Vec<Range<usize>>) -> Vec<String> {
        let text = Text::read(text, false);
        find(&text)
            .into_iter()
            .map(|span| text.text[span].to_owned())
            .collect()
    }

    #[test]
    fn days_that_no_calendar_has_are_found_and_numbers_are_none() {
        for (text, days) in [
            ("trước ngày 31/02/2025.", vec!["ngày 31/02/2025"]),
            ("ngày 30 tháng 02 hằng năm", vec!["ngày 30 tháng 02"]),
            ("ngày 29 tháng 02 năm 2026", vec!["ngày 29 tháng 02 năm 2026"]),
            ("từ 31/4/2026 đến ngày 31/6", vec!["31/4/2026", "ngày 31/6"]),
            ("ngày 12/31/2025", vec!["ngày 12/31/2025"]),
            ("ngày 29/02, ngày 29 tháng 02 năm 2028", vec![]),
            ("Quyết định số 30/02/2025/QĐ-UBND; trực 24/24, ngày 24/24 giờ", vec![]),
            ("đạt 31/02 xã; 30.02.2025.000 đồng; 45/30 hộ", vec![]),
        ] {
            assert_eq!(found(text, impossible_days), days, "{text}");
        }
    }

    #[test]
    fn periods_that_end_before_they_begin_are_found() {
        for (text, periods) in [
            ("giai đoạn 2030 - 2026", vec!["giai đoạn 2030 - 2026"]),
            ("từ năm 2030 đến năm 2026", vec!["từ năm 2030 đến năm 2026"]),
            (
                "từ ngày 15/6/2026 đến hết ngày 01/6/2026",
                vec!["từ ngày 15/6/2026 đến hết ngày 01/6/2026"],
            ),
            (
                "từ tháng 9/2026 đến tháng 3 năm 2026",
                vec!["từ tháng 9/2026 đến tháng 3 năm 2026"],
            ),
            ("giai đoạn 2026 - 2030, từ ngày 15/12 đến ngày 10/01/2027", vec![]),
            ("giảm từ 2500 đến 2000 ha; từ ngày 01/6/2026 đến tháng 6/2026", vec![]),
            ("“giai đoạn 2030 - 2026”", vec![]),
        ] {
            assert_eq!(found(text, reversed_periods), periods, "{text}");
        }
    }
}
