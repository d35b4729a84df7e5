//! Number, code and date: how a standard writes them.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::Deserialize;

use super::named::Named;
use super::pattern::fill;
use super::validity::Validity;

/// How number and code are written, and in what series numbers run.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Số, ký hiệu và số thứ tự của văn bản.")]
pub struct Code {
    /// The line of the first page; `{code}`.
    #[schemars(description = "Dòng số, ký hiệu ở trang đầu: {code}.")]
    pub line: String,
    /// Number and code; `{number}`, `{symbol}`.
    #[schemars(description = "Số và ký hiệu: {number}, {symbol}.")]
    pub code: String,
    /// The code of a kind with an abbreviation; `{kind}`, `{agency}`.
    #[schemars(description = "Ký hiệu: {kind}, {agency}.")]
    pub symbol: String,
    /// The code of a kind without one; `{agency}`.
    #[schemars(description = "Ký hiệu của loại không có chữ viết tắt: {agency}.")]
    pub agency_symbol: String,
    /// How many digits a number has at the least.
    #[schemars(
        range(min = 1, max = 6),
        description = "Số chữ số ít nhất của số văn bản."
    )]
    pub digits: usize,
    /// In what series numbers run.
    #[schemars(description = "Số chạy trong một năm (year) hay một nhiệm kỳ (term).")]
    pub series: Series,
    /// The terms, if numbers run in one.
    #[serde(default)]
    #[schemars(description = "Các nhiệm kỳ, theo tên, khi số chạy theo nhiệm kỳ.")]
    terms: Named<Validity>,
    /// The clause.
    #[serde(default)]
    #[schemars(description = "Điều khoản.")]
    pub clause: Option<String>,
}

/// In what series numbers run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline, description = "Số chạy trong một năm (year) hay một nhiệm kỳ (term).")]
pub enum Series {
    /// Anew each year.
    #[schemars(description = "Một năm.")]
    Year,
    /// Through a term of office.
    #[schemars(description = "Một nhiệm kỳ.")]
    Term,
}

impl Code {
    /// The terms that numbers run in, by their names.
    pub(super) fn terms(&self) -> impl Iterator<Item = (&str, &Validity)> {
        self.terms.iter()
    }

    /// A number with the digits that were written, and at the least those that it must have.
    pub fn number(&self, number: u32, written: usize) -> String {
        format!("{number:0width$}", width = self.digits.max(written))
    }

    /// The name of the series that a document's number belongs to: the year of its day, or its
    /// term; a plan for next year is numbered in this one. `year` tells while there is no day, and
    /// a day that lies in no term is told by its year.
    pub fn series_of(&self, day: Option<NaiveDate>, year: i32) -> String {
        let year = day.map_or(year, |day| day.year());
        let day = day.or_else(|| NaiveDate::from_ymd_opt(year, 1, 1));
        let term =
            || self.terms.iter().find(|(_, term)| day.is_some_and(|d| term.holds(d)));
        match self.series {
            Series::Term => {
                term().map_or_else(|| year.to_string(), |(name, _)| name.to_owned())
            }
            Series::Year => year.to_string(),
        }
    }
}

/// How dates are written.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Cách viết ngày tháng.")]
pub struct DateForm {
    /// In words; `{day}`, `{month}`, `{year}`.
    #[schemars(description = "Bằng chữ: {day}, {month}, {year}.")]
    pub long: String,
    /// In figures; `{day}`, `{month}`, `{year}`.
    #[schemars(description = "Bằng số: {day}, {month}, {year}.")]
    pub short: String,
    /// Days below take a zero in front.
    #[schemars(
        range(min = 0, max = 32),
        description = "Ngày nhỏ hơn số này có số 0 ở trước."
    )]
    zero_before_day: u32,
    /// Months below take a zero in front.
    #[schemars(
        range(min = 0, max = 13),
        description = "Tháng nhỏ hơn số này có số 0 ở trước."
    )]
    zero_before_month: u32,
    /// The clause.
    #[serde(default)]
    #[schemars(description = "Điều khoản.")]
    pub clause: Option<String>,
}

impl DateForm {
    /// A date in words: `ngày 13 tháng 02 năm 2025`.
    pub fn long(&self, date: NaiveDate) -> String {
        self.write(&self.long, date)
    }

    /// A month as a date in words has it: `02`.
    pub fn month(&self, month: u32) -> String {
        padded(month, self.zero_before_month)
    }

    /// A date in figures: `13/02/2025`.
    pub fn short(&self, date: NaiveDate) -> String {
        self.write(&self.short, date)
    }

    fn write(&self, pattern: &str, date: NaiveDate) -> String {
        fill(pattern, |name| match name {
            "day" => Some(padded(date.day(), self.zero_before_day)),
            "month" => Some(padded(date.month(), self.zero_before_month)),
            "year" => Some(date.year().to_string()),
            _ => None,
        })
    }
}

/// A number of two digits if it is small.
fn padded(n: u32, below: u32) -> String {
    if n < below { format!("{n:02}") } else { n.to_string() }
}
