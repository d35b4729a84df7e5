//! Days and times as a format's code shows them.

use chrono::{Datelike, Days, NaiveDate};

use super::code_tokens::{CodeToken, DatePart};
use crate::vi;

/// The code of a day or time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DateTokens {
    tokens: Vec<CodeToken>,
    names: DateNames,
    noon: bool,
}

/// The language of months and days of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateNames {
    Vietnamese,
    English,
}

const VIETNAMESE: u32 = 0x42A;
const ENGLISH: u32 = 0x09;
const MONTHS: [(&str, &str); 12] = [
    ("Tháng Một", "January"),
    ("Tháng Hai", "February"),
    ("Tháng Ba", "March"),
    ("Tháng Tư", "April"),
    ("Tháng Năm", "May"),
    ("Tháng Sáu", "June"),
    ("Tháng Bảy", "July"),
    ("Tháng Tám", "August"),
    ("Tháng Chín", "September"),
    ("Tháng Mười", "October"),
    ("Tháng Mười Một", "November"),
    ("Tháng Mười Hai", "December"),
];
const WEEKDAYS: [(&str, &str, &str); 7] = [
    ("Thứ Hai", "T2", "Monday"),
    ("Thứ Ba", "T3", "Tuesday"),
    ("Thứ Tư", "T4", "Wednesday"),
    ("Thứ Năm", "T5", "Thursday"),
    ("Thứ Sáu", "T6", "Friday"),
    ("Thứ Bảy", "T7", "Saturday"),
    ("Chủ Nhật", "CN", "Sunday"),
];

impl DateTokens {
    /// The code of these parts; none if digits stand in it.
    pub(super) fn new(tokens: Vec<CodeToken>) -> Option<Self> {
        let language = tokens.iter().find_map(|token| match token {
            CodeToken::Language(number) => Some(*number),
            _ => None,
        });
        let english = language.is_some_and(|it| it & 0xFF == ENGLISH);
        let names = if english { DateNames::English } else { DateNames::Vietnamese };
        let mut tokens = with_minutes(with_fractions(tokens)?);
        let named = tokens.iter().any(|it| {
            it.is_part(|part| matches!(part, DatePart::Month(3..) | DatePart::Day(3..)))
        });
        let stated = language == Some(VIETNAMESE) || english;
        let at = |wanted: fn(DatePart) -> bool| {
            tokens.iter().position(|token| token.is_part(wanted))
        };
        let day = at(|it| matches!(it, DatePart::Day(1..=2)));
        let month = at(|it| matches!(it, DatePart::Month(_)));
        let year = at(|it| matches!(it, DatePart::Year(_)));
        // Where a month stands before the day, or has the name that the system gives it, the
        // sheet shows each reader something else; an office reads the day first.
        let abroad = matches!((day, month, year), (Some(day), Some(month), year)
            if month < day && year.is_none_or(|year| month < year));
        let month_named = tokens
            .iter()
            .any(|it| it.is_part(|it| matches!(it, DatePart::Month(3..))));
        if abroad || named && month_named && !stated {
            let is_date = |token: &CodeToken| {
                token.is_part(|it| {
                    matches!(
                        it,
                        DatePart::Day(_) | DatePart::Month(_) | DatePart::Year(_)
                    )
                })
            };
            let first = tokens.iter().position(is_date)?;
            let last = tokens.iter().rposition(is_date)?;
            let office = DatePart::Office {
                day: day.is_some(),
                month: month.is_some(),
                year: year.is_some(),
            };
            tokens.splice(first..=last, [CodeToken::Date(office)]);
        }
        let noon = tokens.contains(&CodeToken::Date(DatePart::Noon));
        Some(Self { tokens, names, noon })
    }

    /// The moment of a number of days as the sheet shows it.
    pub(super) fn show(&self, value: f64) -> String {
        let moment = DayTime::of(value);
        // A time alone is in no day, whatever the code asks for.
        if value > 0.0 && value < 1.0 && !self.tokens.iter().any(is_time) {
            let minutes = moment.millis / 60_000;
            return format!("{:02}:{:02}", minutes / 60, minutes % 60);
        }
        let mut said = String::new();
        for token in &self.tokens {
            match token {
                CodeToken::Literal(text) => said.push_str(text),
                CodeToken::Slash => said.push('/'),
                CodeToken::Point => said.push('.'),
                CodeToken::Comma => said.push(','),
                CodeToken::Date(part) => said.push_str(&self.part(*part, moment)),
                _ => {}
            }
        }
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn part(&self, part: DatePart, moment: DayTime) -> String {
        let DayTime { date, millis, total } = moment;
        let english = self.names == DateNames::English;
        let two = |number: i64, letters: usize| {
            if letters > 1 { format!("{number:02}") } else { number.to_string() }
        };
        let (hours, minutes) = (millis / 3_600_000, millis / 60_000 % 60);
        match part {
            DatePart::Year(letters) if letters < 3 => format!("{:02}", date.year() % 100),
            DatePart::Year(_) => date.year().to_string(),
            DatePart::Month(letters) => {
                let (vietnamese, name) = MONTHS[date.month0() as usize];
                match letters {
                    1 | 2 => two(date.month().into(), letters),
                    3 if english => name[..3].to_owned(),
                    3 => format!("Thg{}", date.month()),
                    5 if english => name[..1].to_owned(),
                    5 => format!("T{}", date.month()),
                    _ => if english { name } else { vietnamese }.to_owned(),
                }
            }
            DatePart::Day(letters) => {
                let weekday = date.weekday().num_days_from_monday() as usize;
                let (vietnamese, short, name) = WEEKDAYS[weekday];
                match letters {
                    1 | 2 => two(date.day().into(), letters),
                    3 if english => name[..3].to_owned(),
                    3 => short.to_owned(),
                    _ => if english { name } else { vietnamese }.to_owned(),
                }
            }
            DatePart::Hour(letters) if self.noon => two((hours + 11) % 12 + 1, letters),
            DatePart::Hour(letters) => two(hours, letters),
            DatePart::Minute(letters) => two(minutes, letters),
            DatePart::Second(letters) => two(millis / 1000 % 60, letters),
            DatePart::Fraction(digits) => {
                let digits = digits.min(3);
                format!(",{}", &format!("{:03}", millis % 1000)[..digits])
            }
            DatePart::Noon => {
                let (before, after) = if english { ("AM", "PM") } else { ("SA", "CH") };
                if hours < 12 { before } else { after }.to_owned()
            }
            DatePart::AllHours(letters) => two(total / 3_600_000, letters),
            DatePart::AllMinutes(letters) => two(total / 60_000, letters),
            DatePart::AllSeconds(letters) => two(total / 1000, letters),
            DatePart::Office { day, month, year } => office(date, day, month, year),
        }
    }
}

/// True for a part of a time.
fn is_time(token: &CodeToken) -> bool {
    token.is_part(|part| {
        !matches!(
            part,
            DatePart::Year(_)
                | DatePart::Month(_)
                | DatePart::Day(_)
                | DatePart::Office { .. }
        )
    })
}

/// A day as an office writes it, or the parts of it that are asked for.
fn office(date: NaiveDate, day: bool, month: bool, year: bool) -> String {
    let short = vi::short_date(date);
    let parts: Vec<&str> = short.split('/').collect();
    let asked = parts.into_iter().zip([day, month, year]);
    let asked: Vec<&str> = asked.filter(|(_, it)| *it).map(|(part, _)| part).collect();
    asked.join("/")
}

/// `m` after hours or before seconds is minutes.
fn with_minutes(mut tokens: Vec<CodeToken>) -> Vec<CodeToken> {
    let at = |i: usize, tokens: &[CodeToken]| match tokens.get(i) {
        Some(CodeToken::Date(part)) => Some(*part),
        _ => None,
    };
    let dates: Vec<usize> =
        (0..tokens.len()).filter(|i| at(*i, &tokens).is_some()).collect();
    for (n, i) in dates.iter().enumerate() {
        let Some(DatePart::Month(letters @ 1..=2)) = at(*i, &tokens) else { continue };
        let before = n.checked_sub(1).and_then(|n| at(dates[n], &tokens));
        let after = dates.get(n + 1).and_then(|i| at(*i, &tokens));
        let is_hour = matches!(before, Some(DatePart::Hour(_) | DatePart::AllHours(_)));
        let is_second =
            matches!(after, Some(DatePart::Second(_) | DatePart::AllSeconds(_)));
        if is_hour || is_second {
            tokens[*i] = CodeToken::Date(DatePart::Minute(letters));
        }
    }
    tokens
}

/// `.00` after seconds is decimals of them; digits elsewhere mean nothing here.
fn with_fractions(tokens: Vec<CodeToken>) -> Option<Vec<CodeToken>> {
    let mut found: Vec<CodeToken> = vec![];
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let zeros = |tokens: &mut std::iter::Peekable<std::vec::IntoIter<CodeToken>>| {
            let mut count = 0;
            while tokens.next_if_eq(&CodeToken::Digit('0')).is_some() {
                count += 1;
            }
            count
        };
        match token {
            CodeToken::Point if tokens.peek() == Some(&CodeToken::Digit('0')) => {
                let count = zeros(&mut tokens);
                found.push(CodeToken::Date(DatePart::Fraction(count)));
            }
            CodeToken::Digit(_)
            | CodeToken::Percent
            | CodeToken::Exponent(_)
            | CodeToken::General => {
                return None;
            }
            // `;@` after a date is a section of its own; here it would show the number.
            CodeToken::Text => return None,
            token => found.push(token),
        }
    }
    Some(found)
}

/// A number of days, parted.
#[derive(Clone, Copy)]
struct DayTime {
    date: NaiveDate,
    /// Of the day.
    millis: i64,
    /// Of all days.
    total: i64,
}

impl DayTime {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "days of a sheet, cut to what a calendar can show"
    )]
    fn of(days: f64) -> Self {
        const DAY: i64 = 86_400_000;
        let total = (days.clamp(0.0, 2_958_465.999) * 86_400_000.0).round() as i64;
        let (day, millis) = (total / DAY, total % DAY);
        // Sheets count a 29 February 1900, which never was.
        let day = if day < 60 { day + 1 } else { day };
        let start = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
        let date = start.checked_add_days(Days::new(day.unsigned_abs()));
        Self { date: date.unwrap_or(start), millis, total }
    }
}
