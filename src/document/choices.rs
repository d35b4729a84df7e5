//! What a document is as a whole: its head, and whether it is on paper.

use schemars::JsonSchema;
use serde::Deserialize;

/// What stands at the top of the first page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(
    inline,
    description = "Đầu trang 1: full (đủ tên cơ quan, số, ngày) hay national (chỉ Quốc hiệu, Tiêu ngữ: biên bản liên ngành, hợp đồng …)."
)]
pub enum Heading {
    /// Agency, number, place and date beside the country's name.
    #[schemars(description = "Đủ các ô số 1 đến 4.")]
    #[default]
    Full,
    /// The country's name and motto alone.
    #[schemars(description = "Chỉ Quốc hiệu và Tiêu ngữ, giữa trang.")]
    National,
}

/// Where the document is signed and kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(
    inline,
    description = "Bản giấy (paper) hay bản điện tử (electronic): bản điện tử để trống số và ngày ở dòng “Kèm theo”."
)]
pub enum Medium {
    /// Issued on paper, with a signature by hand.
    #[schemars(description = "Bản giấy.")]
    #[default]
    Paper,
    /// As a signed file.
    #[schemars(description = "Bản điện tử, ký số.")]
    Electronic,
}
