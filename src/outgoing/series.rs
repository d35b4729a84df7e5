//! Which book a document's number is taken from.

use std::fmt;

use chrono::NaiveDate;

use crate::document::Loaded;
use crate::project::Config;

/// The book of copies of every kind, which share their numbers (Phần II, II.1.c).
pub(super) const COPIES: &str = "copies";

/// What numbers run in: a book of an agency, for a year or a term.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BookSeries {
    /// The agency.
    pub agency: String,
    /// The year or term.
    pub period: String,
    /// The book.
    pub book: String,
}

impl BookSeries {
    /// The series of a document that is dated to a day, or of its year; none if its kind prints no number.
    ///
    /// Kinds that the project brings together in `books` share one; copies do; letters without
    /// an abbreviation of their kind do, whichever unit their code names; every other code has
    /// its own, as a board that uses the agency's seal has (II.3.a).
    pub fn of(loaded: &Loaded, day: Option<NaiveDate>, config: &Config) -> Option<Self> {
        let symbol = loaded.symbol()?;
        let kind = &loaded.kind;
        let named = config.books.iter();
        let group = named
            .filter(|(_, kinds)| kinds.iter().any(|it| it.0 == kind.id))
            .map(|(name, _)| name.clone());
        let own = || {
            if kind.is_copy() {
                return COPIES.to_owned();
            }
            let shared = kind.abbreviation.is_empty();
            let agency = symbol.split('-').next().filter(|_| shared);
            agency.unwrap_or(&symbol).to_owned()
        };
        let code = &loaded.standard.code;
        let year = loaded.document.subject_year()?;
        Some(Self {
            agency: loaded.agency.name.clone(),
            period: code.series_of(day, year),
            book: group.into_iter().next().unwrap_or_else(own),
        })
    }
}

impl fmt::Display for BookSeries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}, {}", self.book, self.period, self.agency)
    }
}

/// What no other document may have, as a document says it itself: agency, code, series, number.
pub(super) fn identity(series: &BookSeries, symbol: &str, number: u32) -> String {
    let code = if series.book == COPIES { COPIES } else { symbol };
    format!("{}|{code}|{}|{number}", series.agency, series.period)
}

/// The same of a document's own words, whose number may have zeros in front.
pub(super) fn same_identity(said: &str) -> Option<String> {
    let (before, number) = said.rsplit_once('|')?;
    let number: u32 = number.parse().ok()?;
    Some(format!("{before}|{number}"))
}
