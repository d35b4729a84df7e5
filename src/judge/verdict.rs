//! What is said of a stretch of text.

use std::ops::Range;

use super::role::{PhraseRole, ReviewGroup};
use crate::diag::Message;

/// A question that one fact raises, however often it stands in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The same for every place that raises the same question.
    pub key: String,
    /// The fact in a few words, for `như trên (…)`.
    pub label: String,
    /// What is to be decided.
    pub text: Message,
    /// What of the text another answer than to keep it takes the place of; the whole stretch
    /// where none is said.
    pub about: Option<Range<usize>>,
    /// What would take its place, where that is known: stretches of the text, and what they
    /// become.
    pub offer: Vec<(Range<usize>, String)>,
    /// What is offered instead once what another question offers, by its key, stands in the
    /// same sentence; nothing is offered then where it is empty.
    pub once_said: Option<OnceOffered>,
    /// True if the words may stay only for a reason: what they cite is no longer in force.
    pub wants_reason: bool,
}

/// What is offered once another question's offer was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnceOffered {
    /// The other question's key.
    pub key: String,
    /// What changes then; nothing is offered where it is empty.
    pub changes: Vec<(Range<usize>, String)>,
}

/// What one stretch of text is, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What the stretch is to the document.
    pub role: PhraseRole,
    /// Stretches of the text that change, and what they become.
    pub changes: Vec<(Range<usize>, String)>,
    /// True if the change is likely and not certain.
    pub likely: bool,
    /// What is to be decided.
    pub asked: Option<Asked>,
    /// Why it stays or changes, for the review list.
    pub reason: Message,
}

impl Verdict {
    /// Something that stays as it is.
    pub fn kept(role: PhraseRole, reason: Message) -> Self {
        Self {
            role,
            changes: vec![],
            likely: false,
            asked: None,
            reason,
        }
    }

    /// Something that changes for certain.
    pub fn changed(
        role: PhraseRole,
        changes: Vec<(Range<usize>, String)>,
        reason: Message,
    ) -> Self {
        Self { role, changes, likely: false, asked: None, reason }
    }

    /// The same, to be looked at before the changes that are certain.
    #[must_use]
    pub fn likely(self) -> Self {
        Self { likely: true, ..self }
    }

    /// The same with a question.
    #[must_use]
    pub fn ask(
        self,
        key: impl Into<String>,
        label: impl Into<String>,
        text: Message,
    ) -> Self {
        let (key, label) = (key.into(), label.into());
        let asked = Asked {
            key,
            label,
            text,
            about: None,
            offer: vec![],
            once_said: None,
            wants_reason: false,
        };
        Self { asked: Some(asked), ..self }
    }

    /// The same with what could take the place of the words that are asked about.
    #[must_use]
    pub fn offer(mut self, changes: Vec<(Range<usize>, String)>) -> Self {
        if let Some(asked) = &mut self.asked {
            asked.offer = changes;
        }
        self
    }

    /// The same with what is offered instead once another question's offer was taken.
    #[must_use]
    pub fn once_said(
        mut self,
        key: impl Into<String>,
        changes: Vec<(Range<usize>, String)>,
    ) -> Self {
        if let Some(asked) = &mut self.asked {
            asked.once_said = Some(OnceOffered { key: key.into(), changes });
        }
        self
    }

    /// The same, to be kept only for a reason.
    #[must_use]
    pub fn for_a_reason(mut self) -> Self {
        if let Some(asked) = &mut self.asked {
            asked.wants_reason = true;
        }
        self
    }

    /// The same, asked about more of the text than its own stretch.
    #[must_use]
    pub fn about(mut self, range: Range<usize>) -> Self {
        if let Some(asked) = &mut self.asked {
            asked.about = Some(range);
        }
        self
    }

    /// The group it belongs to; `changed` if the file changes for it.
    pub fn group(&self, changed: bool) -> ReviewGroup {
        match (&self.asked, !changed, self.likely) {
            (Some(_), ..) => ReviewGroup::Ask,
            (None, true, _) => ReviewGroup::Kept,
            (None, false, true) => ReviewGroup::Likely,
            (None, false, false) => ReviewGroup::Changed,
        }
    }
}
