//! Tables: columns with a role and a type, rows in groups.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::prose::Prose;
use super::rows_source::RowsSource;
use super::values::Width;

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
        description = "Các nhóm hàng, đánh số I, II, …; hàng trong mỗi nhóm đánh số lại từ 1."
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
    /// Without the column of numbers.
    #[serde(default)]
    #[schemars(description = "true: không có cột số thứ tự.")]
    pub unnumbered: bool,
}

/// A row of sums at the end of a table.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Hàng cộng cuối bảng.")]
pub struct Total {
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
    #[schemars(description = "Đơn vị sau số bằng chữ.")]
    pub unit: Option<String>,
}

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
    /// A title above that of this column and its neighbours with the same one.
    #[serde(default)]
    #[schemars(
        description = "Tên chung in trên cột này và các cột cạnh nó có cùng tên chung: tiêu đề hai tầng."
    )]
    pub group: Option<String>,
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

/// Rows under a title of their own.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một nhóm hàng, như Quý I.")]
pub struct Group {
    /// A name for references and comparison; never printed.
    #[serde(default)]
    #[schemars(
        extend("format" = "row-id"),
        description = "Tên để tham chiếu và so sánh; không in ra."
    )]
    pub id: Option<String>,
    /// The title in the row above its rows.
    #[schemars(description = "Tên nhóm.")]
    pub title: String,
    /// Its rows, unless `rows_from` names a list of them.
    #[serde(default)]
    #[schemars(description = "Các hàng của nhóm.")]
    pub rows: Vec<Row>,
    /// A list in a file of its own that holds them.
    #[serde(default)]
    #[schemars(description = "Danh sách giữ các hàng của nhóm, như rows_from của bảng.")]
    pub rows_from: Option<RowsSource>,
}

/// A row: cells by the key of their column, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// A name for references and comparison; never printed.
    pub id: Option<String>,
    /// The cells that hold something.
    pub cells: Vec<(String, Prose)>,
}

impl Row {
    /// The cell of a column; none if it is empty.
    pub fn cell(&self, key: &str) -> Option<&Prose> {
        self.cells.iter().find(|(k, _)| k == key).map(|(_, cell)| cell)
    }
}

impl<'de> Deserialize<'de> for Row {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RowVisitor;

        impl<'de> Visitor<'de> for RowVisitor {
            type Value = Row;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a row: the cells by the key of their column")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row, A::Error> {
                let mut row = Row::default();
                while let Some(key) = map.next_key::<String>()? {
                    if key == "id" {
                        row.id = map.next_value()?;
                    } else {
                        row.cells.push((key, map.next_value()?));
                    }
                }
                Ok(row)
            }
        }

        deserializer.deserialize_map(RowVisitor)
    }
}

impl JsonSchema for Row {
    fn schema_name() -> Cow<'static, str> {
        "Row".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let cell = generator.subschema_for::<Prose>();
        json_schema!({
            "type": "object",
            "description": "Một hàng: mỗi ô đặt sau khóa của cột.",
            "properties": {
                "id": {
                    "type": ["string", "null"],
                    "format": "row-id",
                    "description": "Tên để tham chiếu và so sánh; không in ra.",
                },
            },
            "additionalProperties": cell,
        })
    }
}
