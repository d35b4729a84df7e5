//! Lines as templates see them: stretches that are set alike, each with where it comes from.

use std::cell::RefCell;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::Value;
use minijinja::value::{Object, ObjectRepr};

use super::literal::literal;
use super::origins::Mark;
use crate::compose::{At, Inline, Line, Note};
use crate::document::Script;
use crate::vi::{Piece, Room, pieces};
use crate::yaml::{Path, Step};

/// A stretch of text in one style, or a footnote.
#[derive(Debug)]
struct InlineStretch {
    text: String,
    /// Must stay on one line.
    whole: bool,
    emph: bool,
    strong: bool,
    script: Script,
    note: Option<NoteValue>,
    mark: Mark,
}

/// A footnote that is called.
#[derive(Debug)]
struct NoteValue {
    note: Note,
    line: LineValue,
    /// It is called in a row that stands at the top of each page of its table.
    repeats: bool,
    /// Those that were written so far: a footnote is printed once.
    written: Arc<Mutex<Vec<Note>>>,
}

impl NoteValue {
    fn write(&self, out: &mut String) {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let known = written.iter().position(|note| *note == self.note);
        let first = known.is_none();
        let number = known.unwrap_or(written.len());
        if first {
            written.push(self.note.clone());
        }
        drop(written);
        let label = format!("<chu-thich-{number}>");
        if !first {
            out.extend(["#footnote(", &label, ");"]);
            return;
        }
        if self.repeats {
            // From the second page on, a head shows the number of the note on its first one; a
            // link is not allowed there (PDF/UA-1).
            out.extend([
                "#context {let d = query(",
                &label,
                ").map(d => d.location()); ",
            ]);
            out.push_str("if d.len() > 0 and here().page() > d.first().page() ");
            out.push_str(
                "{super(numbering(\"1\", ..counter(footnote).at(d.first())))} else [",
            );
        }
        // Within `context`, so that the title of a bookmark does not hold it.
        out.push_str("#footnote(context [");
        self.line.write(out);
        out.extend(["])", &label]);
        if self.repeats {
            out.push_str("]};");
        }
    }
}

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
                note.write(out);
                last = None;
                continue;
            }
            if last != Some(stretch.mark) {
                stretch.mark.write(out);
                last = Some(stretch.mark);
            }
            let styles = [
                (stretch.strong, "strong"),
                (stretch.emph, "emph"),
                (stretch.script == Script::Super, "super"),
                (stretch.script == Script::Sub, "sub"),
            ];
            for (styled, name) in styles {
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
                out.push('#');
                literal(&stretch.text, out);
                out.push(';');
            }
            for (styled, _) in styles {
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

/// Makes the lines of one document, and keeps where each stretch comes from.
#[derive(Debug, Default)]
pub(super) struct Lines {
    origins: RefCell<Vec<At>>,
    /// The footnotes that were written so far.
    written: Arc<Mutex<Vec<Note>>>,
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
        let (whole, emph, strong, script, note) =
            (false, false, false, Script::None, None);
        Value::from_object(LineValue(vec![InlineStretch {
            text,
            whole,
            emph,
            strong,
            script,
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
            script: inline.script,
            note: inline.note.as_ref().map(|note| NoteValue {
                note: note.clone(),
                line: self.cut(&note.line, Room::Page),
                repeats: repeats(&inline.at),
                written: self.written.clone(),
            }),
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

/// True for the head of a table and the title of a group.
fn repeats(at: &Path) -> bool {
    let key = |step: &Step, name: &str| *step == Step::Key(name.to_owned());
    let groups = at.0.iter().rposition(|step| key(step, "groups"));
    at.0.iter().any(|step| key(step, "columns"))
        || groups.is_some_and(|i| !at.0[i..].iter().any(|step| key(step, "rows")))
}
