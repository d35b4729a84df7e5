//! Weekends and public holidays.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use schemars::JsonSchema;
use serde::Deserialize;

use super::register::Register;
use crate::diag::Message;
use crate::say;
use crate::vi::lunar_day;
use crate::yaml::Day;

/// A public holiday.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một ngày nghỉ lễ, tết.")]
pub struct Holiday {
    /// Its name.
    #[schemars(description = "Tên ngày lễ.")]
    pub name: String,
    /// The day of the month.
    #[schemars(range(min = 1, max = 31), description = "Ngày.")]
    pub day: u32,
    /// The month.
    #[schemars(range(min = 1, max = 12), description = "Tháng.")]
    pub month: u32,
    /// By the lunar calendar.
    #[serde(default)]
    #[schemars(description = "true: theo âm lịch.")]
    pub lunar: bool,
    /// Days before it that may be off too.
    #[serde(default)]
    #[schemars(
        range(min = 0, max = 10),
        description = "Số ngày trước đó có thể cũng nghỉ."
    )]
    pub before: u32,
    /// Days after it that may be off too.
    #[serde(default)]
    #[schemars(
        range(min = 0, max = 10),
        description = "Số ngày sau đó có thể cũng nghỉ."
    )]
    pub after: u32,
    /// The first day on which it is a holiday.
    #[serde(default)]
    #[schemars(description = "Được nghỉ từ ngày này.")]
    pub from: Option<Day>,
    /// Where this is known from.
    #[schemars(description = "Nguồn.")]
    pub source: String,
}

impl Holiday {
    /// The day it falls on in a year.
    pub fn in_year(&self, year: i32) -> Option<NaiveDate> {
        let day = if self.lunar {
            lunar_day(year, self.month, self.day)
        } else {
            NaiveDate::from_ymd_opt(year, self.month, self.day)
        };
        day.filter(|day| self.from.is_none_or(|from| from.0 <= *day))
    }

    fn covers(&self, date: NaiveDate) -> bool {
        // A lunar feast of one year may lie in the next one of the other calendar.
        [date.year() - 1, date.year()].iter().any(|year| {
            self.in_year(*year).is_some_and(|day| {
                let days = (date - day).num_days();
                -i64::from(self.before) <= days && days <= i64::from(self.after)
            })
        })
    }
}

/// Why nobody works on a day.
#[derive(Clone, Debug)]
pub enum DayOff<'a> {
    /// Saturday or Sunday.
    Weekend(Weekday),
    /// A public holiday, or a day beside one that may be off too.
    Holiday(&'a Holiday),
    /// The working day after a holiday that fell on a weekend (Bộ luật Lao động, Điều 111.3).
    InLieu(&'a Holiday),
}

impl DayOff<'_> {
    /// What the day is, within a sentence.
    pub fn named(&self) -> Message {
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
    /// Why nobody works on a day; none for a working day.
    pub fn day_off(&self, date: NaiveDate) -> Option<DayOff<'_>> {
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
