//! What reads like a time of the plan and is told: what was done, what is lacking, what was
//! counted when the text was written.

use super::done;
use crate::grammar::{Mention, Phrase, PhraseList, Text, Token, TokenKind};
use crate::vi::WordList;

/// Words by which a sentence turns from what was done to what is to be done.
static ORDERS: PhraseList = PhraseList::new(include_str!("words/orders-behind-done.txt"));
/// What begins a part of a list of what was heard or passed.
static HEARD: PhraseList = PhraseList::new(include_str!("words/heard.txt"));
/// Words before what was found.
static REPORTED: PhraseList = PhraseList::new(include_str!("words/reported-by.txt"));
/// Words behind which something is lacking.
static LACKS: PhraseList = PhraseList::new(include_str!("words/lacks-behind.txt"));
/// Words before what a meeting or body finds.
static ASSESSED: PhraseList = PhraseList::new(include_str!("words/assessed-by.txt"));
/// Words by which it turns to what is to be done.
static TURNS: PhraseList =
    PhraseList::new(include_str!("words/turns-behind-assessed.txt"));
/// Words that stand before a year and only say which time is meant.
static FRAMES: WordList = WordList::new(include_str!("words/time-frames.txt"));
/// Words before `chưa` of a state.
static BECAUSE: PhraseList = PhraseList::new(include_str!("words/lacks-because.txt"));
/// Words before the last day of a licence or contract.
static UNTIL: PhraseList = PhraseList::new(include_str!("words/held-until.txt"));
/// What is called as a whole: the world, the weather.
static SITUATIONS: PhraseList = PhraseList::new(include_str!("words/situations.txt"));
/// Words by which it is said how it was, or will be.
static FORECASTS: PhraseList = PhraseList::new(include_str!("words/forecasts.txt"));
/// What the theme of a year is called.
static THEMES: PhraseList = PhraseList::new(include_str!("words/themes.txt"));

/// True if the sentence tells of the time: what was done then, or lacked, or was found.
pub(super) fn tells(text: &Text<'_>, mention: &Mention) -> bool {
    is_done_before(text, mention)
        || is_heard(text, mention)
        || is_lacking(text, mention)
        || is_found(text, mention)
        || is_of_situation(text, mention)
        || is_assessed(text, mention)
}

/// True if nothing between two tokens turns to what is to be done.
fn goes_on(text: &Text<'_>, from: usize, to: usize) -> bool {
    !ORDERS.is_in(&text.tokens, from..to)
}

/// `đã ban hành Kế hoạch … năm 2025`: what was done stands right before its time.
fn is_done_before(text: &Text<'_>, mention: &Mention) -> bool {
    const REACH: usize = 24;
    let token = mention.tokens.start;
    let start = text.clause(token).start.max(token.saturating_sub(REACH));
    let done = (start..token).rev().find(|i| done::is_done_at(text, *i));
    done.is_some_and(|at| goes_on(text, at, token))
}

/// `đã thông qua Báo cáo …; phương hướng năm 2026; Thông báo …`: a list goes on behind `;`.
fn is_heard(text: &Text<'_>, mention: &Mention) -> bool {
    let token = mention.tokens.start;
    let clause = text.clause(token);
    let sentence = text.sentence(token);
    if sentence.start == clause.start || !HEARD.is_at(&text.tokens, clause.start) {
        return false;
    }
    let done = (sentence.start..clause.start).find(|i| done::is_done_at(text, *i));
    done.is_some_and(|at| goes_on(text, at, token))
}

/// `Do Trung ương chưa giao vốn năm 2025`, `… năm 2025 nên chưa có số liệu`.
fn is_lacking(text: &Text<'_>, mention: &Mention) -> bool {
    const BEFORE: usize = 8;
    let (tokens, token) = (&text.tokens, mention.tokens.start);
    let clause = text.clause(token);
    let why = |at: usize| {
        BECAUSE.is_in(tokens, at.saturating_sub(BEFORE).max(clause.start)..at)
    };
    let before = (clause.start..token).any(|at| tokens[at].is("chưa") && why(at));
    before || LACKS.is_in(tokens, mention.tokens.end..clause.end)
}

/// `Theo báo cáo của các địa phương, tháng 01 năm 2025 có 12 vụ`.
fn is_found(text: &Text<'_>, mention: &Mention) -> bool {
    let token = mention.tokens.start;
    let start = text.clause(token).start;
    let found = (start..token).find(|at| REPORTED.is_at(&text.tokens, *at));
    found.is_some_and(|at| goes_on(text, at, text.clause(token).end))
}

/// `Chính phủ thống nhất đánh giá: Trong 06 tháng đầu năm 2025, …`.
fn is_assessed(text: &Text<'_>, mention: &Mention) -> bool {
    let (tokens, token) = (&text.tokens, mention.tokens.start);
    let start = text.sentence(token).start;
    let found = (start..token).find(|at| ASSESSED.is_at(tokens, *at));
    found.is_some_and(|at| !TURNS.is_in(tokens, at..token))
}

/// True for a token that only says which time is meant.
fn is_of_time(token: &Token<'_>) -> bool {
    let mark = matches!(token.text, "," | "-" | "(" | ")" | "/");
    let number = token.kind == TokenKind::Number || token.roman().is_some();
    mark || number || FRAMES.contains(&token.lower)
}

/// `Năm 2025, tình hình thế giới biến động …`: what a year was like, or was to be like, is
/// said of it alone.
fn is_of_situation(text: &Text<'_>, mention: &Mention) -> bool {
    let own = &mention.tokens;
    let start = text.clause(own.start).start;
    let comma = text.tokens.get(own.end).is_some_and(|t| t.is(","));
    let subject = own.end + usize::from(comma);
    // `Đánh giá chung: Trong tháng 6 và 6 tháng đầu năm 2025, tình hình …`
    let colon = (start..own.start).rev().find(|i| text.tokens[*i].is(":"));
    let first = colon.map_or(start, |i| i + 1);
    let framed = comma && text.tokens[first..own.start].iter().all(is_of_time);
    let opens = own.start <= start + 1 || framed;
    let at = |at: usize| SITUATIONS.is_at(&text.tokens, at);
    let reach = own.start.saturating_sub(start).min(6);
    let before = (own.start - reach..own.start).any(|i| i <= start + 1 && at(i));
    let forecast = (own.end..own.end + 3).any(|i| FORECASTS.is_at(&text.tokens, i));
    opens && at(subject) || before && forecast
}

/// True for the last day of a licence or contract: `có giá trị đến ngày 31/12/2025`.
pub(super) fn is_held_until(text: &Text<'_>, mention: &Mention) -> bool {
    const LONGEST: usize = 6;
    let token = mention.tokens.start;
    let start = text.clause(token).start.max(token.saturating_sub(LONGEST));
    (start..token).any(|at| UNTIL.ends_at(&text.tokens, at, token))
}

/// True for a year whose theme is said behind it: `Chủ đề năm 2025: “…”`, `năm 2025 với chủ đề
/// “…”`.
pub(super) fn has_theme(text: &Text<'_>, index: usize) -> bool {
    const BEFORE: usize = 4;
    const BEHIND: usize = 12;
    let own = &text.mentions[index].tokens;
    let clause = text.clause(own.start);
    let start = clause.start.max(own.start.saturating_sub(BEFORE));
    let behind = own.end..clause.end.min(own.end + BEHIND);
    let mut near = (start..own.start).chain(own.end..behind.end.min(own.end + BEFORE));
    near.any(|at| THEMES.is_at(&text.tokens, at))
        && text.mentions[index + 1..]
            .iter()
            .any(|m| m.phrase == Phrase::Quotation && behind.contains(&m.tokens.start))
}
