//! The sheet: how it lies, and its margins.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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

/// The margins of a page, in mm; the same four on a page that lies on its side (I.3).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Margins {
    /// 20 to 25.
    pub top: f64,
    /// 20 to 25.
    pub bottom: f64,
    /// 30 to 35.
    pub left: f64,
    /// 15 to 20.
    pub right: f64,
}

impl Margins {
    /// The ones that every document has.
    pub const USUAL: Self = Self { top: 20.0, bottom: 20.0, left: 30.0, right: 20.0 };

    /// The width of the text on an A4 page, in mm.
    pub fn text_width(self, orientation: Orientation) -> f64 {
        let paper = match orientation {
            Orientation::Portrait => 210.0,
            Orientation::Landscape => 297.0,
        };
        paper - self.left - self.right
    }
}
