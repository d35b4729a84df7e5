//! What the parts of a view share: the document, and the marks that trace its values.

use super::inline::{Inline, Line, Room, plain};
use super::marks::Marks;
use crate::document::{Loaded, Path};

/// Makes lines of a document's texts.
pub(super) struct Builder<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) marks: &'a Marks,
}

impl Builder<'_> {
    /// A plain text from the data as a line.
    pub(super) fn line(&self, path: &Path, text: &str, room: Room) -> Line {
        self.marked(path, plain(text, room))
    }

    /// A line, with the mark of its path on every stretch.
    pub(super) fn marked(&self, path: &Path, line: Line) -> Line {
        let mark = |inline: Inline| Inline {
            text: self.marks.mark(path, inline.text),
            ..inline
        };
        line.into_iter().map(mark).collect()
    }
}
