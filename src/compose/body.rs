//! The bodies of a document: its own, that of the text that it issues, those of annexes.

use super::composed::{Body, BodyPart};
use super::composer::{Composer, at};
use super::sections::Flat;
use crate::document::{Attached, Attachment, Numbering, Section};
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
            1 + usize::from(self.is_titled()),
        );
        if let Some(closing) = &document.closing {
            flat.prose(closing, &at(&["closing"]));
        }
        self.lines_after(&mut flat);
        flat.close();
        flat.body()
    }

    /// True if the page has a title, the first heading of the file's outline: the kind's name,
    /// or in its place the subject below the number.
    fn is_titled(&self) -> bool {
        let form = self.loaded.kind.form.as_ref();
        let about = form.and_then(|form| form.about.as_ref());
        about.is_none() || self.loaded.document.subject.is_some()
    }

    /// The body of a text that the document issues or approves.
    pub(super) fn attached_body(
        &self,
        attachment: &Attachment,
        path: &Path,
        names: &Attached,
    ) -> Body {
        let mut flat = Flat::new(self);
        if let Some(preamble) = &attachment.preamble {
            flat.prose(preamble, &path.key("preamble").into());
        }
        let numbering = names.numbering(attachment, self.standard());
        flat.outline(&attachment.sections, &path.key("sections"), numbering, 2);
        if let Some(closing) = &attachment.closing {
            flat.prose(closing, &path.key("closing").into());
        }
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
