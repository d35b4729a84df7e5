//! The row of sums of a table.

use schemars::JsonSchema;
use serde::Deserialize;

/// A row of sums.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Hàng cộng của bảng.")]
pub struct Total {
    /// Where it stands.
    #[serde(default)]
    #[schemars(description = "Đứng ở đâu: bottom (cuối bảng), top (đầu bảng).")]
    pub at: TotalPlace,
    /// What stands before the sums.
    #[serde(default)]
    #[schemars(description = "Tên hàng; bỏ trống thì theo chuẩn.")]
    pub title: Option<String>,
    /// The columns that are added up, by their key.
    #[schemars(
        length(min = 1),
        extend("format" = "column"),
        description = "Khóa các cột số được cộng."
    )]
    pub columns: Vec<String>,
    /// The column whose sum is said in words below the table.
    #[serde(default)]
    #[schemars(
        extend("format" = "column"),
        description = "Khóa cột có tổng được viết bằng chữ dưới bảng."
    )]
    pub words: Option<String>,
    /// What the words count.
    #[serde(default)]
    #[schemars(
        description = "Đơn vị sau số bằng chữ, như triệu đồng; bỏ trống thì theo tên cột hay unit của bảng."
    )]
    pub unit: Option<String>,
}

/// Where the row of sums stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(
    inline,
    description = "Chỗ của hàng cộng: bottom (cuối bảng), top (đầu bảng)."
)]
pub enum TotalPlace {
    /// Below the rows.
    #[schemars(description = "Cuối bảng.")]
    #[default]
    Bottom,
    /// Above them.
    #[schemars(description = "Đầu bảng, ngay dưới dòng tiêu đề.")]
    Top,
}
