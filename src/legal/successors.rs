//! What came in the place of a document or a body, by a day.

use chrono::NaiveDate;

use super::legal_document::LegalDocument;
use super::reform::Reform;
use super::register::{Register, spoken};
use super::status::Status;

/// The longest chain of changes that is followed.
const LONGEST: usize = 8;

impl Register {
    /// A document as it is cited, by its number in this register.
    pub fn cited_as(&self, number: &str) -> String {
        match self.numbered(number) {
            Some(known) => known.cited(),
            None if number.contains("/QH") && number.starts_with(char::is_numeric) => {
                format!("Luật số {number}")
            }
            None => number.to_owned(),
        }
    }

    /// What holds on a day in the place of a document that ended: the last of a chain.
    pub fn in_its_place(
        &self,
        document: &LegalDocument,
        day: NaiveDate,
    ) -> Option<String> {
        let mut number = document.ended.as_ref()?.replaced_by.as_deref()?;
        for _ in 0..LONGEST {
            let next = self.numbered(number).and_then(|known| match known.on(day) {
                Status::Ended(end) => end.replaced_by.as_deref(),
                _ => None,
            });
            match next {
                Some(next) => number = next,
                None => break,
            }
        }
        Some(self.cited_as(number))
    }

    /// What a body is called on a day, after all changes up to it.
    pub fn called_on(&self, reform: &Reform, day: NaiveDate) -> Option<String> {
        let mut name = reform.successor.as_deref()?;
        for _ in 0..LONGEST {
            let later = self.reforms_on(day).find(|r| {
                r.from >= reform.from && r.names.iter().any(|n| spoken(n) == spoken(name))
            });
            match later.and_then(|later| later.successor.as_deref()) {
                Some(next) => name = next,
                None => break,
            }
        }
        Some(name.to_owned())
    }
}
