//! Stretches of time from one day or month to another: both ends move, or neither does.

use super::case::Case;
use super::role::PhraseRole;
use super::verdict::Verdict;
use crate::grammar::{Phrase, Text};
use crate::say;
use crate::vi::WordList;

/// Words between `đến` and the last day of a stretch.
static FILLERS: WordList = WordList::new(include_str!("words/range-fillers.txt"));

/// What becomes of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// It lies at the plan: both ends move with it.
    Moves,
    /// It reaches far beyond: it is asked about as a whole.
    Asked,
}

/// The stretch of which a time is the first or the last end: its first mention, and what
/// becomes of it.
pub(super) fn of(
    text: &Text<'_>,
    index: usize,
    case: &Case<'_>,
) -> Option<(usize, Stretch)> {
    let first = match index.checked_sub(1) {
        Some(before) if starts(text, before) => before,
        _ if starts(text, index) => index,
        _ => return None,
    };
    let years = |i: usize| text.mentions[i].phrase.years();
    let (from, to) = (*years(first).first()?, *years(first + 1).last()?);
    let plan = case.years.from;
    let near = plan - 1..=plan + 1;
    if near.contains(&from) && near.contains(&to) && to >= plan {
        return Some((first, Stretch::Moves));
    }
    // What ended before the plan, or begins after it, is no time of the plan.
    let of_plan = from <= plan + 1 && to >= plan;
    of_plan.then_some((first, Stretch::Asked))
}

/// The verdict on one end of a stretch that reaches far beyond the plan.
pub(super) fn asked(text: &Text<'_>, first: usize, case: &Case<'_>) -> Verdict {
    let (from, to) = (&text.mentions[first], &text.mentions[first + 1]);
    let words = &text.text[from.span.start..to.span.end];
    let reason = say!(
        "khoảng thời gian dài hơn năm kế hoạch",
        "a stretch longer than the plan's year"
    );
    let new = case.years.to;
    Verdict::kept(PhraseRole::Span, reason).ask(
        format!("range {}", words.to_lowercase()),
        words,
        say!(
            "“{words}”: giữ cả khoảng, hay chuyển cả hai mốc theo năm {new}?",
            "“{words}”: keep the whole stretch, or move both ends with {new}?"
        ),
    )
}

/// True if a time begins a stretch that the next mention ends.
pub(super) fn starts(text: &Text<'_>, index: usize) -> bool {
    let Some(next) = text.mentions.get(index + 1) else { return false };
    let mention = &text.mentions[index];
    let from = mention.tokens.end;
    let between = text.tokens.get(from..next.tokens.start).unwrap_or_default();
    let timed = |phrase: &Phrase| {
        matches!(
            phrase,
            Phrase::Date { year: Some(_), .. } | Phrase::Year(..) | Phrase::Span { .. }
        )
    };
    timed(&mention.phrase)
        && timed(&next.phrase)
        && mention.within == next.within
        && between
            .first()
            .is_some_and(|t| ["đến", "-", "–", "tới"].iter().any(|w| t.is(w)))
        && between[1..].iter().all(|t| FILLERS.contains(&t.lower))
}
