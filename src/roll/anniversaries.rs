//! Anniversaries are counted anew.

use super::Case;
use super::finding::{Role, Verdict};
use super::spoken::shortened;
use crate::say;
use crate::vi::{Anniversary, Text};

/// The verdict on an anniversary that no citation or quotation holds.
pub(super) fn celebrated(
    text: &Text<'_>,
    anniversary: &Anniversary,
    case: &Case<'_>,
) -> Verdict {
    let Anniversary { count, count_at, event, until, .. } = anniversary;
    let plan = case.years.from;
    let key = format!("anniversary {}", event_key(event));
    let name = shortened(&text.text[anniversary.event_at.clone()], 60);
    let label = format!("{count} năm {name}");
    let kept = |reason| Verdict::kept(Role::Anniversary, reason);
    let Some(origin) = origin(anniversary, case.anniversaries) else {
        return kept(say!("không rõ năm gốc", "unknown first year")).ask(
            key,
            label.clone(),
            say!(
                "“{label}”: không rõ tính từ năm nào, tự tính lại số năm",
                "“{label}”: unknown first year; work out the count"
            ),
        );
    };
    let year = origin + i32::try_from(*count).unwrap_or_default();
    if until.as_ref().is_some_and(|until| until.year != year) {
        return kept(say!(
            "số năm và các mốc không khớp",
            "count and years do not agree"
        ))
        .ask(
            key,
            label.clone(),
            say!(
                "“{label}”: số năm và các mốc trong ngoặc không khớp, sửa lại",
                "“{label}”: the count and the years in brackets do not agree; correct them"
            ),
        );
    }
    if year != plan && year != plan + 1 {
        return kept(say!("kỷ niệm của năm {year}", "an anniversary of {year}")).ask(
            key,
            label.clone(),
            say!(
                "“{label}” là kỷ niệm của năm {year}: còn dùng không?",
                "“{label}” was in {year}: is it still mentioned?"
            ),
        );
    }
    let step = case.years.step();
    let next = i64::from(*count) + i64::from(step);
    let mut changes = vec![(count_at.clone(), next.to_string())];
    if let Some(until) = until {
        changes.push((until.at.clone(), (until.year + step).to_string()));
    }
    let verdict = Verdict::changed(
        Role::Anniversary,
        changes,
        say!("tính lại từ năm {origin}", "recalculated from {origin}"),
    );
    // Years that end in neither 0 nor 5 are seldom celebrated.
    if next % 5 == 0 {
        return verdict;
    }
    let label = format!("{next} năm {name}");
    verdict.ask(
        key,
        label.clone(),
        say!(
            "“{label}” là năm lẻ: còn tổ chức kỷ niệm không?",
            "“{label}”: not a round year; is it still celebrated?"
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

fn event_key(event: &str) -> String {
    event.trim_start_matches("ngày ").to_owned()
}
