//! Gives numbers: works out what is to be written, and writes nothing.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::act::Act;
use super::asked::{NumberAsked, Planned};
use super::books::{Books, Holding};
use super::described::described;
use super::draft::{NumberDraft, agrees, bare, change, emptied, own, same};
use super::entry::RegisterEntry;
use super::issued::hash_of;
use super::read::Outgoing;
use super::refusals as refuse;
use super::series::BookSeries;
use crate::diag::SourceFile;
use crate::document::{DocumentNumber, IssueDate, with_number};
use crate::error::{Error, Failure};
use crate::pipeline::{Product, Session};
use crate::project::Config;
use crate::yaml::parse;

/// Gives numbers of a register to documents of a project.
pub struct Giver<'a> {
    /// What documents are held to: all that is asked of one that is issued.
    pub session: &'a Session,
    /// Which kinds share a book.
    pub config: &'a Config,
    /// The register as it is.
    pub register: &'a Outgoing,
}

impl Giver<'_> {
    /// Gives each document the next number of its book, in their order: all of them, or none. A
    /// book without a number begins with `first`, else with 1.
    ///
    /// # Errors
    /// Returns what keeps one of them from being numbered.
    pub fn next(
        &self,
        documents: &[NumberAsked],
        day: Option<NaiveDate>,
        first: Option<u32>,
    ) -> Result<Planned, Failure> {
        let mut planned = Planned::default();
        let mut faults = vec![];
        for asked in documents {
            match self.one(asked, day, first, &planned.entries) {
                Ok(one) => planned.extend(one),
                Err(Failure::Findings(found)) => faults.extend(found),
                Err(refused) => return Err(refused),
            }
        }
        if faults.is_empty() { Ok(planned) } else { Err(Failure::Findings(faults)) }
    }

    fn one(
        &self,
        asked: &NumberAsked,
        day: Option<NaiveDate>,
        first: Option<u32>,
        before: &[RegisterEntry],
    ) -> Result<Planned, Failure> {
        let draft = self.draft(asked, day)?;
        self.unnumbered(&draft)?;
        let highest = self.highest(&draft, before);
        let number = match (highest, first) {
            (Some(highest), Some(first)) if first != highest + 1 => {
                return Err(refuse::begun(&draft.series, highest).into());
            }
            (Some(highest), _) => highest + 1,
            (None, first) => first.unwrap_or(1),
        };
        self.in_order(&draft, number, before)?;
        let mut planned = self.issue(&draft, number)?;
        if let Some(given) = planned.given.first_mut() {
            given.is_first = highest.is_none();
        }
        Ok(planned)
    }

    /// Gives a document a number that was kept.
    ///
    /// # Errors
    /// Returns what keeps it from having it.
    pub fn kept(
        &self,
        asked: &NumberAsked,
        day: Option<NaiveDate>,
        number: u32,
    ) -> Result<Planned, Failure> {
        let draft = self.draft(asked, day)?;
        self.unnumbered(&draft)?;
        if !self.is_kept(&draft.series, number) {
            return Err(refuse::not_kept(&draft.series, number).into());
        }
        self.in_order(&draft, number, &[])?;
        self.issue(&draft, number)
    }

    /// Keeps the next numbers of a document's book for others that are still to come.
    ///
    /// # Errors
    /// Returns what is wrong with the document.
    pub fn keep(
        &self,
        asked: &NumberAsked,
        day: Option<NaiveDate>,
        (count, first): (u32, Option<u32>),
        why: &str,
    ) -> Result<Planned, Failure> {
        let draft = self.draft(asked, day)?;
        let from = self.highest(&draft, &[]).map_or(first.unwrap_or(1), |it| it + 1);
        let mut planned = Planned::default();
        for number in from..from.saturating_add(count) {
            let entry = bare(&draft, number, Act::Reserve, why);
            planned.tell(&draft, entry);
        }
        Ok(planned)
    }

    /// Takes a number back, which is never given again: from the document, whose file then has
    /// none, or from nobody, if it was kept.
    ///
    /// # Errors
    /// Returns why it cannot be taken back.
    pub fn cancel(
        &self,
        asked: &NumberAsked,
        day: Option<NaiveDate>,
        number: u32,
        why: &str,
    ) -> Result<Planned, Failure> {
        let draft = self.draft(asked, day)?;
        let mut planned = Planned::default();
        let mut entry = bare(&draft, number, Act::Cancel, why);
        let holder = self.holder(&draft.series, number, &asked.name);
        if let Some(holder) = holder {
            entry.document.clone_from(&asked.name);
            entry.symbol.clone_from(&holder.symbol);
            let said = own(&draft.loaded).document.number;
            let has_it = said.is_some_and(|it| it.value == number);
            if has_it {
                planned.changes.push(emptied(asked)?);
            }
        } else if !self.is_kept(&draft.series, number) {
            let holder = self.holders(&draft.series, number).next();
            return Err(refuse::not_held(&draft.series, number, holder).into());
        }
        planned.tell(&draft, entry);
        Ok(planned)
    }

    /// Enters documents that have been given their number and day elsewhere.
    ///
    /// # Errors
    /// Returns what keeps one of them from being entered.
    pub fn record(&self, documents: &[NumberAsked]) -> Result<Planned, Failure> {
        let mut planned = Planned::default();
        for asked in documents {
            let draft = self.draft(asked, None)?;
            let Some(number) = own(&draft.loaded).document.number else {
                return Err(refuse::no_number(&asked.name).into());
            };
            let taken = self.holders(&draft.series, number.value);
            let new = planned
                .entries
                .iter()
                .filter(|it| it.series() == draft.series && it.number == number.value);
            if let Some(holder) = taken.chain(new).next() {
                return Err(refuse::taken(&asked.name, number.value, holder).into());
            }
            let one = self.issue(&draft, number.value)?;
            planned.extend(Planned { changes: vec![], ..one });
        }
        Ok(planned)
    }

    /// Whether a document that has its number and day is still to be entered; false if it is.
    ///
    /// # Errors
    /// Returns why it cannot be entered: somebody has its number, or it has another.
    pub fn is_to_record(&self, asked: &NumberAsked) -> Result<bool, Failure> {
        let draft = self.draft(asked, None)?;
        let number = own(&draft.loaded).document.number.map(|it| it.value);
        let mut live = self.live().filter(|it| it.series() == draft.series);
        match live.find(|it| it.document == asked.name) {
            Some(entry) if Some(entry.number) == number => Ok(false),
            Some(entry) => Err(refuse::has_number(&asked.name, entry).into()),
            None => self.record(std::slice::from_ref(asked)).map(|_| true),
        }
    }

    /// A document as it would be on a day, with whatever number.
    fn draft<'a>(
        &self,
        asked: &'a NumberAsked,
        day: Option<NaiveDate>,
    ) -> Result<NumberDraft<'a>, Failure> {
        let (loaded, findings) = self.session.load(&asked.file);
        let Some(loaded) = loaded else { return Err(Failure::Findings(findings)) };
        let name = &asked.name;
        let said = own(&loaded).document.date;
        let day = match (day, said) {
            (Some(day), Some(said)) if !agrees(said, day) => {
                return Err(refuse::another_day(name, said, day).into());
            }
            (Some(day), _) => day,
            (None, said) => said
                .and_then(IssueDate::day)
                .ok_or_else(|| Failure::from(refuse::no_day(name)))?,
        };
        if own(&loaded).document.secrecy_stamp {
            return Err(refuse::secret(
                name,
                &own(&loaded).standard.clause("outgoing.secret"),
            )
            .into());
        }
        let series = BookSeries::of(own(&loaded), day, self.config)
            .ok_or_else(|| Failure::from(refuse::no_code(name)))?;
        Ok(NumberDraft { asked, day, series, loaded })
    }

    /// Refuses a document that has a number, by its file or by the register.
    fn unnumbered(&self, draft: &NumberDraft<'_>) -> Result<(), Error> {
        let name = &draft.asked.name;
        let live = self.live().filter(|entry| entry.document == *name);
        let mut own_entries = live.filter(|it| it.series() == draft.series);
        let entered = own_entries.next();
        match (own(&draft.loaded).document.number, entered) {
            (None, None) => Ok(()),
            (Some(_), Some(entry)) => Err(refuse::has_number(name, entry)),
            (Some(number), None) => Err(refuse::not_entered(name, number)),
            (None, Some(entry)) => Err(refuse::lost_number(name, entry)),
        }
    }

    /// The highest number of a document's book, and of those with its code in another one.
    fn highest(&self, draft: &NumberDraft<'_>, before: &[RegisterEntry]) -> Option<u32> {
        let BookSeries { agency, period, book } = &draft.series;
        let symbol = own(&draft.loaded).symbol().unwrap_or_default();
        let shares = |it: &&RegisterEntry| {
            it.agency == *agency
                && it.period == *period
                && (it.book == *book || it.symbol == symbol)
        };
        self.entries().chain(before).filter(shares).map(|it| it.number).max()
    }

    /// Refuses a day that runs against those of the other numbers of the book.
    fn in_order(
        &self,
        draft: &NumberDraft<'_>,
        number: u32,
        before: &[RegisterEntry],
    ) -> Result<(), Error> {
        let given = self.live().chain(before.iter());
        let own = given.filter(|entry| entry.series() == draft.series);
        let against = |it: &&RegisterEntry| {
            it.date.is_some_and(|day| {
                it.number < number && day.0 > draft.day
                    || it.number > number && day.0 < draft.day
            })
        };
        let nearest = own.filter(against).min_by_key(|it| it.number.abs_diff(number));
        match nearest {
            Some(entry) => {
                let clause = self::own(&draft.loaded).standard.clause("outgoing.order");
                let name = &draft.asked.name;
                Err(refuse::out_of_order(name, number, draft.day, entry, &clause))
            }
            None => Ok(()),
        }
    }

    /// A document with its number and day, built to see that it can be.
    fn issue(&self, draft: &NumberDraft<'_>, number: u32) -> Result<Planned, Failure> {
        let asked = draft.asked;
        let old = own(&draft.loaded).document.number;
        let new = old.unwrap_or(DocumentNumber { value: number, digits: 1 });
        let day = IssueDate::from(draft.day);
        let text = with_number(
            &asked.file,
            old.xor(Some(new)),
            Some(day).filter(|day| own(&draft.loaded).document.date != Some(*day)),
        )
        .map_err(Error::usage)?;
        let file = SourceFile::new(&asked.file.name, text);
        let made = self.session.attempt(&file, || parse(&file), Product::Pdf);
        let (Some(built), (Some(loaded), _)) = (made.built, self.session.load(&file))
        else {
            return Err(Failure::Findings(made.findings));
        };
        let mut entry = described(&loaded, own(&loaded), draft.series.clone());
        let given = self.live().find(|it| same(it, &entry));
        if let Some(given) = given {
            return Err(refuse::taken(&asked.name, number, given).into());
        }
        entry.document.clone_from(&asked.name);
        entry.pdf = hash_of(&built.files).map_or_else(String::new, |it| it.to_string());
        let mut planned = Planned { findings: made.findings, ..Planned::default() };
        if file.text != asked.file.text {
            planned.changes.push(change(asked, &file, new, day));
        }
        planned.tell(draft, entry);
        Ok(planned)
    }

    fn entries(&self) -> impl Iterator<Item = &RegisterEntry> {
        self.register.entries.iter().map(|placed| &placed.entry)
    }

    /// Entries of documents that have their number.
    fn live(&self) -> impl Iterator<Item = &RegisterEntry> {
        let books = Books::of(self.register);
        let holders = books.books.into_values().flat_map(BTreeMap::into_values);
        holders.flatten().filter(Holding::is_live).map(|it| &it.placed.entry)
    }

    /// Entries of a series by which a number belongs to somebody.
    fn holders(
        &self,
        series: &BookSeries,
        number: u32,
    ) -> impl Iterator<Item = &RegisterEntry> {
        let books = Books::of(self.register);
        let key = (&*series.agency, &*series.period, &*series.book);
        let found = books.books.get(&key).and_then(|book| book.get(&number)).cloned();
        let found = found.unwrap_or_default().into_iter();
        found.filter(|it| it.cancelled.is_none()).map(|it| &it.placed.entry)
    }

    fn holder(
        &self,
        series: &BookSeries,
        number: u32,
        name: &str,
    ) -> Option<&RegisterEntry> {
        let mut own = self.holders(series, number);
        own.find(|it| it.act == Act::Issue && it.document == name)
    }

    fn is_kept(&self, series: &BookSeries, number: u32) -> bool {
        self.holders(series, number).any(|it| it.act == Act::Reserve)
    }
}
