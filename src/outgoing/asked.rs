//! What is asked for, and what came of it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::act::Act;
use super::entry::RegisterEntry;
use super::journal::DocumentChange;
use super::name::document_name;
use super::refusals::named_twice;
use crate::diag::{Diagnostic, SourceFile};
use crate::error::{Error, Failure};
use crate::project::read_file;

/// A document that is to have a number.
#[derive(Clone, Debug)]
pub struct NumberAsked {
    /// Its path as it was named.
    pub path: PathBuf,
    /// The same from the project's folder.
    pub name: String,
    /// Its data.
    pub file: Arc<SourceFile>,
}

impl NumberAsked {
    /// Reads a document of a project.
    ///
    /// # Errors
    /// Returns what the system refused, or what is wrong with the text.
    pub fn read(root: &Path, path: &Path) -> Result<Self, Failure> {
        let (path, name) = (path.to_owned(), document_name(root, path));
        Ok(Self { file: read_file(&path)?, path, name })
    }
}

impl NumberAsked {
    /// Refuses documents of which one is named twice, by whatever path.
    ///
    /// # Errors
    /// Returns which it is.
    pub fn each_once(documents: &[Self]) -> Result<(), Error> {
        let mut seen = BTreeSet::new();
        let again = documents.iter().find(|it| !seen.insert(&it.name));
        again.map_or(Ok(()), |it| Err(named_twice(&it.name)))
    }
}

/// What is to be written, and what was found on the way.
#[derive(Clone, Debug, Default)]
pub struct Planned {
    /// What is added to the register.
    pub entries: Vec<RegisterEntry>,
    /// What changes with it.
    pub(super) changes: Vec<DocumentChange>,
    /// Warnings about the documents.
    pub findings: Vec<Diagnostic>,
    /// What is told of each, in the order in which it was asked for.
    pub given: Vec<Given>,
}

/// A number that was given, kept or taken back.
#[derive(Clone, Debug)]
pub struct Given {
    /// What was done.
    pub act: Act,
    /// The document as it was named; the one that named the book, if it has no number of this.
    pub document: String,
    /// Number and code as they are printed.
    pub code: String,
    /// The entry.
    pub entry: RegisterEntry,
    /// True if it is the first of its book.
    pub is_first: bool,
}
