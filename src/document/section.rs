//! A section of a body.

use schemars::JsonSchema;
use serde::Deserialize;

use super::image::Image;
use super::kind::LevelName;
use super::prose::Prose;
use super::table::Table;

/// How much of a section is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Its number, its title and everything in it.
    #[default]
    Whole,
    /// Its number and title, since a part of it is.
    Frame,
    /// No part of it.
    Omitted,
}

/// A section, item or point: one shape at every depth.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(
    extend("format" = "section"),
    description = "Một mục, khoản hay điểm; có thể lồng nhau."
)]
pub struct Section {
    /// A name for references and comparison; never printed.
    #[serde(default)]
    #[schemars(extend("format" = "id"), description = "Tên để tham chiếu và so sánh giữa các năm; không in ra.")]
    pub id: Option<String>,
    /// How much of it an extract prints; never said in data.
    #[serde(skip)]
    pub shown: Shown,
    /// Its level, and that of those after it in the list.
    #[serde(default)]
    #[schemars(
        description = "Cấp của mục này và các mục ngang hàng sau nó; bỏ trống thì theo loại văn bản và cấp trên."
    )]
    pub level: Option<LevelName>,
    /// A title, on a line of its own and bold.
    #[serde(default)]
    #[schemars(
        extend("format" = "lines"),
        description = "Tiêu đề, đứng riêng một dòng, đậm; tiêu đề ở giữa trang giữ chỗ xuống dòng viết sau `|`."
    )]
    pub title: Option<String>,
    /// Prose before the items.
    #[serde(default)]
    #[schemars(description = "Lời dẫn trước các khoản con.")]
    pub intro: Option<Prose>,
    /// Prose; without a title, the number stands before its first word.
    #[serde(default)]
    #[schemars(
        description = "Nội dung; không có tiêu đề thì số thứ tự đứng trước chữ đầu tiên."
    )]
    pub text: Option<Prose>,
    /// A table after the text.
    #[serde(default)]
    #[schemars(description = "Bảng đặt sau nội dung.")]
    pub table: Option<Table>,
    /// A picture after the text.
    #[serde(default)]
    #[schemars(description = "Hình đặt sau nội dung.")]
    pub image: Option<Image>,
    /// What is numbered below it.
    #[serde(default)]
    #[schemars(description = "Các khoản, điểm con, được đánh số.")]
    pub items: Vec<Section>,
    /// Prose after the items.
    #[serde(default)]
    #[schemars(description = "Lời kết sau các khoản con.")]
    pub closing: Option<Prose>,
}
