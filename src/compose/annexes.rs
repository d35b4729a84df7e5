//! Annexes, and the text that a decision issues or approves.

use std::sync::Arc;

use super::composed::{ComposedAppendix, ComposedAttachment};
use super::composer::{Composer, at};
use super::line::{Line, upper, upright};
use super::words_of::{code, reference};
use crate::document::{self, Orientation, annex_numbering, appendix_number};
use crate::standard::fill;
use crate::vi;
use crate::yaml::Path;

impl Composer<'_> {
    pub(super) fn attachment(&self) -> Option<ComposedAttachment> {
        let attachment = self.loaded.document.attachment.as_ref()?;
        let kind = self.loaded.attached_kind.as_ref()?;
        let inner = Composer {
            references: &self.loaded.references.attached,
            ..*self
        };
        let here = at(&["attachment"]);
        let name = match &attachment.title {
            Some(title) => self.line(title, &here.key("title").into()),
            None => upright(kind.name.clone(), &here.key("kind").into()),
        };
        Some(ComposedAttachment {
            kind: upper(name),
            subject: self.line(&attachment.subject, &here.key("subject").into()),
            reference: self.line(&reference(self.loaded), &here),
            body: inner.attached_body(),
            at: here,
        })
    }

    pub(super) fn appendices(&self) -> Vec<ComposedAppendix> {
        let all = &self.loaded.document.appendices;
        let path = Path::default().key("appendices");
        let reference = reference(self.loaded);
        all.iter()
            .enumerate()
            .map(|(i, appendix)| {
                let number = appendix_number(self.standard(), i, all.len());
                self.appendix(appendix, &path.index(i), number, &reference)
            })
            .collect()
    }

    fn appendix(
        &self,
        appendix: &document::Appendix,
        path: &Path,
        number: String,
        reference: &str,
    ) -> ComposedAppendix {
        let title = appendix.title.as_ref();
        let text = appendix.text.as_ref();
        let at_table = path.key("table").into();
        let table = appendix.table.as_ref();
        let mut table = table.map(|table| self.table(table, &at_table));
        let end = table.as_mut().and_then(|table| self.close_table(table, &at_table));
        let body = self.annex_body(
            &appendix.sections,
            &path.key("sections"),
            annex_numbering(self.standard()),
            table.is_none(),
        );
        let mut lines =
            text.map_or_else(Vec::new, |text| self.prose(text, &path.key("text").into()));
        for line in &mut lines {
            self.take_marks_out_of(line);
        }
        if table.is_none()
            && body.parts.is_empty()
            && let Some(last) = lines.last_mut()
        {
            self.close_line(last);
        }
        ComposedAppendix {
            id: appendix.id.clone(),
            number,
            title: title.map(|title| upper(self.line(title, &path.key("title").into()))),
            reference: self.line(reference, &path.clone().into()),
            stamp: self.annex_stamp().filter(|_| appendix.separate),
            landscape: appendix.orientation == Orientation::Landscape,
            text: lines,
            body,
            end,
            table,
            at: Arc::new(path.clone()),
        }
    }

    /// Number, code and time of the agency's signature of a file; only from what the data
    /// says.
    fn annex_stamp(&self) -> Option<Line> {
        let signed_at = self.loaded.document.signed_at.as_ref()?;
        let time = vi::signing_time(signed_at)?;
        let code = code(self.loaded)?;
        let text = fill(&self.standard().words.annex_signature.text, |name| match name {
            "code" => Some(code.clone()),
            "time" => Some(time.clone()),
            _ => None,
        });
        Some(upright(text, &at(&["signed_at"])))
    }
}
