//! Marks of urgency, secrecy and circulation, and who drafted (III.2, III.3).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How urgent a document is (III.2.b).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(
    inline,
    description = "Mức độ khẩn (III.2.b): hoa-toc, thuong-khan hoặc khan."
)]
pub enum Urgency {
    /// HỎA TỐC.
    #[schemars(description = "Hỏa tốc.")]
    HoaToc,
    /// THƯỢNG KHẨN.
    #[schemars(description = "Thượng khẩn.")]
    ThuongKhan,
    /// KHẨN.
    #[schemars(description = "Khẩn.")]
    Khan,
}

impl Urgency {
    /// The text of the mark, and the width of its box in mm.
    pub fn mark(self) -> (&'static str, u32) {
        match self {
            Self::HoaToc => ("HỎA TỐC", 30),
            Self::ThuongKhan => ("THƯỢNG KHẨN", 40),
            Self::Khan => ("KHẨN", 20),
        }
    }
}

/// Who drafted the document, and in how many copies it goes out (III.3).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Ký hiệu người soạn thảo và số lượng bản phát hành (III.3).")]
pub struct Drafter {
    /// The drafter's code.
    #[schemars(description = "Ký hiệu người soạn thảo, như PL.")]
    pub code: String,
    /// The number of copies.
    #[serde(default)]
    #[schemars(range(min = 1, max = 999_999), description = "Số lượng bản phát hành.")]
    pub copies: Option<u32>,
}

/// A picture in the body.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một hình trong nội dung: tệp PNG trong dự án.")]
pub struct Image {
    /// The file, from the folder of the project.
    #[schemars(description = "Tệp PNG, tính từ thư mục dự án.")]
    pub file: String,
    /// What it shows, for those who cannot see it.
    #[schemars(description = "Lời tả hình, cho người không nhìn thấy (PDF/UA).")]
    pub alt: String,
    /// How wide it is set; the text's width if not said.
    #[serde(default)]
    #[schemars(description = "Bề rộng, như 80mm; mặc định bằng vùng chữ.")]
    pub width: Option<super::Width>,
    /// A line below it.
    #[serde(default)]
    #[schemars(description = "Lời chú dưới hình.")]
    pub caption: Option<String>,
}

/// What a copy is made of (Điều 25; forms 3.1, 3.2).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(
    description = "Văn bản được sao (Điều 25): các trang quét, hoặc dữ liệu của văn bản gốc; bỏ trống thì in riêng phần thể thức sao."
)]
pub struct Original {
    /// Scans of its pages.
    #[schemars(description = "Các trang quét, tệp PNG trong dự án.")]
    pub pages: Vec<String>,
    /// Where the text of the last scan ends, from the top of the sheet: the copy's part stands
    /// there, else on a sheet of its own.
    #[schemars(
        description = "Chỗ hết chữ ở trang quét cuối, tính từ mép trên, như 170mm: phần thể thức sao in ngay dưới đó; bỏ trống thì in sang tờ riêng."
    )]
    pub end_at: Option<super::Width>,
    /// The data of the original.
    #[schemars(description = "Tệp dữ liệu của văn bản gốc, tính từ thư mục dự án.")]
    pub document: Option<String>,
    /// The sections that are copied, by their id.
    #[schemars(
        description = "Trích sao: id các mục được sao; bỏ trống thì sao cả văn bản."
    )]
    pub parts: Vec<String>,
}
