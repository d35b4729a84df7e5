//! What the parts of a view share: the document, and the marks that trace its values.

use super::inline::{Inline, Line, paragraph, plain};
use super::marks::Marks;
use crate::document::{Loaded, Path, Prose};
use crate::vi::Room;

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

    /// The paragraphs of prose as lines.
    pub(super) fn prose(&self, prose: &Prose, path: &Path, room: Room) -> Vec<Line> {
        let line = |p| self.marked(path, paragraph(&p, room));
        prose.paragraphs().into_iter().map(line).collect()
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
