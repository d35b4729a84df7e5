//! What `vanban.yaml` says.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::RuleLevel;
use crate::document::{KindName, Office, Profiles, Signature};
use crate::standard::{Chosen, OwnKinds};

/// What `vanban.yaml` says.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(description = "Tệp của dự án: hồ sơ cơ quan, phông chữ, thư mục kết quả.")]
pub struct Config {
    /// The agencies that documents name.
    #[schemars(
        description = "Hồ sơ các cơ quan, theo tên mà văn bản gọi ở khóa agency."
    )]
    pub agencies: Profiles,
    /// The signers that documents name.
    #[schemars(description = "Người ký, theo tên mà văn bản gọi ở khóa signature.")]
    pub signers: BTreeMap<String, Signature>,
    /// Groups of recipients that documents name.
    #[schemars(
        description = "Nhóm nơi nhận, theo tên mà văn bản gọi ở recipient_groups."
    )]
    pub recipient_groups: BTreeMap<String, Vec<String>>,
    /// Units by their abbreviation; any is allowed if there is none.
    #[schemars(
        description = "Đơn vị theo chữ viết tắt dùng ở dòng Lưu; đã khai thì chữ viết tắt khác là lỗi."
    )]
    pub units: BTreeMap<String, String>,
    /// Books of the register of outgoing documents: the kinds that share numbers, by a name.
    #[schemars(
        description = "Sổ đăng ký văn bản đi gộp nhiều loại: tên sổ và các loại lấy chung một dãy số; loại không kể ở đây có sổ riêng."
    )]
    pub books: BTreeMap<String, Vec<KindName>>,
    /// Kinds of document of the office's own.
    #[schemars(
        description = "Loại văn bản riêng của cơ quan, theo tên dùng ở khóa kind."
    )]
    pub kinds: OwnKinds,
    /// The standard of documents that do not name one, or a line of standards.
    #[schemars(
        extend("format" = "standard"),
        description = "Chuẩn thể thức của văn bản không tự nói: tên một chuẩn, hoặc một dòng chuẩn chọn theo ngày; mặc định là Nghị định 30/2020/NĐ-CP."
    )]
    pub standard: Option<String>,
    /// The margins of every page, in mm.
    #[schemars(extend("format" = "margins"), description = "Lề trang, mm.")]
    pub margins: Chosen,
    /// The sizes of letters, in pt.
    #[schemars(
        extend("format" = "sizes"),
        description = "Cỡ chữ mà chuẩn thể thức cho chọn trong một khoảng."
    )]
    pub sizes: Chosen,
    /// The widths of blanks, in mm.
    #[schemars(
        extend("format" = "blanks"),
        description = "Bề rộng chỗ trống của số, ngày, tháng, năm và họ tên chưa biết, mm, từ chữ trước đến chữ sau; nới ra khi dấu số của cơ quan rộng hơn."
    )]
    pub blanks: Chosen,
    /// Documents have empty fields for digital signatures.
    #[schemars(
        description = "true: PDF có sẵn trường chữ ký số trống cho từng người ký; văn bản khai khác thì theo văn bản."
    )]
    pub signature_fields: bool,
    /// The family of the text's font.
    #[schemars(
        description = "Phông chữ, như Times New Roman; bỏ trống thì dùng Liberation Serif đi kèm chương trình."
    )]
    pub font: Option<String>,
    /// How grave it is to break a rule, by the rule's name.
    #[schemars(
        description = "Mức của từng quy tắc: off, note, warning hoặc error; quy tắc mà vi phạm thì không thành văn bản thì không đổi được."
    )]
    pub rules: BTreeMap<String, RuleLevel>,
    /// The folder for outputs, inside the project.
    #[schemars(description = "Thư mục kết quả trong dự án; mặc định là out.")]
    pub output: Option<String>,
}

impl Config {
    /// What documents may name.
    pub fn office(&self) -> Office {
        Office {
            has_file: true,
            agencies: self.agencies.clone(),
            signers: self.signers.clone(),
            recipient_groups: self.recipient_groups.clone(),
            units: self.units.clone(),
            kinds: self.kinds.clone(),
            blanks: self.blanks.clone(),
            signature_fields: self.signature_fields,
        }
    }
}
