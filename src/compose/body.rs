//! The bodies of a document: its own, that of the text that it issues, those of annexes.

use super::composed::{Body, BodyPart};
use super::composer::{Composer, at};
use super::sections::Flat;
use crate::document::{Numbering, Section};
use crate::yaml::Path;

impl Composer<'_> {
    /// The document's own body; the last paragraph ends in the end mark.
    pub(super) fn body(&self) -> Body {
        let document = &self.loaded.document;
        let root = Path::default();
        let mut flat = Flat::new(self);
        self.lines_before(&mut flat);
        let printed = !flat.is_empty();
        if let Some(prose) = &document.preamble {
            flat.prose(prose, &at(&["preamble"]));
            if !document.sections.is_empty() && !printed {
                flat.before_enacting();
            }
        }
        flat.outline(
            &document.sections,
            &root.key("sections"),
            self.loaded.numbering(),
            1,
        );
        self.lines_after(&mut flat);
        flat.close();
        flat.body()
    }

    /// The body of the text that the document issues or approves.
    pub(super) fn attached_body(&self) -> Body {
        let (Some(attachment), Some(numbering)) =
            (&self.loaded.document.attachment, self.loaded.attached_numbering())
        else {
            return Body::default();
        };
        let mut flat = Flat::new(self);
        if let Some(preamble) = &attachment.preamble {
            flat.prose(preamble, &at(&["attachment", "preamble"]));
        }
        let path = Path::default().key("attachment").key("sections");
        flat.outline(&attachment.sections, &path, numbering, 2);
        flat.close();
        flat.body()
    }

    /// The sections of an annex; `closes` if nothing comes after them.
    pub(super) fn annex_body(
        &self,
        sections: &[Section],
        path: &Path,
        numbering: Numbering<'_>,
        closes: bool,
    ) -> Body {
        let mut flat = Flat::new(self);
        flat.outline(sections, path, numbering, 2);
        if closes {
            flat.close();
        } else {
            flat.take_marks_out();
        }
        flat.body()
    }
}

impl Body {
    /// Everything that is printed, with what stands before the words that enact it.
    pub fn all(&self) -> impl Iterator<Item = &BodyPart> {
        self.preamble.iter().chain(&self.parts)
    }
}
