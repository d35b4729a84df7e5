//! What a stretch of a document can be, and what the author has to do with it.

use crate::diag::Message;
use crate::say;

/// What a year, a date, a number or a name in a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PhraseRole {
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

impl PhraseRole {
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
            Self::LookBack => say!("nhìn lại năm trước", "yearly look back"),
            Self::PlanYear => say!("năm kế hoạch", "plan year"),
            Self::NextYear => say!("năm sau", "next year"),
            Self::Deadline => say!("thời hạn", "deadline"),
            Self::PastDate => say!("mốc thời gian", "fixed date"),
            Self::NamedDay => say!("ngày không kèm năm", "day without a year"),
            Self::Relative => say!("thời gian tương đối", "relative time"),
            Self::Quantity => say!("số lượng, tên gọi", "quantity or name"),
            Self::Person => say!("người và chức vụ", "person and post"),
            Self::Body => say!("tổ chức, đơn vị", "body"),
            Self::Aside => say!("ngoài lời văn", "no text of the document"),
        }
    }

    /// The name that programs read in the JSON form, in kebab case.
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
pub enum ReviewGroup {
    /// Changed, and most likely right: to be looked at first.
    Likely,
    /// Changed for certain.
    Changed,
    /// Needs a decision, whether it was changed or not.
    Ask,
    /// Kept as it was.
    Kept,
}

impl ReviewGroup {
    /// The name that programs read in the JSON form.
    pub fn id(self) -> &'static str {
        match self {
            Self::Likely => "likely",
            Self::Changed => "changed",
            Self::Ask => "ask",
            Self::Kept => "kept",
        }
    }
}
