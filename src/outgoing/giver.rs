//! Gives numbers: works out what is to be written, and writes nothing.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::act::Act;
use super::asked::{NumberAsked, Planned};
use super::books::{Books, Holding};
use super::carried::Carried;
use super::described::described;
use super::draft::{NumberDraft, agrees, bare, change, emptied, same};
use super::entry::RegisterEntry;
use super::issued::hash_of;
use super::itself::own;
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
    /// What documents of the project carry.
    pub carried: &'a [Carried],
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
        self.one_agency(&draft, before)?;
        let highest = self.highest(&draft, before);
        let number = match (highest, first) {
            (Some(highest), Some(first)) if first != highest + 1 => {
                return Err(refuse::begun(&draft.series, highest).into());
            }
            (Some(highest), _) => highest + 1,
            (None, first) => first.unwrap_or(1),
        };
        self.not_carried(&draft, number, true)?;
        self.in_order(&draft, number, before)?;
        let mut planned = self.issue(&draft, number)?;
        if let Some(entry) = planned.entries.first_mut() {
            entry.first = highest.is_none() && first.is_some();
        }
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
        self.one_agency(&draft, &[])?;
        self.not_carried(&draft, number, false)?;
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
        self.one_agency(&draft, &[])?;
        let highest = self.highest(&draft, &[]);
        let from = highest.map_or(first.unwrap_or(1), |it| it + 1);
        self.not_carried(&draft, from, true)?;
        let mut planned = Planned::default();
        for number in from..from.saturating_add(count) {
            let mut entry = bare(&draft, number, Act::Reserve, why);
            entry.first = number == from && highest.is_none() && first.is_some();
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
        let mine: Vec<&RegisterEntry> = self
            .live()
            .filter(|it| it.number == number && it.document == asked.name)
            .collect();
        if let [one, two, ..] = mine.as_slice()
            && one.series() == two.series()
        {
            return Err(refuse::held_twice(&asked.name, number).into());
        }
        if let Some(holder) = mine.last() {
            return self.taken_back(asked, day, holder, why);
        }
        let draft = self.draft(asked, day)?;
        if !self.is_kept(&draft.series, number) {
            let holder = self.holders(&draft.series, number).next();
            return Err(refuse::not_held(&draft.series, number, holder).into());
        }
        let mut planned = Planned::default();
        planned.tell(&draft, bare(&draft, number, Act::Cancel, why));
        Ok(planned)
    }

    /// Takes its number back from the document that has it, whose book the register tells.
    fn taken_back(
        &self,
        asked: &NumberAsked,
        day: Option<NaiveDate>,
        holder: &RegisterEntry,
        why: &str,
    ) -> Result<Planned, Failure> {
        let (loaded, findings) = self.session.load(&asked.file);
        let Some(loaded) = loaded else { return Err(Failure::Findings(findings)) };
        let day = day.or(holder.date.map(|it| it.0));
        let day = day.ok_or_else(|| Failure::from(refuse::no_day(&asked.name)))?;
        let draft = NumberDraft { asked, day, series: holder.series(), loaded };
        let mut entry = bare(&draft, holder.number, Act::Cancel, why);
        entry.document.clone_from(&asked.name);
        entry.symbol.clone_from(&holder.symbol);
        let mut planned = Planned::default();
        let said = own(&draft.loaded).document.number;
        if said.is_some_and(|it| it.value == holder.number) {
            planned.changes.push(emptied(asked)?);
        }
        planned.tell(&draft, entry);
        Ok(planned)
    }

    /// Enters documents that have been given their number and day elsewhere; a book without a
    /// number begins with `first`, if that is one of theirs.
    ///
    /// # Errors
    /// Returns what keeps one of them from being entered.
    pub fn record(
        &self,
        documents: &[NumberAsked],
        first: Option<u32>,
    ) -> Result<Planned, Failure> {
        let mut planned = Planned::default();
        for asked in documents {
            let draft = self.draft(asked, None)?;
            let Some(number) = own(&draft.loaded).document.number else {
                return Err(refuse::no_number(&asked.name).into());
            };
            let entered = self.live().find(|it| it.document == asked.name);
            if let Some(entry) = entered {
                return Err(refuse::entered(&asked.name, Some(number), entry).into());
            }
            self.one_agency(&draft, &planned.entries)?;
            let taken = self.holders(&draft.series, number.value);
            let new = planned
                .entries
                .iter()
                .filter(|it| it.series() == draft.series && it.number == number.value);
            if let Some(holder) = taken.chain(new).next() {
                return Err(refuse::taken(&asked.name, number.value, holder).into());
            }
            let begins = first == Some(number.value)
                && self.highest(&draft, &planned.entries).is_none();
            let mut one = self.issue(&draft, number.value)?;
            if let Some(entry) = one.entries.first_mut() {
                entry.first = begins;
            }
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
            None => self.record(std::slice::from_ref(asked), None).map(|_| true),
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
        let year = own(&loaded).document.year;
        let far = |day: &NaiveDate| year.is_some_and(|it| it.abs_diff(day.year()) > 1);
        if let Some(day) = day.filter(far) {
            return Err(refuse::far_day(name, day, year.unwrap_or_default()).into());
        }
        let day = match (day, said) {
            (Some(day), Some(said)) if !agrees(said, day) => {
                return Err(refuse::another_day(name, said, day).into());
            }
            (Some(day), _) => day,
            (None, said) => said
                .and_then(IssueDate::day)
                .ok_or_else(|| Failure::from(refuse::no_day(name)))?,
        };
        if own(&loaded).is_secret() {
            return Err(refuse::secret(
                name,
                &own(&loaded).standard.clause("outgoing.secret"),
            )
            .into());
        }
        let series = BookSeries::of(own(&loaded), Some(day), self.config)
            .ok_or_else(|| Failure::from(refuse::no_code(name)))?;
        Ok(NumberDraft { asked, day, series, loaded })
    }

    /// Refuses a document that has a number, by its file or by the register.
    fn unnumbered(&self, draft: &NumberDraft<'_>) -> Result<(), Error> {
        let name = &draft.asked.name;
        let entered = self.live().find(|entry| entry.document == *name);
        match (own(&draft.loaded).document.number, entered) {
            (None, None) => Ok(()),
            (number, Some(entry)) => Err(refuse::entered(name, number, entry)),
            (Some(number), None) => Err(refuse::not_entered(name, number)),
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
        .map_err(|_| refuse::not_writable(&asked.name, asked.file.assumed))?;
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

    pub(super) fn entries(&self) -> impl Iterator<Item = &RegisterEntry> {
        self.register.entries.iter().map(|placed| &placed.entry)
    }

    /// Entries of documents that have their number.
    pub(super) fn live(&self) -> impl Iterator<Item = &RegisterEntry> {
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

    fn is_kept(&self, series: &BookSeries, number: u32) -> bool {
        self.holders(series, number).any(|it| it.act == Act::Reserve)
    }
}
