//! Lines as templates see them: stretches that are set alike, each with where it comes from.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use minijinja::Value;

use super::blank_words::{self, StretchWithBlanks};
use super::decimals::Missing;
use super::line_value::{Breaks, InlineStretch, LineValue, NoteValue};
use super::origins::Mark;
use crate::compose::{At, Inline, Line, Note};
use crate::document::Script;
use crate::vi::{BLANK, Piece, Room, pieces};
use crate::yaml::{Path, Step};

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

    /// A number in a column, with room for the decimals that it lacks.
    pub(super) fn number_in(&self, line: &Line, room: Room, missing: Missing) -> Value {
        let LineValue(mut stretches) = self.cut(line, room, false);
        if let Some(last) = line.last() {
            let breaks = Breaks::Room(missing);
            stretches.push(self.stretch(last, String::new(), breaks));
        }
        Value::from_object(LineValue(stretches))
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
        let mut stretches = Vec::with_capacity(line.len());
        for StretchWithBlanks { inline, text, blanks } in blank_words::stretches(line) {
            let mut blanks = blanks.into_iter();
            self.push_words(inline, &text, &mut blanks, &mut stretches);
        }
        Value::from_object(LineValue(stretches))
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
            && inline.blank.is_none()
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
        let found = blank_words::stretches(line);
        let last = found.len().saturating_sub(1);
        for (i, StretchWithBlanks { inline, text, blanks }) in
            found.into_iter().enumerate()
        {
            let mut blanks = blanks.into_iter();
            if inline.note.is_some() {
                stretches.push(self.stretch(inline, String::new(), Breaks::Words));
                continue;
            }
            if !keeps_ends {
                self.push_pieces(inline, &text, room, &mut blanks, &mut stretches);
                continue;
            }
            let text = if i == last { text.trim_end() } else { &text };
            for (i, text) in text.split('\n').enumerate() {
                if i > 0 {
                    stretches.push(self.stretch(inline, " ".to_owned(), Breaks::Here));
                }
                self.push_pieces(inline, text, room, &mut blanks, &mut stretches);
            }
        }
        LineValue(stretches)
    }

    fn push_pieces(
        &self,
        inline: &Inline,
        text: &str,
        room: Room,
        blanks: &mut impl Iterator<Item = u32>,
        stretches: &mut Vec<InlineStretch>,
    ) {
        let loose = if self.loose.is_empty() {
            None
        } else {
            self.loose.get(&inline.at.to_string())
        };
        let has_blanks = text.contains(BLANK);
        for piece in pieces(text, room, loose.map_or(&[][..], Vec::as_slice)) {
            let (text, breaks) = match piece {
                Piece::Text(text) => {
                    self.push_words(inline, &text, blanks, stretches);
                    continue;
                }
                Piece::Whole(text) => (text, Breaks::Never),
                Piece::Measured(words) => {
                    let text: Vec<String> =
                        words.iter().map(|word| word.concat()).collect();
                    (text.join(" "), Breaks::Measured(room.width, words))
                }
                // Each in a box of its own: a line may end between them.
                Piece::Parts(parts) if parts.concat().contains(BLANK) => {
                    for part in parts {
                        let bits = blank_words::parts(&part, blanks);
                        let breaks = Breaks::Blanks(bits);
                        let text = part.replace(BLANK, " ");
                        stretches.push(self.stretch(inline, text, breaks));
                    }
                    continue;
                }
                Piece::Parts(parts) => (parts.concat(), Breaks::Parts(parts)),
            };
            stretches.push(if has_blanks && text.contains(BLANK) {
                let parts = blank_words::parts(&text, blanks);
                self.stretch(inline, text.replace(BLANK, " "), Breaks::Blanks(parts))
            } else {
                self.stretch(inline, text, breaks)
            });
        }
    }

    /// Running text, in which words with blanks among them stay whole.
    fn push_words(
        &self,
        inline: &Inline,
        text: &str,
        blanks: &mut impl Iterator<Item = u32>,
        stretches: &mut Vec<InlineStretch>,
    ) {
        if !text.contains(BLANK) {
            stretches.push(self.stretch(inline, text.to_owned(), Breaks::Words));
            return;
        }
        for (text, parts) in blank_words::words(text, blanks) {
            let breaks = parts.map_or(Breaks::Words, Breaks::Blanks);
            stretches.push(self.stretch(inline, text, breaks));
        }
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
