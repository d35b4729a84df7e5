//! The head of the first page.

use super::composed::Head;
use super::composer::{Composer, at};
use super::line::{At, Line, upper, upright};
use super::words_of::{code_line, place_date};
use crate::document::{AgencyRef, Heading};

impl Composer<'_> {
    pub(super) fn head(&self) -> Head {
        let (loaded, words) = (self.loaded, &self.standard().words);
        let (document, agency) = (&loaded.document, &loaded.agency);
        let bare = document.heading == Heading::National;
        let capitals = |lines: &[String], part: &str| {
            if bare { vec![] } else { self::capitals(lines, &self.agency_at(part)) }
        };
        let dated = loaded.kind.prints("date");
        let of_form = loaded.kind.form.as_ref().is_some_and(|form| form.contact);
        let with_contact = document.contact.unwrap_or(of_form);
        let contact = agency.contact.iter().filter(|_| with_contact);
        let degree = document.urgency.as_ref();
        Head {
            nation: upright(&*words.nation.text, &at(&["kind"])),
            motto: upright(&*words.motto.text, &at(&["kind"])),
            parent: capitals(&agency.parent, "parent"),
            agency: capitals(&agency.heading, "heading"),
            number: code_line(loaded)
                .filter(|_| !bare)
                .map(|code| code.upright(&at(&["number"]))),
            place_date: dated.then(|| place_date(loaded).upright(&at(&["date"]))),
            urgency: degree.and_then(|name| {
                let mark = self.standard().urgency.get(&name.0)?;
                Some((name.0.clone(), upright(&*mark.text, &at(&["urgency"]))))
            }),
            secrecy: document.secrecy_stamp,
            circulation: document
                .circulation
                .as_ref()
                .map(|text| upper(self.line(text, &at(&["circulation"])))),
            draft: document.draft.then(|| upright(&*words.draft.text, &at(&["draft"]))),
            contact: contact
                .map(|line| upright(line.clone(), &self.agency_at("contact")))
                .collect(),
        }
    }

    /// Where the document says a part of its agency: the part itself, or the profile's name.
    fn agency_at(&self, part: &str) -> At {
        match self.loaded.document.agency {
            AgencyRef::Inline(_) => at(&["agency", part]),
            AgencyRef::Profile(_) => at(&["agency"]),
        }
    }
}

/// Lines in capitals, each at its index.
pub(super) fn capitals(lines: &[String], at: &At) -> Vec<Line> {
    let line =
        |(i, line): (usize, &String)| upper(upright(line.clone(), &at.index(i).into()));
    lines.iter().enumerate().map(line).collect()
}
