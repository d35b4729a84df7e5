//! The kinds of document: data, not branches in code (Điều 7; PL III, Mục I).

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::diag::Message;
use crate::say;

/// What the decree fixes for a kind of document.
#[derive(Debug, PartialEq, Eq)]
pub struct KindInfo {
    /// Its name in YAML.
    pub id: &'static str,
    /// Its name in Vietnamese, as a sentence has it: `Kế hoạch`.
    pub name: &'static str,
    /// Its abbreviation in the code, with the decree's exact letters: `KH`, `QyĐ`.
    pub abbreviation: &'static str,
    /// The template of its model form, without the file ending.
    pub form: &'static str,
}

const fn named(
    id: &'static str,
    name: &'static str,
    abbreviation: &'static str,
) -> KindInfo {
    KindInfo {
        id,
        name,
        abbreviation,
        form: "van-ban-co-ten-loai",
    }
}

/// The 17 kinds of form 1.4, in the decree's order.
pub static KINDS: [KindInfo; 17] = [
    named("chi-thi", "Chỉ thị", "CT"),
    named("quy-che", "Quy chế", "QC"),
    named("quy-dinh", "Quy định", "QyĐ"),
    named("thong-cao", "Thông cáo", "TC"),
    named("thong-bao", "Thông báo", "TB"),
    named("huong-dan", "Hướng dẫn", "HD"),
    named("chuong-trinh", "Chương trình", "CTr"),
    named("ke-hoach", "Kế hoạch", "KH"),
    named("phuong-an", "Phương án", "PA"),
    named("de-an", "Đề án", "ĐA"),
    named("du-an", "Dự án", "DA"),
    named("bao-cao", "Báo cáo", "BC"),
    named("to-trinh", "Tờ trình", "TTr"),
    named("giay-uy-quyen", "Giấy ủy quyền", "GUQ"),
    named("phieu-gui", "Phiếu gửi", "PG"),
    named("phieu-chuyen", "Phiếu chuyển", "PC"),
    named("phieu-bao", "Phiếu báo", "PB"),
];

/// A kind of document.
///
/// ```
/// let kind: vanban::document::Kind = "ke-hoach".parse().unwrap();
/// assert_eq!((kind.name, kind.abbreviation), ("Kế hoạch", "KH"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind(&'static KindInfo);

impl std::ops::Deref for Kind {
    type Target = KindInfo;

    fn deref(&self) -> &KindInfo {
        self.0
    }
}

impl FromStr for Kind {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let known = KINDS.iter().find(|kind| kind.id == text);
        known.map(Self).ok_or_else(|| {
            say!(
                "không có loại văn bản `{text}`",
                "there is no kind of document `{text}`"
            )
        })
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|m: Message| D::Error::custom(m.en))
    }
}

impl JsonSchema for Kind {
    fn schema_name() -> Cow<'static, str> {
        "Kind".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let ids: Vec<_> = KINDS.iter().map(|kind| kind.id).collect();
        let names: Vec<_> = KINDS
            .iter()
            .map(|k| format!("{} ({})", k.name, k.abbreviation))
            .collect();
        json_schema!({
            "type": "string",
            "format": "kind",
            "description": "Loại văn bản (Điều 7), viết không dấu.",
            "enum": ids,
            "enumDescriptions": names,
        })
    }
}
