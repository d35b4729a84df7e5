//! The review list: what was found, asked and left to be done.

use std::ops::Range;

use crate::diag::{Edit, Message};
use crate::judge::{PhraseRole, ReviewGroup};
use crate::vi::shortened;
use crate::yaml::{DROPPED, KEPT, KEPT_FOR, Path, REPLACED};

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
    /// The whole sentence around them, with `[…]` in their place.
    pub(super) whole: String,
    /// Why they stay or change.
    pub reason: Message,
    /// The question it raises, by its index in the review.
    pub question: Option<usize>,
    /// What was changed in the file.
    pub edits: Vec<Edit>,
    /// The words that go when they are dropped: more than the finding's own where a figure
    /// belongs to a year.
    pub subject: String,
    /// What would take the place of the finding's words, where that is known; empty where they
    /// would go, as what they became is said beside them.
    pub offered: Option<String>,
    /// True if its words can be taken out and leave a text.
    pub can_go: bool,
}

impl Finding {
    /// The line in the draft, from 1.
    pub fn draft_line(&self) -> usize {
        self.draft_line
    }

    /// The sentence around it with its words, and what they became, in brackets.
    pub fn sentence(&self) -> String {
        let words = match &self.new {
            Some(new) => format!("[{} → {new}]", self.old),
            None => format!("[{}]", self.old),
        };
        if self.whole.is_empty() {
            return words;
        }
        self.whole.replacen("[…]", &words, 1)
    }
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
    /// True if it is only settled by keeping the words when a reason is given.
    pub wants_reason: bool,
    /// What the author said to it while the draft was made.
    pub answer: Option<Answer>,
}

/// What the author says to a question while the draft is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The words stay as they are in the draft, with the reason where one is given.
    Kept(Option<String>),
    /// What is offered takes their place.
    Offered,
    /// These words take their place, at each place of the question; none leaves a place.
    Replaced(Vec<Option<String>>),
    /// The words go.
    Dropped,
}

impl Answer {
    /// What the comment in the draft says was decided; `findings` are the question's.
    pub(super) fn decision(&self, findings: &[&Finding]) -> String {
        let quoted = |words: &str| format!("“{}”", shortened(words, 90));
        match self {
            Self::Kept(None) => KEPT.to_owned(),
            Self::Kept(Some(reason)) => format!("{KEPT_FOR} {reason}"),
            Self::Offered => match first_offered(findings) {
                Some("") => {
                    let old = findings.iter().find(|f| f.offered.is_some());
                    format!("{DROPPED} {}", quoted(old.map_or("", |f| f.old.as_str())))
                }
                _ => format!("{REPLACED} {}", offers(findings, 90)),
            },
            Self::Replaced(words) => {
                let mut said: Vec<String> = vec![];
                for words in words.iter().flatten() {
                    let words = quoted(words);
                    if !said.contains(&words) {
                        said.push(words);
                    }
                }
                format!("{REPLACED} {}", said.join("; "))
            }
            Self::Dropped => {
                let subject = findings.first().map_or("", |f| f.subject.as_str());
                format!("{DROPPED} {}", quoted(subject))
            }
        }
    }
}

/// What would take the place of the words at the first place where that is known, rather than
/// that they would go.
pub(super) fn first_offered<'a>(findings: &[&'a Finding]) -> Option<&'a str> {
    let offered = || findings.iter().filter_map(|finding| finding.offered.as_deref());
    offered().find(|new| !new.is_empty()).or_else(|| offered().next())
}

/// All that would be put in, each once: both ends of a stretch, where both move.
pub(super) fn offers(findings: &[&Finding], most: usize) -> String {
    const SHOWN: usize = 3;
    let mut said: Vec<&str> = vec![];
    for new in findings.iter().filter_map(|finding| finding.offered.as_deref()) {
        let known = said.iter().any(|old| old.to_lowercase() == new.to_lowercase());
        if !new.is_empty() && !known {
            said.push(new);
        }
    }
    let more = said.len() > SHOWN;
    let shown = said
        .iter()
        .take(SHOWN)
        .map(|new| format!("“{}”", shortened(new, most)));
    let mut shown: Vec<String> = shown.collect();
    if more {
        shown.push("…".to_owned());
    }
    shown.join("; ")
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
