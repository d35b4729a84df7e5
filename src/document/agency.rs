//! The agency that issues a document, in each of the shapes that its name takes.

use schemars::JsonSchema;
use serde::Deserialize;

/// An agency: the heading's lines, its official and short name, its abbreviation and place.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Cơ quan ban hành, trong từng dạng tên mà văn bản cần.")]
pub struct Agency {
    /// The governing body's lines in the heading, not bold (II.2.b).
    #[serde(default)]
    #[schemars(
        extend("format" = "agency"),
        description = "Các dòng tên cơ quan chủ quản ở đầu trang, không đậm; bỏ trống nếu không có."
    )]
    pub parent: Vec<String>,
    /// The agency's own lines in the heading, bold (II.2.b).
    #[schemars(
        length(min = 1),
        extend("format" = "agency"),
        description = "Các dòng tên cơ quan ở đầu trang, đậm, ngắt dòng theo ý của cơ quan."
    )]
    pub heading: Vec<String>,
    /// The official name in a sentence.
    #[schemars(
        extend("format" = "agency"),
        description = "Tên chính thức, như Ủy ban nhân dân tỉnh Bắc Ninh."
    )]
    pub name: String,
    /// The short name in a sentence; the official one if there is none.
    #[serde(default)]
    #[schemars(
        extend("format" = "agency"),
        description = "Tên gọi tắt, dùng trong dòng “Kèm theo …”, như UBND tỉnh Bắc Ninh."
    )]
    pub(super) short_name: Option<String>,
    /// The abbreviation in the code (II.3.b).
    #[schemars(
        extend("format" = "symbol-part"),
        description = "Chữ viết tắt trong ký hiệu văn bản, như UBND."
    )]
    pub abbreviation: String,
    /// The place before the date (II.4.a).
    #[schemars(
        extend("format" = "place"),
        description = "Địa danh trước ngày tháng, như Bắc Ninh."
    )]
    pub place: String,
    /// The lines at the foot of the first page: address, telephone and so on (III.4).
    #[serde(default)]
    #[schemars(
        extend("format" = "contact"),
        description = "Các dòng địa chỉ, điện thoại, thư điện tử, trang thông tin ở cuối trang 1."
    )]
    pub contact: Vec<String>,
}

impl Agency {
    /// The name in the line “(Kèm theo …)”.
    pub fn name_in_reference(&self) -> &str {
        self.short_name.as_deref().unwrap_or(&self.name)
    }
}
