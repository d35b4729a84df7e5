//! Times as PDFs write them.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone, Utc};

/// Seven hours before Greenwich: the time of Vietnam, which has no other.
const HOURS: i32 = 7;

/// Reads a time such as `D:20260713090000+07'00'`.
pub(super) fn pdf_time(text: &str) -> Option<DateTime<Utc>> {
    let text = text.strip_prefix("D:").unwrap_or(text);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (time, zone) = text.split_at(digits);
    if !text.is_char_boundary(digits) || time.len() < 8 {
        return None;
    }
    let part = |at: usize, length: usize| time.get(at..at + length)?.parse::<u32>().ok();
    let year = time.get(..4)?.parse().ok()?;
    let day = NaiveDate::from_ymd_opt(year, part(4, 2)?, part(6, 2)?)?;
    let or_none = |at| part(at, 2).unwrap_or(0);
    let local = day.and_hms_opt(or_none(8), or_none(10), or_none(12))?;
    let numbers: Vec<i32> = zone
        .get(1..)
        .unwrap_or_default()
        .split('\'')
        .filter_map(|it| it.parse().ok())
        .collect();
    let seconds =
        numbers.first().unwrap_or(&0) * 3600 + numbers.get(1).unwrap_or(&0) * 60;
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let offset = FixedOffset::east_opt(seconds.checked_mul(sign)?)?;
    Some(offset.from_local_datetime(&local).single()?.with_timezone(&Utc))
}

/// A time as people in Vietnam write it.
pub(super) fn shown(time: DateTime<Utc>) -> String {
    let offset = FixedOffset::east_opt(HOURS * 3600);
    let form = "%H:%M %d/%m/%Y";
    match offset {
        Some(offset) => time.with_timezone(&offset).format(form).to_string(),
        None => time.format(form).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_with_its_zone() {
        let time = pdf_time("D:20260713233000+07'00'").map(|it| it.to_rfc3339());
        assert_eq!(time.as_deref(), Some("2026-07-13T16:30:00+00:00"));
        let short = pdf_time("D:20260713Z").map(shown);
        assert_eq!(short.as_deref(), Some("07:00 13/07/2026"));
        for odd in
            ["", "D:", "D:2026", "D:20269999", "D:20260713090000+99999999'00'", "ngày"]
        {
            assert_eq!(pdf_time(odd), None, "{odd}");
        }
    }
}
