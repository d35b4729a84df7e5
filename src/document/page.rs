//! How a page lies.

use schemars::JsonSchema;
use serde::Deserialize;

/// How a page lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline, description = "Trang dọc (portrait) hay ngang (landscape).")]
pub enum Orientation {
    /// Upright.
    #[schemars(description = "Trang dọc.")]
    #[default]
    Portrait,
    /// On its side.
    #[schemars(description = "Trang nằm ngang.")]
    Landscape,
}
