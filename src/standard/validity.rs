//! From when to when a standard holds.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::yaml::Day;

/// The first and the last day of a standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Từ ngày nào đến hết ngày nào.")]
pub struct Validity {
    /// The first day.
    #[schemars(description = "Ngày đầu.")]
    pub from: Day,
    /// The last day; none while it holds.
    #[serde(default)]
    #[schemars(description = "Ngày cuối; bỏ trống nếu còn hiệu lực.")]
    pub to: Option<Day>,
}

impl Validity {
    /// True if it holds on a day.
    pub fn holds(self, day: NaiveDate) -> bool {
        day >= self.from.0 && self.to.is_none_or(|last| day <= last.0)
    }
}
