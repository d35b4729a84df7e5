//! Documents that have been issued, which are not to change any more.

use std::collections::HashMap;
use std::path::Path;

use super::books::Books;
use super::described::data_of;
use super::entry::RegisterEntry;
use super::file::FILE;
use super::itself::own;
use super::name::document_name;
use super::read::Outgoing;
use super::series::{identity, same_identity};
use crate::diag::{Diagnostic, Place, rules};
use crate::document::Loaded;
use crate::error::Failure;
use crate::fingerprint::Fingerprint;
use crate::pipeline::Files;
use crate::say;
use crate::vi::short_date;

/// The documents of a register by what no other may have.
#[derive(Debug, Default)]
pub struct Issued {
    all: HashMap<String, IssuedDocument>,
    /// The same by their files.
    by_file: HashMap<String, IssuedDocument>,
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
        let (mut all, mut by_file) = (HashMap::new(), HashMap::new());
        for holding in books.books.values().flat_map(|book| book.values()).flatten() {
            if !holding.is_live() {
                continue;
            }
            let entry = holding.placed.entry.clone();
            let key = identity(&entry.series(), &entry.symbol, entry.number);
            let place = register.place(holding.placed);
            let issued = IssuedDocument { entry, place };
            if !issued.entry.document.is_empty() {
                by_file.insert(issued.entry.document.clone(), issued.clone());
            }
            all.entry(key).or_insert(issued);
        }
        let is_faulty = !register.faults.is_empty();
        let mut found = register.faults.clone();
        found.extend(register.gone(root, &books));
        Ok((Self { all, by_file, is_faulty }, found))
    }

    /// True if every line of the register could be read.
    pub fn is_whole(&self) -> bool {
        !self.is_faulty
    }

    /// What was issued from a document's file, whatever the file says now.
    pub fn of_file(&self, root: &Path, path: &Path) -> Option<&IssuedDocument> {
        if self.by_file.is_empty() {
            return None;
        }
        self.by_file.get(&document_name(root, path))
    }

    /// The document that has a number, by what a document says that no other may have.
    pub fn of(&self, said: &str) -> Option<&IssuedDocument> {
        self.all.get(&same_identity(said)?)
    }
}

impl IssuedDocument {
    /// True if a document says that it is this one, by what no other may have.
    pub fn is_said(&self, identity_said: Option<&str>) -> bool {
        let entry = &self.entry;
        let own = identity(&entry.series(), &entry.symbol, entry.number);
        identity_said.and_then(same_identity) == Some(own)
    }

    /// The fault of a document of this one's file that says something else now.
    pub fn fault(&self, loaded: &Loaded, at: Place) -> Option<Diagnostic> {
        let is_same = self.is_said(own(loaded).identity().as_deref())
            && (self.entry.data.is_empty()
                || self.entry.data == data_of(loaded).to_string());
        (!is_same).then(|| self.changed(at))
    }

    /// Says that the document is other now than it was issued.
    pub fn changed(&self, at: Place) -> Diagnostic {
        let (number, symbol) = (self.entry.number, &self.entry.symbol);
        let day = self.entry.date.map(|day| short_date(day.0)).unwrap_or_default();
        let message = say!(
            "văn bản đã phát hành, số {number}/{symbol} ngày {day}, mà nội dung in ra nay khác",
            "the document was issued as {number}/{symbol} of {day}, and what it prints is other now: not allowed"
        );
        Diagnostic::new(&rules::ISSUED_DOCUMENT, message)
            .at(at)
            .related(self.place.clone(), say!("sổ đăng ký văn bản đi", "the register"))
            .hint(say!(
                "Khôi phục tệp dữ liệu như lúc cấp số; nội dung sai thì ra văn bản sửa đổi, thay thế, thể thức sai thì đính chính. Vẫn ghi đè thì --force.",
                "Restore the data as it was when it was numbered; mend what it says by another document. To overwrite it all the same, --force."
            ))
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
