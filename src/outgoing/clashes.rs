//! Numbers that a book would give a second time: to a document beside one that carries them, or
//! under an agency's other name.

use super::draft::NumberDraft;
use super::entry::RegisterEntry;
use super::giver::Giver;
use super::itself::own;
use super::refusals as refuse;
use super::series::COPIES;
use crate::error::Error;

impl Giver<'_> {
    /// Refuses a number that another document of the project carries; a `next` one, too, where
    /// one carries a higher number that the register lacks.
    pub(super) fn not_carried(
        &self,
        draft: &NumberDraft<'_>,
        number: u32,
        is_next: bool,
    ) -> Result<(), Error> {
        let symbol = own(&draft.loaded).symbol().unwrap_or_default();
        let series = &draft.series;
        let own = self.carried.iter().filter(|it| {
            it.document != draft.asked.name
                && it.series.agency == series.agency
                && it.series.period == series.period
                && (it.series.book == series.book || it.symbol == symbol)
                && (it.number == number || is_next && it.number > number)
        });
        let Some(carried) = own.min_by_key(|it| it.number) else { return Ok(()) };
        let entered = self.live().find(|it| it.document == carried.document);
        Err(match entered {
            Some(entry) => refuse::entered_otherwise(carried, entry),
            None => refuse::carried(carried),
        })
    }

    /// Refuses a code that an agency of another name has in the same year or term.
    pub(super) fn one_agency(
        &self,
        draft: &NumberDraft<'_>,
        before: &[RegisterEntry],
    ) -> Result<(), Error> {
        let symbol = own(&draft.loaded).symbol().unwrap_or_default();
        let series = &draft.series;
        let is_code =
            series.book != COPIES && !self.config.books.contains_key(&series.book);
        let other = self.entries().chain(before).find(|it| {
            it.agency != series.agency
                && it.period == series.period
                && (it.symbol == symbol || is_code && it.book == series.book)
        });
        other.map_or(Ok(()), |entry| Err(refuse::another_agency(&symbol, series, entry)))
    }
}
