//! Lines as templates see them: stretches that are set alike, each with where it comes from.

use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Object, ObjectRepr};

use super::literal::literal;
use super::origins::Mark;
use crate::compose::{At, Inline, Line};
use crate::vi::{Piece, Room, pieces};

/// A stretch of text in one style, or a footnote.
#[derive(Debug)]
struct InlineStretch {
    text: String,
    /// Must stay on one line.
    whole: bool,
    emph: bool,
    strong: bool,
    note: Option<LineValue>,
    mark: Mark,
}

const NO_BREAK: char = '\u{a0}';

/// So many spaces that do not break are a blank and tie nothing.
const BLANK: &str = "\u{a0}\u{a0}\u{a0}";

/// A line in a template: prints itself as markup, is false if it is empty, and as text is its
/// characters.
#[derive(Debug)]
pub(super) struct LineValue(Vec<InlineStretch>);

impl Object for LineValue {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        !self.0.is_empty()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl LineValue {
    /// The characters, without the footnotes.
    pub(super) fn text(&self) -> String {
        self.0.iter().map(|stretch| stretch.text.as_str()).collect()
    }

    /// Writes the line as markup: each stretch an expression that prints just its text.
    pub(super) fn write(&self, out: &mut String) {
        let mut last = None;
        for stretch in &self.0 {
            if let Some(note) = &stretch.note {
                out.push_str("#footnote[");
                note.write(out);
                out.push_str("];");
                last = None;
                continue;
            }
            if last != Some(stretch.mark) {
                stretch.mark.write(out);
                last = Some(stretch.mark);
            }
            for (styled, name) in [(stretch.strong, "strong"), (stretch.emph, "emph")] {
                if styled {
                    out.extend(["#", name, "["]);
                }
            }
            if stretch.whole {
                // As content, since a text that is an argument has no place of its own.
                out.push_str("#box[#");
                literal(&stretch.text, out);
                out.push_str(";];");
            } else {
                with_blanks(&stretch.text, out);
            }
            for styled in [stretch.emph, stretch.strong] {
                if styled {
                    out.push_str("];");
                }
            }
        }
    }

    /// Where the line comes from.
    pub(super) fn mark(&self) -> Option<Mark> {
        self.0.first().map(|stretch| stretch.mark)
    }
}

/// Writes a text, in which a blank to be filled in is one space for a reader who hears or copies
/// it: the spaces after its first are as wide as ever, but not there as text.
fn with_blanks(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(start) = rest.find(BLANK) {
        let (before, from) = rest.split_at(start + NO_BREAK.len_utf8());
        let end = from.find(|c| c != NO_BREAK).unwrap_or(from.len());
        out.push('#');
        literal(before, out);
        out.push_str(";#hide[#");
        literal(&from[..end], out);
        out.push_str(";];");
        rest = &from[end..];
    }
    if !rest.is_empty() {
        out.push('#');
        literal(rest, out);
        out.push(';');
    }
}

/// Makes the lines of one document, and keeps where each stretch comes from.
#[derive(Debug, Default)]
pub(super) struct Lines {
    origins: RefCell<Vec<At>>,
}

impl Lines {
    /// A line with room to be broken: codes stay whole, and words stay with their numbers.
    pub(super) fn line(&self, line: &Line, room: Room) -> Value {
        Value::from_object(self.cut(line, room))
    }

    /// Several lines, each with the same room.
    pub(super) fn lines(&self, lines: &[Line], room: Room) -> Vec<Value> {
        lines.iter().map(|line| self.line(line, room)).collect()
    }

    /// A line that is set as it is.
    pub(super) fn text(&self, line: &Line) -> Value {
        let stretch = |inline: &Inline| self.stretch(inline, inline.text.clone(), false);
        Value::from_object(LineValue(line.iter().map(stretch).collect()))
    }

    /// Several lines that are set as they are.
    pub(super) fn texts(&self, lines: &[Line]) -> Vec<Value> {
        lines.iter().map(|line| self.text(line)).collect()
    }

    /// A text of the program's own, at a value that it belongs to.
    pub(super) fn word(&self, text: &str, at: &At) -> Value {
        let (text, mark) = (text.to_owned(), self.mark(at));
        let (whole, emph, strong, note) = (false, false, false, None);
        Value::from_object(LineValue(vec![InlineStretch {
            text,
            whole,
            emph,
            strong,
            note,
            mark,
        }]))
    }

    pub(super) fn into_origins(self) -> Vec<At> {
        self.origins.into_inner()
    }

    fn cut(&self, line: &Line, room: Room) -> LineValue {
        let mut stretches = Vec::with_capacity(line.len());
        for inline in line {
            if inline.note.is_some() {
                stretches.push(self.stretch(inline, String::new(), false));
                continue;
            }
            stretches.extend(pieces(&inline.text, room).into_iter().map(|piece| {
                match piece {
                    Piece::Text(text) => self.stretch(inline, text, false),
                    Piece::Whole(text) => self.stretch(inline, text, true),
                }
            }));
        }
        LineValue(stretches)
    }

    fn stretch(&self, inline: &Inline, text: String, whole: bool) -> InlineStretch {
        InlineStretch {
            text,
            whole,
            emph: inline.emph,
            strong: inline.strong,
            note: inline.note.as_ref().map(|note| self.cut(note, Room::Page)),
            mark: self.mark(&inline.at),
        }
    }

    fn mark(&self, at: &At) -> Mark {
        let mut origins = self.origins.borrow_mut();
        if !origins.last().is_some_and(|last| Arc::ptr_eq(last, at)) {
            origins.push(at.clone());
        }
        Mark(origins.len() - 1)
    }
}
