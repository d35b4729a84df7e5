//! The review list: what was found, asked and left to be done.

use std::ops::Range;

use crate::diag::Message;
use crate::judge::{PhraseRole, ReviewGroup};
use crate::yaml::{Edit, Path};

/// A finding of the review list.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What the words are to the document.
    pub role: PhraseRole,
    /// What the author has to do with it.
    pub group: ReviewGroup,
    /// Where it stands in the source: bytes, and line from 1.
    pub range: Range<usize>,
    /// The line in the source, from 1.
    pub line: usize,
    /// The line in the draft, from 1.
    pub(super) draft_line: usize,
    /// The value it is in; empty for what is in none.
    pub path: Path,
    /// The words of the source.
    pub old: String,
    /// What they became; empty where a value was blanked, none where they stay.
    pub new: Option<String>,
    /// The words around them, with `[…]` in their place; empty where the words say it all.
    pub context: String,
    /// Why they stay or change.
    pub reason: Message,
    /// The question it raises, by its index in the review.
    pub question: Option<usize>,
    /// What was changed in the file.
    pub edits: Vec<Edit>,
}

/// A question of the review list, with the findings that raise it.
#[derive(Clone, Debug)]
pub struct Question {
    /// The fact in a few words.
    pub label: String,
    /// What is to be decided.
    pub text: Message,
    /// The findings, by their index; the first one's place has the question in full.
    pub findings: Vec<usize>,
    /// What the author said to it while the draft was made.
    pub answer: Option<Answer>,
}

/// What the author says to a question while the draft is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is settled, in these words.
    Settled(String),
    /// It needs no mark in the draft.
    Dropped,
}

/// A task of the document: still needed?
#[derive(Clone, Debug)]
pub struct Task {
    /// The line in the source, from 1.
    pub line: usize,
    /// The line in the draft, from 1.
    pub(super) draft_line: usize,
    /// Its `id`, if it has one.
    pub id: Option<String>,
    /// What is to be done, cut after some words.
    pub text: String,
    /// The title of its section or group.
    pub under: String,
}

/// All that was found, for the author to read beside the draft.
#[derive(Clone, Debug)]
pub struct Review {
    /// The year that the source is of.
    pub from: i32,
    /// The year that the draft is for.
    pub to: i32,
    /// In the order of the source.
    pub findings: Vec<Finding>,
    /// In the order of their first place.
    pub questions: Vec<Question>,
    /// In the order of the source.
    pub tasks: Vec<Task>,
}

impl Review {
    /// The questions that have no answer yet.
    pub fn open(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(|q| q.answer.is_none())
    }

    /// The findings of a group.
    pub fn of(&self, group: ReviewGroup) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |f| f.group == group)
    }
}
