//! The kinds of document: data, not branches in code (Điều 7; PL III, Mục I).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::outline::{Level, Scheme};

/// What is fixed for a kind of document, by the decree or by an office for its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindInfo {
    /// Its name in YAML.
    pub id: Cow<'static, str>,
    /// Its name in Vietnamese, as a sentence has it: `Kế hoạch`.
    pub name: Cow<'static, str>,
    /// Its abbreviation in the code, with the decree's exact letters: `KH`, `QyĐ`; empty for
    /// the two kinds that have none.
    pub abbreviation: Cow<'static, str>,
    /// The template of its model form, without the file ending.
    pub form: Cow<'static, str>,
    /// How its body is numbered.
    pub scheme: Scheme,
    /// What the first level of its body is.
    pub top: Level,
}

const NAMED: &str = "van-ban-co-ten-loai";

const fn kind(
    id: &'static str,
    name: &'static str,
    abbreviation: &'static str,
    form: &'static str,
    scheme: Scheme,
    top: Level,
) -> KindInfo {
    KindInfo {
        id: Cow::Borrowed(id),
        name: Cow::Borrowed(name),
        abbreviation: Cow::Borrowed(abbreviation),
        form: Cow::Borrowed(form),
        scheme,
        top,
    }
}

/// A kind whose body is in mục: I. → 1. → a).
const fn muc(
    id: &'static str,
    name: &'static str,
    abbreviation: &'static str,
) -> KindInfo {
    kind(id, name, abbreviation, NAMED, Scheme::MucKhoan, Level::Muc)
}

/// A kind whose body is in điều.
const fn dieu(
    id: &'static str,
    name: &'static str,
    abbreviation: &'static str,
    form: &'static str,
) -> KindInfo {
    kind(id, name, abbreviation, form, Scheme::ChuongDieu, Level::Dieu)
}

/// A kind whose body begins with khoản: 1. → a).
const fn khoan(
    id: &'static str,
    name: &'static str,
    abbreviation: &'static str,
    form: &'static str,
) -> KindInfo {
    kind(id, name, abbreviation, form, Scheme::MucKhoan, Level::Khoan)
}

/// The 29 kinds of Điều 7, in the decree's order, then the three kinds of copy (Điều 25).
pub static KINDS: [KindInfo; 32] = [
    dieu("nghi-quyet", "Nghị quyết", "NQ", "nghi-quyet"),
    dieu("quyet-dinh", "Quyết định", "QĐ", "quyet-dinh"),
    muc("chi-thi", "Chỉ thị", "CT"),
    dieu("quy-che", "Quy chế", "QC", NAMED),
    dieu("quy-dinh", "Quy định", "QyĐ", NAMED),
    muc("thong-cao", "Thông cáo", "TC"),
    muc("thong-bao", "Thông báo", "TB"),
    muc("huong-dan", "Hướng dẫn", "HD"),
    muc("chuong-trinh", "Chương trình", "CTr"),
    muc("ke-hoach", "Kế hoạch", "KH"),
    muc("phuong-an", "Phương án", "PA"),
    muc("de-an", "Đề án", "ĐA"),
    muc("du-an", "Dự án", "DA"),
    muc("bao-cao", "Báo cáo", "BC"),
    kind("bien-ban", "Biên bản", "BB", "bien-ban", Scheme::MucKhoan, Level::Muc),
    muc("to-trinh", "Tờ trình", "TTr"),
    dieu("hop-dong", "Hợp đồng", "HĐ", "thoa-thuan"),
    khoan("cong-van", "Công văn", "", "cong-van"),
    khoan("cong-dien", "Công điện", "CĐ", "cong-dien"),
    dieu("ban-ghi-nho", "Bản ghi nhớ", "BGN", "thoa-thuan"),
    dieu("ban-thoa-thuan", "Bản thỏa thuận", "BTT", "thoa-thuan"),
    khoan("giay-uy-quyen", "Giấy ủy quyền", "GUQ", NAMED),
    khoan("giay-moi", "Giấy mời", "GM", "giay-moi"),
    khoan("giay-gioi-thieu", "Giấy giới thiệu", "GGT", "giay-gioi-thieu"),
    khoan("giay-nghi-phep", "Giấy nghỉ phép", "GNP", "giay-nghi-phep"),
    khoan("phieu-gui", "Phiếu gửi", "PG", NAMED),
    khoan("phieu-chuyen", "Phiếu chuyển", "PC", NAMED),
    khoan("phieu-bao", "Phiếu báo", "PB", NAMED),
    khoan("thu-cong", "Thư công", "", "thu-cong"),
    khoan("sao-y", "Sao y", "SY", "ban-sao"),
    khoan("sao-luc", "Sao lục", "SL", "ban-sao"),
    khoan("trich-sao", "Trích sao", "TrS", "ban-sao"),
];

/// The kinds of an office's own, by their name in YAML.
pub type OwnKinds = BTreeMap<String, OwnKind>;

/// A kind that `vanban.yaml` adds.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một loại văn bản riêng của cơ quan.")]
pub struct OwnKind {
    /// Its name in a sentence.
    #[schemars(description = "Tên loại, như Phiếu trình.")]
    pub name: String,
    /// Its abbreviation in the code.
    #[serde(default)]
    #[schemars(
        description = "Chữ viết tắt trong ký hiệu, như PTr; bỏ trống nếu không có."
    )]
    pub abbreviation: String,
    /// Its template.
    #[serde(default)]
    #[schemars(
        description = "Tên mẫu, không có đuôi .typ.j2: mẫu có sẵn hoặc tệp trong templates/; mặc định van-ban-co-ten-loai."
    )]
    pub form: Option<String>,
    /// How its body is numbered.
    #[serde(default)]
    #[schemars(description = "Cách đánh số nội dung.")]
    pub scheme: Scheme,
}

/// Finds a kind: the decree's, else the office's own.
pub fn find_kind(id: &str, own: &OwnKinds) -> Option<KindInfo> {
    let known = KINDS.iter().find(|kind| kind.id == id).cloned();
    known.or_else(|| {
        let kind = own.get(id)?;
        Some(KindInfo {
            id: Cow::Owned(id.to_owned()),
            name: Cow::Owned(kind.name.clone()),
            abbreviation: Cow::Owned(kind.abbreviation.clone()),
            form: kind.form.clone().map_or(Cow::Borrowed(NAMED), Cow::Owned),
            scheme: kind.scheme,
            top: match kind.scheme {
                Scheme::MucKhoan => Level::Muc,
                Scheme::ChuongDieu => Level::Dieu,
            },
        })
    })
}

/// The name of a kind of document, as data says it.
///
/// ```
/// let kind = vanban::document::find_kind("ke-hoach", &Default::default()).unwrap();
/// assert_eq!((&*kind.name, &*kind.abbreviation), ("Kế hoạch", "KH"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kind(pub String);

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

impl JsonSchema for Kind {
    fn schema_name() -> Cow<'static, str> {
        "Kind".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let ids: Vec<_> = KINDS.iter().map(|kind| kind.id.clone()).collect();
        let names: Vec<_> = KINDS
            .iter()
            .map(|k| match &*k.abbreviation {
                "" => k.name.to_string(),
                abbreviation => format!("{} ({abbreviation})", k.name),
            })
            .collect();
        json_schema!({
            "type": "string",
            "format": "kind",
            "description": "Loại văn bản (Điều 7; bản sao: Điều 25), viết không dấu.",
            "enum": ids,
            "enumDescriptions": names,
        })
    }
}
