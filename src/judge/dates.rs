//! Days: deadlines that move, marks that stand, and whether anybody works on them.

use chrono::NaiveDate;

use super::case::Case;
use super::role::PhraseRole;
use super::spoken;
use super::verdict::Verdict;
use crate::diag::Message;
use crate::grammar::{Mention, Phrase, Text, YearAt};
use crate::say;
use crate::vi::{self, WordList};

/// Words before a day that say by when, or when, something is done.
static TIME_WORDS: WordList = WordList::new(include_str!("words/before-deadline.txt"));
/// Words before a day without a year that make it a deadline.
static DUE: WordList = WordList::new(include_str!("words/due.txt"));
/// Words between `đến` and the last day of a stretch.
static FILLERS: WordList = WordList::new(include_str!("words/range-fillers.txt"));

/// The verdict on a day with its year.
pub(super) fn dated(
    text: &Text<'_>,
    index: usize,
    (day, month): (u32, u32),
    year: &YearAt,
    case: &Case<'_>,
) -> Verdict {
    let mention = &text.mentions[index];
    let words = text.words(mention);
    let range = in_range(text, index, case);
    if !range && !matches!(year.year - case.years.from, 0 | 1) {
        return of_another_year(words, year.year, case);
    }
    let starts = starts_range(text, index);
    let timed = range
        || starts
        || index > 0 && starts_range(text, index - 1)
        || case.in_deadline()
        || spoken::near_before(text, mention.tokens.start, 4, |w| TIME_WORDS.contains(w));
    if is_mark(text, mention, timed, starts) {
        return mark(words);
    }
    let new = year.year + case.years.step();
    let Some(date) = NaiveDate::from_ymd_opt(new, month, day) else {
        return no_such_day(words, (day, month), new);
    };
    let verdict = Verdict::changed(
        PhraseRole::Deadline,
        vec![case.moved(year)],
        say!("thời hạn đi theo năm kế hoạch", "moves with the plan year"),
    );
    let verdict = if timed { verdict } else { verdict.likely() };
    match day_off(date, case) {
        Some(off) => verdict_on_day_off(verdict, date, &off),
        None => verdict,
    }
}

/// A day of a year that is not the plan's, nor the next: kept; asked if of the year before.
fn of_another_year(words: &str, year: i32, case: &Case<'_>) -> Verdict {
    let kept = Verdict::kept(
        PhraseRole::PastDate,
        say!("ngày đã qua hoặc mốc xa", "a day of the past, or a far one"),
    );
    if year != case.years.from - 1 {
        return kept;
    }
    kept.ask(
        format!("date {words}"),
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
        || !timed && (opens || spoken::is_told(text, token))
        || spoken::is_count_up_to(text, token)
        || spoken::is_done(text, token)
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

/// True if a time of the year before the plan's begins a stretch that ends in or after it.
pub(super) fn in_range(text: &Text<'_>, index: usize, case: &Case<'_>) -> bool {
    let years = |i: usize| text.mentions.get(i).map(|m| m.phrase.years());
    let first = years(index).and_then(|years| years.first().copied());
    let last = years(index + 1).and_then(|years| years.last().copied());
    joined_to_next(text, index)
        && first.is_some_and(|year| year >= case.years.from - 1)
        && last.is_some_and(|year| year >= case.years.from)
}

/// True if a time begins a stretch that the next mention ends.
fn starts_range(text: &Text<'_>, index: usize) -> bool {
    joined_to_next(text, index)
        && text
            .mentions
            .get(index + 1)
            .is_some_and(|next| !next.phrase.years().is_empty())
}

/// True if `đến` or a dash, and no more than a few words of time, part a mention from the next
/// time.
fn joined_to_next(text: &Text<'_>, index: usize) -> bool {
    let Some(next) = text.mentions.get(index + 1) else { return false };
    let from = text.mentions[index].tokens.end;
    let between = text.tokens.get(from..next.tokens.start).unwrap_or_default();
    let timed = matches!(
        next.phrase,
        Phrase::Date { .. } | Phrase::Year(..) | Phrase::Span { .. }
    );
    timed
        && between
            .first()
            .is_some_and(|t| t.is("đến") || t.is("-") || t.is("–") || t.is("tới"))
        && between[1..].iter().all(|t| FILLERS.contains(&t.lower))
}
