//! Days that go by another calendar than the year's: by the moon, by the week, or by what the
//! Government sets each year.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use super::case::{Case, Course};
use super::ranges;
use super::role::PhraseRole;
use super::verdict::Verdict;
use super::weekday;
use crate::grammar::{Mention, Phrase, PhraseList, Text, TokenKind};
use crate::say;
use crate::vi;

/// Words of the lunar calendar, by which a day near Tết is set.
static OF_TET: PhraseList = PhraseList::new(include_str!("words/days-of-tet.txt"));
/// Words of the lunar calendar for any time of the year.
static LUNAR: PhraseList = PhraseList::new(include_str!("words/lunar-days.txt"));
/// Feasts of the solar calendar that share a word with it.
static SOLAR: PhraseList = PhraseList::new(include_str!("words/solar-feasts.txt"));
/// Words of working days that are moved.
static MOVED: PhraseList = PhraseList::new(include_str!("words/moved-working-days.txt"));

/// The question that a day of another calendar raises in the place of a change.
pub(super) fn doubt(text: &Text<'_>, index: usize, case: &Case<'_>) -> Option<Verdict> {
    let mention = &text.mentions[index];
    let Phrase::Date { day, month, year: Some(year) } = &mention.phrase else {
        return None;
    };
    let date = NaiveDate::from_ymd_opt(year.year, *month, *day)?;
    if case.part.course == Course::Holidays {
        let near = matches!(year.year - case.years.from, -1..=1);
        return near.then(|| of_days_off(text, mention, date, case));
    }
    if is_lunar(text, mention, date) {
        return Some(by_the_moon(text, mention, date, case));
    }
    let sentence = text.sentence(mention.tokens.start);
    if MOVED.is_in(&text.tokens, sentence) {
        return Some(moved_working_day(text.words(mention)));
    }
    let weekend = |m: &Mention| {
        let said = weekday::beside(text, m);
        said.is_some_and(|(_, day)| matches!(day, Weekday::Sat | Weekday::Sun))
    };
    let other = || ranges::other_end(text, index).is_some_and(weekend);
    (weekend(mention) || other()).then(|| of_the_week(text, mention, date, case))
}

/// True if the sentence sets a day by the moon.
fn is_lunar(text: &Text<'_>, mention: &Mention, date: NaiveDate) -> bool {
    const BEFORE: i64 = 60;
    const AFTER: i64 = 30;
    let sentence = text.sentence(mention.tokens.start);
    let named = |list: &PhraseList| {
        sentence
            .clone()
            .any(|at| list.is_at(&text.tokens, at) && !SOLAR.is_at(&text.tokens, at))
    };
    let near = [date.year(), date.year() + 1].into_iter().any(|year| {
        let tet = vi::lunar_day(year, 1, 1);
        tet.is_some_and(|tet| (-BEFORE..=AFTER).contains(&(date - tet).num_days()))
    });
    // `… thưởng Tết …; tổng hợp, báo cáo trước ngày 25/12/2025`: another clause speaks of Tết.
    let own = mention.tokens.start;
    let due = own > 0 && text.tokens[own - 1].is("trước");
    let apart = due && !OF_TET.is_in(&text.tokens, text.clause(own));
    named(&LUNAR) || near && !apart && named(&OF_TET)
}

/// The day of the next year with the same lunar day.
fn same_lunar_day(date: NaiveDate, step: i32) -> Option<NaiveDate> {
    const LONGEST: i64 = 30;
    let (year, month, start) = [date.year() - 1, date.year()]
        .into_iter()
        .flat_map(|year| (1..=12).map(move |month| (year, month)))
        .filter_map(|(year, month)| Some((year, month, vi::lunar_day(year, month, 1)?)))
        .find(|(_, _, start)| (0..LONGEST).contains(&(date - *start).num_days()))?;
    let day = u32::try_from((date - start).num_days()).ok()? + 1;
    if vi::lunar_day(year, month, day) != Some(date) {
        return None;
    }
    let same = |day| vi::lunar_day(year + step, month, day);
    same(day).or_else(|| same(day - 1))
}

/// What puts another day in the place of one, its weekday too.
fn put(
    text: &Text<'_>,
    mention: &Mention,
    (old, new): (NaiveDate, NaiveDate),
) -> Vec<(Range<usize>, String)> {
    let tokens = &text.tokens[mention.tokens.clone()];
    let mut numbers = tokens.iter().filter(|t| t.kind == TokenKind::Number);
    let (Some(day), Some(month)) = (numbers.next(), numbers.next()) else {
        return vec![];
    };
    let Phrase::Date { year: Some(year), .. } = &mention.phrase else { return vec![] };
    if day.number() != Some(old.day()) || month.number() != Some(old.month()) {
        return vec![];
    }
    let zero = new.month() < 3 || month.text.starts_with('0') && month.text.len() > 1;
    let shown = if zero && new.month() < 10 && (new.month() < 3 || old.month() > 2) {
        format!("{:02}", new.month())
    } else {
        new.month().to_string()
    };
    let mut changes = vec![
        (day.range(), format!("{:02}", new.day())),
        (month.range(), shown),
        (year.at.clone(), new.year().to_string()),
    ];
    if let Some((at, said)) = weekday::beside(text, mention)
        && said == old.weekday()
    {
        changes.push((at.clone(), weekday::spelt(&text.text[at], new.weekday())));
    }
    changes
}

fn by_the_moon(
    text: &Text<'_>,
    mention: &Mention,
    date: NaiveDate,
    case: &Case<'_>,
) -> Verdict {
    let words = text.words(mention);
    let reason = say!("ngày theo âm lịch", "a day by the moon");
    let verdict = Verdict::kept(PhraseRole::Deadline, reason);
    match same_lunar_day(date, case.years.step()) {
        Some(new) => {
            let shown = vi::short_date(new);
            verdict
                .ask(
                    format!("lunar {words}"),
                    words,
                    say!(
                        "“{words}” đi theo âm lịch: cùng ngày âm lịch của năm mới là {shown}; đổi, hay chọn ngày khác?",
                        "“{words}” goes by the moon: the same lunar day of the new year is {shown}; change it, or choose another?"
                    ),
                )
                .offer(put(text, mention, (date, new)))
        }
        None => verdict.ask(
            format!("lunar {words}"),
            words,
            say!(
                "“{words}” đi theo âm lịch: năm mới là ngày nào?",
                "“{words}” goes by the moon: which day is it in the new year?"
            ),
        ),
    }
}

/// The name of a year in the days off that are set by the moon: it goes with them.
pub(super) fn named(
    text: &Text<'_>,
    index: usize,
    verdict: &Verdict,
    case: &Case<'_>,
) -> Option<Verdict> {
    const NEAR: usize = 8;
    let mention = &text.mentions[index];
    let name = matches!(mention.phrase, Phrase::YearName(..));
    let near = mention.tokens.start.saturating_sub(NEAR)..mention.tokens.start;
    let words = ["ngày", "mùng", "mồng", "chạp", "giêng"];
    let counted = text.tokens[near].iter().any(|t| words.iter().any(|w| t.is(w)));
    let off = case.part.course == Course::Holidays && name && counted;
    off.then(|| days_off(case).offer(verdict.changes.clone()))
}

fn days_off(case: &Case<'_>) -> Verdict {
    let year = case.years.to;
    let reason = say!("lịch nghỉ của từng năm", "days off, set each year");
    Verdict::kept(PhraseRole::Deadline, reason).ask(
        "days off",
        "lịch nghỉ lễ, Tết và các ngày đi cùng",
        say!(
            "các ngày nghỉ lễ, Tết, làm bù: ghi theo lịch nghỉ năm {year} của cấp có thẩm quyền?",
            "days off and working days in their stead: write those that are set for {year}?"
        ),
    )
}

fn of_days_off(
    text: &Text<'_>,
    mention: &Mention,
    date: NaiveDate,
    case: &Case<'_>,
) -> Verdict {
    let asked = days_off(case);
    if !is_lunar(text, mention, date) {
        return asked;
    }
    let new = same_lunar_day(date, case.years.step());
    asked.offer(new.map(|new| put(text, mention, (date, new))).unwrap_or_default())
}

/// No day is offered: nobody knows it before it is set.
fn moved_working_day(words: &str) -> Verdict {
    let reason = say!("ngày hoán đổi, làm bù", "a working day that is moved");
    Verdict::kept(PhraseRole::Deadline, reason).ask(
        "moved working days",
        "ngày hoán đổi, làm bù",
        say!(
            "“{words}”: ngày hoán đổi, làm bù do cấp có thẩm quyền định từng năm: ghi ngày của năm mới?",
            "“{words}”: a working day that is moved is set each year; write that of the new one?"
        ),
    )
}

/// The same weekday nearest to a day of the next year.
fn of_the_week(
    text: &Text<'_>,
    mention: &Mention,
    date: NaiveDate,
    case: &Case<'_>,
) -> Verdict {
    let words = text.words(mention);
    let reason = say!("việc làm vào cuối tuần", "held at a weekend");
    // 52 weeks are 364 days: the same weekday, a day or two earlier.
    let weeks = 52 * 7 * i64::from(case.years.step());
    let near = date.checked_add_signed(chrono::Duration::days(weeks));
    let new = near.filter(|new| new.year() - date.year() == case.years.step());
    let offer = new.map(|new| put(text, mention, (date, new))).unwrap_or_default();
    Verdict::kept(PhraseRole::Deadline, reason)
        .ask(
            format!("weekend {words}"),
            words,
            say!(
                "“{words}”: ngày cuối tuần, sang năm rơi vào thứ khác: giữ ngày hay giữ thứ?",
                "“{words}”: a weekend's day falls on another weekday; keep the day or the weekday?"
            ),
        )
        .offer(offer)
}
