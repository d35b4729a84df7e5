//! The register: what it holds, and which of it a text cites.

use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::Deserialize;

use super::body_index::BodyIndex;
use super::holiday::Holiday;
use super::legal_document::LegalDocument;
use super::reform::Reform;
use super::shortened::in_full;
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
            .filter(|d| d.has_number(kind, number) && d.is_of(kind));
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
            // `Nghị định 98/2023`: the grammar keeps the kind before a number without its code.
            let bare = number.strip_prefix(citation.kind.as_str()).map(str::trim);
            return self.of_kind(&citation.kind, bare.unwrap_or(number));
        }
        if citation.name.is_empty() {
            return None;
        }
        // A law is called by its name, with its number, year or day or without; the longest name
        // wins.
        let words = in_full(&spoken(words));
        let named = self.documents.iter().filter_map(|document| {
            let behind = Behind::of(document.named_in(&words)?);
            let year = citation.year.or(citation.date.map(|date| date.year()));
            let year = year.or(behind.year);
            let other =
                behind.number.is_some_and(|it| !same_number(&document.number, it));
            let fits = !other && (year.is_none() || document.year() == year);
            fits.then_some((document, citation.date.or(behind.date)))
        });
        let best = named.max_by_key(|(document, date)| {
            let length = document.title.as_ref().map_or(0, String::len);
            let exact = document.issued.is_some_and(|it| Some(it.0) == *date);
            let over = matches!(document.on(day), Status::Ended(_) | Status::NotYet(_));
            (length, exact, !over, document.holds_from())
        });
        best.map(|(document, _)| document)
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
    /// True for its number; behind its kind the code may be left out: `98/2023`.
    fn has_number(&self, kind: &str, number: &str) -> bool {
        let mut parts = number.split('/');
        let year = |part: &str| part.len() == 4 && part.parse::<u16>().is_ok();
        let short = parts.nth(1).is_some_and(year) && parts.next().is_none();
        // `72/2025/QH` as a typist cuts it: there is one of the number in a year.
        let cut = number.ends_with("/QH") && !kind.is_empty();
        same_number(&self.number, number)
            || cut && self.number.starts_with(number)
            || short && !kind.is_empty() && self.number.starts_with(&format!("{number}/"))
    }

    /// What stands behind its kind and title, if a text in the form of [`spoken`] begins with
    /// them.
    fn named_in<'a>(&self, words: &'a str) -> Option<&'a str> {
        let name = spoken(&format!("{} {}", self.kind, self.title.as_ref()?));
        let rest = words.strip_prefix(name.as_str())?;
        (!rest.starts_with(char::is_alphabetic)).then_some(rest)
    }
}

/// What stands right behind a law's name: `số 22/2008/qh12`, `ngày 13 tháng 11 năm 2008`,
/// `năm 2008`.
#[derive(Default)]
struct Behind<'a> {
    number: Option<&'a str>,
    date: Option<NaiveDate>,
    year: Option<i32>,
}

impl<'a> Behind<'a> {
    fn of(rest: &'a str) -> Self {
        let words: Vec<&str> = rest.split_whitespace().collect();
        match words.as_slice() {
            ["số", number, ..] => Self { number: Some(number), ..Self::default() },
            ["năm", year, ..] => Self {
                year: year.get(..4).and_then(|it| it.parse().ok()),
                ..Self::default()
            },
            ["ngày", day, "tháng", month, "năm", year, ..] => {
                Self::dated(&format!("{day}/{month}/{}", year.get(..4).unwrap_or(year)))
            }
            ["ngày", date, ..] => Self::dated(date.trim_end_matches([';', '.', ')'])),
            _ => Self::default(),
        }
    }

    fn dated(date: &str) -> Self {
        let date = vi::parse_date(date);
        Self {
            date,
            year: date.map(|date| date.year()),
            ..Self::default()
        }
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
