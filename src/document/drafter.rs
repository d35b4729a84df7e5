//! Who drafted a document (III.3).

use schemars::JsonSchema;
use serde::Deserialize;

/// Who drafted the document, and in how many copies it goes out (III.3).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Ký hiệu người soạn thảo và số lượng bản phát hành.")]
pub struct Drafter {
    /// The drafter's code.
    #[schemars(
        extend("format" = "abbreviation"),
        description = "Ký hiệu người soạn thảo, như PL."
    )]
    pub code: String,
    /// The number of copies.
    #[serde(default)]
    #[schemars(range(min = 1, max = 999_999), description = "Số lượng bản phát hành.")]
    pub copies: Option<u32>,
}
