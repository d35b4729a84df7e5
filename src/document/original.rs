//! What a copy is made of (Điều 25).

use schemars::JsonSchema;
use serde::Deserialize;

use super::values::Width;

/// What a copy is made of (Điều 25; forms 3.1, 3.2).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(
    description = "Văn bản được sao: các trang quét, hoặc dữ liệu của văn bản gốc; bỏ trống thì in riêng phần thể thức sao."
)]
pub struct Original {
    /// Scans of its pages.
    #[schemars(extend("format" = "file"), description = "Các trang quét, tệp PNG trong dự án.")]
    pub pages: Vec<String>,
    /// What stands on each scanned page, for those who cannot see it.
    #[schemars(
        description = "Chữ trên từng trang quét, theo thứ tự các trang, cho người không nhìn thấy. Thiếu chữ của một trang thì tệp PDF không nhận là PDF/UA."
    )]
    pub page_texts: Vec<String>,
    /// Where the text of the last scan ends, from the top of the sheet: the copy's part stands
    /// there, else on a sheet of its own.
    #[schemars(
        description = "Chỗ hết chữ ở trang quét cuối, tính từ mép trên, như 170mm: phần thể thức sao in ngay dưới đó; bỏ trống thì in sang tờ riêng."
    )]
    pub end_at: Option<Width>,
    /// The data of the original.
    #[schemars(
        extend("format" = "file"),
        description = "Tệp dữ liệu của văn bản gốc, tính từ thư mục dự án."
    )]
    pub document: Option<String>,
    /// The sections that are copied, by their id.
    #[schemars(
        extend("format" = "id-ref"),
        description = "Trích sao: id các mục được sao; bỏ trống thì sao cả văn bản."
    )]
    pub parts: Vec<String>,
}
