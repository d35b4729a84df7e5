//! Lists that hold the rows of tables.

use schemars::JsonSchema;
use serde::Deserialize;

/// The list of a table's rows: its file, or that with what is asked of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(
    description = "Danh sách giữ các hàng: tên tệp, hoặc `file:` cùng trang tính, hàng tên cột và các hàng được lấy."
)]
pub enum RowsSource {
    /// The file.
    #[schemars(description = "Tệp CSV, XLSX, XLS, ODS, JSON hay YAML trong dự án.")]
    File(
        #[schemars(
            extend("format" = "file"),
            description = "Tệp CSV, XLSX, XLS, ODS, JSON hay YAML trong dự án."
        )]
        String,
    ),
    /// The file and what is asked of it.
    #[schemars(description = "Tệp, và lấy gì trong tệp.")]
    Asked(Box<RowsAsked>),
}

/// A list and what is asked of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một danh sách, và lấy gì trong đó.")]
pub struct RowsAsked {
    /// The file.
    #[schemars(
        extend("format" = "file"),
        description = "Tệp CSV, XLSX, XLS, ODS, JSON hay YAML trong dự án."
    )]
    pub file: String,
    /// The sheet, by its name or its place.
    #[serde(default)]
    #[schemars(
        description = "Tên hay số thứ tự của trang tính; mặc định là trang đầu đang hiện."
    )]
    pub sheet: Option<String>,
    /// The row that names the columns.
    #[serde(default)]
    #[schemars(
        description = "Số của hàng tên cột, như bảng tính đánh số; mặc định là tự tìm."
    )]
    pub header: Option<String>,
    /// Hidden rows, sums and signatures, too.
    #[serde(default)]
    #[schemars(description = "true: lấy cả hàng ẩn, hàng cộng, tiêu đề nhóm, hàng ký.")]
    pub all_rows: bool,
    /// The rows, by their numbers.
    #[serde(default)]
    #[schemars(description = "Các hàng được lấy, như bảng tính đánh số: 2-10,15.")]
    pub rows: Option<String>,
    /// What columns have to say.
    #[serde(default)]
    #[schemars(
        description = "Chỉ lấy hàng có cột bằng giá trị này: 'Mời=có'; nhiều điều kiện thì phải đúng cả."
    )]
    pub r#where: Vec<String>,
}
