//! Days and times of an ODS, as sheets count them.

use chrono::{NaiveDate, NaiveTime, Timelike};

/// The days of `2026-03-05T08:30:00`, as sheets count them.
pub(super) fn days(text: &str) -> Option<f64> {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
    let start = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let whole = i32::try_from((date - start).num_days()).ok()?;
    let time = NaiveTime::parse_from_str(time.get(..8).unwrap_or("00:00:00"), "%H:%M:%S");
    let seconds = time.map_or(0, |time| time.num_seconds_from_midnight());
    Some(f64::from(whole) + f64::from(seconds) / 86_400.0)
}

/// The days of `PT08H30M00S`.
pub(super) fn time(text: &str) -> Option<f64> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.trim_end_matches('S').replace(',', ".");
    let number = |text: &str| text.parse::<f64>().ok();
    let seconds = number(&seconds).unwrap_or(0.0);
    Some((number(hours)? * 3600.0 + number(minutes)? * 60.0 + seconds) / 86_400.0)
}
