//! What the entries of the register come to: who has which number of each book.

use std::collections::BTreeMap;

use super::act::Act;
use super::read::{Outgoing, Placed};

/// Agency, period and book.
pub(super) type Key<'a> = (&'a str, &'a str, &'a str);

/// The books of a register.
#[derive(Debug, Default)]
pub struct Books<'a> {
    pub(super) books: BTreeMap<Key<'a>, NumberBook<'a>>,
    /// Entries that take back what nobody has.
    pub(super) idle: Vec<&'a Placed>,
}

/// The numbers of a book, each with whoever has had it.
pub type NumberBook<'a> = BTreeMap<u32, Vec<Holding<'a>>>;

/// Who has a number, or had it.
#[derive(Clone, Copy, Debug)]
pub struct Holding<'a> {
    /// The entry that gave or kept it.
    pub placed: &'a Placed,
    /// The entry that took it back.
    pub cancelled: Option<&'a Placed>,
}

impl Holding<'_> {
    /// True if a document has the number.
    pub fn is_live(&self) -> bool {
        self.cancelled.is_none() && self.placed.entry.act == Act::Issue
    }

    /// True if the number is kept for a document that is still to come.
    pub fn is_kept(&self) -> bool {
        self.cancelled.is_none() && self.placed.entry.act == Act::Reserve
    }
}

impl<'a> Books<'a> {
    /// The books of the entries of a register.
    pub fn of(register: &'a Outgoing) -> Self {
        let mut books = Self::default();
        for placed in &register.entries {
            books.add(placed);
        }
        books
    }

    /// Every book, by its agency, period and name.
    pub fn iter(&self) -> impl Iterator<Item = (Key<'a>, &NumberBook<'a>)> {
        self.books.iter().map(|(key, book)| (*key, book))
    }

    fn add(&mut self, placed: &'a Placed) {
        let entry = &placed.entry;
        let key = (&*entry.agency, &*entry.period, &*entry.book);
        let holders = self.books.entry(key).or_default().entry(entry.number).or_default();
        let new = Holding { placed, cancelled: None };
        match entry.act {
            Act::Reserve => holders.push(new),
            Act::Issue => match holders.iter_mut().find(|it| it.is_kept()) {
                Some(kept) => *kept = new,
                None => holders.push(new),
            },
            Act::Cancel => {
                let theirs = |it: &&mut Holding<'a>| {
                    it.cancelled.is_none() && it.placed.entry.document == entry.document
                };
                match holders.iter_mut().find(theirs) {
                    Some(holding) => holding.cancelled = Some(placed),
                    None => self.idle.push(placed),
                }
            }
        }
    }
}
