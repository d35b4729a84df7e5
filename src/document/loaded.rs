//! A document with everything that it names.

use std::sync::Arc;

use super::agency::Agency;
use super::appendix::Appendix;
use super::attached::Attached;
use super::attachment::Attachment;
use super::keys::Keys;
use super::model::Document;
use super::numbering::numbering;
use super::outline::Numbering;
use super::people::Signature;
use super::references::References;
use super::values::IssueDate;
use crate::standard::{BlankWidths, Kind, Standard, fill};
use crate::yaml::{Path, Tree};

/// A document that has the form of one, with what it names in `vanban.yaml`.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What it says, key by key.
    pub document: Document,
    /// The standard that it follows.
    pub standard: Arc<Standard>,
    /// The kind it is of.
    pub kind: Kind,
    /// The texts that it issues or approves, in their order.
    pub attached: Vec<Attached>,
    /// The agency it names.
    pub agency: Agency,
    /// Who signs, with where the document says it.
    pub signers: Vec<(Signature, Path)>,
    /// Who receives it, likewise.
    pub recipients: Vec<(String, Path)>,
    /// How wide the room for what it does not say is.
    pub blanks: BlankWidths,
    /// With empty fields for digital signatures.
    pub signature_fields: bool,
    /// How its named parts are cited.
    pub references: References,
    /// Where it says it.
    pub tree: Tree,
    /// What its keys are.
    pub keys: Arc<Keys>,
    /// The copy that this document is set for, if it is set as the original of one.
    pub copied_by: Option<Box<Loaded>>,
}

impl Loaded {
    /// The texts that come with it: what each says, where, and what it names.
    pub fn attachments(&self) -> impl Iterator<Item = (&Attachment, Path, &Attached)> {
        let said = self.document.attachments().into_iter().zip(&self.attached);
        said.map(|((attachment, path), names)| (attachment, path, names))
    }

    /// Every list of annexes with the path of what it belongs to.
    pub fn annexes(&self) -> impl Iterator<Item = (&[Appendix], Path)> {
        let own = (&*self.document.appendices, Path::default());
        let attached = self.document.attachments().into_iter();
        std::iter::once(own).chain(attached.map(|(it, path)| (&*it.appendices, path)))
    }

    /// Everyone who signs, the texts that come with it included.
    pub fn all_signers(&self) -> impl Iterator<Item = &(Signature, Path)> {
        self.signers
            .iter()
            .chain(self.attached.iter().flat_map(|it| &it.signers))
    }

    /// True for a secret document, by the place of its stamp or by what it says of who may read
    /// it.
    pub fn is_secret(&self) -> bool {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let circulation = self.document.circulation.as_deref().map(words);
        self.document.secrecy_stamp
            || circulation.is_some_and(|said| {
                let said = said.to_lowercase();
                let marks = &self.standard.register.secret;
                marks.iter().any(|it| it.to_lowercase() == said)
            })
    }

    /// How its body is numbered.
    pub fn numbering(&self) -> Numbering<'_> {
        numbering(self.document.scheme.as_ref(), &self.standard, &self.kind)
    }

    /// The code after the number: `KH-UBND`; none for a kind that prints no number.
    pub fn symbol(&self) -> Option<String> {
        if let Some(symbol) = &self.document.symbol {
            return Some(symbol.clone());
        }
        if !self.kind.prints("number") {
            return None;
        }
        let code = &self.standard.code;
        let pattern = match self.kind.abbreviation.as_str() {
            "" => &code.agency_symbol,
            _ => &code.symbol,
        };
        Some(fill(pattern, |name| match name {
            "kind" => Some(self.kind.abbreviation.clone()),
            "agency" => Some(self.agency.abbreviation.clone()),
            _ => None,
        }))
    }

    /// The number as it is printed.
    pub fn number(&self) -> Option<String> {
        let number = self.document.number?;
        Some(self.standard.code.number(number.value, number.digits))
    }

    /// What no other document may have: agency, code, series and number; none while the number
    /// is not known.
    ///
    /// Copies of every kind share one series (Phần II, II.1.c), and secret documents have one
    /// of their own (Điều 15.2).
    pub fn identity(&self) -> Option<String> {
        let number = self.standard.code.number(self.document.number?.value, 0);
        let (series, secret) = self.series_and_secret()?;
        Some(format!("{series}|{number}{secret}"))
    }

    /// What its number runs in: agency, code, year or term.
    pub fn series(&self) -> Option<String> {
        let (series, secret) = self.series_and_secret()?;
        Some(format!("{series}{secret}"))
    }

    fn series_and_secret(&self) -> Option<(String, &'static str)> {
        let year = self.document.subject_year()?;
        let day = self.document.date.map(IssueDate::latest);
        let series = self.standard.code.series_of(day, year);
        let symbol = self.symbol()?;
        let symbol = if self.kind.is_copy() { "copies" } else { &symbol };
        let secret = if self.is_secret() { "|secret" } else { "" };
        Some((format!("{}|{symbol}|{series}", self.agency.name), secret))
    }
}
