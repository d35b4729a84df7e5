//! The register: what it holds, and what it answers.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Day, Holiday};
use crate::grammar::Citation;
use crate::vi;

/// What is in force when, and where that is known from.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(
    description = "Danh mục hiệu lực văn bản, thay đổi tổ chức hành chính và ngày nghỉ; legal.yaml của dự án bổ sung và thay thế danh mục đi kèm chương trình."
)]
pub struct Register {
    /// Laws and documents.
    #[schemars(description = "Văn bản, theo số; mục trùng số thay mục có sẵn.")]
    pub documents: Vec<LegalDocument>,
    /// Changes of administration.
    #[schemars(
        description = "Thay đổi tổ chức hành chính; mục trùng id thay mục có sẵn."
    )]
    pub administration: Vec<Reform>,
    /// Public holidays.
    #[schemars(description = "Ngày nghỉ lễ, tết; mục trùng tên thay mục có sẵn.")]
    pub holidays: Vec<Holiday>,
}

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

/// A change of administration.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Một thay đổi tổ chức hành chính.")]
pub struct Reform {
    /// A name for it.
    #[schemars(description = "Tên để nhận biết, như cap-huyen.")]
    pub id: String,
    /// What it concerns, in a few words.
    #[schemars(description = "Đối tượng thay đổi, gọi ngắn, như cấp huyện.")]
    pub title: String,
    /// What happened to it.
    #[schemars(
        description = "abolished (bỏ), merged (hợp nhất) hoặc renamed (đổi tên)."
    )]
    pub change: Change,
    /// The first day on which it holds.
    #[schemars(description = "Ngày bắt đầu.")]
    pub from: Day,
    /// What texts call it; `huyện …` stands for any name with a capital letter.
    #[schemars(
        length(min = 1),
        description = "Các cách gọi trong văn bản; `huyện …` là huyện kèm một tên riêng."
    )]
    pub names: Vec<String>,
    /// What looks like one of the names and is not meant.
    #[serde(default)]
    #[schemars(description = "Cụm từ trông giống nhưng không phải.")]
    pub except: Vec<String>,
    /// What to write instead.
    #[serde(default)]
    #[schemars(description = "Cách gọi thay thế.")]
    pub successor: Option<String>,
    /// Where this is known from.
    #[schemars(description = "Nguồn.")]
    pub source: String,
}

/// What happened to a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline, description = "Bỏ (abolished), hợp nhất (merged), đổi tên (renamed).")]
pub enum Change {
    /// It is no more.
    #[schemars(description = "Không còn.")]
    Abolished,
    /// It became one with another.
    #[schemars(description = "Hợp nhất với đơn vị khác.")]
    Merged,
    /// It is called otherwise.
    #[schemars(description = "Đổi tên.")]
    Renamed,
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

impl Register {
    /// Adds another register; its entries take the place of those of the same number, id or
    /// name.
    pub fn extend(&mut self, own: Self) {
        for document in own.documents {
            self.documents.retain(|d| !same_number(&d.number, &document.number));
            self.documents.push(document);
        }
        for reform in own.administration {
            self.administration.retain(|r| r.id != reform.id);
            self.administration.push(reform);
        }
        for holiday in own.holidays {
            self.holidays.retain(|h| h.name != holiday.name);
            self.holidays.push(holiday);
        }
    }

    /// The document of a number.
    pub fn numbered(&self, number: &str) -> Option<&LegalDocument> {
        self.documents.iter().find(|d| same_number(&d.number, number))
    }

    /// What a text cites; `words` are all that stands from the citation's start.
    pub fn cited(&self, citation: &Citation, words: &str) -> Option<&LegalDocument> {
        if let Some(number) = &citation.number {
            return self.numbered(number);
        }
        if citation.name.is_empty() {
            return None;
        }
        // A law is called by its name, with its year or without; the longest name wins.
        let words = spoken(words);
        self.documents
            .iter()
            .filter(|d| {
                let Some(title) = &d.title else { return false };
                let name = spoken(&format!("{} {title}", d.kind));
                let issued = d.issued.map(|day| chrono::Datelike::year(&day.0));
                let year = citation.year.is_none() || issued == citation.year;
                let rest = words.strip_prefix(name.as_str());
                let whole = rest.is_some_and(|r| !r.starts_with(char::is_alphabetic));
                year && whole
            })
            .max_by_key(|d| d.title.as_ref().map_or(0, String::len))
    }

    /// The changes of administration that hold on a day.
    pub fn reforms_on(&self, day: NaiveDate) -> impl Iterator<Item = &Reform> {
        self.administration.iter().filter(move |r| r.from.0 <= day)
    }
}

fn spoken(text: &str) -> String {
    vi::nfc(text)
        .to_lowercase()
        .replace([',', '-', '–'], " ")
        .split_whitespace()
        .fold(String::new(), |all, word| {
            if all.is_empty() { word.to_owned() } else { all + " " + word }
        })
}

fn same_number(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.replace(['–', ' '], "-").to_uppercase();
    plain(a) == plain(b)
}
