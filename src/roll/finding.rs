//! What was found in a document that is rolled forward.

use std::ops::Range;

use crate::diag::Message;
use crate::say;
use crate::yaml::{Edit, Path};

/// What a year, a date, a number or a name in a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// The document's own number, date and year.
    Head,
    /// A law or document cited by its number.
    Citation,
    /// A law or document cited by its name.
    CitationByName,
    /// A document made anew every year.
    YearlyCitation,
    /// A round that a cited document governs.
    Round,
    /// Words of others.
    Quotation,
    /// So many years since an event.
    Anniversary,
    /// A year across two.
    SchoolYear,
    /// A term, a period, or a far year.
    Span,
    /// An event that is held at times.
    Event,
    /// What was reached in the past.
    Result,
    /// A look back on last year.
    LookBack,
    /// The year of the plan.
    PlanYear,
    /// The year after it.
    NextYear,
    /// A day by which, or on which, something is done.
    Deadline,
    /// A day of the past, or from which something holds.
    PastDate,
    /// A day without a year.
    NamedDay,
    /// A time without a year.
    Relative,
    /// Any other number.
    Quantity,
    /// A person and a post.
    Person,
    /// A body of the administration.
    Body,
    /// A comment or a code: no text of the document.
    Aside,
}

impl Role {
    /// Its name in both languages.
    pub fn name(self) -> Message {
        match self {
            Self::Head => say!("số, ngày, năm của văn bản", "number, date, year"),
            Self::Citation => say!("viện dẫn theo số", "citation by number"),
            Self::CitationByName => say!("viện dẫn theo tên", "citation by name"),
            Self::YearlyCitation => say!("viện dẫn hằng năm", "yearly citation"),
            Self::Round => say!("đợt theo văn bản", "round under a citation"),
            Self::Quotation => say!("trích nguyên văn", "quotation"),
            Self::Anniversary => say!("kỷ niệm", "anniversary"),
            Self::SchoolYear => say!("năm học, niên vụ", "school year"),
            Self::Span => say!("giai đoạn, nhiệm kỳ", "term or span"),
            Self::Event => say!("sự kiện, lần thứ", "event or ordinal"),
            Self::Result => say!("kết quả đã qua", "result of the past"),
            Self::LookBack => say!("nhìn lại năm trước", "review of the year before"),
            Self::PlanYear => say!("năm kế hoạch", "plan year"),
            Self::NextYear => say!("năm sau", "next year"),
            Self::Deadline => say!("thời hạn", "deadline"),
            Self::PastDate => say!("mốc thời gian", "fixed date"),
            Self::NamedDay => say!("ngày không kèm năm", "day without a year"),
            Self::Relative => say!("thời gian tương đối", "relative time"),
            Self::Quantity => say!("số lượng, tên gọi", "quantity or name"),
            Self::Person => say!("người và chức vụ", "person and post"),
            Self::Body => say!("tổ chức, đơn vị", "body"),
            Self::Aside => say!("ngoài lời văn", "outside the text"),
        }
    }

    /// Its name for programs, in kebab case.
    pub fn id(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Citation => "citation",
            Self::CitationByName => "citation-by-name",
            Self::YearlyCitation => "yearly-citation",
            Self::Round => "round",
            Self::Quotation => "quotation",
            Self::Anniversary => "anniversary",
            Self::SchoolYear => "school-year",
            Self::Span => "span",
            Self::Event => "event",
            Self::Result => "result",
            Self::LookBack => "look-back",
            Self::PlanYear => "plan-year",
            Self::NextYear => "next-year",
            Self::Deadline => "deadline",
            Self::PastDate => "past-date",
            Self::NamedDay => "named-day",
            Self::Relative => "relative",
            Self::Quantity => "quantity",
            Self::Person => "person",
            Self::Body => "body",
            Self::Aside => "aside",
        }
    }
}

/// What the author has to do with a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Changed, and most likely right: to be looked at first.
    Likely,
    /// Changed for certain.
    Changed,
    /// Needs a decision, whether it was changed or not.
    Ask,
    /// Kept as it was.
    Kept,
}

impl Group {
    /// Its name for programs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Likely => "likely",
            Self::Changed => "changed",
            Self::Ask => "ask",
            Self::Kept => "kept",
        }
    }
}

/// A question that one fact raises, however often it stands in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What tells facts apart.
    pub key: String,
    /// The fact in a few words, for `như trên (…)`.
    pub label: String,
    /// What is to be decided.
    pub text: Message,
}

/// What one stretch of text is, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Its role.
    pub role: Role,
    /// Stretches of the text that change, and what they become.
    pub changes: Vec<(Range<usize>, String)>,
    /// True if the change is likely and not certain.
    pub likely: bool,
    /// What is to be decided.
    pub asked: Option<Asked>,
    /// Why.
    pub reason: Message,
}

impl Verdict {
    /// Something that stays as it is.
    pub(super) fn kept(role: Role, reason: Message) -> Self {
        Self {
            role,
            changes: vec![],
            likely: false,
            asked: None,
            reason,
        }
    }

    /// Something that changes for certain.
    pub(super) fn changed(
        role: Role,
        changes: Vec<(Range<usize>, String)>,
        reason: Message,
    ) -> Self {
        Self { role, changes, likely: false, asked: None, reason }
    }

    /// The same, only likely.
    pub(super) fn likely(self) -> Self {
        Self { likely: true, ..self }
    }

    /// The same with a question.
    pub(super) fn ask(
        self,
        key: impl Into<String>,
        label: impl Into<String>,
        text: Message,
    ) -> Self {
        let (key, label) = (key.into(), label.into());
        Self { asked: Some(Asked { key, label, text }), ..self }
    }

    /// The group it belongs to; `changed` if the file changes for it.
    pub fn group(&self, changed: bool) -> Group {
        match (&self.asked, !changed, self.likely) {
            (Some(_), ..) => Group::Ask,
            (None, true, _) => Group::Kept,
            (None, false, true) => Group::Likely,
            (None, false, false) => Group::Changed,
        }
    }
}

/// A finding of the review list.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Its role.
    pub role: Role,
    /// What the author has to do with it.
    pub group: Group,
    /// Where it stands in the source: bytes, and line from 1.
    pub range: Range<usize>,
    /// The line in the source, from 1.
    pub line: usize,
    /// The line in the draft, from 1.
    pub draft_line: usize,
    /// The value it is in; empty for what is in none.
    pub path: Path,
    /// The words.
    pub old: String,
    /// What they became.
    pub new: Option<String>,
    /// The words around them, with `[…]` in their place; empty where the words say it all.
    pub context: String,
    /// Why.
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
    pub draft_line: usize,
    /// Its `id`, if it has one.
    pub id: Option<String>,
    /// Its first words.
    pub text: String,
    /// The title of its section or group.
    pub under: String,
}

/// All that was found, for the author to read beside the draft.
#[derive(Clone, Debug)]
pub struct Review {
    /// The source's year.
    pub from: i32,
    /// The draft's year.
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
    pub fn of(&self, group: Group) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |f| f.group == group)
    }
}
