//! The register: what it holds, and what it answers.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::Deserialize;

use super::holiday::Holiday;
use super::legal_document::LegalDocument;
use super::reform::Reform;
use crate::grammar::Citation;
use crate::vi;

/// The register that comes with the program.
pub const EMBEDDED: &str = include_str!("register.yaml");

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
    pub(super) holidays: Vec<Holiday>,
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
                let issued = d.issued.map(|day| day.0.year());
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
