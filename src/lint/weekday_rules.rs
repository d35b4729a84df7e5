//! Rules on the days of the week beside dates (II.4; Phụ lục II, V.8).

use chrono::{Datelike, NaiveDate};

use super::check::Looked;
use super::subject::Subject;
use crate::diag::{Diagnostic, rules};
use crate::grammar::{Phrase, Token, TokenKind};
use crate::say;

/// The days of the week from Monday, as they are written and as they are found.
const WEEKDAYS: [(&str, [&str; 2]); 7] = [
    ("thứ Hai", ["thứ", "hai"]),
    ("thứ Ba", ["thứ", "ba"]),
    ("thứ Tư", ["thứ", "tư"]),
    ("thứ Năm", ["thứ", "năm"]),
    ("thứ Sáu", ["thứ", "sáu"]),
    ("thứ Bảy", ["thứ", "bảy"]),
    ("Chủ nhật", ["chủ", "nhật"]),
];

/// Words before a day of the week in small letters; behind any other, `thứ hai` may count.
const BEFORE_WEEKDAY: &str = " chiều các cả của đến hết giờ hôm là ngày phút sáng sau thường tới tối trong trưa trước từ vào và ";
/// Words before what counts, even with a capital: `Kỳ họp thứ Hai`.
const COUNTED: &str = " buổi đợt khóa khoá kỳ lần nghị phiên vòng ";

/// Words that make a meeting of `họp`.
const MEETINGS: [&str; 4] = ["buổi", "cuộc", "kỳ", "phiên"];

/// A day of the week that the day is not.
pub(super) fn wrong_weekday(subject: &Subject<'_>) -> Looked {
    let mut any = false;
    let mut found = vec![];
    for (text, read) in subject.read() {
        for mention in &read.mentions {
            let Phrase::Date { day, month, year } = &mention.phrase else { continue };
            let said_year = year.as_ref().map(|year| year.year);
            let Some(own) = said_year.or(subject.year()) else { continue };
            // A day without its year may be of the year before or after, too.
            let years = if said_year.is_some() { own..=own } else { own - 1..=own + 1 };
            let dates = years.filter_map(|it| NaiveDate::from_ymd_opt(it, *month, *day));
            let Some(date) = NaiveDate::from_ymd_opt(own, *month, *day) else { continue };
            let beside =
                weekday_beside(&read.tokens, mention.tokens.start, mention.tokens.end);
            let Some((said, at)) = beside else { continue };
            any = true;
            let weekday = |date: NaiveDate| date.weekday().num_days_from_monday();
            let right = weekday(date);
            if dates.map(weekday).any(|it| it == said) {
                continue;
            }
            let (wrong, right) = (name(said), name(right));
            let said = date.format("%d/%m/%Y");
            let message = say!(
                "ngày {said} là {right}, không phải {wrong}",
                "{said} is not the day of the week that is written ({wrong}): it is {right}"
            );
            let tokens = &read.tokens;
            let place = subject.place_in(text, tokens[at].start..tokens[at + 1].end());
            found.push(Diagnostic::new(&rules::WRONG_WEEKDAY, message).at(place));
        }
    }
    any.then_some(found)
}

fn name(weekday: u32) -> &'static str {
    usize::try_from(weekday)
        .ok()
        .and_then(|i| WEEKDAYS.get(i))
        .map_or("", |day| day.0)
}

/// The day of the week right before a date (`thứ Hai, ngày …`) or behind it in brackets.
fn weekday_beside(
    tokens: &[Token<'_>],
    start: usize,
    end: usize,
) -> Option<(u32, usize)> {
    let at = |i: usize| {
        let found = WEEKDAYS.iter().position(|(_, words)| {
            (0..2).all(|k| tokens.get(i + k).is_some_and(|t| t.is(words[k])))
        })?;
        Some((u32::try_from(found).ok().filter(|_| !counts(tokens, i))?, i))
    };
    let bracket = tokens.get(end).is_some_and(|t| t.is("(") || t.is(","));
    let behind = bracket.then(|| at(end + 1)).flatten();
    // `thứ Hai, ngày 02/3/2026`: the comma and the word may be missing.
    let before = (2..=4).find_map(|back| {
        let i = start.checked_sub(back)?;
        let between = &tokens[i + 2..start];
        let near = between.iter().all(|t| t.is(",") || t.is("ngày") || t.is("("));
        at(i).filter(|_| near)
    });
    before.or(behind)
}

/// True if the words count something, such as a session: `phiên họp thứ hai`.
fn counts(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let before = before.filter(|before| before.kind == TokenKind::Word);
    let Some(before) = before.filter(|_| tokens[at].is("thứ")) else { return false };
    if before.is("họp") {
        // `Kỳ họp thứ Hai`, but `Họp thứ Hai`.
        let meeting = at.checked_sub(2).map(|at| &tokens[at]);
        return meeting.is_some_and(|it| MEETINGS.iter().any(|word| it.is(word)));
    }
    let word = format!(" {} ", before.lower);
    if tokens[at + 1].is_capital() {
        COUNTED.contains(&word)
    } else {
        !BEFORE_WEEKDAY.contains(&word)
    }
}

/// A day of the week in small letters beside a date.
pub(super) fn small_weekday(subject: &Subject<'_>) -> Looked {
    let mut any = false;
    let mut found = vec![];
    for (text, read) in subject.read() {
        let tokens = &read.tokens;
        for i in 0..tokens.len().saturating_sub(1) {
            let day = WEEKDAYS.iter().find(|(_, words)| tokens[i + 1].is(words[1]));
            let Some((name, _)) = day.filter(|_| tokens[i].is("thứ")) else {
                continue;
            };
            let next = (i + 2..i + 4)
                .find(|at| tokens.get(*at).is_none_or(|t| !t.is(",") && !t.is("(")));
            let date = next.is_some_and(|at| {
                read.mentions.iter().any(|mention| {
                    let date = matches!(mention.phrase, Phrase::Date { .. });
                    date && (mention.tokens.start == at
                        || mention.tokens.start == at + 1 && tokens[at].is("ngày"))
                })
            });
            if counts(tokens, i) || !date {
                continue;
            }
            any = true;
            let said = tokens[i + 1].text;
            if !said.starts_with(char::is_lowercase) {
                continue;
            }
            let message = say!(
                "viết “{name}”, không viết “thứ {said}”",
                "“thứ {said}” is written “{name}”"
            );
            let place = subject.place_in(text, tokens[i + 1].range());
            let right = name.trim_start_matches("thứ ");
            let fix = subject.reworded(text, tokens[i + 1].range(), right);
            let finding = Diagnostic::new(&rules::SMALL_WEEKDAY, message).at(place);
            found.push(finding.fix_maybe(fix));
        }
    }
    any.then_some(found)
}
