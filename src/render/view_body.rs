//! Bodies as templates see them.

use minijinja::Value;
use serde::Serialize;

use super::asset::rooted;
use super::columns::text_width;
use super::lines::Lines;
use super::page_setup::PageSetup;
use super::view_table::{TableView, table_view};
use crate::compose::{Block, BodyPart, ComposedParagraph, ComposedTable, Line};

/// A piece of a body.
#[derive(Serialize)]
pub(super) struct BlockView {
    kind: BlockKind,
    /// The depth of a heading in the file's outline, from 1.
    level: usize,
    /// True for what the standard wants bold.
    strong: bool,
    /// The number of a centred heading, on a line of its own.
    number: Value,
    /// What it says.
    line: Value,
    table: Option<TableView>,
    image: Option<ImageView>,
}

/// What a piece of a body is; templates see the name in kebab case.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
enum BlockKind {
    Heading,
    CentredHeading,
    Paragraph,
    /// A paragraph that leads to what follows.
    Lead,
    Centred,
    Table,
    Image,
}

#[derive(Serialize)]
struct ImageView {
    /// The path under which Typst finds it, and what it shows; texts.
    file: String,
    alt: String,
    /// Its width in mm; no picture is set larger than the text of its page.
    width: Option<f64>,
    /// A line below it.
    caption: Option<Value>,
}

/// The end of the body: what must not leave the signature alone.
#[derive(Serialize)]
pub(super) struct Tail {
    /// The paragraph before the last one.
    before: Option<Value>,
    /// The last paragraph.
    last: Option<Value>,
    /// True if the last paragraph calls a footnote.
    noted: bool,
}

/// A body without its tail, and the tail: the last paragraph, and the one before it.
pub(super) fn split_tail<'a>(
    parts: &'a [BodyPart],
    lines: &Lines<'_>,
) -> (&'a [BodyPart], Tail) {
    let mut tail = Tail { before: None, last: None, noted: false };
    let paragraph = |part: &'a BodyPart| match &part.block {
        Block::Paragraph(paragraph) if !paragraph.centred => Some(paragraph),
        _ => None,
    };
    let Some((last, rest)) = parts.split_last() else { return (parts, tail) };
    let Some(text) = paragraph(last).map(|paragraph| &paragraph.text) else {
        return (parts, tail);
    };
    tail.noted = text.iter().any(|inline| inline.note.is_some());
    tail.last = Some(lines.line(text));
    let before = rest.split_last().and_then(|(before, rest)| {
        let paragraph = paragraph(before).filter(|paragraph| !paragraph.strong)?;
        Some((paragraph, rest))
    });
    match before {
        Some((before, rest)) => {
            tail.before = Some(lines.line(&before.text));
            (rest, tail)
        }
        None => (rest, tail),
    }
}

/// Makes bodies of one document.
#[derive(Clone, Copy)]
pub(super) struct Bodies<'a> {
    pub(super) lines: &'a Lines<'a>,
    pub(super) setting: &'a PageSetup,
}

impl Bodies<'_> {
    pub(super) fn blocks(self, parts: &[BodyPart], landscape: bool) -> Vec<BlockView> {
        parts.iter().map(|part| self.block(part, landscape)).collect()
    }

    pub(super) fn table(self, table: &ComposedTable, landscape: bool) -> TableView {
        let width = text_width(self.setting.margins, landscape);
        table_view(table, width, self.lines)
    }

    fn block(self, part: &BodyPart, landscape: bool) -> BlockView {
        let page = |line: &Line| self.lines.line(line);
        let nothing = Line::new();
        let plain = |kind, strong, line| BlockView {
            kind,
            level: 0,
            strong,
            number: page(&nothing),
            line: page(line),
            table: None,
            image: None,
        };
        match &part.block {
            Block::Heading(heading) if heading.centred => BlockView {
                level: heading.depth,
                number: page(&heading.number),
                line: self.lines.title(&heading.text),
                ..plain(BlockKind::CentredHeading, heading.strong, &nothing)
            },
            Block::Heading(heading) => BlockView {
                level: heading.depth,
                ..plain(BlockKind::Heading, heading.strong, &heading.text)
            },
            Block::Paragraph(ComposedParagraph {
                centred: true, strong, text, ..
            }) => plain(BlockKind::Centred, *strong, text),
            Block::Paragraph(paragraph) => {
                let leads = paragraph.leads();
                let kind = if leads { BlockKind::Lead } else { BlockKind::Paragraph };
                plain(kind, paragraph.strong, &paragraph.text)
            }
            Block::Table(table) => BlockView {
                table: Some(self.table(table, landscape)),
                ..plain(BlockKind::Table, false, &nothing)
            },
            Block::Picture(picture) => BlockView {
                image: Some(ImageView {
                    file: rooted(&picture.file),
                    alt: picture.alt.clone(),
                    width: picture.width,
                    caption: picture.caption.as_ref().map(page),
                }),
                ..plain(BlockKind::Image, false, &nothing)
            },
        }
    }
}
