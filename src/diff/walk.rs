//! The walk over a composed document that gathers its parts.

use crate::vi;
use crate::yaml::{Path, Tree};

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum PartKind {
    /// The subject, preamble and the like, each by its key.
    Field,
    /// An addressee.
    Addressee,
    /// A legal basis.
    Basis,
    /// The title of a section, item or point; empty if there is only what lies in it.
    Section,
    /// A paragraph: of a section with a title, or one that has only its number.
    Prose,
    /// A picture.
    Picture,
    /// A group of rows, or an annex.
    Group,
    /// A row of a table.
    Task,
    /// Who signs.
    Signer,
    /// A recipient.
    Recipient,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is.
    pub(super) kind: PartKind,
    /// Its `id`, or its key.
    pub(super) id: Option<String>,
    /// How it is cited: `khoản 1 Mục II`.
    pub(super) label: String,
    /// The number that it is printed with; empty without one.
    pub(super) number: String,
    /// What it says, a paragraph a line.
    pub(super) text: String,
    /// How it is set, in words, where it is not set as usual.
    pub(super) look: String,
    /// The words that tell it from its like; empty if all of them do.
    pub(super) gist: String,
    /// The part that it lies in, by its index.
    pub(super) parent: Option<usize>,
    /// Its line in the file, from 1.
    pub(super) line: usize,
}

impl Part {
    /// Everything that is printed of it: its number, what it says and how that is set, with how
    /// it is cited.
    pub fn said(&self) -> [&str; 4] {
        [&self.label, &self.number, &self.text, &self.look]
    }

    /// A part with nothing but what it says.
    pub(super) fn new(kind: PartKind, label: impl Into<String>, text: &str) -> Self {
        Self {
            kind,
            id: None,
            label: label.into(),
            number: String::new(),
            text: vi::nfc(text),
            look: String::new(),
            gist: String::new(),
            parent: None,
            line: 1,
        }
    }

    pub(super) fn id(self, id: Option<String>) -> Self {
        Self { id, ..self }
    }

    pub(super) fn number(self, number: impl Into<String>) -> Self {
        Self { number: number.into(), ..self }
    }

    pub(super) fn look(self, look: String) -> Self {
        Self { look, ..self }
    }

    pub(super) fn gist(self, gist: String) -> Self {
        Self { gist, ..self }
    }

    pub(super) fn below(self, parent: Option<usize>) -> Self {
        Self { parent, ..self }
    }
}

/// Gathers the parts of one document.
pub(super) struct Walk<'a> {
    pub(super) tree: &'a Tree,
    /// The mark after the last word of a body: what comes last says nothing new by it.
    pub(super) end: &'a str,
    pub(super) parts: Vec<Part>,
}

impl Walk<'_> {
    /// Adds a part that the data says at a place; gives its index.
    pub(super) fn add(&mut self, part: Part, at: &Path) -> usize {
        let (line, _) = self.tree.place(self.tree.root.find(at)).line_column();
        self.parts.push(Part { line, ..part });
        self.parts.len() - 1
    }

    /// Adds what a key says, unless that is nothing.
    pub(super) fn field(&mut self, key: &str, label: &str, text: &str) {
        if !text.is_empty() {
            let part = Part::new(PartKind::Field, label, text).id(Some(key.to_owned()));
            self.add(part, &Path::default().key(key));
        }
    }
}
