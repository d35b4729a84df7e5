//! Events that are held once, or every few years.

use super::case::{Case, Course};
use super::dates;
use super::done;
use super::event_names::is_remembered;
use super::results;
use super::role::PhraseRole;
use super::spoken;
use super::verdict::Verdict;
use crate::document::Field;
use crate::grammar::{Mention, Phrase, PhraseList, Text, tokens};
use crate::say;
use crate::vi::shortened;

/// What a review of some years of work is called.
static REVIEWS: PhraseList = PhraseList::new(include_str!("words/reviews.txt"));

/// What has an ordinal and is no event.
static NO_EVENT: PhraseList = PhraseList::new(include_str!("words/not-events.txt"));

/// Who holds sessions.
static ASSEMBLIES: PhraseList = PhraseList::new(include_str!("words/assemblies.txt"));

/// What meets several times a year.
static SESSIONS: PhraseList = PhraseList::new(include_str!("words/sessions.txt"));

/// The verdict on an event, or on what counts one.
pub(super) fn held(
    text: &Text<'_>,
    index: usize,
    name: &str,
    case: &Case<'_>,
) -> Verdict {
    let mention = &text.mentions[index];
    let kept = |reason| Verdict::kept(PhraseRole::Event, reason);
    // `khóa XII` counts a term, which the year does not move.
    let ordinal = matches!(mention.phrase, Phrase::Ordinal(_));
    let term = ordinal && text.tokens[mention.tokens.start].lower.starts_with("kh");
    if ordinal && !case.tells() && dates::has_own_day(text, index, case) {
        return dates::own_day(text.words(mention));
    }
    if term && let Some(verdict) = of_asked_session(text, index, case) {
        return verdict;
    }
    if term {
        return kept(say!(
            "khóa, không đi theo năm",
            "a term, which the year does not move"
        ));
    }
    let plain = tokens(name);
    if NO_EVENT.is_in(&plain, 0..plain.len()) || case.part.course == Course::Vision {
        return kept(say!("tên gọi, không phải sự kiện của năm", "no event of a year"));
    }
    if SESSIONS.is_at(&tokens(text.words(mention)), 0) {
        return session(text, index, case);
    }
    // A review of some years of work is a task wherever it is named.
    let review = (REVIEWS.is_at(&plain, 0) || name.starts_with("bầu cử"))
        && !done::is_done(text, mention.tokens.start);
    let ahead = spoken::is_ahead(text, mention.tokens.start, case.in_task());
    // What is counted beside a time that moves is the next one in the new year.
    let timed = ordinal && done::is_beside_time(text, index, case);
    if case.tells() || !review && !ahead && !timed {
        return kept(say!(
            "sự kiện đã nêu tên, giữ nguyên",
            "an event that is named is kept"
        ));
    }
    // `bầu cử … (17/2/1946 - 17/2/2026)` is remembered, not held.
    if is_remembered(text, mention) {
        return kept(say!("sự kiện được kỷ niệm", "what is remembered"));
    }
    let rounds = name.starts_with("bầu cử") || name.contains("hiệp thương");
    if case.facts.elects && rounds {
        let reason = say!("sự kiện không diễn ra hằng năm", "not held every year");
        return results::of_election(Verdict::kept(PhraseRole::Event, reason));
    }
    let label = shortened(&capital(text, mention, name), 70);
    kept(say!("sự kiện không diễn ra hằng năm", "not held every year")).ask(
        case.facts.event_key(name),
        label.clone(),
        say!(
            "“{label}”: đã tổ chức xong chưa, còn là việc của năm mới không?",
            "“{label}”: has it been held; is it still a task of the new year?"
        ),
    )
}

/// A session that a document of the new year would name by another number: one question for
/// all of them.
fn session(text: &Text<'_>, index: usize, case: &Case<'_>) -> Verdict {
    let mention = &text.mentions[index];
    let kept = |reason| Verdict::kept(PhraseRole::Event, reason);
    let framed = case.part.names
        || case.field == Field::Basis
        || opens_with_assembly(text, mention);
    // `kỳ họp thứ 9 ngày 26/6/2025`: the one that was held on a day.
    let dated = text.mentions.get(index + 1).is_some_and(|m| {
        let date = matches!(m.phrase, Phrase::Date { year: Some(_), .. });
        date && m.tokens.start <= mention.tokens.end + 1
    });
    let done = (dated || done::is_done(text, mention.tokens.start)) && !framed;
    let of_plan = |m: &Mention| {
        let near = |year: &i32| matches!(year - case.years.from, 0 | 1);
        m.within.is_none() && m.phrase.years().iter().any(near)
    };
    let timed = text.mentions.iter().any(of_plan);
    let token = mention.tokens.start;
    let ahead = case.in_task()
        || spoken::looks_ahead(text, token) && !done::has_happened(text, token);
    if case.tells() && !framed {
        return results::told(case);
    }
    if done || !framed && !timed && !ahead {
        return kept(say!(
            "kỳ họp đã nêu, giữ nguyên",
            "a session that is named is kept"
        ));
    }
    let words = text.words(mention);
    kept(say!("kỳ họp, phiên họp của năm cũ", "a session of the old year")).ask(
        "sessions",
        "kỳ họp, phiên họp",
        say!(
            "“{words}”: kỳ họp, phiên họp của năm cũ: ghi lại theo kỳ họp, phiên họp mới?",
            "“{words}”: a session of the old year; name the new one?"
        ),
    )
}

/// The term of an assembly, where a session beside it is asked about.
fn of_asked_session(text: &Text<'_>, index: usize, case: &Case<'_>) -> Option<Verdict> {
    const REACH: usize = 4;
    const BEFORE_SESSION: usize = 9;
    let own = text.mentions[index].tokens.start;
    // `Hội đồng nhân dân thành phố Hà Nội khóa XVI, kỳ họp thứ 28`
    let next = text.mentions[index].tokens.end + 1;
    let followed = SESSIONS.is_at(&text.tokens, next);
    let reach = if followed { BEFORE_SESSION } else { REACH };
    let near = own.saturating_sub(reach)..own;
    let assembly = near.into_iter().any(|at| ASSEMBLIES.is_at(&text.tokens, at));
    let sessions = text.mentions.iter().enumerate().filter(|(_, m)| {
        let ordinal = matches!(m.phrase, Phrase::Ordinal(_)) && m.within.is_none();
        ordinal && SESSIONS.is_at(&text.tokens, m.tokens.start)
    });
    let asked = |at: usize| Some(session(text, at, case)).filter(|v| v.asked.is_some());
    sessions.filter(|_| assembly).find_map(|(at, _)| asked(at))
}

/// True for the session of the assembly that speaks: `Hội đồng nhân dân tỉnh … khóa X, kỳ họp
/// thứ 7` and no more.
fn opens_with_assembly(text: &Text<'_>, mention: &Mention) -> bool {
    const BEHIND: usize = 2;
    let ends = text.tokens.len() <= mention.tokens.end + BEHIND;
    ends && ASSEMBLIES.is_at(&text.tokens, 0)
}

/// The event as it was written: an ordinal's name begins before the ordinal itself.
fn capital(text: &Text<'_>, mention: &Mention, name: &str) -> String {
    let words = name.split(' ').count();
    let start = mention.tokens.end.saturating_sub(words);
    spoken::excerpt(text, start..mention.tokens.end, 200)
}
