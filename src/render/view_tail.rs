//! The end of a body as templates see it.

use minijinja::Value;
use serde::Serialize;

use super::lines::Lines;
use super::view_body::item_line;
use super::view_list::{ItemView, item_view};
use crate::compose::{Block, BodyPart, ComposedParagraph, Inline, Line, item_of};

/// The end of the body: what must not leave the signature alone.
#[derive(Default, Serialize)]
pub(super) struct Tail {
    /// The items of the list whose last items the two paragraphs are, if they are any.
    items: Vec<ItemView>,
    /// The paragraph before the last one; its sign, if it is an item.
    before: Option<Value>,
    before_dash: Option<Value>,
    /// The last paragraph, likewise.
    last: Option<Value>,
    last_dash: Option<Value>,
    /// True if the last paragraph calls a footnote.
    noted: bool,
}

/// A body without its tail, and the tail: the last paragraph, and the one before it.
pub(super) fn split_tail<'a>(
    parts: &'a [BodyPart],
    lines: &Lines<'_>,
) -> (&'a [BodyPart], Tail) {
    let mut tail = Tail::default();
    let Some((last, rest)) = parts.split_last() else { return (parts, tail) };
    let Some(text) = paragraph(last).map(|last| &last.text) else {
        return (parts, tail);
    };
    tail.noted = text.iter().any(|inline| inline.note.is_some());
    (tail.last_dash, tail.last) = cut(text, lines);
    let before = rest.split_last().and_then(|(before, rest)| {
        let paragraph = paragraph(before).filter(|paragraph| !paragraph.strong)?;
        Some((&paragraph.text, rest))
    });
    let (first_of_tail, rest) = match before {
        Some((before, rest)) => {
            (tail.before_dash, tail.before) = cut(before, lines);
            (before, rest)
        }
        None => (text, rest),
    };
    let signs = [sign(first_of_tail), sign(text)];
    let of_list = |part: &BodyPart| {
        item_line(part)
            .and_then(sign)
            .is_some_and(|own| signs == [Some(own), Some(own)])
    };
    let items = rest.iter().rev().take_while(|part| of_list(part)).count();
    let (rest, items) = rest.split_at(rest.len() - items);
    let item = |text| item_view(text, lines.page(), lines);
    tail.items = items.iter().filter_map(item_line).map(item).collect();
    (rest, tail)
}

fn paragraph(part: &BodyPart) -> Option<&ComposedParagraph> {
    match &part.block {
        Block::Paragraph(paragraph) if !paragraph.centred && !paragraph.flush => {
            Some(paragraph)
        }
        _ => None,
    }
}

/// The sign and the text of a paragraph.
fn cut(text: &Line, lines: &Lines<'_>) -> (Option<Value>, Option<Value>) {
    match item_of(text) {
        Some((sign, text)) => {
            let line = lines.line(&text);
            (Some(lines.text(&vec![sign])), Some(line))
        }
        None => (None, Some(lines.line(text))),
    }
}

/// The sign of a line that is an item.
fn sign<'a>(line: &'a Line) -> Option<&'a str> {
    let sign = |first: &'a Inline| first.text.split(' ').next();
    item_of(line).and_then(|_| line.first().and_then(sign))
}
