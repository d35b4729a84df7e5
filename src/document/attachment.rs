//! Texts that a decision issues or approves.

use schemars::JsonSchema;
use serde::Deserialize;

use super::appendix::Appendix;
use super::kind::{KindName, SchemeName};
use super::people::SignatureRef;
use super::prose::Prose;
use super::section::Section;
use crate::yaml::Path;

/// One such text, or several.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(description = "Văn bản kèm theo: một văn bản, hoặc danh sách nhiều văn bản.")]
pub enum AttachmentRef {
    /// One.
    #[schemars(description = "Một văn bản kèm theo.")]
    One(Box<Attachment>),
    /// Several, in the order in which they come.
    #[schemars(description = "Nhiều văn bản kèm theo, theo thứ tự.")]
    Many(#[schemars(length(min = 1, max = 20))] Vec<Attachment>),
}

impl AttachmentRef {
    /// All of them, with where the document says them.
    pub fn all(&self) -> Vec<(&Attachment, Path)> {
        let path = Path::default().key("attachment");
        match self {
            Self::One(attachment) => vec![(&**attachment, path)],
            Self::Many(attachments) => {
                let at = |(i, attachment)| (attachment, path.index(i));
                attachments.iter().enumerate().map(at).collect()
            }
        }
    }
}

/// A text that a decision issues or approves (form 1.3).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Văn bản được ban hành hoặc phê duyệt kèm theo.")]
pub struct Attachment {
    /// The name of its kind, such as `quy-che`.
    #[schemars(description = "Loại văn bản kèm theo.")]
    pub kind: KindName,
    /// The name of a kind that is not one of the 29, such as Điều lệ.
    #[serde(default)]
    #[schemars(description = "Tên loại in ra, khi khác với tên của loại, như Điều lệ.")]
    pub title: Option<String>,
    /// What it is about.
    #[schemars(
        extend("format" = "lines"),
        description = "Trích yếu nội dung. Xuống dòng viết sau `|` được giữ nguyên."
    )]
    pub subject: String,
    /// A file of its own, signed by itself; so it is if the time of that is said.
    #[serde(default)]
    #[schemars(
        description = "true: văn bản kèm theo là một tệp PDF riêng, có thông tin ký số ở góc trên bên phải; mặc định là true khi văn bản điện tử khai signed_at."
    )]
    pub separate: Option<bool>,
    /// Its own legal bases.
    #[serde(default)]
    #[schemars(
        extend("format" = "basis"),
        description = "Căn cứ của riêng văn bản kèm theo, mỗi dòng một căn cứ."
    )]
    pub legal_bases: Vec<String>,
    /// Prose before the first section.
    #[serde(default)]
    #[schemars(description = "Lời dẫn trước mục đầu tiên.")]
    pub preamble: Option<Prose>,
    /// How the body is numbered.
    #[serde(default)]
    #[schemars(
        description = "Cách đánh số nội dung, khi khác với lệ thường của loại văn bản."
    )]
    pub scheme: Option<SchemeName>,
    /// The sections of its body, in order.
    #[serde(default)]
    #[schemars(description = "Nội dung.")]
    pub sections: Vec<Section>,
    /// Prose after the last section.
    #[serde(default)]
    #[schemars(description = "Lời kết sau mục cuối cùng.")]
    pub closing: Option<Prose>,
    /// Who signs it, where it has a signature of its own.
    #[serde(default)]
    #[schemars(
        description = "Người ký của riêng văn bản kèm theo, khi nó được ký riêng."
    )]
    pub signature: Option<SignatureRef>,
    /// Its own annexes.
    #[serde(default)]
    #[schemars(description = "Các phụ lục của văn bản kèm theo.")]
    pub appendices: Vec<Appendix>,
}
