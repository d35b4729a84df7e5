//! What makes a copy.

use super::composed::Copy;
use super::composer::{Composer, at};
use super::head::capitals;
use super::line::{Line, upper, upright};
use super::words_of::{code_line, place_date};
use crate::document::{Medium, Width};
use crate::standard::fill;
use crate::vi;

impl Composer<'_> {
    /// The copy that a document is, or is set for; none for any other.
    pub(super) fn copy(&self) -> Option<Copy> {
        if let Some(copied_by) = &self.loaded.copied_by {
            let references = &copied_by.references.main;
            return Composer { loaded: copied_by, references }.copy();
        }
        let loaded = self.loaded;
        if !loaded.kind.is_copy() {
            return None;
        }
        let standard = self.standard();
        let original = loaded.document.original.clone().unwrap_or_default();
        let texts = original.page_texts;
        let text_of = |i: usize| {
            let text = texts.get(i).map(|text| text.trim());
            text.filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let alt = |i: usize| {
            fill(&standard.words.scan.text, |name| match name {
                "n" => Some((i + 1).to_string()),
                "text" => text_of(i),
                _ => None,
            })
        };
        let pages_have_text = (0..original.pages.len()).all(|i| text_of(i).is_some());
        let of_something = original.document.is_some() || !original.pages.is_empty();
        let pages = original.pages.into_iter().enumerate();
        Some(Copy {
            form: upper(upright(loaded.kind.name.clone(), &at(&["kind"]))),
            agency: capitals(&loaded.agency.heading, &at(&["agency"])),
            number: code_line(loaded).map(|code| code.upright(&at(&["number"]))),
            place_date: place_date(loaded).upright(&at(&["date"])),
            signers: self.signers(),
            recipients: self.recipients(),
            pages: pages.map(|(i, file)| (file, alt(i))).collect(),
            pages_have_text,
            end_at: match original.end_at {
                Some(Width::Fixed(end)) => Some(end),
                _ => None,
            },
            stamp: self.copy_stamp(),
            electronic: loaded.document.medium == Medium::Electronic && of_something,
        })
    }

    /// What the agency's signature of an electronic copy says.
    fn copy_stamp(&self) -> Option<Line> {
        let document = &self.loaded.document;
        if document.medium != Medium::Electronic {
            return None;
        }
        let time = vi::signing_time(document.signed_at.as_ref()?)?;
        let text = fill(&self.standard().words.copy_signature.text, |name| match name {
            "form" => Some(vi::upper(&self.loaded.kind.name)),
            "agency" => Some(self.loaded.agency.name.clone()),
            "time" => Some(time.clone()),
            _ => None,
        });
        Some(upright(text, &at(&["signed_at"])))
    }
}
