//! The register of outgoing documents, as a standard has it printed.

use schemars::JsonSchema;
use serde::Deserialize;

use super::named::Named;

/// The register of outgoing documents.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Sổ đăng ký văn bản đi khi in ra.")]
pub struct RegisterForm {
    /// Its title.
    #[schemars(description = "Tên sổ.")]
    pub title: String,
    /// The lines of its cover; `{period}`, `{from}`, `{to}`, `{first}`, `{last}`.
    #[schemars(
        description = "Các dòng ở bìa: {period} (năm), {from}, {to} (ngày), {first}, {last} (số)."
    )]
    pub cover: Vec<String>,
    /// What is noted of a number that was cancelled; `{why}`.
    #[schemars(description = "Ghi chú của số đã hủy: {why}.")]
    pub cancelled: String,
    /// What is noted of a number that is kept; `{why}`.
    #[schemars(description = "Ghi chú của số đang giữ: {why}.")]
    pub kept: String,
    /// What the book of copies is called.
    #[serde(default)]
    #[schemars(description = "Tên sổ chung của các loại bản sao.")]
    pub copies: String,
    /// How `{name}`, the kind, and `{code}` of a book are said together.
    #[serde(default)]
    #[schemars(
        description = "Tên sổ của một loại: {name} (tên loại), {code} (ký hiệu)."
    )]
    pub of_kind: String,
    /// What a recipient's line begins with that stands for the addressees.
    #[serde(default)]
    #[schemars(description = "Chữ đầu dòng nơi nhận thay cho nơi ghi ở Kính gửi.")]
    pub as_above: String,
    /// What `circulation` says of a document that has a book of its own.
    #[serde(default)]
    #[schemars(description = "Chữ ở circulation của văn bản mật, có sổ riêng.")]
    pub secret: Vec<String>,
    /// Its columns by what stands in them.
    #[schemars(
        description = "Các cột, theo tên: number, date, title, signer, recipients, archive, copies, note; tên khác thì để trống cho người ghi."
    )]
    pub columns: Named<RegisterColumn>,
    /// The clause.
    #[serde(default)]
    #[schemars(description = "Điều khoản.")]
    pub clause: Option<String>,
}

/// A column of the register.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một cột của sổ.")]
pub struct RegisterColumn {
    /// Its heading.
    #[schemars(description = "Tên cột.")]
    pub title: String,
    /// Its width, in mm.
    #[schemars(range(min = 5, max = 150), description = "Bề rộng, mm.")]
    pub width: u32,
}
