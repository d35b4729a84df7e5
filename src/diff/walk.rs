//! The walk over a composed document that gathers its parts.

use crate::compose::{Line, text_of};
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
    /// A section, item or point: its title and its own prose.
    Section,
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
    /// What it says, a paragraph a line.
    pub(super) text: String,
    /// The part that it lies in, by its index.
    pub(super) parent: Option<usize>,
    /// Its line in the file, from 1.
    pub(super) line: usize,
}

/// Gathers the parts of one document.
pub(super) struct Walk<'a> {
    pub(super) tree: &'a Tree,
    /// The mark after the last word of a body: what comes last says nothing new by it.
    pub(super) end: &'a str,
    pub(super) parts: Vec<Part>,
}

impl Walk<'_> {
    pub(super) fn add(
        &mut self,
        kind: PartKind,
        id: Option<String>,
        label: String,
        text: &str,
        parent: Option<usize>,
        path: &Path,
    ) -> usize {
        let (line, _) = self.tree.place(self.tree.root.find(path)).line_column();
        self.parts
            .push(Part { kind, id, label, text: vi::nfc(text), parent, line });
        self.parts.len() - 1
    }
}

pub(super) fn said(line: &Line) -> String {
    let text = text_of(line);
    let mut words = text.split('\u{a0}').filter(|word| !word.is_empty());
    let mut joined = words.next().unwrap_or_default().to_owned();
    for word in words {
        joined.push_str(" … ");
        joined.push_str(word);
    }
    for note in line.iter().filter_map(|inline| inline.note.as_ref()) {
        joined.push_str(&format!(" [{}]", text_of(&note.line)));
    }
    joined
}

/// True if the data says a line itself.
pub(super) fn is_said(line: &Line, tree: &Tree) -> bool {
    line.first()
        .is_some_and(|inline| tree.root.find_exact(&inline.at).is_some())
}

pub(super) fn join(texts: &[String]) -> String {
    let said: Vec<&str> =
        texts.iter().map(String::as_str).filter(|t| !t.is_empty()).collect();
    said.join("\n")
}

/// What a list is called: the words over it, without their colon.
pub(super) fn named(label: &Line) -> String {
    said(label).trim_end_matches(':').to_owned()
}
