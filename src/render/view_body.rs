//! Bodies as templates see them.

use minijinja::Value;
use serde::Serialize;

use super::asset::rooted;
use super::columns::text_width;
use super::lines::Lines;
use super::page_setup::PageSetup;
use super::view_list::{ItemView, list_view};
use super::view_table::{TableView, table_view};
use crate::compose::{Block, BodyPart, ComposedParagraph, ComposedTable, Line, item_of};

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
    /// The items of a list.
    items: Vec<ItemView>,
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
    Flush,
    /// A paragraph that leads to what follows.
    Lead,
    Centred,
    List,
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

/// Makes bodies of one document.
#[derive(Clone, Copy)]
pub(super) struct Bodies<'a> {
    pub(super) lines: &'a Lines<'a>,
    pub(super) setting: &'a PageSetup,
}

impl Bodies<'_> {
    /// Dash lines that follow each other are one list.
    pub(super) fn blocks(self, parts: &[BodyPart], landscape: bool) -> Vec<BlockView> {
        let mut blocks = vec![];
        let mut rest = parts;
        while let Some((first, others)) = rest.split_first() {
            let items: Vec<&Line> = rest.iter().map_while(item_line).collect();
            rest = if items.is_empty() {
                blocks.push(self.block(first, landscape));
                others
            } else {
                blocks.push(self.list(&items));
                &rest[items.len()..]
            };
        }
        blocks
    }

    /// Paragraphs without numbers.
    pub(super) fn prose(self, text: &[Line]) -> Vec<BlockView> {
        let runs = text.chunk_by(|a, b| item_of(a).is_some() == item_of(b).is_some());
        let mut blocks = vec![];
        for run in runs {
            if run.first().is_some_and(|line| item_of(line).is_some()) {
                blocks.push(self.list(&run.iter().collect::<Vec<_>>()));
            } else {
                let paragraph = |line| self.plain(BlockKind::Paragraph, false, line);
                blocks.extend(run.iter().map(paragraph));
            }
        }
        blocks
    }

    pub(super) fn table(self, table: &ComposedTable, landscape: bool) -> TableView {
        let width = text_width(self.setting.margins, landscape);
        table_view(table, width, self.lines)
    }

    fn list(self, items: &[&Line]) -> BlockView {
        BlockView {
            items: list_view(items, self.lines),
            ..self.plain(BlockKind::List, false, &Line::new())
        }
    }

    fn plain(self, kind: BlockKind, strong: bool, line: &Line) -> BlockView {
        BlockView {
            kind,
            level: 0,
            strong,
            number: self.lines.line(&Line::new()),
            line: self.lines.line(line),
            items: vec![],
            table: None,
            image: None,
        }
    }

    fn block(self, part: &BodyPart, landscape: bool) -> BlockView {
        let page = |line: &Line| self.lines.line(line);
        let plain = |kind, strong, line: &Line| self.plain(kind, strong, line);
        let nothing = Line::new();
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
            Block::Paragraph(ComposedParagraph { flush: true, strong, text, .. }) => {
                plain(BlockKind::Flush, *strong, text)
            }
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

/// The line of a paragraph that is an item of a list.
pub(super) fn item_line(part: &BodyPart) -> Option<&Line> {
    match &part.block {
        Block::Paragraph(ComposedParagraph { centred: false, text, .. }) => {
            item_of(text).map(|_| text)
        }
        _ => None,
    }
}
