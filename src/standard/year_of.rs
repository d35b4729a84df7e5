//! Which year a document is about, by its date.

use schemars::JsonSchema;
use serde::Deserialize;

/// Which year the documents of a kind are about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(
    description = "Văn bản về năm nào: date (năm ban hành), next (cả năm sau, như kế hoạch), last (cả năm trước, như báo cáo)."
)]
pub enum YearOf {
    /// The year of its date.
    #[schemars(description = "Năm ban hành.")]
    #[default]
    Date,
    /// That year or the next, like a plan.
    #[schemars(description = "Cả năm sau, như kế hoạch.")]
    Next,
    /// That year or the last, like a report.
    #[schemars(description = "Cả năm trước, như báo cáo.")]
    Last,
}

impl YearOf {
    /// True if a document about a year may be issued in another.
    pub fn allows(self, about: i32, issued: i32) -> bool {
        match self {
            Self::Date => about == issued,
            Self::Next => about == issued || about == issued + 1,
            Self::Last => about == issued || about == issued - 1,
        }
    }
}
