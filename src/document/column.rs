//! Columns of tables.

use schemars::JsonSchema;
use serde::Deserialize;

use super::values::Width;

/// A column.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một cột của bảng.")]
pub struct Column {
    /// The key under which rows hold its cells.
    #[schemars(
        regex(pattern = "^[a-z][a-z0-9_]*$"),
        extend("format" = "column-key"),
        description = "Khóa của cột trong mỗi hàng, như work."
    )]
    pub key: String,
    /// What stands in the header row.
    #[schemars(description = "Tên cột ở dòng tiêu đề.")]
    pub title: String,
    /// Its name in the list of `rows_from`, if that is another.
    #[serde(default)]
    #[schemars(
        description = "Tên cột này trong danh sách của rows_from, khi khác key và title."
    )]
    pub from: Option<String>,
    /// Titles above that of this column and its neighbours with the same ones, from the top.
    #[serde(default)]
    #[schemars(
        length(max = 4),
        description = "Tên chung in trên cột này và các cột cạnh nó có cùng tên chung; nhiều tầng thì là danh sách từ trên xuống."
    )]
    pub group: Vec<String>,
    /// What the column is for.
    #[schemars(description = "Cột dùng làm gì: quyết định cách đối chiếu giữa các năm.")]
    #[serde(default)]
    pub role: Role,
    /// How it is set.
    #[schemars(description = "Kiểu của cột: quyết định cách canh.")]
    #[serde(default, rename = "type")]
    pub kind: ColumnType,
    /// How wide it is; a share of 1 if not said.
    #[schemars(
        description = "Bề rộng cột: 4fr (một phần của chỗ còn lại) hoặc 20mm; bỏ trống là 1fr."
    )]
    #[serde(default)]
    pub width: Option<Width>,
    /// How its title stands.
    #[serde(default)]
    #[schemars(description = "Tên cột viết ngang (horizontal) hay dọc (vertical).")]
    pub heading: ColumnHeading,
    /// Joins each cell with the one above that says the same.
    #[serde(default)]
    #[schemars(
        description = "true: gộp các ô liền nhau có cùng nội dung trong một nhóm, không gộp qua chỗ tách của cột merge_equal đứng trước."
    )]
    pub merge_equal: bool,
}

impl Column {
    /// Its title, then those above it from the nearest.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        [&self.title]
            .into_iter()
            .chain(self.group.iter().rev())
            .map(String::as_str)
    }
}

/// How the title of a column stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline, description = "Tên cột viết ngang (horizontal) hay dọc (vertical).")]
pub enum ColumnHeading {
    /// Along the row.
    #[schemars(description = "Viết ngang.")]
    #[default]
    Horizontal,
    /// Upwards, for narrow columns.
    #[schemars(description = "Viết dọc, từ dưới lên, cho cột hẹp.")]
    Vertical,
}

/// What a column is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(
    inline,
    description = "Cột dùng làm gì: work (nội dung công việc), chair (chỉ đạo), lead (thực hiện), support (phối hợp), deadline (thời hạn), product (sản phẩm), budget (kinh phí), note (ghi chú), other."
)]
pub enum Role {
    /// What is to be done.
    #[schemars(description = "Nội dung công việc.")]
    Work,
    /// Who directs it.
    #[schemars(description = "Đơn vị chỉ đạo.")]
    Chair,
    /// Who does it.
    #[schemars(description = "Đơn vị thực hiện.")]
    Lead,
    /// Who helps.
    #[schemars(description = "Đơn vị phối hợp.")]
    Support,
    /// By when.
    #[schemars(description = "Thời hạn.")]
    Deadline,
    /// What comes of it.
    #[schemars(description = "Sản phẩm, kết quả.")]
    Product,
    /// What it costs.
    #[schemars(description = "Kinh phí.")]
    Budget,
    /// Remarks.
    #[schemars(description = "Ghi chú.")]
    Note,
    /// Anything else.
    #[schemars(description = "Việc khác.")]
    #[default]
    Other,
}

impl Role {
    /// The role of a name, as data has it.
    pub fn named(name: &str) -> Option<Self> {
        let name =
            serde::de::value::StrDeserializer::<serde::de::value::Error>::new(name);
        Self::deserialize(name).ok()
    }
}

/// How a column is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(
    inline,
    description = "Kiểu của cột: text (chữ, canh trái), center (chữ, canh giữa), number hoặc money (số, canh phải), date (canh giữa)."
)]
pub enum ColumnType {
    /// Text, set flush left.
    #[schemars(description = "Chữ, canh trái.")]
    #[default]
    Text,
    /// Text, centred.
    #[schemars(description = "Chữ, canh giữa.")]
    Center,
    /// A number, set flush right.
    #[schemars(description = "Số, canh phải.")]
    Number,
    /// An amount of money, set flush right.
    #[schemars(description = "Số tiền, canh phải.")]
    Money,
    /// A date, centred.
    #[schemars(description = "Ngày, canh giữa.")]
    Date,
}
