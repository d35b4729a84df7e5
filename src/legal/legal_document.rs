//! A law or document, and whether it is in force.

use chrono::NaiveDate;
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
    #[schemars(description = "Việc hết hiệu lực, nếu có.")]
    pub ended: Option<End>,
    /// How it was changed.
    #[serde(default)]
    #[schemars(description = "Các lần sửa đổi, bổ sung.")]
    pub amended: Vec<Amendment>,
    /// Where this is known from.
    #[schemars(description = "Nguồn của các điều trên.")]
    pub source: String,
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
    #[schemars(description = "Số, ký hiệu văn bản thay thế.")]
    pub replaced_by: Option<String>,
    /// Where this is known from.
    #[schemars(description = "Nguồn.")]
    pub source: String,
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
    /// Where this is known from.
    #[schemars(description = "Nguồn.")]
    pub source: String,
}

/// What a document is on a day.
#[derive(Clone, Copy, Debug)]
pub enum Status<'a> {
    /// In force as it was issued.
    InForce,
    /// In force, and changed since it was issued.
    Amended(&'a Amendment),
    /// Not yet in force.
    NotYet(Day),
    /// No longer in force.
    Ended(&'a End),
}

impl Status<'_> {
    /// True if both say the same of a document.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Amended(a), Self::Amended(b)) => a.by == b.by,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

impl LegalDocument {
    /// What it is on a day.
    pub fn on(&self, day: NaiveDate) -> Status<'_> {
        if let Some(end) = self.ended.as_ref().filter(|end| end.from.0 <= day) {
            return Status::Ended(end);
        }
        if let Some(from) = self.from.filter(|from| from.0 > day) {
            return Status::NotYet(from);
        }
        let amended = self.amended.iter().filter(|a| a.from.0 <= day);
        amended
            .max_by_key(|a| a.from)
            .map_or(Status::InForce, Status::Amended)
    }

    /// Kind and number as a text cites them.
    pub fn cited(&self) -> String {
        format!("{} số {}", self.kind, self.number)
    }
}
