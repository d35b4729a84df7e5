//! Margins, sizes and lengths, with the ranges that a standard leaves to the office.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A number with the range that it may be chosen from, in pt or mm.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một cỡ hay độ dài, và khoảng được chọn.")]
pub struct Size {
    /// The usual one.
    #[serde(default)]
    #[schemars(range(min = 1, max = 400), description = "Cỡ thường dùng.")]
    pub usual: Option<u32>,
    /// The same as another one.
    #[serde(default, rename = "as")]
    #[schemars(description = "Bằng một cỡ khác.")]
    pub same: Option<String>,
    /// The least.
    #[serde(default)]
    #[schemars(range(min = 1, max = 400), description = "Nhỏ nhất.")]
    pub from: Option<u32>,
    /// The largest.
    #[serde(default)]
    #[schemars(range(min = 1, max = 400), description = "Lớn nhất.")]
    pub to: Option<u32>,
    /// The key under which an office chooses it; none if it may not.
    #[serde(default)]
    #[schemars(description = "Khóa để cơ quan chọn trong vanban.yaml.")]
    pub key: Option<String>,
    /// What it is the size of.
    #[serde(default)]
    #[schemars(description = "Cỡ của cái gì.")]
    pub name: Option<String>,
    /// The clause.
    #[serde(default)]
    #[schemars(description = "Điều khoản.")]
    pub clause: Option<String>,
}

/// A length as templates have it, its unit behind it: `12.7mm`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một độ dài, đơn vị liền sau số.")]
pub struct Measure {
    /// The usual one.
    #[schemars(
        regex(pattern = "^[0-9]+([.][0-9]+)?(mm|pt)$"),
        description = "Độ dài, như 10mm hay 5pt."
    )]
    pub usual: String,
    /// What it is.
    #[serde(default)]
    #[schemars(description = "Của cái gì.")]
    pub name: Option<String>,
    /// The clause.
    #[serde(default)]
    #[schemars(description = "Điều khoản.")]
    pub clause: Option<String>,
}

/// The four margins of every page, in mm; the same on a page that lies on its side.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Margins {
    /// From the top edge.
    pub top: f64,
    /// From the bottom edge.
    pub bottom: f64,
    /// From the left edge.
    pub left: f64,
    /// From the right edge.
    pub right: f64,
}

/// What an office has chosen, by the key of `vanban.yaml`.
pub type Chosen = BTreeMap<String, u32>;

/// The four sides.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Lề bốn phía, mm.")]
pub struct MarginSizes {
    /// From the top edge.
    #[schemars(description = "Lề trên.")]
    pub top: Size,
    /// From the bottom edge.
    #[schemars(description = "Lề dưới.")]
    pub bottom: Size,
    /// From the left edge.
    #[schemars(description = "Lề trái.")]
    pub left: Size,
    /// From the right edge.
    #[schemars(description = "Lề phải.")]
    pub right: Size,
}

impl MarginSizes {
    /// The sides by the keys under which an office chooses them.
    pub fn sides(&self) -> [(&'static str, &Size); 4] {
        [
            ("top", &self.top),
            ("bottom", &self.bottom),
            ("left", &self.left),
            ("right", &self.right),
        ]
    }

    /// The margins, as chosen or else as usual.
    pub fn with(&self, chosen: &Chosen) -> Margins {
        let side = |(key, size): (&str, &Size)| {
            let size = chosen.get(key).copied().or(size.usual);
            f64::from(size.unwrap_or_default())
        };
        let [top, bottom, left, right] = self.sides().map(side);
        Margins { top, bottom, left, right }
    }
}
