//! Texts of the data as lines: references written out, footnotes in their place.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::line::{At, Inline, Line, prefix, stretch, upright};
use crate::document::{
    APART, CitedAs, Loaded, Paragraph, Prose, StyledText, expand, note_names,
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
        self.runs(&[StyledText { text: text.to_owned(), ..StyledText::default() }], at)
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

    /// Runs of prose, with references written out and footnotes in their place.
    pub(super) fn runs(&self, runs: &[StyledText], at: &At) -> Line {
        let mut line = Line::new();
        for run in runs {
            let text = expand(&run.text, self.references, at);
            let mut done = 0;
            for (range, name) in note_names(&text) {
                let Some(note) = self.loaded.document.footnotes.get(name) else {
                    continue;
                };
                push(&mut line, &text[done..range.start], run, at);
                let note = self.note(note, &self::at(&["footnotes", name]));
                line.push(Inline {
                    note: Some(note),
                    ..stretch(String::new(), &StyledText::default(), at)
                });
                done = range.end;
            }
            push(&mut line, &text[done..], run, at);
        }
        line
    }

    fn note(&self, note: &Prose, at: &At) -> Line {
        let mut line = Line::new();
        for paragraph in note.paragraphs() {
            if !line.is_empty() {
                line.extend(upright(" ", at));
            }
            let mut runs = paragraph.runs.clone();
            for run in &mut runs {
                run.text = expand(&run.text, self.references, at);
            }
            let mut inner = Line::new();
            for run in &runs {
                push(&mut inner, &run.text, run, at);
            }
            if paragraph.dash {
                prefix(&mut inner, &self.dash(), at);
            }
            line.extend(inner);
        }
        line
    }
}

fn push(line: &mut Line, text: &str, style: &StyledText, at: &At) {
    if !text.is_empty() {
        line.push(stretch(text.replace(APART, ""), style, at));
    }
}
