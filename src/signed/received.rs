//! What the stamps of a file say that its data may lack.

use super::file::SignedFile;
use super::stamps::{BlankKind, Stamp};

/// Number and date by the stamps in the heading, and by the page where it prints them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// The number as it is stamped: its leading noughts count.
    pub number: Option<String>,
    /// The day of the month.
    pub day: Option<u32>,
    /// The month, stamped or printed.
    pub month: Option<u32>,
    /// The year, printed.
    pub year: Option<i32>,
}

impl SignedFile {
    /// What the stamps in the document's heading say.
    pub fn received(&self) -> Received {
        let find = |kind| {
            let mut heading = self.stamps.iter().filter(|it| it.in_heading);
            heading.find(|it| it.blank == Some(kind) && it.value().is_some())
        };
        let value = |kind| find(kind).and_then(Stamp::value);
        let (printed, year) = self.month_and_year;
        Received {
            number: find(BlankKind::Number).and_then(|it| it.text.clone()),
            day: value(BlankKind::Day),
            month: value(BlankKind::Month).or(printed),
            year,
        }
    }
}
