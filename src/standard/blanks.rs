//! The room for what is not known yet.

use schemars::JsonSchema;
use serde::Deserialize;

use super::page::{Chosen, Size};

/// How wide the room for each unknown value is, in mm, from glyph to glyph.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    description = "Bề rộng chỗ trống của giá trị chưa biết, mm, từ chữ trước đến chữ sau."
)]
pub struct Blanks {
    /// For a number.
    #[schemars(description = "Của số văn bản.")]
    pub number: Size,
    /// For a day.
    #[schemars(description = "Của ngày.")]
    pub day: Size,
    /// For a month.
    #[schemars(description = "Của tháng.")]
    pub month: Size,
    /// For a year.
    #[schemars(description = "Của năm.")]
    pub year: Size,
    /// For a signer's name.
    #[schemars(description = "Của họ tên người ký.")]
    pub name: Size,
}

/// The widths of blanks, in mm, as an office has chosen them.
#[derive(Clone, Copy, Debug)]
pub struct BlankWidths {
    /// Of a number.
    pub number: u32,
    /// Of a day.
    pub day: u32,
    /// Of a month.
    pub month: u32,
    /// Of a year.
    pub year: u32,
    /// Of a signer's name.
    pub name: u32,
}

impl Blanks {
    /// The blanks by the keys under which an office chooses them.
    pub fn by_key(&self) -> [(&'static str, &Size); 5] {
        [
            ("number", &self.number),
            ("day", &self.day),
            ("month", &self.month),
            ("year", &self.year),
            ("name", &self.name),
        ]
    }

    /// The widths, as chosen or else as usual.
    pub fn with(&self, chosen: &Chosen) -> BlankWidths {
        let width = |(key, size): (&str, &Size)| {
            chosen.get(key).copied().or(size.usual).unwrap_or_default()
        };
        let [number, day, month, year, name] = self.by_key().map(width);
        BlankWidths { number, day, month, year, name }
    }
}
