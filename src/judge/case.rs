//! What a text is judged by.

use std::ops::Range;

use crate::document::{self, Field};
use crate::grammar::{Anniversary, YearAt};
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
    /// Every anniversary of the document: one may tell another's origin.
    pub anniversaries: &'a [Anniversary],
}

impl Case<'_> {
    /// True in the cell that says what is to be done.
    pub(super) fn in_task(&self) -> bool {
        self.field == Field::Cell(document::Role::Work)
    }

    /// True where a day says by when something is done.
    pub(super) fn in_deadline(&self) -> bool {
        matches!(self.field, Field::Day | Field::Cell(document::Role::Deadline))
    }

    /// The change of a year by as much as the plan moves.
    pub(super) fn moved(&self, year: &YearAt) -> (Range<usize>, String) {
        (year.at.clone(), (year.year + self.years.step()).to_string())
    }
}
