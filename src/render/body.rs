//! The body as a flat list of headings and paragraphs, numbered.

use serde::Serialize;

use super::builder::Builder;
use super::inline::{Line, line, prefix};
use crate::document::{Paragraph, Path, Prose, Run, Section};
use crate::vi::{self, Room};

/// A heading or a paragraph.
#[derive(Clone, Debug, Serialize)]
pub struct Block {
    /// The depth of a heading, from 1; 0 for a paragraph.
    pub level: usize,
    /// True for a heading that the decree wants bold.
    pub strong: bool,
    /// What it says.
    pub line: Line,
}

/// The end of the body: what must not leave the signature alone.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Tail {
    /// The paragraph before the last one.
    pub before: Option<Line>,
    /// The last paragraph.
    pub last: Option<Line>,
}

/// The body and its tail; the last paragraph ends in `./.`.
pub(super) fn body(builder: &Builder<'_>) -> (Vec<Block>, Tail) {
    let document = &builder.loaded.document;
    let mut flat = Flat { builder, parts: vec![] };
    let root = Path::default();
    if let Some(preamble) = &document.preamble {
        flat.prose(preamble, &root.key("preamble"));
    }
    flat.sections(&document.sections, &root.key("sections"), 1, 1);
    flat.finish()
}

/// A paragraph or heading before it is cut into stretches.
struct Part {
    level: usize,
    strong: bool,
    runs: Vec<Run>,
    path: Path,
}

struct Flat<'a> {
    builder: &'a Builder<'a>,
    parts: Vec<Part>,
}

impl Flat<'_> {
    /// `depth` is that of the numbers, `level` that of the headings: an item without a title
    /// makes no heading, and levels must not be skipped (PDF/UA-1).
    fn sections(
        &mut self,
        sections: &[Section],
        path: &Path,
        depth: usize,
        level: usize,
    ) {
        for (i, section) in sections.iter().enumerate() {
            self.section(section, &path.index(i), &number(depth, i + 1), depth, level);
        }
    }

    fn section(
        &mut self,
        section: &Section,
        path: &Path,
        number: &str,
        depth: usize,
        level: usize,
    ) {
        let mut pending = Some(format!("{number} "));
        let mut below = level;
        if let (Some(title), Some(number)) =
            (&section.title, pending.take_if(|_| section.title.is_some()))
        {
            let title = without(title, &number);
            let title = if depth == 1 { vi::upper(title) } else { title.to_owned() };
            let runs = vec![Run { text: format!("{number}{title}"), ..Run::default() }];
            let path = path.key("title");
            self.parts.push(Part { level, strong: depth <= 2, runs, path });
            below = level + 1;
        }
        for (key, prose) in [("intro", &section.intro), ("text", &section.text)] {
            if let Some(prose) = prose {
                self.numbered(prose, &path.key(key), &mut pending);
            }
        }
        if section.items.is_empty()
            && let Some(closing) = &section.closing
        {
            self.numbered(closing, &path.key("closing"), &mut pending);
            return;
        }
        if let Some(number) = pending {
            let runs = vec![Run { text: number, ..Run::default() }];
            self.parts
                .push(Part { level: 0, strong: false, runs, path: path.clone() });
        }
        self.sections(&section.items, &path.key("items"), depth + 1, below);
        if let Some(closing) = &section.closing {
            self.prose(closing, &path.key("closing"));
        }
    }

    fn prose(&mut self, prose: &Prose, path: &Path) {
        self.numbered(prose, path, &mut None);
    }

    /// Prose whose first paragraph takes the number that is still to be printed.
    fn numbered(&mut self, prose: &Prose, path: &Path, pending: &mut Option<String>) {
        for Paragraph { dash, mut runs } in prose.paragraphs() {
            if dash {
                prefix(&mut runs, "- ");
            }
            if let Some(number) = pending.take() {
                if let Some(first) = runs.first_mut() {
                    first.text = without(&first.text, &number).to_owned();
                }
                prefix(&mut runs, &number);
            }
            let path = path.clone();
            self.parts.push(Part { level: 0, strong: false, runs, path });
        }
    }

    fn finish(mut self) -> (Vec<Block>, Tail) {
        let mut tail = Tail::default();
        if let Some(mut last) = self.parts.pop_if(|part| part.level == 0) {
            close(&mut last.runs);
            tail.last = Some(self.line(&last));
            let before = self.parts.pop_if(|part| part.level == 0);
            tail.before = before.map(|part| self.line(&part));
        }
        let block = |part: &Part| Block {
            level: part.level,
            strong: part.strong,
            line: self.line(part),
        };
        (self.parts.iter().map(block).collect(), tail)
    }

    fn line(&self, part: &Part) -> Line {
        self.builder.marked(&part.path, line(&part.runs, Room::Page))
    }
}

/// Ends the body in `./.`, upright even after italics.
fn close(runs: &mut Vec<Run>) {
    let Some(last) = runs.last_mut() else { return };
    let closed = vi::close_body(&last.text);
    if last.emph || last.strong {
        closed.trim_end_matches("./.").clone_into(&mut last.text);
        runs.push(Run { text: "./.".to_owned(), ..Run::default() });
    } else {
        last.text = closed;
    }
}

/// The text without the number that the program prints, had the author typed it too.
fn without<'a>(text: &'a str, number: &str) -> &'a str {
    text.strip_prefix(number).map_or(text, str::trim_start)
}

/// The number of the n-th section at a depth: I. → 1. → a) → - → + (table V.6.b). That there
/// is a letter for it has been checked at loading.
fn number(depth: usize, n: usize) -> String {
    match depth {
        1 => format!("{}.", vi::roman(n)),
        2 => format!("{n}."),
        3 => format!("{})", vi::letter(n).unwrap_or("?")),
        4 => "-".to_owned(),
        _ => "+".to_owned(),
    }
}
