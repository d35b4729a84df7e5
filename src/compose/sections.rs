//! The sections of a body as a flat list of headings, paragraphs, tables and pictures.

use std::slice::Iter;
use std::sync::Arc;

use super::composed::{
    Block, Body, BodyPart, ComposedHeading, ComposedParagraph, Picture, SectionAt,
};
use super::composer::Composer;
use super::line::{At, Line, prefix, stretch, text_of, upper, upright};
use crate::document::{
    Image, Numbered, Numbering, Prose, Section, Shown, StyledText, Width, outline,
};
use crate::yaml::Path;

/// A body while it is put together.
pub(super) struct Flat<'a> {
    composer: &'a Composer<'a>,
    body: Body,
    /// The section at hand, by its index.
    section: Option<usize>,
}

/// What may stand behind a number.
const NUMBER_ENDS: [char; 6] = ['.', ':', ')', '-', '–', '/'];

/// A number that is still to be printed, and whether it is bold.
type Pending<'a> = Option<&'a Numbered>;

impl<'a> Flat<'a> {
    pub(super) fn new(composer: &'a Composer<'a>) -> Self {
        Self { composer, body: Body::default(), section: None }
    }

    pub(super) fn push(&mut self, block: Block, at: &At) {
        self.body
            .parts
            .push(BodyPart { section: self.section, block, at: at.clone() });
    }

    pub(super) fn paragraph(&mut self, text: Line, at: &At) {
        self.numbered_paragraph(text, String::new(), at);
    }

    fn numbered_paragraph(&mut self, text: Line, number: String, at: &At) {
        let paragraph = ComposedParagraph {
            centred: false,
            flush: false,
            strong: false,
            number,
            text,
        };
        self.push(Block::Paragraph(paragraph), at);
    }

    pub(super) fn prose(&mut self, prose: &Prose, at: &At) {
        self.numbered(prose, at, &mut None);
    }

    /// What was put together so far is printed before the words that enact the document.
    pub(super) fn before_enacting(&mut self) {
        self.take_marks_out();
        self.body.preamble = std::mem::take(&mut self.body.parts);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.body.parts.is_empty()
    }

    /// `depth` is that of the headings in the file's outline.
    pub(super) fn outline(
        &mut self,
        sections: &[Section],
        path: &Path,
        numbering: Numbering<'_>,
        depth: usize,
    ) {
        let numbered = outline(sections, path, numbering);
        self.sections(sections, &mut numbered.iter(), depth, None);
    }

    /// An item without a title makes no heading, and depths must not be skipped (PDF/UA-1).
    fn sections(
        &mut self,
        sections: &[Section],
        numbered: &mut Iter<'_, Numbered>,
        depth: usize,
        parent: Option<usize>,
    ) {
        for section in sections {
            let Some(place) = numbered.next() else { return };
            self.body.sections.push(SectionAt {
                at: Arc::new(place.path.clone()),
                id: section.id.clone(),
                citation: place.citation.clone(),
                parent,
            });
            let own = Some(self.body.sections.len() - 1);
            self.section = own;
            match section.shown {
                Shown::Whole => self.one(section, place, numbered, depth),
                // What an extract leaves out keeps its number.
                Shown::Omitted => self.sections(&section.items, numbered, depth, own),
                Shown::Frame => {
                    let title = section.title.as_deref();
                    if let Some(title) = title {
                        self.heading(title, place, depth);
                    }
                    let below = depth + usize::from(title.is_some());
                    self.sections(&section.items, numbered, below, own);
                }
            }
            self.section = parent;
        }
    }

    fn one(
        &mut self,
        section: &Section,
        place: &Numbered,
        numbered: &mut Iter<'_, Numbered>,
        depth: usize,
    ) {
        let own = self.section;
        let path = &place.path;
        let mut pending = Some(place);
        let mut below = depth;
        if let Some(title) = &section.title {
            pending = None;
            self.heading(title, place, depth);
            below = depth + 1;
        }
        for (key, prose) in [("intro", &section.intro), ("text", &section.text)] {
            if let Some(prose) = prose {
                self.numbered(prose, &path.key(key).into(), &mut pending);
            }
        }
        if section.items.is_empty()
            && let Some(closing) = &section.closing
            && section.table.is_none()
            && section.image.is_none()
        {
            self.numbered(closing, &path.key("closing").into(), &mut pending);
            return;
        }
        if let Some(place) = pending {
            let at = Arc::new(path.clone());
            let style = number_style(place);
            let text = vec![stretch(format!("{} ", place.number), &style, &at)];
            self.numbered_paragraph(text, place.number.clone(), &at);
        }
        if let Some(table) = &section.table {
            let at = Arc::new(path.key("table"));
            let table = self.composer.table(table, &at);
            self.push(Block::Table(Box::new(table)), &at);
        }
        if let Some(image) = &section.image {
            self.picture(image, &path.key("image"));
        }
        self.sections(&section.items, numbered, below, own);
        self.section = own;
        if let Some(closing) = &section.closing {
            self.prose(closing, &path.key("closing").into());
        }
    }

    fn heading(&mut self, title: &str, place: &Numbered, depth: usize) {
        let number = &place.number;
        let at = Arc::new(place.path.key("title"));
        let mut text = self.composer.line(without(title, number), &at);
        if place.level.capitals {
            text = upper(text);
        }
        if place.level.centred {
            // The number has a line of its own.
        } else if place.level.bold {
            prefix(&mut text, &format!("{number} "), &at);
        } else {
            number_before(&mut text, place, &at);
        }
        let heading = ComposedHeading {
            depth,
            centred: place.level.centred,
            strong: place.level.bold,
            number: upright(number.clone(), &at),
            text,
        };
        self.push(Block::Heading(heading), &at);
    }

    fn picture(&mut self, image: &Image, path: &Path) {
        let caption = image.caption.as_ref();
        let picture = Picture {
            file: image.file.clone(),
            alt: text_of(&self.composer.line(&image.alt, &path.key("alt").into())),
            width: match image.width {
                Some(Width::Fixed(width)) => Some(width),
                _ => None,
            },
            caption: caption
                .map(|text| self.composer.line(text, &path.key("caption").into())),
        };
        self.push(Block::Picture(picture), &path.clone().into());
    }

    /// Prose whose first paragraph takes the number that is still to be printed.
    fn numbered(&mut self, prose: &Prose, at: &At, pending: &mut Pending<'_>) {
        for mut paragraph in prose.paragraphs() {
            let Some(place) = pending.take() else {
                let line = self.composer.paragraph(&paragraph, at);
                self.paragraph(line, at);
                continue;
            };
            if let Some(first) = paragraph.runs.first_mut().filter(|_| !paragraph.dash) {
                first.text = without(&first.text, &place.number).to_owned();
            }
            let mut line = self.composer.paragraph(&paragraph, at);
            number_before(&mut line, place, at);
            self.numbered_paragraph(line, place.number.clone(), at);
        }
    }

    /// Ends it in the end mark.
    pub(super) fn close(&mut self) {
        self.composer.close(&mut self.body.parts);
    }

    /// Takes typed end marks out of it, since more comes after it.
    pub(super) fn take_marks_out(&mut self) {
        self.composer.take_marks_out(&mut self.body.parts);
    }

    pub(super) fn body(self) -> Body {
        self.body
    }
}

/// Puts its number before a text; bold if the text begins so, as the title of what follows.
fn number_before(line: &mut Line, place: &Numbered, at: &At) {
    let number = format!("{} ", place.number);
    let first = line.first();
    let title = first.filter(|first| first.strong && first.note.is_none());
    let emph = title.is_some_and(|title| title.emph);
    if title.is_some() || place.level.bold_number {
        let style = StyledText { emph, ..number_style(place) };
        let style = StyledText { strong: true, ..style };
        line.insert(0, stretch(number, &style, at));
    } else {
        prefix(line, &number, at);
    }
}

fn number_style(place: &Numbered) -> StyledText {
    StyledText {
        strong: place.level.bold_number,
        ..StyledText::default()
    }
}

/// The text without the number that the program prints, had the author typed it too, with
/// whatever mark behind it.
fn without<'a>(text: &'a str, number: &str) -> &'a str {
    let bare = number.trim_end_matches(NUMBER_ENDS);
    let count = bare.chars().count();
    let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    let (typed, rest) = text.split_at(end);
    let is_same = count > 0 && typed.to_lowercase() == bare.to_lowercase();
    let behind = rest.strip_prefix(NUMBER_ENDS).unwrap_or(rest);
    let marked = behind.len() < rest.len() || bare.len() == number.len();
    let is_parted = behind.starts_with([' ', '\u{a0}']);
    if is_same && marked && is_parted { behind.trim_start() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_number_is_taken_out_whatever_its_mark() {
        for text in ["Điều 2. Trách nhiệm", "Điều 2: Trách nhiệm", "ĐIỀU 2. Trách nhiệm"]
        {
            assert_eq!(without(text, "Điều 2."), "Trách nhiệm");
        }
        assert_eq!(without("I- Mục đích", "I."), "Mục đích");
        assert_eq!(without("1) Một", "1."), "Một");
        assert_eq!(without("a. Một", "a)"), "Một");
        assert_eq!(without("Phần thứ nhất Một", "Phần thứ nhất"), "Một");
        for text in ["Điều 2 của Luật", "Điều 20. Một", "2 người", "1.500 ha", "1,5 ha"]
        {
            assert_eq!(without(text, "Điều 2."), text);
            assert_eq!(without(text, "2."), text);
            assert_eq!(without(text, "1."), text);
        }
    }
}
