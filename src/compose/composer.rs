//! Texts of the data as lines: references written out, footnotes in their place.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::line::{At, Inline, Line, Note, prefix, stretch, upright};
use super::wording::Wording;
use crate::document::{
    APART, Call, CitedAs, Loaded, Paragraph, Prose, StyledText, marked,
};
use crate::standard::Standard;
use crate::yaml::Path;

/// Makes lines of a document's texts.
pub(super) struct Composer<'a> {
    pub(super) loaded: &'a Loaded,
    /// What names in the text stand for, here.
    pub(super) references: &'a BTreeMap<String, CitedAs>,
}

/// A way from the root of the data.
pub(super) fn at(keys: &[&str]) -> At {
    Arc::new(keys.iter().fold(Path::default(), |path, key| path.key(key)))
}

impl<'a> Composer<'a> {
    pub(super) fn standard(&self) -> &'a Standard {
        &self.loaded.standard
    }

    /// A text of one line.
    pub(super) fn line(&self, text: &str, at: &At) -> Line {
        self.runs(&marked(text), at)
    }

    /// Words of the program's own around what the data says.
    pub(super) fn wording(&self, wording: &Wording, at: &At) -> Line {
        wording.line(at, |text| self.line(text, at))
    }

    /// The paragraphs of prose; a dash line with its dash.
    pub(super) fn prose(&self, prose: &Prose, at: &At) -> Vec<Line> {
        let line = |paragraph: Paragraph| self.paragraph(&paragraph, at);
        prose.paragraphs().into_iter().map(line).collect()
    }

    /// A paragraph of prose; a dash line with its dash.
    pub(super) fn paragraph(&self, paragraph: &Paragraph, at: &At) -> Line {
        let mut line = self.runs(&paragraph.runs, at);
        if paragraph.dash {
            prefix(&mut line, &self.dash(), at);
        }
        line
    }

    /// The dash before an item of a list, with the space after it.
    pub(super) fn dash(&self) -> String {
        format!("{} ", self.standard().words.dash.text)
    }

    /// Runs of a text, with references written out and footnotes in their place.
    pub(super) fn runs(&self, runs: &[StyledText], at: &At) -> Line {
        let mut line = Line::new();
        for run in runs {
            match run.call {
                Call::None => push(&mut line, &run.text, run, at),
                Call::Reference => push(&mut line, &self.cited(run, at), run, at),
                Call::Note => match self.note(&run.text) {
                    Some(note) => line.push(Inline {
                        note: Some(note),
                        ..stretch(String::new(), &StyledText::default(), at)
                    }),
                    None => push(&mut line, &run.typed(), run, at),
                },
            }
        }
        line
    }

    /// How a section that is named is cited at a place; what names nothing stays as it is.
    fn cited(&self, run: &StyledText, at: &At) -> String {
        let cited = self.references.get(&run.text);
        cited.map_or_else(|| run.typed(), |it| it.at(at).to_owned())
    }

    /// The footnote of a name, its paragraphs one after another; what it calls itself stays as
    /// it is.
    fn note(&self, name: &str) -> Option<Note> {
        let note = self.loaded.document.footnotes.get(name)?;
        let at = &self::at(&["footnotes", name]);
        let mut line = Line::new();
        for paragraph in note.paragraphs() {
            if !line.is_empty() {
                line.extend(upright(" ", at));
            }
            let mut inner = Line::new();
            for run in &paragraph.runs {
                let text = match run.call {
                    Call::Reference => self.cited(run, at),
                    _ => run.typed(),
                };
                push(&mut inner, &text, run, at);
            }
            if paragraph.dash {
                prefix(&mut inner, &self.dash(), at);
            }
            line.extend(inner);
        }
        Some(Note { name: name.to_owned(), line })
    }
}

fn push(line: &mut Line, text: &str, style: &StyledText, at: &At) {
    if !text.is_empty() {
        line.push(stretch(text.replace(APART, ""), style, at));
    }
}
