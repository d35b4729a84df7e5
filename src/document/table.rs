//! Tables: columns with a role and a type, rows in groups.

use schemars::JsonSchema;
use serde::Deserialize;

use super::column::Column;
use super::prose::Prose;
use super::rows_source::RowsSource;
use super::table_rows::{Group, Row};
use super::table_total::Total;

/// A table; the program adds the column of numbers.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    extend("format" = "table"),
    description = "Một bảng; cột số thứ tự do chương trình thêm."
)]
pub struct Table {
    /// The columns, from the left, without the one for numbers.
    #[schemars(
        length(min = 1, max = 30),
        description = "Các cột, từ trái sang, trừ cột số thứ tự."
    )]
    pub columns: Vec<Column>,
    /// Groups of rows, numbered I, II, …
    #[serde(default)]
    #[schemars(
        description = "Các nhóm hàng, đánh số I, II, …; hàng trong mỗi nhóm đánh số lại từ 1, trừ khi có numbering: through."
    )]
    pub groups: Vec<Group>,
    /// Rows without a group.
    #[serde(default)]
    #[schemars(description = "Các hàng, khi bảng không chia nhóm.")]
    pub rows: Vec<Row>,
    /// A list in a file of its own that holds the rows.
    #[serde(default)]
    #[schemars(
        description = "Danh sách giữ các hàng: tệp CSV, XLSX, XLS, ODS, JSON hay YAML trong dự án; tên cột là key, title hoặc from của cột."
    )]
    pub rows_from: Option<RowsSource>,
    /// A last row that the program adds up.
    #[serde(default)]
    #[schemars(description = "Hàng cộng cuối bảng, do chương trình tính.")]
    pub total: Option<Total>,
    /// The unit of its numbers, above it at the right.
    #[serde(default)]
    #[schemars(
        description = "Đơn vị tính của cả bảng, như triệu đồng; in nghiêng bên phải, trên bảng."
    )]
    pub unit: Option<String>,
    /// Prose below it.
    #[serde(default)]
    #[schemars(description = "Ghi chú dưới bảng; chữ “Ghi chú:” gõ như sẽ in.")]
    pub notes: Option<Prose>,
    /// The size of its text, in pt.
    #[serde(default)]
    #[schemars(
        range(min = 10, max = 13),
        description = "Cỡ chữ của bảng, 10 đến 13; bỏ trống là 12."
    )]
    pub text_size: Option<u8>,
    /// A row below the header that counts the columns.
    #[serde(default)]
    #[schemars(description = "true: thêm dòng (1) (2) (3) … dưới dòng tiêu đề.")]
    pub column_numbers: bool,
    /// Where the numbers of rows begin again.
    #[serde(default)]
    #[schemars(description = "Số thứ tự của hàng bắt đầu lại ở đâu.")]
    pub numbering: RowNumbering,
    /// How each level is numbered, from the outermost groups to the rows.
    #[serde(default)]
    #[schemars(
        length(max = 6),
        description = "Cách đánh số từng cấp nhóm rồi đến hàng, như [A, I, 1]; bỏ trống là [I, 1, 1.1, a, -]."
    )]
    pub levels: Vec<NumberStyle>,
    /// Without the column of numbers.
    #[serde(default)]
    #[schemars(description = "true: không có cột số thứ tự.")]
    pub unnumbered: bool,
}

/// Where the numbers of rows begin again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(
    inline,
    description = "Số thứ tự của hàng: restart (mỗi nhóm từ đầu), through (chạy suốt các nhóm)."
)]
pub enum RowNumbering {
    /// In every group.
    #[schemars(description = "Mỗi nhóm bắt đầu lại.")]
    #[default]
    Restart,
    /// Nowhere: they run through all groups.
    #[schemars(description = "Chạy suốt các nhóm: 1, 2, 3, …")]
    Through,
}

/// How a level of a table is numbered, named by its first number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(
    inline,
    extend("type" = "string"),
    description = "Cách đánh số một cấp, nêu bằng số đầu tiên của cấp ấy."
)]
pub enum NumberStyle {
    /// A, B, C.
    #[serde(rename = "A")]
    #[schemars(description = "Chữ cái in hoa: A, B, C, …")]
    Capital,
    /// I, II, III.
    #[serde(rename = "I")]
    #[schemars(description = "Số La Mã: I, II, III, …")]
    Roman,
    /// 1, 2, 3.
    #[serde(rename = "1")]
    #[schemars(description = "Số: 1, 2, 3, …")]
    Arabic,
    /// The number of the level above, a dot, and 1, 2, 3.
    #[serde(rename = "1.1")]
    #[schemars(description = "Số của cấp trên, dấu chấm, rồi 1, 2, 3, …")]
    Path,
    /// a, b, c.
    #[serde(rename = "a")]
    #[schemars(description = "Chữ cái: a, b, c, …")]
    Letter,
    /// A dash.
    #[serde(rename = "-")]
    #[schemars(description = "Gạch đầu dòng.")]
    Dash,
}
