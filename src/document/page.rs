//! The sheet: how it lies, its margins, and the sizes of its letters.

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
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(description = "Lề trang, mm (I.3).")]
pub struct Margins {
    /// 20 to 25.
    #[schemars(schema_with = "top", description = "Lề trên, 20 đến 25 mm (I.3).")]
    pub top: f64,
    /// 20 to 25.
    #[schemars(schema_with = "top", description = "Lề dưới, 20 đến 25 mm (I.3).")]
    pub bottom: f64,
    /// 30 to 35.
    #[schemars(schema_with = "left", description = "Lề trái, 30 đến 35 mm (I.3).")]
    pub left: f64,
    /// 15 to 20.
    #[schemars(schema_with = "right", description = "Lề phải, 15 đến 20 mm (I.3).")]
    pub right: f64,
}

macro_rules! millimetres {
    ($($name:ident: $min:literal to $max:literal;)*) => {
        $(fn $name(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
            schemars::json_schema!({ "type": "integer", "minimum": $min, "maximum": $max })
        })*
    };
}

millimetres! {
    top: 20 to 25;
    left: 30 to 35;
    right: 15 to 20;
}

impl Default for Margins {
    fn default() -> Self {
        Self::USUAL
    }
}

impl Margins {
    /// The ones that documents have unless the project says others.
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

/// The sizes that the decree leaves to the office, in pt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(description = "Cỡ chữ mà Nghị định cho chọn trong một khoảng.")]
pub struct Sizes {
    /// The country's name (II.1.b).
    #[schemars(
        range(min = 12, max = 13),
        description = "Quốc hiệu, 12 đến 13 (II.1.b)."
    )]
    pub national_name: u32,
    /// The motto (II.1.b).
    #[schemars(range(min = 13, max = 14), description = "Tiêu ngữ, 13 đến 14 (II.1.b).")]
    pub motto: u32,
    /// The agency's name (II.2.b).
    #[schemars(
        range(min = 12, max = 13),
        description = "Tên cơ quan, 12 đến 13 (II.2.b)."
    )]
    pub agency: u32,
    /// Place and date (II.4.c).
    #[schemars(
        range(min = 13, max = 14),
        description = "Địa danh và ngày tháng, 13 đến 14 (II.4.c)."
    )]
    pub place_date: u32,
    /// The body, titles and signature (II.5.b, II.6.e, II.7.đ).
    #[schemars(
        range(min = 13, max = 14),
        description = "Nội dung, tên loại, trích yếu, chức vụ, họ tên, 13 đến 14 (II.5.b, II.6.e, II.7.đ)."
    )]
    pub body: u32,
}

impl Default for Sizes {
    fn default() -> Self {
        Self {
            national_name: 13,
            motto: 14,
            agency: 13,
            place_date: 14,
            body: 14,
        }
    }
}
