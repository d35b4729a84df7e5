//! Public holidays and the days beside them.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::Deserialize;

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
    /// How many independent sources say so.
    #[serde(default)]
    #[schemars(range(min = 1, max = 9), description = "Mấy nguồn độc lập nói điều đó.")]
    pub sources: Option<u8>,
}

impl Holiday {
    /// The day it falls on in a year.
    pub(super) fn in_year(&self, year: i32) -> Option<NaiveDate> {
        let day = if self.lunar {
            lunar_day(year, self.month, self.day)
        } else {
            NaiveDate::from_ymd_opt(year, self.month, self.day)
        };
        day.filter(|day| self.from.is_none_or(|from| from.0 <= *day))
    }

    /// True for the holiday itself and for a day beside it that may be off too.
    pub(super) fn covers(&self, date: NaiveDate) -> bool {
        // A lunar feast of one year may lie in the next one of the other calendar.
        [date.year() - 1, date.year()].iter().any(|year| {
            self.in_year(*year).is_some_and(|day| {
                let days = (date - day).num_days();
                -i64::from(self.before) <= days && days <= i64::from(self.after)
            })
        })
    }
}
