//! Who stands in a document: those who sign it, the parties to it, who drafted it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::prose::Prose;

use crate::yaml::Path;

/// One signer, a signer of the project, or several side by side.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(
    description = "Người ký: một người, tên một người ký trong vanban.yaml, hoặc danh sách hai đến mười người."
)]
pub enum SignatureRef {
    /// A signer of `vanban.yaml`.
    #[schemars(description = "Tên người ký trong vanban.yaml.")]
    Named(
        #[schemars(extend("format" = "name"), description = "Tên người ký trong vanban.yaml.")]
         String,
    ),
    /// One signer.
    #[schemars(description = "Một người ký.")]
    One(Box<Signature>),
    /// Several, from the left.
    #[schemars(description = "Nhiều người ký, từ trái sang.")]
    Many(#[schemars(length(min = 1, max = 10))] Vec<Signature>),
}

impl SignatureRef {
    /// The signers that are said here, at a path, each with where.
    pub fn signers(&self, path: Path) -> Vec<(&Signature, Path)> {
        match self {
            Self::Named(_) => vec![],
            Self::One(signer) => vec![(&**signer, path)],
            Self::Many(signers) => {
                let at = |(i, signer)| (signer, path.index(i));
                signers.iter().enumerate().map(at).collect()
            }
        }
    }
}

/// A signer, and for whom (II.7).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một người ký.")]
pub struct Signature {
    /// A line with a date of its own, above everything else.
    #[serde(default)]
    #[schemars(
        description = "Dòng ngày tháng riêng của người ký, in nghiêng trên cùng, như Ngày … tháng 6 năm 2026; chỗ trống trong dòng này điền tay."
    )]
    pub date_line: Option<String>,
    /// The lines before the post: `TM. Ủy ban nhân dân`, `KT. Chủ tịch`.
    #[serde(default)]
    #[schemars(
        extend("format" = "post"),
        description = "Các dòng trước chức vụ, như TM. Ủy ban nhân dân, KT. Chủ tịch; in hoa do chương trình."
    )]
    pub authority: Vec<String>,
    /// The post.
    #[schemars(extend("format" = "post"), description = "Chức vụ của người ký.")]
    pub position: String,
    /// Another post, above the name (II.7.đ).
    #[serde(default)]
    #[schemars(extend("format" = "post"), description = "Chức vụ khác, in ngay trên họ tên.")]
    pub other_position: Option<String>,
    /// The name, without titles or degrees (II.7.c); empty while it is not known yet.
    #[serde(default)]
    #[schemars(
        extend("format" = "person"),
        description = "Họ và tên, không ghi học hàm, học vị; để trống khi chưa biết ai ký."
    )]
    pub name: String,
    /// A picture of the signature (II.7.d).
    #[serde(default)]
    #[schemars(
        extend("format" = "file"),
        description = "Hình chữ ký: tệp PNG nền trong, màu xanh; không in lên bản dự thảo."
    )]
    pub signature_image: Option<String>,
    /// A picture of the seal (II.8.a).
    #[serde(default)]
    #[schemars(
        extend("format" = "file"),
        description = "Hình dấu: tệp PNG nền trong, màu đỏ, đúng cỡ; không in lên bản dự thảo."
    )]
    pub seal_image: Option<String>,
    /// The diameter of the seal, in mm.
    #[serde(default)]
    #[schemars(extend("format" = "seal"), description = "Đường kính dấu, mm.")]
    pub seal_size: Option<u32>,
}

/// What the line `Lưu: VT, …` says (II.9.d).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(description = "Dòng “Lưu: VT, …”.")]
pub struct Archive {
    /// Abbreviations of the units that keep a copy, after VT.
    #[schemars(
        extend("format" = "abbreviation"),
        description = "Chữ viết tắt các đơn vị lưu, sau đơn vị luôn lưu."
    )]
    pub units: Vec<String>,
    /// The number of copies kept.
    #[schemars(range(min = 1, max = 9999), description = "Số bản lưu.")]
    pub copies: Option<u32>,
}

/// A party to a contract or agreement.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một bên của hợp đồng, bản thỏa thuận, bản ghi nhớ.")]
pub struct Party {
    /// What the text calls it: `Bên A`.
    #[schemars(description = "Gọi là gì, như Bên A.")]
    pub title: String,
    /// The agency, organisation or person, as it is printed.
    #[schemars(description = "Tên cơ quan, tổ chức, cá nhân.")]
    pub name: String,
    /// Address, representative and so on, a line each.
    #[serde(default)]
    #[schemars(description = "Địa chỉ, người đại diện, tài khoản …, mỗi dòng một ý.")]
    pub details: Vec<Prose>,
}

/// Who drafted the document, and in how many copies it goes out (III.3).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Ký hiệu người soạn thảo và số lượng bản phát hành.")]
pub struct Drafter {
    /// The drafter's code.
    #[schemars(
        extend("format" = "abbreviation"),
        description = "Ký hiệu người soạn thảo, như PL."
    )]
    pub code: String,
    /// The number of copies.
    #[serde(default)]
    #[schemars(range(min = 1, max = 999_999), description = "Số lượng bản phát hành.")]
    pub copies: Option<u32>,
}
