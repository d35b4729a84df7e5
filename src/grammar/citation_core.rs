//! The core of a citation: kind and number, or kind and name.

use super::codes::{blank_symbol, kind, odd_code, symbol};
use super::date_phrase;
use super::named_laws::{NEW_CLAUSE, law, of_congress};
use super::phrase::Citation;
use super::tokens::{Token, TokenKind, is_glued, says};
use crate::vi::WordList;

/// Kinds that are cited by a bare number: `Chỉ thị 41`, `Đề án 06`.
static BY_NUMBER: WordList = WordList::new(include_str!("words/kinds-by-number.txt"));

/// Papers that are told by their day: `Biên bản làm việc ngày 14/7/2026`.
static PAPERS: WordList = WordList::new(include_str!("words/papers.txt"));

/// Kinds that nobody makes by the year: `Văn bản năm 2026` is a paper, `Kế hoạch năm 2026` a
/// plan.
static LETTERS: WordList = WordList::new(include_str!("words/letters.txt"));

/// The citation that begins at a token, without what follows its number or name.
pub(super) fn core(tokens: &[Token<'_>], start: usize) -> Option<Citation> {
    let Some((after, kind)) = kind(tokens, start) else {
        let (end, number) = symbol(tokens, start).or_else(|| alone(tokens, start))?;
        let number = Some(number);
        return Some(Citation { number, core: start..end, ..Citation::default() });
    };
    let with = |number, end| Citation {
        kind: kind.to_owned(),
        number,
        core: start..end,
        ..Citation::default()
    };
    let said = tokens.get(after).is_some_and(|t| t.is("số"));
    let twice = usize::from(said && says(tokens, after + 1, &["số"]));
    let i = after + usize::from(said) + twice;
    let i = i + usize::from(said && tokens.get(i).is_some_and(|t| t.is(":")));
    if !said
        && tokens[start].is_capital()
        && let Some((end, number)) = worded_number(tokens, after)
    {
        return Some(with(Some(number), end));
    }
    if let Some((end, number)) = coded(tokens, i, said) {
        return Some(with(Some(number), end));
    }
    if said && let Some(end) = blank_symbol(tokens, i) {
        return Some(Citation { blank: true, ..with(None, end) });
    }
    let capital = tokens[start].is_capital();
    let by_number = said || capital && BY_NUMBER.contains(kind);
    let spoken = || spoken_code(tokens, i).filter(|_| said || capital);
    if let Some((end, number)) =
        spoken().or_else(|| bare_number(tokens, i).filter(|_| by_number))
    {
        return Some(with(Some(format!("{kind} {number}")), end));
    }
    if !capital {
        return None;
    }
    if LETTERS.contains(kind) && month_of_year(tokens, after).is_some() {
        return Some(with(None, after));
    }
    if let Some(end) = dated_paper(tokens, after).filter(|_| PAPERS.contains(kind)) {
        return Some(with(None, end));
    }
    if says(tokens, after, &["ngày"])
        && date_phrase::at(tokens, after).is_some_and(|date| date.year.is_some())
    {
        return Some(with(None, after));
    }
    match kind {
        "luật" | "bộ luật" | "pháp lệnh" | "hiến pháp" => {
            law(tokens, start, after, kind)
        }
        "nghị quyết" | "kết luận" => of_congress(tokens, start, after, kind),
        _ => None,
    }
}

/// The number of a paper behind a few words of what it is: `Thông báo làm việc số 2948/TT-ĐKT`.
pub(super) fn worded_number(
    tokens: &[Token<'_>],
    after: usize,
) -> Option<(usize, String)> {
    const LONGEST: usize = 3;
    let words = tokens[after..].iter().take(LONGEST + 1);
    let words = words.take_while(|t| {
        let plain = t.kind == TokenKind::Word && !t.is_capital();
        plain && !t.is("số") && !NEW_CLAUSE.contains(&t.lower)
    });
    let at = after + words.count();
    let said = at > after && at - after <= LONGEST && says(tokens, at, &["số"]);
    symbol(tokens, at + 1).filter(|_| said)
}

/// Where the day of a paper is said behind a few words of what it is: `Biên bản làm việc ngày
/// 14/7/2026`.
fn dated_paper(tokens: &[Token<'_>], after: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let words = tokens[after..].iter().take(LONGEST + 1);
    let words = words.take_while(|t| {
        t.kind == TokenKind::Word
            && !t.is_capital()
            && !t.is("ngày")
            && !NEW_CLAUSE.contains(&t.lower)
    });
    let at = after + words.count();
    let dated = says(tokens, at, &["ngày"])
        && date_phrase::at(tokens, at).is_some_and(|date| date.year.is_some());
    (dated && at > after && at - after <= LONGEST).then_some(at)
}

/// A number with its code; one that follows no rule only behind `số`.
fn coded(tokens: &[Token<'_>], i: usize, said: bool) -> Option<(usize, String)> {
    let ruled = symbol(tokens, i);
    let odd = odd_code(tokens, i).filter(|_| said);
    let longer = |odd: &(usize, String)| ruled.as_ref().is_none_or(|own| own.0 < odd.0);
    odd.filter(longer).or(ruled)
}

/// `số 27/ĐN-Cty ngày 21/4/2026` of a paper whose kind is not said.
fn alone(tokens: &[Token<'_>], start: usize) -> Option<(usize, String)> {
    let said = tokens.get(start)?.is("số");
    let plain = || {
        let number = tokens.get(start + 1).filter(|t| t.kind == TokenKind::Number)?;
        let full = date_phrase::at(tokens, start + 2).is_some_and(|d| d.year.is_some());
        let dated = says(tokens, start + 2, &["ngày"]) && full;
        dated.then(|| (start + 2, number.text.to_owned()))
    };
    let (end, number) = odd_code(tokens, start + 1).or_else(plain).filter(|_| said)?;
    let dated = date_phrase::at(tokens, end).is_some() && says(tokens, end, &["ngày"]);
    (dated || month_of_year(tokens, end).is_some()).then_some((end, number))
}

/// The end of `tháng 4 năm 2026`, `tháng 4/2026` or `năm 2026`.
pub(super) fn month_of_year(tokens: &[Token<'_>], i: usize) -> Option<usize> {
    let mut at = i;
    if says(tokens, at, &["tháng"]) {
        tokens
            .get(at + 1)?
            .number()
            .filter(|month| (1..=12).contains(month))?;
        at += 2;
        if tokens.get(at).is_some_and(|t| t.is("/")) {
            return tokens.get(at + 1)?.year().map(|_| at + 2);
        }
    }
    let named = says(tokens, at, &["năm"]);
    tokens.get(at + 1).filter(|_| named)?.year().map(|_| at + 2)
}

/// `Quyết định 12/2025 của UBND tỉnh`: the code is left out in speech.
fn spoken_code(tokens: &[Token<'_>], i: usize) -> Option<(usize, String)> {
    let number = tokens.get(i).filter(|t| t.kind == TokenKind::Number)?;
    let joined = tokens.get(i + 1).is_some_and(|t| t.is("/"))
        && is_glued(tokens, i + 1)
        && is_glued(tokens, i + 2);
    let year = tokens.get(i + 2).filter(|t| joined && t.year().is_some())?;
    Some((i + 3, format!("{}/{}", number.text, year.text)))
}

/// `Chỉ thị 41`: a number that is neither a year nor a share.
fn bare_number(tokens: &[Token<'_>], i: usize) -> Option<(usize, String)> {
    let number = tokens.get(i).filter(|t| {
        let dated = says(tokens, i + 1, &["ngày"]);
        t.kind == TokenKind::Number && t.text.len() <= 5 && (dated || t.year().is_none())
    })?;
    let a_share = tokens.get(i + 1).is_some_and(|t| matches!(t.text, "%" | "/" | "."))
        && is_glued(tokens, i + 1);
    (!a_share).then(|| (i + 1, number.text.to_owned()))
}
