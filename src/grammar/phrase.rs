//! What the grammar finds in a text.
//!
//! What a phrase *is* stands here; what it *means* for another year, the roll-forward says.

use std::ops::Range;

use chrono::NaiveDate;

/// A year with the place of its four digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearAt {
    /// The year of the Gregorian calendar.
    pub year: i32,
    /// Its bytes in the text.
    pub at: Range<usize>,
}

/// How a single year is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearForm {
    /// `năm 2025`.
    Named,
    /// A part of the year: `Quý I/2025`, `tháng 6 năm 2025`, `6 tháng đầu năm 2025`.
    Part,
    /// `đợt 1/2025`.
    Round,
    /// The four digits alone.
    Bare,
}

/// A cited law or document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// Its kind in lower case: `nghị định`; empty if the number stands alone.
    pub kind: String,
    /// Its number and code without spaces: `98/2023/NĐ-CP`.
    pub number: Option<String>,
    /// The day it was issued, where the text says it.
    pub date: Option<NaiveDate>,
    /// The year after its name: `Luật Đất đai năm 2024`.
    pub year: Option<i32>,
    /// What it is called where it has no number: `Luật Đất đai`.
    pub name: String,
    /// Its tokens up to the title: nothing in them is ever changed.
    pub core: Range<usize>,
    /// True if its number is still to be written.
    pub blank: bool,
    /// True for a law that is not passed yet: `dự án Luật Nhà ở`.
    pub bill: bool,
}

/// So many years since an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anniversary {
    /// How many years have passed.
    pub count: u32,
    /// The bytes of that number.
    pub count_at: Range<usize>,
    /// The event in lower case, without `ngày`: what tells two anniversaries apart.
    pub event: String,
    /// The bytes of the event as it is written.
    pub event_at: Range<usize>,
    /// The year of the event, where the text says it.
    pub origin: Option<YearAt>,
    /// The year of the anniversary, where the text says it.
    pub until: Option<YearAt>,
    /// The tokens of the count and of the years; those between are the event's.
    pub(super) pieces: Vec<Range<usize>>,
}

/// What a stretch of a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// A law or document that is cited.
    Citation(Box<Citation>),
    /// Words between quotation marks.
    Quotation,
    /// So many years since an event.
    Anniversary(Box<Anniversary>),
    /// The same day of two years in brackets, the first long before the second:
    /// `(06/01/1946 - 06/01/2026)` behind words that are someone else's.
    Origin(YearAt, YearAt),
    /// A year across two: `năm học 2024 - 2025`, `vụ Đông Xuân 2024 - 2025`.
    YearPair(YearAt, YearAt),
    /// Years from one to another, or only the last or the first: `giai đoạn 2021 - 2025`,
    /// `đến năm 2030`, `từ năm 2025`.
    Span {
        /// The first year.
        from: Option<YearAt>,
        /// The last year.
        to: Option<YearAt>,
        /// True for `03 năm 2026 - 2028`.
        counted: bool,
    },
    /// `lần thứ VI`, `khóa XII`, with the event it counts.
    Ordinal(String),
    /// An event that is held at times, by its name.
    Event(String),
    /// One year, and how it is said.
    Year(YearAt, YearForm),
    /// A year by its name: `Ất Tỵ`; the places of its two words.
    YearName(i32, [Range<usize>; 2]),
    /// A day, with the year if it is said.
    Date {
        /// The day of the month.
        day: u32,
        /// The month, from 1.
        month: u32,
        /// None for `02/9`.
        year: Option<YearAt>,
    },
    /// A time without a year: `6 tháng đầu năm`, `Quý I`, `hằng năm`, `Tháng Tám`.
    Relative,
    /// Any other number.
    Number,
}

impl Phrase {
    /// The years that the phrase names, the first one first.
    pub fn years(&self) -> Vec<i32> {
        let year = |at: &YearAt| at.year;
        match self {
            Self::Year(at, _) | Self::Date { year: Some(at), .. } => vec![at.year],
            Self::YearPair(from, to) | Self::Origin(from, to) => {
                vec![from.year, to.year]
            }
            Self::Span { from, to, .. } => from.iter().chain(to).map(year).collect(),
            Self::Anniversary(a) => a.origin.iter().chain(&a.until).map(year).collect(),
            _ => vec![],
        }
    }
}

/// A phrase and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// Its words, numbers and marks, by their indices.
    pub tokens: Range<usize>,
    /// What the words are.
    pub phrase: Phrase,
    /// The citation or quotation that holds it, by its index.
    pub within: Option<usize>,
}
