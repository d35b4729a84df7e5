//! The register: what it holds, and which of it a text cites.

use std::sync::OnceLock;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use super::body_index::BodyIndex;
use super::holiday::Holiday;
use super::legal_document::LegalDocument;
use super::reform::Reform;
use super::status::Status;
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
    #[schemars(
        description = "Văn bản, theo loại và số; mục trùng loại và số thay mục có sẵn."
    )]
    pub documents: Vec<LegalDocument>,
    /// Changes of administration.
    #[schemars(
        description = "Thay đổi tổ chức hành chính; mục trùng id thay mục có sẵn."
    )]
    pub administration: Vec<Reform>,
    /// Public holidays.
    #[schemars(description = "Ngày nghỉ lễ, tết; mục trùng tên thay mục có sẵn.")]
    pub holidays: Vec<Holiday>,
    /// The names of bodies, read once.
    #[serde(skip)]
    bodies: OnceLock<BodyIndex>,
}

impl Register {
    /// Adds another register; its entries take the place of those of the same kind and number,
    /// id or name.
    pub fn extend(&mut self, own: Self) {
        self.bodies = OnceLock::new();
        for document in own.documents {
            self.documents.retain(|old| {
                !old.is_of(&document.kind) || !same_number(&old.number, &document.number)
            });
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

    /// The document of a number, with its kind before it or not; none if documents of several
    /// kinds have it.
    pub fn numbered(&self, number: &str) -> Option<&LegalDocument> {
        let at = number.find(|c: char| c.is_ascii_digit())?;
        let kind = number[..at].trim();
        let kind = kind.strip_suffix("số").unwrap_or(kind).trim();
        self.of_kind(kind, &number[at..])
    }

    fn of_kind(&self, kind: &str, number: &str) -> Option<&LegalDocument> {
        let mut found = self
            .documents
            .iter()
            .filter(|d| same_number(&d.number, number) && d.is_of(kind));
        found.next().filter(|_| found.next().is_none())
    }

    /// What a text cites; `words` are all that stands from the citation's start. Of laws of one
    /// name, the last.
    pub fn cited(&self, citation: &Citation, words: &str) -> Option<&LegalDocument> {
        self.cited_on(citation, words, NaiveDate::MAX)
    }

    /// What a text of a day cites: of laws of one name, that which is in force then.
    pub fn cited_on(
        &self,
        citation: &Citation,
        words: &str,
        day: NaiveDate,
    ) -> Option<&LegalDocument> {
        if let Some(number) = &citation.number {
            return self.of_kind(&citation.kind, number);
        }
        if citation.name.is_empty() {
            return None;
        }
        // A law is called by its name, with its year or day or without; the longest name wins.
        let words = spoken(words);
        let said = citation.date.map(|date| chrono::Datelike::year(&date));
        let year = citation.year.or(said);
        self.documents
            .iter()
            .filter(|d| (year.is_none() || d.year() == year) && d.is_named(&words))
            .max_by_key(|d| {
                let length = d.title.as_ref().map_or(0, String::len);
                let exact = d.issued.is_some_and(|it| Some(it.0) == citation.date);
                let holds = !matches!(d.on(day), Status::Ended(_) | Status::NotYet(_));
                (length, exact, holds, d.holds_from())
            })
    }

    pub(super) fn body_index(&self) -> &BodyIndex {
        self.bodies.get_or_init(|| BodyIndex::new(&self.administration))
    }

    /// The changes of administration that hold on a day.
    pub fn reforms_on(&self, day: NaiveDate) -> impl Iterator<Item = &Reform> {
        self.administration.iter().filter(move |r| r.from.0 <= day)
    }
}

impl LegalDocument {
    /// True if a text in the form of [`spoken`] begins with its kind and title.
    fn is_named(&self, words: &str) -> bool {
        let Some(title) = &self.title else { return false };
        let name = spoken(&format!("{} {title}", self.kind));
        let rest = words.strip_prefix(name.as_str());
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    }
}

/// A text as it is spoken: in lower case, without commas and dashes, one space between words.
pub fn spoken(text: &str) -> String {
    let plain = vi::nfc(text).to_lowercase().replace([',', '-', '–', '*'], " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn same_number(a: &str, b: &str) -> bool {
    let plain = |text: &str| text.replace(['–', ' '], "-").to_uppercase();
    plain(a) == plain(b)
}
