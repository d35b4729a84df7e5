//! The role of each phrase of a text, and what becomes of it.
//!
//! The grammar has settled the precedence: what a citation or quotation holds is never a year
//! of the plan, and an anniversary's years are no span.

use std::ops::Range;

use super::case::{Case, TextPart};
use super::role::PhraseRole;
use super::verdict::Verdict;
use super::{
    anniversaries, bodies, citations, doubts, events, past_clauses, people, weekday,
    years,
};
use crate::document::Field;
use crate::grammar::{Phrase, Text};
use crate::say;
use crate::vi::shortened;

/// Every verdict on a text, each with its bytes in the text, in the text's order.
pub fn classify(text: &Text<'_>, case: &Case<'_>) -> Vec<(Range<usize>, Verdict)> {
    if case.field == Field::Symbol {
        return years::of_symbol(text, case);
    }
    let mut judged = vec![];
    let numbers: Vec<usize> = text
        .mentions
        .iter()
        .filter(|m| m.phrase == Phrase::Number && m.within.is_none())
        .map(|m| m.tokens.start)
        .collect();
    // A sentence that orders tells of nothing, wherever it stands.
    let ahead = Case {
        part: TextPart { tells: false, ..case.part },
        ..*case
    };
    for (i, mention) in text.mentions.iter().enumerate() {
        let orders = case.tells() && past_clauses::orders(text, mention.tokens.start);
        let case = if orders { &ahead } else { case };
        let held = mention.within.map(|w| &text.mentions[w].phrase);
        let verdict = match (&mention.phrase, held) {
            (Phrase::Citation(citation), Some(Phrase::Citation(_))) => {
                Some(citations::nested(text, mention, citation, case))
            }
            (Phrase::Citation(citation), _) => {
                Some(citations::cited(text, i, citation, case))
            }
            // What a citation or quotation holds is listed with it.
            (_, Some(_)) => None,
            (Phrase::Quotation, None) => Some(quoted(text, i, case)),
            (Phrase::Anniversary(anniversary), None) => {
                Some(anniversaries::celebrated(text, anniversary, case))
            }
            (Phrase::Ordinal(name) | Phrase::Event(name), None) => {
                Some(events::held(text, i, name, case))
            }
            (_, None) => Some(years::timed(text, i, &numbers, case)),
        };
        judged.extend(verdict.map(|verdict| (i, verdict)));
    }
    doubts::settle(text, &mut judged, case);
    let placed = |(i, verdict): (usize, Verdict)| {
        let verdict = weekday::kept_right(verdict, text, &text.mentions[i]);
        (with_changes(&text.mentions[i].span, &verdict), verdict)
    };
    let mut found: Vec<_> = judged.into_iter().map(placed).collect();
    found.extend(bodies::named(text, case));
    if !case.tells() {
        found.extend(people::named(text, case));
    }
    found.sort_by_key(|(span, _)| (span.start, span.end));
    found
}

/// A stretch with all that changes for it, such as the weekday behind a day.
fn with_changes(span: &Range<usize>, verdict: &Verdict) -> Range<usize> {
    // A name that goes from a list takes a comma along that is none of it.
    let body = verdict.role == PhraseRole::Body;
    let asked = verdict
        .asked
        .as_ref()
        .filter(|_| !body)
        .map_or(&[][..], |asked| &asked.offer);
    let changed = verdict.changes.iter().chain(asked).map(|(range, _)| range);
    changed.fold(span.clone(), |all, range| {
        all.start.min(range.start)..all.end.max(range.end)
    })
}

/// A quotation is kept; asked if what it says ends with a year or a count of days.
fn quoted(text: &Text<'_>, index: usize, case: &Case<'_>) -> Verdict {
    let words = text.words(&text.mentions[index]);
    let inner = || text.held_by(index);
    let years = inner().flat_map(|m| m.phrase.years()).collect::<Vec<_>>();
    let days = inner().any(|m| {
        m.phrase == Phrase::Number
            && text.tokens.get(m.tokens.end).is_some_and(|t| t.is("ngày"))
    });
    let kept = Verdict::kept(
        PhraseRole::Quotation,
        say!("lời trích giữ nguyên văn", "a quotation is kept to the letter"),
    );
    let over = years.iter().max().is_some_and(|last| {
        let spans = inner().any(|m| matches!(m.phrase, Phrase::Span { .. }));
        *last <= case.years.from + 1 || spans && *last <= case.years.to
    });
    // `“Xuân Bính Ngọ”` ends as a year does.
    let named = inner().any(|m| match m.phrase {
        Phrase::YearName(name, _) => {
            (-1..=1).any(|off| (case.years.from + off - name) % 60 == 0)
        }
        _ => false,
    });
    if !over && !days && !named || case.tells() {
        return kept;
    }
    let year = case.years.to;
    let plain = words.replace('*', "");
    let label = shortened(plain.trim_matches(['“', '”', '"', '«', '»', ' ']), 60);
    let label = format!("“{label}”");
    kept.ask(
        format!("quotation {}", words.to_lowercase()),
        label.clone(),
        say!(
            "{label}: năm {year} còn thực hiện không, tên gọi có đổi không?",
            "{label}: does it go on in {year}, and under this name?"
        ),
    )
}
