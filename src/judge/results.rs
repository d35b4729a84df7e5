//! What was done and reached in a year: kept, for the author to write anew.

use super::case::Case;
use super::role::PhraseRole;
use super::spoken;
use super::verdict::Verdict;
use crate::grammar::{Mention, Text};
use crate::say;
use crate::vi::shortened;

/// What a part tells that looks back is one question, however much it tells.
pub(super) fn told(case: &Case<'_>) -> Verdict {
    told_of(case.years.from, case)
}

/// The same of a year that the text names.
pub(super) fn told_of(year: i32, case: &Case<'_>) -> Verdict {
    let new = year + case.years.step();
    let reason = say!("kể việc đã làm, số liệu đã đạt", "tells what was done");
    Verdict::kept(PhraseRole::Result, reason).ask(
        "told",
        format!("phần kể việc năm {year}"),
        say!(
            "phần kể việc đã làm và số liệu của năm {year}: viết lại theo năm {new}?",
            "what was done and reached in {year}: write it anew for {new}?"
        ),
    )
}

/// The figures of a year are that year's, and to be put in anew.
pub(super) fn result(text: &Text<'_>, mention: &Mention, year: i32) -> Verdict {
    let clause = text.clause(mention.tokens.start);
    let words = spoken::excerpt(text, clause.clone(), 70);
    let reason = say!("số liệu của năm {year}", "a figure of {year}");
    Verdict::kept(PhraseRole::Result, reason)
        .ask(
            format!("result {year}"),
            format!("số liệu năm {year}"),
            say!(
                "số liệu năm {year} (“{words}”): thay bằng số liệu mới?",
                "the figures of {year} (“{words}”): put in the new ones?"
            ),
        )
        .about(spoken::bytes(text, clause))
}

/// What was done and reached in a school year is that year's.
pub(super) fn of_school_year(
    text: &Text<'_>,
    mention: &Mention,
    case: &Case<'_>,
) -> Verdict {
    let clause = text.clause(mention.tokens.start);
    let words = spoken::excerpt(text, clause.clone(), 70);
    let year = text.words(mention);
    let reason = say!("việc đã làm, số liệu của {year}", "what was done in {year}");
    Verdict::kept(PhraseRole::Result, reason)
        .ask(
            format!("result {}", year.to_lowercase().replace(' ', "")),
            format!("số liệu {year}"),
            say!(
                "việc đã làm, số liệu của {year} (“{words}”): thay bằng số liệu mới?",
                "what was done in {year} (“{words}”): put in the new figures?"
            ),
        )
        .about(spoken::bytes(text, clause))
        .offer(case.moved_all(mention))
}

/// What is said of the year alone may be right of no other: `Năm 2025 là năm cuối …`.
pub(super) fn said_of_year(
    text: &Text<'_>,
    mention: &Mention,
    verdict: Verdict,
) -> Verdict {
    let clause = text.clause(mention.tokens.start);
    let words = spoken::excerpt(text, mention.tokens.start..clause.end, 70);
    let year = text.words(mention);
    verdict.ask(
        format!("said of {}", year.to_lowercase()),
        year,
        say!(
            "“{words}”: còn đúng với năm mới không?",
            "“{words}”: is it still right of the new year?"
        ),
    )
}

/// What happened in a year is kept, and asked about.
pub(super) fn past(
    text: &Text<'_>,
    mention: &Mention,
    year: i32,
    case: &Case<'_>,
) -> Verdict {
    let clause = text.clause(mention.tokens.start);
    let words = spoken::excerpt(text, clause, 70);
    Verdict::kept(PhraseRole::Result, say!("chuyện của năm {year}", "a matter of {year}"))
        .ask(
            format!("past {}", words.to_lowercase()),
            format!("năm {year}"),
            say!(
                "năm {year} trong “{words}”: còn đúng, hay chuyển sang năm sau?",
                "{year} in “{words}”: still right, or does it move?"
            ),
        )
        .offer(case.moved_all(mention))
}

/// What happened on a day or in a month is kept, and asked about.
pub(super) fn event(text: &Text<'_>, mention: &Mention, case: &Case<'_>) -> Verdict {
    let words = text.words(mention);
    let reason = say!("thời gian của một việc đã xảy ra", "when something happened");
    Verdict::kept(PhraseRole::PastDate, reason)
        .ask(
            format!("date {words}"),
            words,
            say!(
                "“{words}”: việc đã xảy ra, giữ hay chuyển sang năm sau?",
                "“{words}”: it has happened; keep it, or does it move?"
            ),
        )
        .offer(case.moved_all(mention))
}

/// An election is one fact, with all its rounds and days.
pub(super) fn of_election(kept: Verdict) -> Verdict {
    kept.ask(
        "event bầu cử",
        "cuộc bầu cử, các vòng và ngày của nó",
        say!(
            "cuộc bầu cử, các vòng hiệp thương và các ngày của nó: việc làm một lần, còn là việc của năm mới không?",
            "the election with its rounds and days is held once: is it still a task of the new year?"
        ),
    )
}

/// What was before the document's own day had happened when it was issued.
pub(super) fn before_own_day(mention: &Mention, case: &Case<'_>) -> Verdict {
    let reason = say!("trước ngày ban hành của bản cũ", "before the source was issued");
    let new = case.years.to;
    Verdict::kept(PhraseRole::PastDate, reason)
        .ask(
            "before own day",
            "ngày trước khi ban hành bản cũ",
            say!(
                "các ngày trước khi ban hành bản cũ, việc đã xảy ra: giữ, bỏ hay thay bằng việc của năm {new}?",
                "days before the source was issued, so past: keep, drop, or put in those of {new}?"
            ),
        )
        .offer(case.moved_all(mention))
}

/// A year moves, and the figure that stands behind its colon has to be put in anew.
pub(super) fn figure_behind(
    text: &Text<'_>,
    mention: &Mention,
    verdict: Verdict,
) -> Verdict {
    let end = text.clause(mention.tokens.start).end;
    let words = spoken::excerpt(text, mention.tokens.start..end, 70);
    verdict.ask(
        format!("figure {}", words.to_lowercase()),
        words.clone(),
        say!(
            "“{words}”: con số đi sau là của năm cũ, thay bằng số mới?",
            "“{words}”: the figure behind it is last year's; put in the new one?"
        ),
    )
}

/// The year in a column's title moves, and the figures below have to be put in anew.
pub(super) fn figures_below(text: &Text<'_>, verdict: Verdict) -> Verdict {
    let title = shortened(text.text, 50);
    verdict.ask(
        "figures below",
        title.clone(),
        say!(
            "cột “{title}”: số liệu dưới cột là của năm cũ, thay bằng số mới?",
            "column “{title}”: the figures below are last year's; put in the new ones?"
        ),
    )
}

/// The day from which this document is in force is that of the new one's issue.
pub(super) fn own_effect(words: &str, mention: &Mention, case: &Case<'_>) -> Verdict {
    let reason = say!("ngày có hiệu lực của chính văn bản", "its own day of effect");
    Verdict::kept(PhraseRole::PastDate, reason)
        .ask(
            "own effect",
            words,
            say!(
                "“{words}” là ngày ban hành và có hiệu lực của bản cũ: ghi ngày của bản mới?",
                "“{words}” is the day on which the source was issued and in force: write that of the new one?"
            ),
        )
        .offer(case.moved_all(mention))
}
