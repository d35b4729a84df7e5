//! What a text is judged by.

use std::ops::Range;

use chrono::NaiveDate;

use super::facts::Facts;
use crate::document::{self, Field};
use crate::grammar::{Mention, Phrase, YearAt};
use crate::legal::Register;

/// The years between which a document is rolled.
#[derive(Clone, Copy, Debug)]
pub struct Years {
    /// The year of the source.
    pub from: i32,
    /// The year of the draft.
    pub to: i32,
}

impl Years {
    /// How far it is rolled.
    pub(super) fn step(self) -> i32 {
        self.to - self.from
    }
}

/// What a text is judged by, besides its words.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// From which year to which.
    pub years: Years,
    /// The part the text plays in the document.
    pub field: Field,
    /// What is in force when.
    pub register: &'a Register,
    /// What its part of the document is.
    pub part: TextPart,
    /// What the whole document says.
    pub facts: &'a Facts,
}

/// What a part of a document is to the time that it speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextPart {
    /// True if it tells what was done, with “đã” or without.
    pub tells: bool,
    /// True if a title above it says that it looks ahead: what it names is to be reached.
    pub aims: bool,
    /// True if it is a title or a subject: it names its time.
    pub names: bool,
    /// What it lists.
    pub lists: Lists,
    /// How it goes on from year to year.
    pub course: Course,
}

/// How a part of a document goes on from year to year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Course {
    /// It says of every year what it says of its own.
    #[default]
    Yearly,
    /// It is a step of a roadmap whose later years stand.
    Roadmap,
    /// It looks far beyond the plan.
    Vision,
    /// Its document is for what is done once.
    Once,
    /// Its document gives days off, which are set anew each year.
    Holidays,
}

/// What a part lists, so that what it names is no plain citation or year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lists {
    /// Nothing of its own.
    #[default]
    Nothing,
    /// Laws that are not passed yet.
    Bills,
    /// Documents that this one repeals.
    Repealed,
    /// Columns of three years or more.
    Years,
    /// Targets, in the items below it.
    Targets,
}

impl Case<'_> {
    /// True where a sentence tells what was done.
    pub(super) fn tells(&self) -> bool {
        self.part.tells && !self.part.names && self.field != Field::Basis
    }

    /// True in the cell that says what is to be done.
    pub(super) fn in_task(&self) -> bool {
        self.field == Field::Cell(document::Role::Work)
    }

    /// True where a day says by when something is done.
    pub(super) fn in_deadline(&self) -> bool {
        matches!(self.field, Field::Day | Field::Cell(document::Role::Deadline))
    }

    /// The first and the last day on which the draft may be issued.
    pub(super) fn year_ends(&self) -> Option<(NaiveDate, NaiveDate)> {
        let year = self.years.to;
        Some((
            NaiveDate::from_ymd_opt(year, 1, 1)?,
            NaiveDate::from_ymd_opt(year, 12, 31)?,
        ))
    }

    /// What every year of a mention becomes when it moves with the plan.
    pub(super) fn moved_all(&self, mention: &Mention) -> Vec<(Range<usize>, String)> {
        match &mention.phrase {
            Phrase::Year(year, _) | Phrase::Date { year: Some(year), .. } => {
                vec![self.moved(year)]
            }
            Phrase::YearPair(from, to) => vec![self.moved(from), self.moved(to)],
            Phrase::Span { from, to, .. } => {
                from.iter().chain(to).map(|year| self.moved(year)).collect()
            }
            _ => vec![],
        }
    }

    /// The change of a year by as much as the plan moves.
    pub(super) fn moved(&self, year: &YearAt) -> (Range<usize>, String) {
        (year.at.clone(), (year.year + self.years.step()).to_string())
    }
}
