//! A document with everything that it names.

use super::agency::Agency;
use super::kind::KindInfo;
use super::model::Document;
use super::outline::{Level, Scheme};
use super::references::{References, attached_scheme, scheme};
use super::signature::Signature;
use crate::yaml::{Path, Tree};

/// A document that has the form of one, with what it names in `vanban.yaml`.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What it says.
    pub document: Document,
    /// The kind it is of.
    pub kind: KindInfo,
    /// The kind of the text that it issues or approves.
    pub attached_kind: Option<KindInfo>,
    /// The agency it names.
    pub agency: Agency,
    /// Who signs, with where the document says it.
    pub signers: Vec<(Signature, Path)>,
    /// Who receives it, likewise.
    pub recipients: Vec<(String, Path)>,
    /// How its named parts are cited.
    pub references: References,
    /// Where it says it.
    pub tree: Tree,
    /// The copy that this document is set for, if it is set as the original of one.
    pub copied_by: Option<Box<Loaded>>,
}

impl Loaded {
    /// How its body is numbered, and the first level of it.
    pub fn scheme(&self) -> (Scheme, Level) {
        scheme(self.document.scheme, &self.kind)
    }

    /// The same of the text that it issues or approves.
    pub fn attached_scheme(&self) -> Option<(Scheme, Level)> {
        let attachment = self.document.attachment.as_ref()?;
        Some(attached_scheme(attachment, self.attached_kind.as_ref()?))
    }
}
