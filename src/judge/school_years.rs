//! School years, and other years across two, move with the plan if they lie at it.

use chrono::Datelike;

use super::case::Case;
use super::results::{self, told_of};
use super::role::PhraseRole;
use super::verdict::Verdict;
use super::{amounts, done, spoken, told_states};
use crate::grammar::{Mention, Text, YearAt};
use crate::say;

/// The verdict on a year across two.
pub(super) fn verdict(
    text: &Text<'_>,
    index: usize,
    (from, to): (&YearAt, &YearAt),
    (numbers, case): (&[usize], &Case<'_>),
) -> Verdict {
    let mention = &text.mentions[index];
    let current = case.years.from - 1..=case.years.from + 1;
    if !current.contains(&from.year) {
        let reason = say!(
            "không phải năm học của kế hoạch này",
            "not the school year of this plan"
        );
        return Verdict::kept(PhraseRole::SchoolYear, reason);
    }
    if case.tells() {
        return told_of(from.year, case);
    }
    let past = from.year < own(case);
    if is_told(text, mention, past, (numbers, case)) {
        return results::of_school_year(text, mention, case);
    }
    let changes = vec![case.moved(from), case.moved(to)];
    let reason =
        say!("năm học, niên vụ đi theo năm kế hoạch", "moves with the plan year");
    let verdict = Verdict::changed(PhraseRole::SchoolYear, changes, reason);
    let themed = told_states::has_theme(text, index);
    if themed || spoken::is_said_of_year(text, mention.tokens.end) {
        return results::said_of_year(text, mention, verdict);
    }
    verdict
}

/// True if what was done or reached in a school year is told; `past` if it is over.
fn is_told(
    text: &Text<'_>,
    mention: &Mention,
    past: bool,
    (numbers, case): (&[usize], &Case<'_>),
) -> bool {
    let token = mention.tokens.start;
    if case.part.names {
        return false;
    }
    let figure = done::has_figure(text, token, numbers);
    let over = past && (figure || amounts::is_beside(text, mention));
    over || figure && done::is_done(text, token)
        || done::is_told(text, token)
        || told_states::tells(text, mention)
        || done::is_reached(text, mention, (numbers, case))
}

/// The first year of the school year that the document is of.
fn own(case: &Case<'_>) -> i32 {
    const FIRST_MONTH: u32 = 7;
    let plan = case.years.from;
    match case.facts.own_day.filter(|day| day.year() == plan) {
        Some(day) if day.month() < FIRST_MONTH => plan - 1,
        Some(_) => plan,
        None if case.facts.school_years.contains(&(plan, plan + 1)) => plan,
        None => plan - 1,
    }
}

/// True for `2025-2026` alone, where the document says it of a school year elsewhere.
pub(super) fn is_called_short(
    text: &Text<'_>,
    mention: &Mention,
    (from, to): (&YearAt, &YearAt),
    case: &Case<'_>,
) -> bool {
    let named = |w: &str| matches!(w, "đoạn" | "kỳ" | "khóa" | "thời" | "năm");
    let led = spoken::near_before(text, mention.tokens.start, 1, named);
    !led && case.facts.school_years.contains(&(from.year, to.year))
}
