//! Lines as templates see them: stretches that are set alike, each with where it comes from.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::{self, Write};
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
    breaks: Breaks,
    emph: bool,
    strong: bool,
    script: Script,
    note: Option<NoteValue>,
    at: At,
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

const NO_BREAK: char = '\u{a0}';

/// So many spaces that do not break are a blank and tie nothing.
const BLANK: &str = "\u{a0}\u{a0}\u{a0}";

/// Where a stretch may be broken.
#[derive(Debug)]
enum Breaks {
    /// Between its words.
    Words,
    /// Nowhere.
    Never,
    /// Between tied words, and within one between its parts, only where they do not fit in a
    /// width, in mm.
    Measured(f64, Vec<Vec<String>>),
    /// Between its parts.
    Parts(Vec<String>),
    /// Instead of characters: the author ended the line.
    Here,
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
            stretch.write(out);
            for (styled, _) in styles {
                if styled {
                    out.push_str("];");
                }
            }
        }
    }

    /// The way to the value that the line comes from.
    pub(super) fn path(&self) -> String {
        self.0
            .first()
            .map_or_else(String::new, |stretch| stretch.at.to_string())
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

impl InlineStretch {
    /// Writes the characters as content, since a text that is an argument has no place of its
    /// own.
    fn write(&self, out: &mut String) {
        let text = |text: &str, out: &mut String| {
            out.push('#');
            literal(text, out);
            out.push(';');
        };
        match &self.breaks {
            Breaks::Words => with_blanks(&self.text, out),
            Breaks::Never => {
                out.push_str("#box[");
                text(&self.text, out);
                out.push_str("];");
            }
            Breaks::Measured(width, words) => {
                let _ = write!(out, "#vua({width}mm, ");
                literal(&self.at.to_string(), out);
                for word in words {
                    out.push_str(", (");
                    for part in word {
                        out.push('[');
                        text(part, out);
                        out.push_str("], ");
                    }
                    out.push(')');
                }
                out.push_str(");");
            }
            Breaks::Parts(parts) => {
                for (i, part) in parts.iter().enumerate() {
                    if i > 0 {
                        out.push_str("#h(0.001pt);");
                    }
                    text(part, out);
                }
            }
            // The space parts the words for those who hear the text.
            Breaks::Here => out.push_str("#\" \";#linebreak();"),
        }
    }
}

/// What is tied less tightly, by the way to the value: the beginnings of the lines that came out
/// after a stretched one, in the order in which they were found.
pub type Loose = BTreeMap<String, Vec<String>>;

/// Makes the lines of one document, and keeps where each stretch comes from.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    origins: RefCell<Vec<At>>,
    /// The text of an upright page.
    page: Room,
    loose: &'a Loose,
    /// The footnotes that were written so far.
    written: Arc<Mutex<Vec<Note>>>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(page: Room, loose: &'a Loose) -> Self {
        let written = Arc::default();
        Self { origins: RefCell::default(), page, loose, written }
    }

    /// The room of a page's text.
    pub(super) fn page(&self) -> Room {
        self.page
    }

    /// A line of a page's text: codes stay whole, and words stay with their numbers.
    pub(super) fn line(&self, line: &Line) -> Value {
        self.line_in(line, self.page)
    }

    /// A line with room of its own.
    pub(super) fn line_in(&self, line: &Line, room: Room) -> Value {
        Value::from_object(self.cut(line, room, false))
    }

    /// A line that ends where its author has ended it.
    pub(super) fn kept(&self, line: &Line, room: Room) -> Value {
        Value::from_object(self.cut(line, room, true))
    }

    /// A title in the middle of a page, which ends where its author has ended it.
    pub(super) fn title(&self, line: &Line) -> Value {
        self.kept(line, self.page)
    }

    /// Several lines of a page's text.
    pub(super) fn lines(&self, lines: &[Line]) -> Vec<Value> {
        self.lines_in(lines, self.page)
    }

    /// Several lines, each with the same room.
    pub(super) fn lines_in(&self, lines: &[Line], room: Room) -> Vec<Value> {
        lines.iter().map(|line| self.line_in(line, room)).collect()
    }

    /// A line that is set as it is.
    pub(super) fn text(&self, line: &Line) -> Value {
        let stretch =
            |inline: &Inline| self.stretch(inline, inline.text.clone(), Breaks::Words);
        Value::from_object(LineValue(line.iter().map(stretch).collect()))
    }

    /// Several lines that are set as they are.
    pub(super) fn texts(&self, lines: &[Line]) -> Vec<Value> {
        lines.iter().map(|line| self.text(line)).collect()
    }

    /// A text of the program's own, at a value that it belongs to.
    pub(super) fn word(&self, text: &str, at: &At) -> Value {
        Value::from_object(LineValue(vec![InlineStretch {
            text: text.to_owned(),
            breaks: Breaks::Words,
            emph: false,
            strong: false,
            script: Script::None,
            note: None,
            at: at.clone(),
            mark: self.mark(at),
        }]))
    }

    pub(super) fn into_origins(self) -> Vec<At> {
        self.origins.into_inner()
    }

    fn cut(&self, line: &Line, room: Room, keeps_ends: bool) -> LineValue {
        // Most cells: what cannot be broken need not be held together.
        if let [inline] = line.as_slice()
            && inline.note.is_none()
            && !(keeps_ends && inline.text.contains('\n'))
            && room.is_wide_for(&inline.text)
        {
            return LineValue(vec![self.stretch(
                inline,
                inline.text.clone(),
                Breaks::Words,
            )]);
        }
        let mut stretches = Vec::with_capacity(line.len());
        let Some(last) = line.last() else { return LineValue(stretches) };
        for inline in line {
            if inline.note.is_some() {
                stretches.push(self.stretch(inline, String::new(), Breaks::Words));
                continue;
            }
            if !keeps_ends {
                self.push_pieces(inline, &inline.text, room, &mut stretches);
                continue;
            }
            let is_last = std::ptr::eq(inline, last);
            let text = inline.text.as_str();
            let text = if is_last { text.trim_end() } else { text };
            for (i, text) in text.split('\n').enumerate() {
                if i > 0 {
                    stretches.push(self.stretch(inline, " ".to_owned(), Breaks::Here));
                }
                self.push_pieces(inline, text, room, &mut stretches);
            }
        }
        LineValue(stretches)
    }

    fn push_pieces(
        &self,
        inline: &Inline,
        text: &str,
        room: Room,
        stretches: &mut Vec<InlineStretch>,
    ) {
        let loose = if self.loose.is_empty() {
            None
        } else {
            self.loose.get(&inline.at.to_string())
        };
        let pieces = pieces(text, room, loose.map_or(&[][..], Vec::as_slice));
        stretches.extend(pieces.into_iter().map(|piece| match piece {
            Piece::Text(text) => self.stretch(inline, text, Breaks::Words),
            Piece::Whole(text) => self.stretch(inline, text, Breaks::Never),
            Piece::Measured(words) => {
                let text: Vec<String> = words.iter().map(|word| word.concat()).collect();
                let breaks = Breaks::Measured(room.width, words);
                self.stretch(inline, text.join(" "), breaks)
            }
            Piece::Parts(parts) => {
                self.stretch(inline, parts.concat(), Breaks::Parts(parts))
            }
        }));
    }

    fn stretch(&self, inline: &Inline, text: String, breaks: Breaks) -> InlineStretch {
        InlineStretch {
            text,
            breaks,
            emph: inline.emph,
            strong: inline.strong,
            script: inline.script,
            note: inline.note.as_ref().map(|note| NoteValue {
                note: note.clone(),
                line: self.cut(&note.line, self.page, false),
                repeats: repeats(&inline.at),
                written: self.written.clone(),
            }),
            at: inline.at.clone(),
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
