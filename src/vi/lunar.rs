//! The lunar calendar of Vietnam (UTC+7): the days of Tết and of other lunar feasts.
//!
//! A month begins on the day of a new moon; the month that holds the winter solstice is the
//! eleventh; of thirteen months between two solstices the first without a principal term is
//! the leap month. New moons and the sun's longitude are the usual truncated series (Meeus),
//! good to some minutes.

use std::f64::consts::PI;

use chrono::NaiveDate;

/// The julian day number of 1970-01-01, and of the first new moon of 1900.
const UNIX_EPOCH: i64 = 2_440_588;
const FIRST_NEW_MOON: f64 = 2_415_020.759_33;
const LUNATION: f64 = 29.530_588_68;
/// Vietnam's hours before UTC, as a part of a day.
const ZONE: f64 = 7.0 / 24.0;

/// The day of the Gregorian calendar on which a lunar month's day falls: `lunar_day(2025, 1,
/// 1)` is Tết of 2025; leap months are not asked for. None for no such day of a month.
///
/// ```
/// let tet = vanban::vi::lunar_day(2026, 1, 1).unwrap();
/// assert_eq!(tet.to_string(), "2026-02-17");
/// ```
pub fn lunar_day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    if !(1..=12).contains(&month) || !(1..=30).contains(&day) {
        return None;
    }
    // Months 11 and 12 of a lunar year follow the solstice in it; 1 to 10 lead up to it.
    let (from, to) = if month >= 11 { (year, year + 1) } else { (year - 1, year) };
    let (a, b) = (month_eleven(from)?, month_eleven(to)?);
    let first = lunation_of(a);
    let thirteen = b - a > 365;
    let leap = if thirteen { leap_month(first) } else { i64::MAX };
    let mut offset = (i64::from(month) + 1).rem_euclid(12);
    if offset >= leap {
        offset += 1;
    }
    let start = new_moon(first + offset);
    let length = new_moon(first + offset + 1) - start;
    if i64::from(day) > length {
        return None;
    }
    date(start + i64::from(day) - 1)
}

/// The number of the first day of the month that holds the winter solstice of a year.
fn month_eleven(year: i32) -> Option<i64> {
    let end = day_number(NaiveDate::from_ymd_opt(year, 12, 31)?);
    let lunation = lunation_of(end);
    let start = new_moon(lunation);
    let start = if start > end { new_moon(lunation - 1) } else { start };
    // Sector 9 begins at the solstice: a month that starts in it is already past it.
    Some(if sun_sector(start) >= 9 { new_moon(lunation_of(start) - 1) } else { start })
}

/// How many months after the eleventh the leap month stands.
fn leap_month(first: i64) -> i64 {
    let sector = |i: i64| sun_sector(new_moon(first + i));
    (1..14).find(|i| sector(*i) == sector(*i + 1)).unwrap_or(i64::MAX)
}

/// The lunation whose new moon is on a day, or the last one before it.
fn lunation_of(day: i64) -> i64 {
    let near = ((to_float(day) - FIRST_NEW_MOON) / LUNATION).round();
    let near = to_days(near);
    (near - 1..=near + 1)
        .rev()
        .find(|k| new_moon(*k) <= day)
        .unwrap_or(near)
}

/// The julian day number, in Vietnam, of the k-th new moon after that of January 1900.
fn new_moon(k: i64) -> i64 {
    let k = to_float(k);
    let t = k / 1236.85;
    let (t2, t3) = (t * t, t * t * t);
    let degrees = PI / 180.0;
    let mean = FIRST_NEW_MOON + LUNATION * k + 0.000_117_8 * t2 - 0.000_000_155 * t3
        + 0.000_33 * ((166.56 + 132.87 * t - 0.009_173 * t2) * degrees).sin();
    let sun =
        (359.2242 + 29.105_356_08 * k - 0.000_033_3 * t2 - 0.000_003_47 * t3) * degrees;
    let moon =
        (306.0253 + 385.816_918_06 * k + 0.010_730_6 * t2 + 0.000_012_36 * t3) * degrees;
    let node =
        (21.2964 + 390.670_506_46 * k - 0.001_652_8 * t2 - 0.000_002_39 * t3) * degrees;
    let correction = (0.1734 - 0.000_393 * t) * sun.sin() + 0.0021 * (2.0 * sun).sin()
        - 0.4068 * moon.sin()
        + 0.0161 * (2.0 * moon).sin()
        - 0.0004 * (3.0 * moon).sin()
        + 0.0104 * (2.0 * node).sin()
        - 0.0051 * (sun + moon).sin()
        - 0.0074 * (sun - moon).sin()
        + 0.0004 * (2.0 * node + sun).sin()
        - 0.0004 * (2.0 * node - sun).sin()
        - 0.0006 * (2.0 * node + moon).sin()
        + 0.0010 * (2.0 * node - moon).sin()
        + 0.0005 * (2.0 * moon + sun).sin();
    // The difference between dynamical and universal time.
    let delta = if t < -11.0 {
        0.001 + 0.000_839 * t + 0.000_226_1 * t2
            - 0.000_008_45 * t3
            - 0.000_000_081 * t * t3
    } else {
        -0.000_278 + 0.000_265 * t + 0.000_262 * t2
    };
    to_days((mean + correction - delta + 0.5 + ZONE).floor())
}

/// Which twelfth of the sun's way, from the March equinox, it stands in at the start of a day
/// in Vietnam.
fn sun_sector(day: i64) -> i64 {
    let t = (to_float(day) - 2_451_545.5 - ZONE) / 36_525.0;
    let degrees = PI / 180.0;
    let anomaly = (357.5291 + 35_999.050_3 * t - 0.000_155_9 * t * t) * degrees;
    let mean = 280.466_45 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let centre = (1.9146 - 0.004_817 * t) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_29 * (3.0 * anomaly).sin();
    to_days(((mean + centre).rem_euclid(360.0) / 30.0).floor())
}

fn day_number(date: NaiveDate) -> i64 {
    UNIX_EPOCH + (date - NaiveDate::default()).num_days()
}

fn date(day_number: i64) -> Option<NaiveDate> {
    NaiveDate::default()
        .checked_add_signed(chrono::Duration::days(day_number - UNIX_EPOCH))
}

#[expect(clippy::cast_precision_loss, reason = "days and lunations are far below 2^52")]
fn to_float(n: i64) -> f64 {
    n as f64
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "days and lunations are far below 2^52"
)]
fn to_days(n: f64) -> i64 {
    n as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> String {
        lunar_day(year, month, day).map_or("-".to_owned(), |date| date.to_string())
    }

    #[test]
    fn tet_falls_on_the_known_days() {
        // Official calendars; 1968, 1969, 1985, 2007 and 2030 differ from China's.
        for expected in [
            "1968-01-29",
            "1969-02-16",
            "1976-01-31",
            "1985-01-21",
            "1990-01-27",
            "2000-02-05",
            "2007-02-17",
            "2015-02-19",
            "2018-02-16",
            "2019-02-05",
            "2020-01-25",
            "2021-02-12",
            "2022-02-01",
            "2023-01-22",
            "2024-02-10",
            "2025-01-29",
            "2026-02-17",
            "2027-02-06",
            "2028-01-26",
            "2029-02-13",
            "2030-02-02",
            "2033-01-31",
            "2034-02-19",
        ] {
            let year = expected[..4].parse().unwrap();
            assert_eq!(day(year, 1, 1), expected);
        }
    }

    #[test]
    fn other_feasts_fall_on_the_known_days() {
        assert_eq!(day(2023, 3, 10), "2023-04-29"); // after the leap second month
        assert_eq!(day(2024, 3, 10), "2024-04-18");
        assert_eq!(day(2025, 3, 10), "2025-04-07");
        assert_eq!(day(2026, 3, 10), "2026-04-26");
        assert_eq!(day(2025, 8, 15), "2025-10-06"); // after the leap sixth month
        assert_eq!(day(2024, 12, 29), "2025-01-28");
        assert_eq!(day(2024, 12, 30), "-");
    }
}
