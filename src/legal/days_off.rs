//! Why nobody works on a day: weekends, holidays, and days off in their place.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::holiday::Holiday;
use super::register::Register;
use crate::diag::Message;
use crate::say;

/// Why nobody works on a day.
enum DayOff<'a> {
    /// Saturday or Sunday.
    Weekend(Weekday),
    /// A public holiday, or a day beside one that may be off too.
    Holiday(&'a Holiday),
    /// The working day after a holiday that fell on a weekend (Bộ luật Lao động, Điều 111.3).
    InLieu(&'a Holiday),
}

impl DayOff<'_> {
    fn named(&self) -> Message {
        match self {
            Self::Weekend(Weekday::Sun) => say!("Chủ nhật", "a Sunday"),
            Self::Weekend(_) => say!("thứ Bảy", "a Saturday"),
            Self::Holiday(holiday) => {
                let name = &holiday.name;
                say!("dịp nghỉ {name}", "a holiday ({name})")
            }
            Self::InLieu(holiday) => {
                let name = &holiday.name;
                say!("ngày nghỉ bù {name}", "a day off in lieu of {name}")
            }
        }
    }
}

impl Register {
    /// Why nobody works on a day, in words within a sentence; none for a working day.
    pub fn day_off(&self, date: NaiveDate) -> Option<Message> {
        self.reason(date).map(|reason| reason.named())
    }

    fn reason(&self, date: NaiveDate) -> Option<DayOff<'_>> {
        let holiday = |date| self.holidays.iter().find(|h| h.covers(date));
        if let Some(holiday) = holiday(date) {
            return Some(DayOff::Holiday(holiday));
        }
        if matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
            return Some(DayOff::Weekend(date.weekday()));
        }
        let before = match date.weekday() {
            Weekday::Mon => [Days::new(1), Days::new(2)],
            _ => return None,
        };
        let missed = before.into_iter().find_map(|days| {
            let day = date.checked_sub_days(days)?;
            self.holidays.iter().find(|h| h.in_year(day.year()) == Some(day))
        });
        missed.map(DayOff::InLieu)
    }
}
