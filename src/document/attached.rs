//! A text that comes with a document, with everything that it names.

use super::attachment::Attachment;
use super::marked_text::plain_text;
use super::numbering::numbering;
use super::outline::Numbering;
use super::people::Signature;
use crate::standard::{Kind, Standard};
use crate::yaml::Path;

/// What a text that comes with a document names.
#[derive(Clone, Debug)]
pub struct Attached {
    /// The kind it is of.
    pub kind: Kind,
    /// Who signs it, with where the document says it.
    pub signers: Vec<(Signature, Path)>,
}

impl Attached {
    /// How its body is numbered.
    pub fn numbering<'a>(
        &'a self,
        attachment: &'a Attachment,
        standard: &'a Standard,
    ) -> Numbering<'a> {
        numbering(attachment.scheme.as_ref(), standard, &self.kind)
    }

    /// What it is called in a sentence: `Kế hoạch`.
    pub fn name(&self, attachment: &Attachment) -> String {
        attachment
            .title
            .as_deref()
            .map_or_else(|| self.kind.name.clone(), plain_text)
    }
}
