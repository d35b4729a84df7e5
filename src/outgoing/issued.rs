//! Documents that have been issued, which are not to change any more.

use std::collections::HashMap;
use std::path::Path;

use super::books::Books;
use super::entry::RegisterEntry;
use super::file::FILE;
use super::read::Outgoing;
use super::series::{identity, same_identity};
use crate::diag::{Diagnostic, Place};
use crate::error::Failure;
use crate::fingerprint::Fingerprint;
use crate::pipeline::Files;

/// The documents of a register by what no other may have.
#[derive(Debug, Default)]
pub struct Issued {
    all: HashMap<String, IssuedDocument>,
    /// True if some line of the register cannot be read.
    is_faulty: bool,
}

/// A document that has its number, as the register knows it.
#[derive(Clone, Debug)]
pub struct IssuedDocument {
    /// Its entry.
    pub entry: RegisterEntry,
    /// Where the register says it.
    pub place: Place,
}

impl Issued {
    /// The issued documents of a project's register, and what is wrong with its lines; none if it
    /// has no register.
    ///
    /// # Errors
    /// Returns what the system refuses, or what is wrong with the register's bytes.
    pub fn read(root: &Path) -> Result<(Self, Vec<Diagnostic>), Failure> {
        if !root.join(FILE).exists() {
            return Ok((Self::default(), vec![]));
        }
        let register = Outgoing::read(root)?;
        let books = Books::of(&register);
        let mut all = HashMap::new();
        for holding in books.books.values().flat_map(|book| book.values()).flatten() {
            if !holding.is_live() {
                continue;
            }
            let entry = holding.placed.entry.clone();
            let key = identity(&entry.series(), &entry.symbol, entry.number);
            let place = register.place(holding.placed);
            all.entry(key).or_insert(IssuedDocument { entry, place });
        }
        let is_faulty = !register.faults.is_empty();
        Ok((Self { all, is_faulty }, register.faults))
    }

    /// True if every line of the register could be read.
    pub fn is_whole(&self) -> bool {
        !self.is_faulty
    }

    /// The document that has a number, by what a document says that no other may have.
    pub fn of(&self, said: &str) -> Option<&IssuedDocument> {
        self.all.get(&same_identity(said)?)
    }
}

/// What tells whether a PDF is the one that was issued; none of other products.
pub fn hash_of(files: &Files) -> Option<Fingerprint> {
    match files {
        Files::One(bytes) => Some(Fingerprint::of(bytes)),
        Files::Several(parts) => {
            let part = |(ending, bytes): &(String, Vec<u8>)| {
                format!("{ending}\t{}\n", Fingerprint::of(bytes))
            };
            let all: String = parts.iter().map(part).collect();
            Some(Fingerprint::of(all.as_bytes()))
        }
        Files::Pages(_) => None,
    }
}
