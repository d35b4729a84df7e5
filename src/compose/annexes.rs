//! Annexes, and the text that a decision issues or approves.

use std::sync::Arc;

use super::composed::{ComposedAppendix, ComposedAttachment};
use super::composer::{Composer, at};
use super::line::{Line, text_of, upper, upright};
use super::wording::Wording;
use super::words_of::{attached_reference, code, reference};
use crate::document::{
    Appendix, Attached, Attachment, Orientation, Prose, annex_numbering, appendix_numbers,
};
use crate::vi;
use crate::yaml::Path;

impl Composer<'_> {
    /// The texts that come with the document, each with its own annexes.
    pub(super) fn attachments(&self) -> Vec<ComposedAttachment> {
        let inside = self.loaded.attachments().zip(&self.loaded.references.attached);
        inside
            .map(|((attachment, path, names), references)| {
                let inner = Composer { references, ..*self };
                inner.attachment(attachment, &path, names)
            })
            .collect()
    }

    fn attachment(
        &self,
        attachment: &Attachment,
        path: &Path,
        names: &Attached,
    ) -> ComposedAttachment {
        let name = match &attachment.title {
            Some(title) => self.line(title, &path.key("title").into()),
            None => upright(names.kind.name.clone(), &path.key("kind").into()),
        };
        let comes_with = attached_reference(self.loaded, &text_of(&name));
        let here = path.clone().into();
        let separate = self.loaded.document.is_file(attachment);
        ComposedAttachment {
            kind: upper(name),
            subject: self.line(
                &self.standard().subject(&attachment.subject, None),
                &path.key("subject").into(),
            ),
            reference: self.wording(&reference(self.loaded), &here),
            separate,
            stamp: self.annex_stamp().filter(|_| separate),
            legal_bases: self
                .bases(&attachment.legal_bases, &path.key("legal_bases").into()),
            body: self.attached_body(attachment, path, names),
            signers: self.signers_of(&names.signers),
            appendices: self.annexes(&attachment.appendices, path, &comes_with),
            at: here,
        }
    }

    /// The document's own annexes.
    pub(super) fn appendices(&self) -> Vec<ComposedAppendix> {
        let reference = reference(self.loaded);
        self.annexes(&self.loaded.document.appendices, &Path::default(), &reference)
    }

    fn annexes(
        &self,
        all: &[Appendix],
        path: &Path,
        reference: &Wording,
    ) -> Vec<ComposedAppendix> {
        let path = path.key("appendices");
        let numbers = appendix_numbers(self.standard(), all).into_iter();
        all.iter()
            .zip(numbers)
            .enumerate()
            .map(|(i, (appendix, number))| {
                self.appendix(appendix, &path.index(i), number, reference)
            })
            .collect()
    }

    fn appendix(
        &self,
        appendix: &Appendix,
        path: &Path,
        number: String,
        reference: &Wording,
    ) -> ComposedAppendix {
        let title = appendix.title.as_ref();
        let prose = |said: &Option<Prose>, key| {
            said.as_ref()
                .map_or_else(Vec::new, |it| self.prose(it, &path.key(key).into()))
        };
        let at_table = path.key("table").into();
        let table = appendix.table.as_ref();
        let mut table = table.map(|table| self.table(table, &at_table));
        if let Some(table) = &mut table {
            self.take_marks_out_of_table(table);
        }
        let mut closing = prose(&appendix.closing, "closing");
        let is_closed = closing.is_empty();
        let end = table.as_mut().filter(|_| is_closed);
        let end = end.and_then(|table| self.close_table(table, &at_table));
        let body = self.annex_body(
            &appendix.sections,
            &path.key("sections"),
            annex_numbering(self.standard()),
            table.is_none() && is_closed,
        );
        let mut lines = prose(&appendix.text, "text");
        for line in lines.iter_mut().chain(&mut closing) {
            self.take_marks_out_of(line);
        }
        let ends_in_text = table.is_none() && body.parts.is_empty();
        let last = closing.last_mut().or(lines.last_mut().filter(|_| ends_in_text));
        if let Some(last) = last {
            self.close_line(last);
        }
        ComposedAppendix {
            id: appendix.id.clone(),
            number,
            title: title.map(|title| upper(self.line(title, &path.key("title").into()))),
            reference: self.wording(reference, &path.clone().into()),
            separate: appendix.separate,
            stamp: self.annex_stamp().filter(|_| appendix.separate),
            landscape: appendix.orientation == Orientation::Landscape,
            text: lines,
            body,
            end,
            table,
            closing,
            at: Arc::new(path.clone()),
        }
    }

    /// Number, code and time of the agency's signature of a file; only from what the data
    /// says.
    fn annex_stamp(&self) -> Option<Line> {
        let signed_at = self.loaded.document.signed_at.as_ref()?;
        let time = vi::signing_time(signed_at)?;
        let code = code(self.loaded)?;
        let pattern = &self.standard().words.annex_signature.text;
        let text = Wording::fill(pattern, |name| match name {
            "code" => Some(code.clone()),
            "time" => Some(time.clone().into()),
            _ => None,
        });
        Some(text.upright(&at(&["signed_at"])))
    }
}
