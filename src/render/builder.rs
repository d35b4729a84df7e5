//! What the parts of a view share: the document, and the marks that trace its values.

use std::collections::BTreeMap;

use super::Setting;
use super::inline::{Inline, Line, paragraph_runs, plain, runs_line};
use super::marks::Marks;
use crate::document::{Loaded, Paragraph, Prose, Run, expand, note_names};
use crate::vi::Room;
use crate::yaml::Path;

/// Makes lines of a document's texts.
pub(super) struct Builder<'a> {
    pub(super) loaded: &'a Loaded,
    pub(super) setting: &'a Setting,
    pub(super) marks: &'a Marks,
    /// What names in prose stand for, here.
    pub(super) references: &'a BTreeMap<String, String>,
}

impl Builder<'_> {
    /// A plain text from the data as a line.
    pub(super) fn line(&self, path: &Path, text: &str, room: Room) -> Line {
        self.marked(path, plain(text, room))
    }

    /// The paragraphs of prose as lines.
    pub(super) fn prose(&self, prose: &Prose, path: &Path, room: Room) -> Vec<Line> {
        let line = |p: Paragraph| self.runs(path, &paragraph_runs(&p), room);
        prose.paragraphs().into_iter().map(line).collect()
    }

    /// Runs of prose as a line, with references written out and footnotes in their place.
    pub(super) fn runs(&self, path: &Path, runs: &[Run], room: Room) -> Line {
        let mut line = Line::new();
        for run in runs {
            let text = expand(&run.text, self.references);
            let mut done = 0;
            for (range, name) in note_names(&text) {
                let Some(note) = self.loaded.document.footnotes.get(name) else {
                    continue;
                };
                let before = Run {
                    text: text[done..range.start].to_owned(),
                    ..run.clone()
                };
                line.extend(runs_line(&[before], room));
                line.push(Inline { note: Some(self.note(note)), ..Inline::default() });
                done = range.end;
            }
            let rest = Run { text: text[done..].to_owned(), ..run.clone() };
            line.extend(runs_line(&[rest], room));
        }
        self.marked(path, line)
    }

    fn note(&self, note: &Prose) -> Line {
        let mut runs: Vec<Run> = vec![];
        for paragraph in note.paragraphs() {
            if !runs.is_empty() {
                runs.push(Run { text: " ".to_owned(), ..Run::default() });
            }
            runs.extend(paragraph_runs(&paragraph));
        }
        for run in &mut runs {
            run.text = expand(&run.text, self.references);
        }
        runs_line(&runs, Room::Page)
    }

    /// A line, with the mark of its path on every stretch.
    pub(super) fn marked(&self, path: &Path, line: Line) -> Line {
        let mark = |inline: Inline| Inline {
            text: if inline.note.is_some() {
                inline.text
            } else {
                self.marks.mark(path, inline.text)
            },
            ..inline
        };
        line.into_iter().map(mark).collect()
    }
}
