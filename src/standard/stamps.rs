//! The boxes that digital stamps fill once a document is signed.

use schemars::JsonSchema;
use serde::Deserialize;

/// The boxes of stamps, in mm.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Chỗ mà các dấu số trùm lên khi ban hành, mm.")]
pub struct Stamps {
    /// Over the blank of the number.
    #[schemars(description = "Ở chỗ trống của số.")]
    pub number: StampBox,
    /// Over the blank of the day, and of the month.
    #[schemars(description = "Ở chỗ trống của ngày và của tháng.")]
    pub day: StampBox,
    /// On the first page of an annex.
    #[schemars(description = "Ở trang đầu của phụ lục.")]
    pub annex: StampBox,
}

/// The box of a stamp, in mm.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Chỗ của một dấu số, mm.")]
pub struct StampBox {
    /// From the left edge of the page; none for one that stands over a blank.
    #[serde(default)]
    #[schemars(description = "Từ mép trái trang.")]
    pub left: Option<u32>,
    /// From the top edge of the page, likewise.
    #[serde(default)]
    #[schemars(description = "Từ mép trên trang.")]
    pub top: Option<u32>,
    /// How wide it is.
    #[schemars(range(min = 1, max = 200), description = "Bề rộng.")]
    pub width: u32,
    /// How high it is.
    #[schemars(range(min = 1, max = 200), description = "Chiều cao.")]
    pub height: u32,
    /// Who says so: a clause, or what was measured.
    #[schemars(description = "Căn cứ: điều khoản, hoặc số đo trên tệp đã ký.")]
    pub source: String,
}
