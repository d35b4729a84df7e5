//! What a sentence tells of a time in it: a blow that fell, a day of counting, a state that ended.

use super::case::Case;
use super::{done, spoken};
use crate::grammar::{Mention, Phrase, PhraseList, Text, TokenKind};
use crate::vi::WordList;

/// Words before what a storm or the like did.
static STRUCK: PhraseList = PhraseList::new(include_str!("words/struck-by.txt"));
/// Words before a blow that has not fallen.
static NOT_YET: PhraseList = PhraseList::new(include_str!("words/not-struck-yet.txt"));
/// Words before the time by which something is done.
static DUE: PhraseList = PhraseList::new(include_str!("words/due-words.txt"));
/// Words by which a sentence orders.
static ORDERS: PhraseList = PhraseList::new(include_str!("words/orders.txt"));
/// Words before the day up to which a report counts.
static REPORTED: PhraseList = PhraseList::new(include_str!("words/reported-until.txt"));
/// Words of a sentence that tells what was done on its first day.
static OPENS_TOLD: PhraseList = PhraseList::new(include_str!("words/opens-told.txt"));
/// Words that begin what became of a deadline.
static GOES_ON: PhraseList = PhraseList::new(include_str!("words/goes-on-told.txt"));
/// Words of what holds until now.
static UNTIL_NOW: PhraseList = PhraseList::new(include_str!("words/until-now.txt"));
/// Words behind which a sentence looks ahead.
static TURNS: PhraseList = PhraseList::new(include_str!("words/turns-ahead.txt"));
/// Units behind a sum or a share.
static UNITS: WordList = WordList::new(include_str!("words/money-units.txt"));

/// True if what a storm or the like did stands before a time: `bị ảnh hưởng bởi bão số 12 và
/// mưa lũ tháng 11 năm 2025`.
pub(super) fn is_of_a_blow(text: &Text<'_>, token: usize) -> bool {
    const REACH: usize = 18;
    let tokens = &text.tokens;
    let start = text.clause(token).start;
    let near = start.max(token.saturating_sub(REACH))..token;
    let Some(at) = near.rev().find(|at| STRUCK.is_at(tokens, *at)) else {
        return false;
    };
    let ahead = NOT_YET.is_in(tokens, at.saturating_sub(4).max(start)..at);
    !ahead && !DUE.is_in(tokens, at..token)
}

/// True if a clause orders what is to be done, and tells of nothing that was.
pub(super) fn orders(text: &Text<'_>, token: usize) -> bool {
    ORDERS.is_in(&text.tokens, spoken::before(text, token)) && !done::is_done(text, token)
}

/// True for the day up to which a report counts: `tổng hợp báo cáo đến ngày 18/6/2026 như sau`.
pub(super) fn is_cut_off(text: &Text<'_>, mention: &Mention) -> bool {
    const REACH: usize = 8;
    let (tokens, token) = (&text.tokens, mention.tokens.start);
    let clause = text.clause(token);
    let before = |back: usize, words: &[&str]| {
        token >= clause.start + back && words.iter().any(|w| tokens[token - back].is(w))
    };
    let to = before(1, &["đến", "tới"])
        || before(2, &["đến", "tới"]) && before(1, &["hết", "ngày"]);
    let end = clause.end.min(mention.tokens.end + REACH);
    let follows = (mention.tokens.end..end)
        .any(|i| tokens[i].is("như") && tokens.get(i + 1).is_some_and(|t| t.is("sau")));
    to && follows && REPORTED.is_in(tokens, clause.start..token)
}

/// True for the end or the beginning of a state: `trước 01/01/2025 là tuyến huyện`.
fn bounds_a_state(text: &Text<'_>, mention: &Mention) -> bool {
    let since = |w: &str| matches!(w, "trước" | "từ" | "sau");
    spoken::near_before(text, mention.tokens.start, 1, since)
        && text.tokens.get(mention.tokens.end).is_some_and(|t| t.is("là"))
}

/// True if the next sentence tells what became of a deadline: `…. Tuy nhiên đến nay mới có …`.
fn is_followed_by_told(text: &Text<'_>, mention: &Mention) -> bool {
    const REACH: usize = 30;
    let tokens = &text.tokens;
    let next = text.clause(mention.tokens.start).end + 1;
    if !GOES_ON.is_at(tokens, next) {
        return false;
    }
    let end = text.clause(next).end.min(next + REACH);
    UNTIL_NOW.is_in(tokens, next..end)
}

/// True if a sentence opens with another day and tells what was done on it: `Ngày 19/12/2025,
/// Sở có Văn bản số … với thời hạn …`.
fn is_opened_by_told(text: &Text<'_>, mention: &Mention) -> bool {
    let clause = text.clause(mention.tokens.start);
    let opens = text.mentions.iter().any(|m| {
        m.tokens.start == clause.start
            && m.tokens != mention.tokens
            && matches!(m.phrase, Phrase::Date { year: Some(_), .. })
    });
    opens && OPENS_TOLD.is_in(&text.tokens, clause.start..mention.tokens.start)
}

/// True for a day that a sentence tells of, though it reads like a deadline.
pub(super) fn is_told_of(text: &Text<'_>, mention: &Mention) -> bool {
    is_cut_off(text, mention)
        || bounds_a_state(text, mention)
        || is_followed_by_told(text, mention)
        || is_opened_by_told(text, mention)
}

/// True if results of the same year stand before in the clause, and nothing since looks ahead.
pub(super) fn results_go_on(
    text: &Text<'_>,
    index: usize,
    (numbers, case): (&[usize], &Case<'_>),
) -> bool {
    let own = &text.mentions[index];
    let clause = text.clause(own.tokens.start);
    text.mentions[..index].iter().any(|m| {
        let same = m.phrase.years() == own.phrase.years() && m.within.is_none();
        let before = clause.contains(&m.tokens.start) && m.tokens.end <= own.tokens.start;
        same && before
            && matches!(m.phrase, Phrase::Year(..))
            && done::is_reached(text, m, (numbers, case))
            && !TURNS.is_in(&text.tokens, m.tokens.end..own.tokens.start)
    })
}

/// True if a sum or share in brackets follows at once: `năm 2025 (khoảng 1.500 tỷ đồng)`.
pub(super) fn has_sum_behind(text: &Text<'_>, end: usize) -> bool {
    const WORDS: usize = 3;
    const UNIT: usize = 6;
    let tokens = &text.tokens;
    if !tokens.get(end).is_some_and(|t| t.is("(")) {
        return false;
    }
    let last = tokens.len().min(end + 2 + WORDS);
    let number = (end + 1..last).find(|i| tokens[*i].kind != TokenKind::Word);
    let Some(at) = number.filter(|i| tokens[*i].kind == TokenKind::Number) else {
        return false;
    };
    (at + 1..tokens.len().min(at + UNIT))
        .take_while(|i| !tokens[*i].is(")"))
        .any(|i| UNITS.contains(&tokens[i].lower))
}
