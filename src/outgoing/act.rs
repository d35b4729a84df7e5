//! What an entry of the register does.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an entry does with a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(
    inline,
    description = "Việc ghi: issue (cấp số cho một văn bản), reserve (giữ số), cancel (hủy số)."
)]
pub enum Act {
    /// Gives it to a document.
    #[default]
    #[schemars(description = "Cấp số cho một văn bản.")]
    Issue,
    /// Keeps it for a document that is still to come.
    #[schemars(description = "Giữ số cho văn bản sẽ có.")]
    Reserve,
    /// Takes it back; it is never given again.
    #[schemars(description = "Hủy số; số đã hủy không cấp lại.")]
    Cancel,
}
