//! A document as the checks look at it.

use std::cell::OnceCell;
use std::ops::Range;

use chrono::NaiveDate;

use crate::diag::{Fix, Place, ValueChange};
use crate::document::{Field, IssueDate, Loaded, TextAt};
use crate::grammar::Text;
use crate::yaml::{Path, Step, change};

/// A document as the checks look at it: its texts are gathered and read once.
pub(super) struct Subject<'a> {
    pub(super) loaded: &'a Loaded,
    /// Every text, in the order of the file.
    pub(super) texts: &'a [TextAt],
    /// The day that it is dated to, if it has one.
    pub(super) day: Option<NaiveDate>,
    read: OnceCell<Vec<(&'a TextAt, Text<'a>)>>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(loaded: &'a Loaded, texts: &'a [TextAt]) -> Self {
        let date = loaded.document.date;
        let day = date.and_then(IssueDate::day);
        Self { loaded, texts, day, read: OnceCell::new() }
    }

    /// The place of a key at the top of the file, else of the file's beginning.
    pub(super) fn place(&self, key: &str) -> Place {
        self.place_of(&Path::default().key(key))
    }

    /// The place of what the data says there.
    pub(super) fn place_of(&self, path: &Path) -> Place {
        let tree = &self.loaded.tree;
        tree.place(tree.root.find(path))
    }

    /// The place of some of a text's bytes.
    pub(super) fn place_in(&self, text: &TextAt, range: Range<usize>) -> Place {
        self.loaded.tree.place_in(&text.node, &text.text, range)
    }

    /// The fix that puts words in the place of some of a text's bytes, where the file can say
    /// them there.
    pub(super) fn reworded(
        &self,
        text: &TextAt,
        range: Range<usize>,
        new: &str,
    ) -> Option<Fix> {
        self.change(&text.path, range, new)
            .map(|change| Fix { changes: vec![change] })
    }

    /// One change of a fix that has several, or of a value that is no text of its own.
    pub(super) fn change(
        &self,
        path: &Path,
        range: Range<usize>,
        new: &str,
    ) -> Option<ValueChange> {
        change(&self.loaded.tree, path, range, new)
    }

    /// The texts that stand under a key at the top of the file.
    pub(super) fn under(&self, key: &str) -> impl Iterator<Item = &'a TextAt> {
        self.texts.iter().filter(move |text| top_key(text) == key)
    }

    /// The legal bases: the document's own.
    pub(super) fn bases(&self) -> impl Iterator<Item = &'a TextAt> {
        let own = self.under("legal_bases");
        own.filter(|text| text.field == Field::Basis)
    }

    /// What is prose: sentences, not names, codes and days.
    pub(super) fn prose(&self) -> impl Iterator<Item = &'a TextAt> {
        self.texts.iter().filter(|text| {
            matches!(text.field, Field::Text | Field::Basis | Field::Cell(_))
        })
    }

    /// The same with what the grammar reads in it.
    pub(super) fn read(&self) -> &[(&'a TextAt, Text<'a>)] {
        let read = |text: &'a TextAt| (text, Text::read(&text.text, false));
        self.read.get_or_init(|| self.prose().map(read).collect())
    }

    /// What stands between the bases and the signature, read.
    pub(super) fn body(&self) -> impl Iterator<Item = &(&'a TextAt, Text<'a>)> {
        let keys = ["preamble", "sections", "closing"];
        self.read()
            .iter()
            .filter(move |(text, _)| keys.contains(&top_key(text)))
    }

    /// The year that the document is of.
    pub(super) fn year(&self) -> Option<i32> {
        let document = &self.loaded.document;
        document.date.map(IssueDate::year).or(document.year)
    }
}

/// The last key on the way to a text.
pub(super) fn last_key(text: &TextAt) -> &str {
    let keys = text.path.0.iter().rev().map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        Step::Index(_) => None,
    });
    keys.flatten().next().unwrap_or_default()
}

/// The key at the top of the file that a text stands under.
pub(super) fn top_key(text: &TextAt) -> &str {
    match text.path.0.first() {
        Some(Step::Key(key)) => key,
        _ => "",
    }
}
