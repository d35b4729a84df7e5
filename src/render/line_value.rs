//! A line as a template prints it: stretches that are set alike, and footnotes.

use std::fmt::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::{Object, ObjectRepr};

use super::decimals::Missing;
use super::literal::literal;
use super::origins::Mark;
use crate::compose::{At, Note};
use crate::document::Script;

/// A stretch of text in one style, or a footnote.
#[derive(Debug)]
pub(super) struct InlineStretch {
    pub(super) text: String,
    pub(super) breaks: Breaks,
    pub(super) emph: bool,
    pub(super) strong: bool,
    pub(super) script: Script,
    pub(super) note: Option<NoteValue>,
    pub(super) at: At,
    pub(super) mark: Mark,
}

/// A footnote that is called.
#[derive(Debug)]
pub(super) struct NoteValue {
    pub(super) note: Note,
    pub(super) line: LineValue,
    /// It is called in a row that stands at the top of each page of its table.
    pub(super) repeats: bool,
    /// Those that were written so far: a footnote is printed once.
    pub(super) written: Arc<Mutex<Vec<Note>>>,
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

/// Where a stretch may be broken.
#[derive(Debug)]
pub(super) enum Breaks {
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
    /// Instead of characters: as much room as decimals take that are not there.
    Room(Missing),
    /// Nowhere: words with blanks among them.
    Blanks(Vec<BlankPart>),
}

/// A part of words with blanks among them.
#[derive(Debug)]
pub(super) enum BlankPart {
    Text(String),
    /// So wide, in mm.
    Blank(u32),
}

/// A line in a template: prints itself as markup, is false if it is empty, and as text is its
/// characters.
#[derive(Debug)]
pub(super) struct LineValue(pub(super) Vec<InlineStretch>);

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
            Breaks::Words => text(&self.text, out),
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
            Breaks::Blanks(parts) => {
                out.push_str("#box[");
                for part in parts {
                    match part {
                        BlankPart::Text(said) => text(said, out),
                        // One space for those who hear or copy it.
                        BlankPart::Blank(width) => {
                            let _ = write!(out, "#text(spacing: {width}mm)[#\" \";];");
                        }
                    }
                }
                out.push_str("];");
            }
            Breaks::Room(Missing { digits, comma }) => {
                let comma = if *comma { " + measure([,]).width" } else { "" };
                let _ = write!(out, "#context h({digits} * measure([0]).width{comma});");
            }
        }
    }
}
