//! Days: deadlines that move, marks that stand, and whether anybody works on them.

use chrono::{Datelike, NaiveDate};

use super::case::Case;
use super::ranges::{self, TimeStretch};
use super::results::{self, told_of};
use super::role::PhraseRole;
use super::verdict::Verdict;
use super::{by_law, done, past_clauses, spoken, told_states, weekday};
use crate::diag::Message;
use crate::grammar::{Mention, Phrase, PhraseList, Text, YearAt};
use crate::say;
use crate::vi::{self, WordList};

/// Words before a day that say by when, or when, something is done.
static TIME_WORDS: WordList = WordList::new(include_str!("words/before-deadline.txt"));
/// Words before a day without a year that make it a deadline.
static DUE: WordList = WordList::new(include_str!("words/due.txt"));
/// Words of how the administration was changed.
static ADMINISTRATION: PhraseList =
    PhraseList::new(include_str!("words/administration.txt"));
/// Words before the day on which a document is passed.
static PASSED: PhraseList = PhraseList::new(include_str!("words/passed.txt"));

/// The verdict on a day with its year; `numbers` are the first tokens of what is a bare number.
pub(super) fn dated(
    text: &Text<'_>,
    index: usize,
    (day, month): (u32, u32),
    year: &YearAt,
    (numbers, case): (&[usize], &Case<'_>),
) -> Verdict {
    let mention = &text.mentions[index];
    let token = mention.tokens.start;
    let words = text.words(mention);
    let date = NaiveDate::from_ymd_opt(year.year, month, day);
    if date.is_some() && is_own_day(text, token, date, case) {
        return own_day(words);
    }
    let near = matches!(year.year - case.years.from, 0 | 1);
    let of_old =
        near || year.year == case.years.from - 1 || is_tied_to_told(text, index, case);
    if case.tells() && of_old {
        return told_of(year.year, case);
    }
    let other = || ranges::other_end(text, index).and_then(day_of);
    let held = |date: NaiveDate| case.facts.held.contains(&date);
    let runs_up = || date.zip(other()).is_some_and(|(a, b)| case.facts.runs_up(a.max(b)));
    if date.is_some_and(held) || other().is_some_and(held) || runs_up() {
        return held_once(text, mention, case);
    }
    let stretch = ranges::of(text, index, case);
    if let Some((first, TimeStretch::Asked)) = stretch {
        return ranges::asked(text, (index, first), case);
    }
    let moves = stretch.is_some();
    let known = || date.is_some_and(|date| is_known_mark(text, index, date, case));
    let own = date.is_some() && date == case.facts.own_day;
    if !moves && own && by_law::is_effect(text, token) {
        return results::own_effect(text.words(mention), mention, case);
    }
    if !moves && known() {
        let reason = say!("ngày có hiệu lực đã định", "a day that is fixed");
        return Verdict::kept(PhraseRole::PastDate, reason);
    }
    if !moves && !near {
        let kept = of_another_year(text, index, year.year, case);
        return kept.offer(case.moved_all(mention));
    }
    if !moves
        && (done::has_happened(text, token) || past_clauses::is_of_a_blow(text, token))
    {
        return results::event(text, mention, case);
    }
    let before = date.zip(case.facts.own_day).is_some_and(|(date, own)| date < own);
    if before && !moves && !case.in_deadline() {
        return results::before_own_day(mention, case);
    }
    if !moves && !case.in_deadline() && done::is_reached(text, mention, (numbers, case)) {
        return results::result(text, mention, year.year);
    }
    if date.is_some_and(|date| case.facts.by_law.contains(&date)) {
        return set_by_law(words, mention, case);
    }
    if date.is_some_and(|date| case.facts.ordered.contains(&date)) {
        return set_from_above(words, mention, case);
    }
    let starts = ranges::starts(text, index);
    let timed = moves
        || starts
        || case.in_deadline()
        || spoken::near_before(text, token, 4, |w| TIME_WORDS.contains(w));
    if ranges::is_open(text, index) {
        return ranges::open_ended(words, mention, case);
    }
    if !moves && !is_timed(text, token) && is_mark(text, mention, timed, starts) {
        return mark(words).offer(case.moved_all(mention));
    }
    moved(text, mention, (day, month), year, (timed, starts, case))
}

/// The day that a mention names with its year.
fn day_of(mention: &Mention) -> Option<NaiveDate> {
    match &mention.phrase {
        Phrase::Date { day, month, year: Some(year) } => {
            NaiveDate::from_ymd_opt(year.year, *month, *day)
        }
        _ => None,
    }
}

/// `thời gian kiểm tra vào ngày 14/12/2025`: a day of what is done, and no mark.
fn is_timed(text: &Text<'_>, token: usize) -> bool {
    const REACH: usize = 8;
    let start = text.clause(token).start.max(token.saturating_sub(REACH));
    text.tokens[start..token]
        .windows(2)
        .any(|pair| pair[0].is("thời") && pair[1].is("gian"))
}

/// True for the first end of a stretch whose last one is told of the last year or this.
fn is_tied_to_told(text: &Text<'_>, index: usize, case: &Case<'_>) -> bool {
    let last = ranges::end_of(text, index);
    let year = last.and_then(|at| text.mentions[at].phrase.years().last().copied());
    year.is_some_and(|year| year >= case.years.from - 1)
}

/// A day that moves; asked about where nobody works on it, or there is no such day.
fn moved(
    text: &Text<'_>,
    mention: &Mention,
    (day, month): (u32, u32),
    year: &YearAt,
    (timed, starts, case): (bool, bool, &Case<'_>),
) -> Verdict {
    let words = text.words(mention);
    let new = year.year + case.years.step();
    let Some(date) = NaiveDate::from_ymd_opt(new, month, day) else {
        return no_such_day(words, (day, month), new);
    };
    let mut changes = vec![case.moved(year)];
    let weekday = weekday::beside(text, mention);
    let stated = weekday.as_ref().map(|(_, stated)| *stated);
    let fits = stated.is_none_or(|stated| {
        NaiveDate::from_ymd_opt(year.year, month, day).map(|d| d.weekday())
            == Some(stated)
    });
    if let Some((at, _)) = weekday.filter(|_| fits) {
        changes.push((at.clone(), weekday::spelt(&text.text[at], date.weekday())));
    }
    let reason = say!("thời hạn đi theo năm kế hoạch", "moves with the plan year");
    let verdict = Verdict::changed(PhraseRole::Deadline, changes, reason);
    let sure = timed && !spoken::is_beside_event(text, mention);
    let verdict = if sure { verdict } else { verdict.likely() };
    if !fits {
        return weekday::wrong(verdict, words);
    }
    let stray = stated.is_none().then(|| weekday::near(text, mention)).flatten();
    if let Some(stray) = stray {
        return weekday::stray(verdict, words, stray);
    }
    // Nobody has to be done on the first day of a stretch.
    // What is held on New Year's Day is no deadline, nor does a law wait for a working day.
    let feast = (day, month) == (1, 1) && !case.in_deadline() && !is_due(text, mention);
    match day_off(date, case).filter(|_| !starts && !feast) {
        Some(off) => verdict_on_day_off(verdict, date, &off),
        None => verdict,
    }
}

/// True if words before a day say that something is due by then.
fn is_due(text: &Text<'_>, mention: &Mention) -> bool {
    spoken::near_before(text, mention.tokens.start, 3, |w| DUE.contains(w))
}

/// What is held once is not held on that day of the next year.
fn held_once(text: &Text<'_>, mention: &Mention, case: &Case<'_>) -> Verdict {
    let words = text.words(mention);
    let reason = say!("ngày của một việc làm một lần", "a day of what is held once");
    if case.facts.elects {
        return results::of_election(Verdict::kept(PhraseRole::PastDate, reason))
            .offer(case.moved_all(mention));
    }
    Verdict::kept(PhraseRole::PastDate, reason)
        .ask(
            format!("held {}", words.to_lowercase().trim_start_matches("ngày ")),
            words,
            say!(
                "“{words}”: ngày của một việc làm một lần, còn là việc của năm mới không?",
                "“{words}”: a day of what is held once; is it still of the new year?"
            ),
        )
        .offer(case.moved_all(mention))
}

/// True for a day on which a law or a change of administration that the register knows began.
fn is_known_mark(
    text: &Text<'_>,
    index: usize,
    date: NaiveDate,
    case: &Case<'_>,
) -> bool {
    let reform = case
        .register
        .administration
        .iter()
        .any(|reform| reform.from.0 == date);
    let token = text.mentions[index].tokens.start;
    let since = spoken::near_before(text, token, 2, |w| matches!(w, "từ" | "sau"));
    let clause = || text.clause(token);
    let told = || ADMINISTRATION.is_in(&text.tokens, clause());
    // `Nghị định có hiệu lực từ ngày 01/7/2025`
    let law = || by_law::names_a_law(text, clause().start..token);
    reform && since && (told() || law()) || by_law::is_effect_of_law(text, index)
}

/// True for the day on which the document itself is passed or issued.
fn is_own_day(
    text: &Text<'_>,
    token: usize,
    date: Option<NaiveDate>,
    case: &Case<'_>,
) -> bool {
    let passed = PASSED.is_in(&text.tokens, token.saturating_sub(3)..token);
    let clause = text.clause(token);
    let this = clause.clone().any(|i| i < token && text.tokens[i].is("này"));
    let said = |word: &str| clause.clone().any(|i| i < token && text.tokens[i].is(word));
    // `Nghị quyết được HĐND tỉnh khóa XIX, kỳ họp thứ 25 thông qua ngày …`
    let session = said("họp") && said("nghị") && !said("luật");
    passed && (this || session || date == case.facts.own_day)
}

/// True if the document's own day stands in the clause of a mention.
pub(super) fn has_own_day(text: &Text<'_>, index: usize, case: &Case<'_>) -> bool {
    let clause = text.clause(text.mentions[index].tokens.start);
    text.mentions.iter().any(|m| {
        let Phrase::Date { day, month, year: Some(year) } = &m.phrase else {
            return false;
        };
        let date = NaiveDate::from_ymd_opt(year.year, *month, *day);
        let near = clause.contains(&m.tokens.start) && m.within.is_none();
        near && date.is_some() && is_own_day(text, m.tokens.start, date, case)
    })
}

/// The document's own day is left to be written, like its date.
pub(super) fn own_day(words: &str) -> Verdict {
    let reason = say!("ngày của chính văn bản", "the document's own day");
    Verdict::kept(PhraseRole::PastDate, reason).ask(
        "own day",
        "ngày của chính văn bản",
        say!(
            "ngày, kỳ họp thông qua chính văn bản này (“{words}”): ghi lại theo văn bản mới",
            "day and session by which this document itself is passed (“{words}”): write the new ones"
        ),
    )
}

/// A deadline that a law sets may stand for good, or come every year.
fn set_by_law(words: &str, mention: &Mention, case: &Case<'_>) -> Verdict {
    let reason = say!("thời hạn do luật định", "a day that a law sets");
    Verdict::kept(PhraseRole::Deadline, reason)
        .ask(
            format!("by law {}", words.trim_start_matches("ngày ")),
            words,
            say!(
                "“{words}” là hạn do luật định: giữ, hay chuyển sang năm sau?",
                "“{words}” is set by a law: keep it, or does it move to the next year?"
            ),
        )
        .offer(case.moved_all(mention))
}

/// A deadline that an order sets was that of its own case.
pub(super) fn set_from_above(words: &str, mention: &Mention, case: &Case<'_>) -> Verdict {
    let reason = say!("thời hạn do văn bản cấp trên định", "a day set from above");
    Verdict::kept(PhraseRole::Deadline, reason)
        .ask(
            format!("ordered {}", words.trim_start_matches("ngày ")),
            words,
            say!(
                "“{words}” là hạn ghi theo văn bản cấp trên: giữ, hay chuyển sang năm sau?",
                "“{words}” is set by an order from above: keep it, or does it move?"
            ),
        )
        .offer(case.moved_all(mention))
}

/// A day of a year that is not the plan's, nor the next: kept; asked if of the year before.
fn of_another_year(text: &Text<'_>, index: usize, year: i32, case: &Case<'_>) -> Verdict {
    let words = text.words(&text.mentions[index]);
    let kept = Verdict::kept(
        PhraseRole::PastDate,
        say!("ngày đã qua hoặc mốc xa", "a day of the past, or a far one"),
    );
    if year != case.years.from - 1 {
        return kept;
    }
    // Days of one sentence are one run.
    let sentence = text.sentence(text.mentions[index].tokens.start);
    let first = text.mentions[..index]
        .iter()
        .filter(|m| m.within.is_none() && sentence.contains(&m.tokens.start))
        .find(|m| day_of(m).is_some_and(|day| day.year() == year))
        .unwrap_or(&text.mentions[index]);
    let day = day_of(first).map(vi::short_date).unwrap_or_default();
    kept.ask(
        format!("date {day}"),
        words,
        say!(
            "“{words}” là ngày của năm trước: còn đúng, hay chuyển sang năm sau?",
            "“{words}” is a day of the year before: still right, or does it move?"
        ),
    )
}

/// True for a day since which something holds, or on which something happened; `timed` if
/// what stands around it says when something is to be done, `starts` if it begins a stretch.
fn is_mark(text: &Text<'_>, mention: &Mention, timed: bool, starts: bool) -> bool {
    let token = mention.tokens.start;
    let from = |w: &str| matches!(w, "từ" | "sau");
    let since = spoken::near_before(text, token, 2, from) && !starts
        || spoken::near_before(text, token, 6, |w| w == "lực");
    // `Ngày 24/7/2025, … có Công văn …` tells what happened.
    let opens = text.tokens[token].is_capital()
        && text.clause(token).start == token
        && text.tokens.get(mention.tokens.end).is_some_and(|t| t.is(","));
    since
        || !timed && (opens || done::is_told(text, token))
        || done::is_count_up_to(text, token)
        || past_clauses::is_told_of(text, mention)
        || told_states::is_held_until(text, mention)
        || done::is_done(text, token)
}

fn mark(words: &str) -> Verdict {
    let reason = say!("mốc có thể cố định", "a mark that may be fixed");
    Verdict::kept(PhraseRole::PastDate, reason).ask(
        format!("date {words}"),
        words,
        say!(
            "“{words}”: mốc cố định, hay chuyển sang năm sau?",
            "“{words}”: a fixed mark, or does it move to the next year?"
        ),
    )
}

fn no_such_day(words: &str, (day, month): (u32, u32), new: i32) -> Verdict {
    let reason = say!("năm {new} không có ngày này", "{new} has no such day");
    Verdict::kept(PhraseRole::Deadline, reason).ask(
        format!("date {words}"),
        words,
        say!(
            "“{words}”: năm {new} không có ngày {day}/{month}, chọn ngày khác",
            "“{words}”: {new} has no {day}/{month}; choose another day"
        ),
    )
}

/// The verdict on a day without a year: a deadline on a day off is asked about.
pub(super) fn day_alone(
    text: &Text<'_>,
    mention: &Mention,
    (day, month): (u32, u32),
    case: &Case<'_>,
) -> Verdict {
    let reason = say!("ngày không nêu năm", "a day without a year");
    let kept = Verdict::kept(PhraseRole::NamedDay, reason);
    let due = case.in_deadline()
        || spoken::near_before(text, mention.tokens.start, 3, |w| DUE.contains(w));
    let yearly = text.clause(mention.tokens.start).any(|i| {
        let tokens = &text.tokens;
        (tokens[i].is("hằng") || tokens[i].is("hàng"))
            && tokens.get(i + 1).is_some_and(|t| t.is("năm"))
    });
    let due = due && !yearly;
    let date = NaiveDate::from_ymd_opt(case.years.to, month, day).filter(|_| due);
    match date.and_then(|date| Some((date, day_off(date, case)?))) {
        Some((date, off)) => verdict_on_day_off(kept, date, &off),
        None => kept,
    }
}

/// A verdict with the question whether a deadline may lie on a day off.
fn verdict_on_day_off(verdict: Verdict, date: NaiveDate, off: &Message) -> Verdict {
    let (vi, en, shown) = (&off.vi, &off.en, vi::short_date(date));
    verdict.ask(
        format!("day off {shown}"),
        shown.clone(),
        say!(
            "{shown} là {vi}: giữ hay chọn ngày làm việc?",
            "{shown} is {en}: keep it, or choose a working day?"
        ),
    )
}

fn day_off(date: NaiveDate, case: &Case<'_>) -> Option<Message> {
    case.register.day_off(date)
}
