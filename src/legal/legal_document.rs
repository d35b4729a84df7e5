//! A law or document: when it was issued, is in force, ended, was changed.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::yaml::Day;

/// A law or document.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một văn bản và hiệu lực của nó.")]
pub struct LegalDocument {
    /// Its kind, such as Nghị định.
    #[schemars(description = "Loại, như Nghị định.")]
    pub kind: String,
    /// Its number and code.
    #[schemars(description = "Số và ký hiệu, như 98/2023/NĐ-CP.")]
    pub number: String,
    /// Its title, where a source gives it.
    #[serde(default)]
    #[schemars(
        description = "Tên gọi hoặc trích yếu, nếu có nguồn; với luật là tên sau chữ Luật."
    )]
    pub title: Option<String>,
    /// Who issued it.
    #[schemars(description = "Cơ quan ban hành.")]
    pub issuer: String,
    /// When it was issued.
    #[serde(default)]
    #[schemars(description = "Ngày ban hành.")]
    pub issued: Option<Day>,
    /// The first day on which it is in force.
    #[serde(default)]
    #[schemars(description = "Ngày bắt đầu có hiệu lực.")]
    pub from: Option<Day>,
    /// How it ended.
    #[serde(default)]
    #[schemars(description = "Việc hết hiệu lực toàn bộ, nếu có.")]
    pub ended: Option<End>,
    /// Parts of it that ended, the rest in force.
    #[serde(default)]
    #[schemars(description = "Các phần đã hết hiệu lực, phần còn lại vẫn có hiệu lực.")]
    pub ended_parts: Vec<PartEnd>,
    /// How it was changed.
    #[serde(default)]
    #[schemars(description = "Các lần sửa đổi, bổ sung.")]
    pub amended: Vec<Amendment>,
    /// Where this is known from.
    #[schemars(description = "Nguồn của các điều trên: văn bản nói điều đó.")]
    pub source: String,
    /// How many independent sources say so.
    #[serde(default)]
    #[schemars(range(min = 1, max = 9), description = "Mấy nguồn độc lập nói điều đó.")]
    pub sources: Option<u8>,
    /// The keys of this entry that only one source gives, where there are more for the rest.
    #[serde(default)]
    #[schemars(
        description = "Các khóa của mục này mới có một nguồn, như [issued], khi các khóa khác có nhiều nguồn."
    )]
    pub one_source: Vec<String>,
}

/// How a document ended.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Văn bản hết hiệu lực khi nào, do đâu.")]
pub struct End {
    /// The first day on which it is no longer in force.
    #[schemars(description = "Ngày đầu tiên không còn hiệu lực.")]
    pub from: Day,
    /// What came in its place, by its number.
    #[serde(default)]
    #[schemars(
        description = "Số, ký hiệu văn bản thay thế; kèm loại nếu hai văn bản trùng số, như Luật 20/2026/QH16."
    )]
    pub replaced_by: Option<String>,
    /// Where this is known from.
    #[schemars(description = "Nguồn: văn bản nói điều đó.")]
    pub source: String,
    /// How many independent sources say so.
    #[serde(default)]
    #[schemars(range(min = 1, max = 9), description = "Mấy nguồn độc lập nói điều đó.")]
    pub sources: Option<u8>,
}

/// How a part of a document ended.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một phần của văn bản hết hiệu lực khi nào, do đâu.")]
pub struct PartEnd {
    /// Which part.
    #[schemars(description = "Phần nào: một điều, một khoản, một chương.")]
    pub part: String,
    /// The first day on which it is no longer in force.
    #[schemars(description = "Ngày đầu tiên không còn hiệu lực.")]
    pub from: Day,
    /// What ended it, by its number.
    #[serde(default)]
    #[schemars(description = "Số, ký hiệu văn bản bãi bỏ hoặc thay thế.")]
    pub by: Option<String>,
    /// Where this is known from.
    #[schemars(description = "Nguồn: văn bản nói điều đó.")]
    pub source: String,
    /// How many independent sources say so.
    #[serde(default)]
    #[schemars(range(min = 1, max = 9), description = "Mấy nguồn độc lập nói điều đó.")]
    pub sources: Option<u8>,
}

/// A change of a document.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một lần sửa đổi, bổ sung.")]
pub struct Amendment {
    /// The first day on which it holds.
    #[schemars(description = "Ngày có hiệu lực của việc sửa đổi.")]
    pub from: Day,
    /// What changes it, by its number.
    #[schemars(description = "Số, ký hiệu văn bản sửa đổi.")]
    pub by: String,
    /// Which parts it changes, where not many.
    #[serde(default)]
    #[schemars(description = "Chỉ sửa phần nào, nếu ít.")]
    pub part: Option<String>,
    /// Where this is known from.
    #[schemars(description = "Nguồn: văn bản nói điều đó.")]
    pub source: String,
    /// How many independent sources say so.
    #[serde(default)]
    #[schemars(range(min = 1, max = 9), description = "Mấy nguồn độc lập nói điều đó.")]
    pub sources: Option<u8>,
}

impl LegalDocument {
    /// Kind and number as a text cites them.
    pub fn cited(&self) -> String {
        format!("{} số {}", self.kind, self.number)
    }

    /// Kind and number, with the name before them that a law is called by.
    pub fn called(&self) -> String {
        let law = matches!(self.kind.as_str(), "Luật" | "Bộ luật" | "Pháp lệnh");
        // `sửa đổi, bổ sung một số điều của …` is no name.
        let named = |title: &&String| law && title.starts_with(char::is_uppercase);
        match self.title.as_ref().filter(named) {
            Some(title) => format!("{} {title} số {}", self.kind, self.number),
            None => self.cited(),
        }
    }

    /// The year that a citation by name says: of its issue, or in its number.
    pub fn year(&self) -> Option<i32> {
        let years = |part: &str| part.parse().ok().filter(|it| (1900..3000).contains(it));
        let issued = self.issued.map(|day| day.0.year());
        issued.or_else(|| self.number.split('/').find_map(years))
    }

    /// The first day on which it may be cited as one that holds: of its force, else of its issue.
    pub fn holds_from(&self) -> Option<NaiveDate> {
        self.from.or(self.issued).map(|day| day.0)
    }

    /// True if only one source gives a key of the entry, or all of it.
    pub fn is_alone(&self, key: &str) -> bool {
        self.sources == Some(1) || self.one_source.iter().any(|one| one == key)
    }

    /// True if a kind, as a text says it or by its first letters, is its own; any is, if none
    /// is said.
    pub(super) fn is_of(&self, kind: &str) -> bool {
        let own = self.kind.to_lowercase();
        let kind = kind.to_lowercase();
        let initials = || own.split(' ').filter_map(|word| word.chars().next());
        kind.is_empty() || kind == own || initials().eq(kind.chars())
    }
}
