//! Anniversaries: `80 năm Quốc khánh (1945 - 2025)`, with or without the years.

use std::ops::Range;

use super::date_phrase::{self, year_at};
use super::phrase::{Anniversary, Phrase, YearAt};
use super::phrase_list::PhraseList;
use super::tokens::{Token, TokenKind, ends_clause, lower_words, said_before, says};
use crate::vi::WordList;

/// Words after `N năm` that count years of work, study or life, and no anniversary.
static NO_EVENT: WordList = WordList::new(include_str!("words/no-anniversary.txt"));

/// Events that begin so are anniversaries without further sign.
static EVENTS: PhraseList = PhraseList::new(include_str!("words/anniversary-events.txt"));

/// Words behind the name of the event.
static BEHIND: WordList = WordList::new(include_str!("words/after-anniversary.txt"));

/// The anniversary whose count is at a token.
pub(super) fn at(
    tokens: &[Token<'_>],
    from: usize,
    i: usize,
) -> Option<(Range<usize>, Anniversary)> {
    let count = tokens[i].number().filter(|n| (1..=4000).contains(n))?;
    // `lần thứ 80 Ngày …` after kỷ niệm counts as `80 năm` does.
    let numbered = said_before(tokens, i, &["kỷ", "niệm", "lần", "thứ"])
        || said_before(tokens, i, &["kỉ", "niệm", "lần", "thứ"]);
    if is_review(tokens, i) || !numbered && !says(tokens, i + 1, &["năm"]) {
        return None;
    }
    let event = i + 1 + usize::from(!numbered);
    let first = tokens.get(event).filter(|t| t.kind == TokenKind::Word)?;
    let bracket = bracket_behind(tokens, event);
    let fits = bracket.as_ref().is_some_and(|b| b.fits(count));
    let worded = numbered || EVENTS.is_at(tokens, event);
    let likely = worded && !NO_EVENT.contains(&first.lower);
    if !(fits || likely || is_celebrated(tokens, from, i)) {
        return None;
    }
    let own = bracket.filter(|b| (event..b.tokens.start).all(|k| !tokens[k].is("(")));
    let end = match &own {
        Some(bracket) => bracket.tokens.start,
        None => event_end(tokens, event),
    };
    if end == event {
        return None;
    }
    let said = usize::from(first.is("ngày"));
    let mut anniversary = Anniversary {
        count,
        count_at: tokens[i].range(),
        event: lower_words(&tokens[event + said..end]),
        event_at: tokens[event].start..tokens[end - 1].end(),
        origin: None,
        until: None,
        pieces: std::iter::once(i..event).collect(),
    };
    let mut span = i..end;
    if let Some(bracket) = own {
        span.end = bracket.tokens.end;
        anniversary.pieces.push(bracket.tokens);
        anniversary.origin = Some(bracket.origin);
        anniversary.until = bracket.until;
    }
    Some((span, anniversary))
}

/// `sơ kết 5 năm thực hiện … (2020 - 2025)` reviews work.
fn is_review(tokens: &[Token<'_>], i: usize) -> bool {
    said_before(tokens, i, &["tổng", "kết"]) || said_before(tokens, i, &["sơ", "kết"])
}

/// `kỷ niệm 80 năm …`, `chào mừng 80 năm …`.
fn is_celebrated(tokens: &[Token<'_>], from: usize, i: usize) -> bool {
    (from..i)
        .rev()
        .take(6)
        .any(|k| tokens[k].is("niệm") || tokens[k].is("mừng"))
}

fn event_end(tokens: &[Token<'_>], event: usize) -> usize {
    let ends = |k: &usize| ends_event(tokens, *k);
    (event..tokens.len()).find(ends).unwrap_or(tokens.len())
}

/// The same day of two years in brackets, at least five years apart, that no count claims.
pub(super) fn origin(tokens: &[Token<'_>], i: usize) -> Option<(Range<usize>, Phrase)> {
    let bracket = bracket(tokens, i)?;
    let (_, first, end) = moment(tokens, i + 1)?;
    let (_, second, _) = moment(tokens, end + 1)?;
    let same_day = first.is_some() && first == second;
    let (origin, until) = (bracket.origin, bracket.until?);
    (same_day && until.year - origin.year >= 5)
        .then_some((bracket.tokens, Phrase::Origin(origin, until)))
}

/// Years in brackets.
struct Bracket {
    tokens: Range<usize>,
    origin: YearAt,
    until: Option<YearAt>,
}

impl Bracket {
    fn fits(&self, count: u32) -> bool {
        self.until.as_ref().is_some_and(|until| {
            i64::from(self.origin.year) + i64::from(count) == i64::from(until.year)
        })
    }
}

/// The nearest years in brackets behind an event.
fn bracket_behind(tokens: &[Token<'_>], event: usize) -> Option<Bracket> {
    const REACH: usize = 60;
    (event..tokens.len().min(event + REACH))
        .take_while(|k| !stops(tokens, *k))
        .find_map(|k| bracket(tokens, k))
}

/// The years in brackets: `(1945 - 2025)`, `(19/5/1890-19/5/2025)`, `(22/12/1944)`.
fn bracket(tokens: &[Token<'_>], open: usize) -> Option<Bracket> {
    if !tokens[open].is("(") {
        return None;
    }
    let (origin, _, mut end) = moment(tokens, open + 1)?;
    let mut until = None;
    if tokens.get(end).is_some_and(Token::is_dash) {
        let (second, _, after) = moment(tokens, end + 1)?;
        until = Some(second);
        end = after;
    }
    let closed = tokens.get(end)?.is(")");
    closed.then_some(Bracket { tokens: open..end + 1, origin, until })
}

/// A year, its day and month where they are said, and the token behind it.
type Moment = (YearAt, Option<(u32, u32)>, usize);

fn moment(tokens: &[Token<'_>], at: usize) -> Option<Moment> {
    if let Some(date) = date_phrase::at(tokens, at)
        && let Some(year) = date.year
    {
        return Some((year, Some((date.day, date.month)), date.tokens.end));
    }
    let at = at + usize::from(says(tokens, at, &["năm"]));
    Some((year_at(tokens, at)?, None, at + 1))
}

/// True where no years of this anniversary can follow any more.
fn stops(tokens: &[Token<'_>], i: usize) -> bool {
    ends_clause(tokens, i)
        || tokens[i].kind == TokenKind::Number
            && says(tokens, i + 1, &["năm"])
            && tokens.get(i + 2).is_some_and(|t| t.kind == TokenKind::Word)
}

fn ends_event(tokens: &[Token<'_>], i: usize) -> bool {
    let token = &tokens[i];
    let mark = token.kind == TokenKind::Mark && !matches!(token.text, "/" | "-");
    // `80 năm Ngày A và 20 năm Ngày B`, `43 năm ngày Nhà giáo Việt Nam 20/11/2025`
    let next = token.is("và")
        && tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number)
        && says(tokens, i + 2, &["năm"]);
    let dated = || date_phrase::at(tokens, i).is_some_and(|date| date.year.is_some());
    mark || next
        || dated()
        || token.kind == TokenKind::Break
        || ends_clause(tokens, i)
        || BEHIND.contains(&token.lower)
}
