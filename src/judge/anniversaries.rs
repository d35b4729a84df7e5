//! Anniversaries are counted anew.

use super::case::Case;
use super::results::told;
use super::role::PhraseRole;
use super::verdict::Verdict;
use crate::grammar::{Anniversary, Mention, Phrase, Text, YearAt};
use crate::say;
use crate::vi::shortened;

/// The verdict on an anniversary that no citation or quotation holds.
pub(super) fn celebrated(
    text: &Text<'_>,
    anniversary: &Anniversary,
    case: &Case<'_>,
) -> Verdict {
    let Anniversary { count, event, event_at, until, .. } = anniversary;
    let name = shortened(&text.text[event_at.clone()], 60);
    let (key, label) =
        (key(event, &case.facts.anniversaries), format!("{count} năm {name}"));
    if case.tells() {
        return told(case);
    }
    let Some(origin) = origin(anniversary, &case.facts.anniversaries) else {
        return without_origin(key, &label);
    };
    let year = origin + i32::try_from(*count).unwrap_or_default();
    if until.as_ref().is_some_and(|until| until.year != year) {
        return in_disagreement(key, &label);
    }
    let plan = case.years.from;
    if year != plan && year != plan + 1 {
        return of_another_year(key, &label, year);
    }
    let next = i64::from(*count) + i64::from(case.years.step());
    let verdict = counted_anew(anniversary, origin, next, case);
    // Years that end in neither 0 nor 5 are seldom celebrated.
    if next % 5 == 0 {
        return verdict;
    }
    let label = format!("{next} năm {name}");
    verdict.ask(
        key,
        label.clone(),
        say!(
            "“{label}” không phải năm tròn hay năm lẻ 5: còn tổ chức kỷ niệm không?",
            "“{label}”: not a round year; is it still celebrated?"
        ),
    )
}

/// The years of a second event that the count before is of too: `80 năm A (…) và B (…)`.
pub(super) fn goes_along(
    text: &Text<'_>,
    index: usize,
    (from, to): (&YearAt, &YearAt),
    case: &Case<'_>,
) -> Option<Verdict> {
    let own = text.mentions[index].tokens.start;
    let clause = text.clause(own);
    let counts = |m: &&Mention| m.within.is_none() && clause.contains(&m.tokens.start);
    let before = text.mentions[..index].iter().rev().filter(counts);
    let led = before.into_iter().find_map(|m| match &m.phrase {
        Phrase::Anniversary(led) => Some(led),
        _ => None,
    })?;
    let years = i32::try_from(led.count).ok()?;
    if from.year + years != to.year {
        return None;
    }
    let verdict = celebrated(text, led, case);
    let moves = !verdict.changes.is_empty();
    Some(Verdict {
        changes: if moves { vec![case.moved(to)] } else { vec![] },
        ..verdict
    })
}

fn counted_anew(
    anniversary: &Anniversary,
    origin: i32,
    next: i64,
    case: &Case<'_>,
) -> Verdict {
    let mut changes = vec![(anniversary.count_at.clone(), next.to_string())];
    changes.extend(anniversary.until.as_ref().map(|until| case.moved(until)));
    let reason = say!("tính lại từ năm {origin}", "counted anew from {origin}");
    Verdict::changed(PhraseRole::Anniversary, changes, reason)
}

fn without_origin(key: String, label: &str) -> Verdict {
    let reason = say!("không rõ năm gốc", "the first year is not known");
    Verdict::kept(PhraseRole::Anniversary, reason).ask(
        key,
        label,
        say!(
            "“{label}”: không rõ tính từ năm nào, tự tính lại số năm",
            "“{label}”: the first year is not known; count it anew"
        ),
    )
}

fn in_disagreement(key: String, label: &str) -> Verdict {
    let reason = say!("số năm và các mốc không khớp", "count and years do not agree");
    Verdict::kept(PhraseRole::Anniversary, reason).ask(
        key,
        label,
        say!(
            "“{label}”: số năm và các mốc trong ngoặc không khớp, sửa lại",
            "“{label}”: the count and the years in brackets do not agree; correct them"
        ),
    )
}

fn of_another_year(key: String, label: &str, year: i32) -> Verdict {
    let reason = say!("kỷ niệm của năm {year}", "an anniversary of {year}");
    Verdict::kept(PhraseRole::Anniversary, reason).ask(
        key,
        label,
        say!(
            "“{label}” là kỷ niệm của năm {year}: còn dùng không?",
            "“{label}” was in {year}: is it still to be named?"
        ),
    )
}

/// The year of the event: said here, or of the same event elsewhere in the document.
fn origin(anniversary: &Anniversary, all: &[Anniversary]) -> Option<i32> {
    if let Some(origin) = &anniversary.origin {
        return Some(origin.year);
    }
    let same = |other: &&Anniversary| {
        other.origin.is_some() && is_same(&other.event, &anniversary.event)
    };
    all.iter().find(same)?.origin.as_ref().map(|at| at.year)
}

/// True if two texts name one event: the one goes on where the other ends.
fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (event_key(a), event_key(b));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.split(' ').count() >= 2 && long.starts_with(&short)
}

/// The same for all names of one event: `Ngày hội … của các cơ quan` is `Ngày hội …`.
fn key(event: &str, all: &[Anniversary]) -> String {
    let same = all.iter().filter(|other| is_same(&other.event, event));
    let shortest = same.map(|other| other.event.as_str()).min_by_key(|name| name.len());
    format!("anniversary {}", event_key(shortest.unwrap_or(event)))
}

fn event_key(event: &str) -> String {
    event.trim_start_matches("ngày ").to_owned()
}
