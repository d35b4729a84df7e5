//! The days on which a document may be issued: its date, else its month or year.

use chrono::{Datelike, NaiveDate};

use crate::document::{IssueDate, Loaded};

/// The first and the last day on which a document may be issued.
#[derive(Clone, Copy, Debug)]
pub(super) struct IssueDays {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

impl IssueDays {
    pub(super) fn of(loaded: &Loaded) -> Option<Self> {
        let document = &loaded.document;
        if let Some(date) = document.date {
            let last = IssueDate::latest(date);
            let first = date.day().or_else(|| last.with_day(1))?;
            return Some(Self { first, last });
        }
        let year = document.subject_year()?;
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        Some(Self {
            first,
            last: NaiveDate::from_ymd_opt(year, 12, 31)?,
        })
    }

    /// The year in which it is issued.
    pub(super) fn year(self) -> i32 {
        self.first.year()
    }
}
