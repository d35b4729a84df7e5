//! Amounts: a share, a sum or a target belongs to the year that it is said of.

use super::case::Case;
use super::role::PhraseRole;
use super::spoken;
use super::verdict::Verdict;
use crate::grammar::{Mention, Phrase, PhraseList, Text, TokenKind, YearForm};
use crate::say;
use crate::vi::WordList;

/// Units behind a number.
static UNITS: PhraseList = PhraseList::new(include_str!("words/units.txt"));
/// Nouns behind a number that count what a year is to bring.
static COUNTED: PhraseList = PhraseList::new(include_str!("words/counted-people.txt"));
/// Words right before a number that is to be reached, or was.
static BEFORE: PhraseList = PhraseList::new(include_str!("words/before-amount.txt"));
/// Words right before a number in a clause that aims.
static AIMED: PhraseList = PhraseList::new(include_str!("words/before-aimed-amount.txt"));
/// Words of a clause that aims.
static AIMS: PhraseList = PhraseList::new(include_str!("words/aims.txt"));
/// Words behind a number that count time.
static OF_TIME: PhraseList = PhraseList::new(include_str!("words/counts-of-time.txt"));

/// Words before the year that heads a list of targets.
static HEADS: WordList = WordList::new(include_str!("words/before-heading-year.txt"));

/// What is the general work of a year.
static FRAMES: PhraseList = PhraseList::new(include_str!("words/running-frames.txt"));

/// What turns from a plan to its aim.
static TURNS: PhraseList = PhraseList::new(include_str!("words/frame-turns.txt"));

/// True if an amount stands near a time in its clause.
pub(super) fn is_beside(text: &Text<'_>, mention: &Mention) -> bool {
    const FAR: usize = 30;
    const CLOSE: usize = 7;
    let own = &mention.tokens;
    // By a day something is done; a figure is of it only where it is reached up to then.
    let dated = matches!(mention.phrase, Phrase::Date { .. });
    if dated && !spoken::near_before(text, own.start, 2, |w| matches!(w, "đến" | "tới"))
    {
        return false;
    }
    let reach = if dated { CLOSE } else { FAR };
    let part = matches!(mention.phrase, Phrase::Year(_, YearForm::Part));
    let clause = text.clause(own.start);
    text.mentions.iter().any(|m| {
        let near = m.tokens.start <= own.end + reach && own.start <= m.tokens.end + reach;
        m.phrase == Phrase::Number
            && m.within.is_none()
            && near
            && clause.contains(&m.tokens.start)
            && (is_amount(text, m)
                || is_aimed_at(text, m)
                || !part && COUNTED.is_at(&text.tokens, m.tokens.end))
    }) && !ends_a_frame(text, mention)
}

/// True for `Kế hoạch phát triển kinh tế - xã hội năm 2025 với mục tiêu …`: no amount stands
/// before, or at once behind.
fn ends_a_frame(text: &Text<'_>, mention: &Mention) -> bool {
    const BEFORE: usize = 12;
    const BEHIND: usize = 4;
    let (tokens, own) = (&text.tokens, &mention.tokens);
    let clause = text.clause(own.start);
    let start = clause.start.max(own.start.saturating_sub(BEFORE));
    // `các dự án có kế hoạch hoàn thành năm 2025`: no frame, but what they are due for.
    let frames = |at: &usize| {
        let due = at.checked_sub(1).is_some_and(|i| {
            ["có", "theo", "đúng", "vượt"].iter().any(|w| tokens[i].is(w))
        });
        FRAMES.is_at(tokens, *at) && !due
    };
    let Some(at) = (start..own.start).rev().find(frames) else { return false };
    let around = at.saturating_sub(BEHIND).max(clause.start)..clause.end;
    // A sum that the year was given stands behind it without a turn to what is aimed at.
    let tied = text.mentions.iter().any(|m| {
        let number = &m.tokens;
        m.phrase == Phrase::Number
            && around.contains(&number.start)
            && (number.start < own.end || !TURNS.is_in(tokens, own.end..number.start))
            && is_amount(text, m)
    });
    !tied && !tokens[at..own.start].iter().any(|t| t.is(","))
}

/// True for a year that heads a list of targets: `Năm 2025:`, and `80 % người dân …` below.
pub(super) fn heads_targets(text: &Text<'_>, mention: &Mention, below: bool) -> bool {
    const FAR: usize = 400;
    let (tokens, own) = (&text.tokens, &mention.tokens);
    let breaks = |i: &usize| tokens[*i].kind == TokenKind::Break;
    let start = text.clause(own.start).start;
    let end = (own.end..tokens.len()).find(breaks).unwrap_or(tokens.len());
    let plain = |i: usize| {
        let mark = tokens[i].kind == TokenKind::Mark;
        let number = tokens[i].kind == TokenKind::Number;
        mark || i < own.start
            && (number || HEADS.contains(&tokens[i].lower) || i == start)
    };
    if !(start..own.start).chain(own.end..end).all(plain) {
        return false;
    }
    let next = text.mentions.iter().find(|m| {
        m.tokens.start > end && matches!(m.phrase, Phrase::Year(..)) && m.within.is_none()
    });
    let last = next.map_or(tokens.len(), |m| m.tokens.start).min(end + FAR);
    below
        || text.mentions.iter().any(|m| {
            (end..last).contains(&m.tokens.start)
                && m.within.is_none()
                && is_target(text, m)
        })
}

/// True if a text names a target: a share or an amount.
pub fn names_target(text: &str) -> bool {
    let text = Text::read(text, false);
    text.mentions
        .iter()
        .any(|m| m.within.is_none() && is_target(&text, m))
}

fn is_target(text: &Text<'_>, number: &Mention) -> bool {
    let share = text.tokens.get(number.tokens.end).is_some_and(|t| t.is("%"));
    number.phrase == Phrase::Number && (share || is_amount(text, number))
}

/// True for what is to be reached, whatever is counted: `phấn đấu … có 05 xã đạt chuẩn`.
fn is_aimed_at(text: &Text<'_>, number: &Mention) -> bool {
    const LONGEST: usize = 3;
    let (tokens, at) = (&text.tokens, number.tokens.start);
    let before = at.saturating_sub(LONGEST)..at;
    let reached = before.into_iter().any(|i| AIMED.ends_at(tokens, i, at));
    let aims = || AIMS.is_in(tokens, text.clause(at).start..at);
    reached && aims() && !OF_TIME.is_at(tokens, number.tokens.end)
}

/// True for a number with a unit, or that a verb of reaching stands right before; all of
/// something is right of every year.
fn is_amount(text: &Text<'_>, number: &Mention) -> bool {
    const LONGEST: usize = 3;
    let (tokens, at) = (&text.tokens, &number.tokens);
    let whole = at.len() == 1 && tokens[at.start].is("100");
    let share = tokens.get(at.end).is_some_and(|t| t.is("%"));
    if whole && share {
        return false;
    }
    let before = at.start.saturating_sub(LONGEST)..at.start;
    let reached = before.into_iter().any(|i| BEFORE.ends_at(tokens, i, at.start));
    // `1,7 lần`
    let parts = |mark: &str| tokens[at.clone()].iter().any(|t| t.is(mark));
    let times = parts(",") && tokens.get(at.end).is_some_and(|t| t.is("lần"));
    times || UNITS.is_at(tokens, at.end) || reached && !OF_TIME.is_at(tokens, at.end)
}

/// The targets and sums of a year are one question, however many.
pub(super) fn asked(text: &Text<'_>, mention: &Mention, case: &Case<'_>) -> Verdict {
    let clause = text.clause(mention.tokens.start);
    let words = spoken::excerpt(text, clause.clone(), 80);
    let reason = say!("chỉ tiêu, số tiền của một năm", "a target or sum of its year");
    Verdict::kept(PhraseRole::Result, reason)
        .ask(
            "amounts",
            "chỉ tiêu, số tiền nêu cùng năm",
            say!(
                "chỉ tiêu, số tiền nêu cùng năm (“{words}”): của năm mới là bao nhiêu? Đổi năm rồi tự ghi con số mới vào câu, hay giữ cả hai?",
                "targets and sums named with their year (“{words}”): what are the new ones? Change the year and write the new figure yourself, or keep both?"
            ),
        )
        .about(spoken::bytes(text, clause))
        .offer(case.moved_all(mention))
}

/// The year of a title moves, and the figure that it names is asked about with the others.
pub(super) fn named(
    text: &Text<'_>,
    mention: &Mention,
    verdict: &Verdict,
    case: &Case<'_>,
) -> Verdict {
    let asked = asked(text, mention, case).asked;
    Verdict { asked, ..verdict.clone() }
}
