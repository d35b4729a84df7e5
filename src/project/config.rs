//! What `vanban.yaml` says.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::document::{Margins, Office, OwnKinds, Profiles, Signature, Sizes};

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
    /// Kinds of document of the office's own.
    #[schemars(
        description = "Loại văn bản riêng của cơ quan, theo tên dùng ở khóa kind."
    )]
    pub kinds: OwnKinds,
    /// The margins of every page.
    #[schemars(description = "Lề trang, mm (I.3).")]
    pub margins: Margins,
    /// The sizes of letters.
    #[schemars(description = "Cỡ chữ mà Nghị định cho chọn trong một khoảng.")]
    pub sizes: Sizes,
    /// The family of the text's font.
    #[schemars(
        description = "Phông chữ, như Times New Roman; bỏ trống thì dùng Liberation Serif đi kèm chương trình."
    )]
    pub font: Option<String>,
    /// The folder for outputs, inside the project.
    #[schemars(description = "Thư mục kết quả trong dự án; mặc định là out.")]
    pub output: Option<String>,
}

impl Config {
    /// What documents may name.
    pub fn office(&self) -> Office {
        Office {
            agencies: self.agencies.clone(),
            signers: self.signers.clone(),
            recipient_groups: self.recipient_groups.clone(),
            units: self.units.clone(),
            kinds: self.kinds.clone(),
        }
    }
}
