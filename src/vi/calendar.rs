//! Dates as the decree writes them, and as people type them.

use chrono::{Datelike, NaiveDate};

/// The day of a date: a zero before 1 to 9 (II.4.b).
fn day(day: u32) -> String {
    format!("{day:02}")
}

/// The month of a date: a zero before 1 and 2 only (II.4.b).
fn month(month: u32) -> String {
    if month < 3 { format!("{month:02}") } else { month.to_string() }
}

/// A date in figures: `13/02/2025`, with a zero where II.4.b writes one.
pub fn short_date(date: NaiveDate) -> String {
    format!("{}/{}/{}", day(date.day()), month(date.month()), date.year())
}

/// Reads `2025-02-13`, `13/02/2025`, `13-2-2025`, `13.2.2025` or
/// `ngày 13 tháng 02 năm 2025`; none if it is another form or no day of the calendar.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let words = text.to_lowercase();
    let words = words.replace("ngày", " ").replace("tháng", " ").replace("năm", " ");
    let parts: Vec<&str> = words
        .split(|c: char| c.is_whitespace() || "/-.".contains(c))
        .collect();
    let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    let [first, second, third] = parts[..] else { return None };
    let number = |part: &str| {
        part.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let (first_n, second_n, third_n) = (number(first)?, number(second)?, number(third)?);
    let (year, day) = match (first.len(), third.len()) {
        (4, 1..=2) => (first_n, third_n),
        (1..=2, 4) => (third_n, first_n),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, second_n, day)
        .filter(|date| date.year() >= 1000)
}

/// The first day of a month that is written alone: `2026-06`, `6/2026`, `tháng 6 năm 2026`.
pub fn parse_month(text: &str) -> Option<NaiveDate> {
    let words = text.to_lowercase().replace("tháng", " ").replace("năm", " ");
    let parts = words.split(|c: char| c.is_whitespace() || "/-.".contains(c));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let [first, second] = parts[..] else { return None };
    let number = |part: &str| {
        part.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let (year, month) = match (first.len(), second.len()) {
        (4, 1..=2) => (first, second),
        (1..=2, 4) => (second, first),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(number(year)?).ok()?, number(month)?, 1)
        .filter(|date| date.year() >= 1000)
}

/// The time of a signature as a page shows it, from ISO 8601: `28/12/2025; 14:05:09 +07:00`
/// (II.8.b); none if it is no such time.
///
/// ```
/// let shown = vanban::vi::signing_time("2025-12-28T14:05:09+07:00");
/// assert_eq!(shown.as_deref(), Some("28/12/2025; 14:05:09 +07:00"));
/// ```
pub fn signing_time(text: &str) -> Option<String> {
    let time = chrono::DateTime::parse_from_rfc3339(text.trim()).ok()?;
    Some(time.format("%d/%m/%Y; %H:%M:%S %:z").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_small_days_and_the_first_two_months_take_a_zero() {
        let at = |y, m, d| short_date(NaiveDate::from_ymd_opt(y, m, d).unwrap());
        assert_eq!(at(2020, 1, 5), "05/01/2020");
        assert_eq!(at(2019, 6, 29), "29/6/2019");
        assert_eq!(at(2025, 12, 31), "31/12/2025");
    }

    #[test]
    fn the_usual_forms_of_a_date_are_read() {
        let expected = NaiveDate::from_ymd_opt(2025, 2, 13);
        for text in [
            "2025-02-13",
            "13/02/2025",
            "13/2/2025",
            "13-2-2025",
            "13.02.2025",
            "ngày 13 tháng 02 năm 2025",
            "2025-2-13",
        ] {
            assert_eq!(parse_date(text), expected, "{text}");
        }
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in
            ["2025-02-30", "2025-13-01", "hôm qua", "13/02", "13/02/25", "", "-1-2-3"]
        {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }
}
