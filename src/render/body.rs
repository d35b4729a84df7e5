//! The body as a flat list of headings, paragraphs, tables and pictures, numbered.

use serde::Serialize;

use super::builder::Builder;
use super::fixed_lines;
use super::inline::{Line, paragraph_runs, prefix};
use super::table::{TableView, table};
use crate::document::{
    Image, Level, Numbered, Orientation, Paragraph, Prose, Run, Scheme, Section, Shown,
    Table, Width, outline,
};
use crate::vi::{self, Room};
use crate::yaml::Path;

/// A piece of the body.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Block {
    /// `heading`, `centred-heading`, `paragraph`, `centred`, `table` or `image`.
    pub kind: &'static str,
    /// The depth of a heading in the file's outline, from 1.
    pub level: usize,
    /// True for what the decree wants bold.
    pub strong: bool,
    /// The number of a centred heading, on a line of its own.
    pub number: Line,
    /// What it says.
    pub line: Line,
    /// The table.
    pub table: Option<TableView>,
    /// The picture.
    pub image: Option<ImageView>,
}

/// A picture.
#[derive(Clone, Debug, Serialize)]
pub struct ImageView {
    /// The path under which Typst finds it.
    pub file: String,
    /// What it shows.
    pub alt: String,
    /// Its width in mm; none for the text's.
    pub width: Option<f64>,
    /// A line below it.
    pub caption: Option<Line>,
}

/// The end of the body: what must not leave the signature alone.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Tail {
    /// The paragraph before the last one.
    pub before: Option<Line>,
    /// The last paragraph.
    pub last: Option<Line>,
    /// True if the last paragraph calls a footnote.
    pub noted: bool,
}

/// A document's own body.
pub(super) struct Body {
    /// Prose before the body, where something stands between the two.
    pub(super) preamble: Vec<Block>,
    /// The body up to its tail.
    pub(super) blocks: Vec<Block>,
    /// Its end.
    pub(super) tail: Tail,
}

/// The body and its tail; the last paragraph ends in `./.`.
pub(super) fn body(builder: &Builder<'_>) -> Body {
    let document = &builder.loaded.document;
    let root = Path::default();
    let mut flat = Flat::new(builder, builder.loaded.scheme().0, Orientation::Portrait);
    let mut preamble = vec![];
    for line in fixed_lines::before(builder.loaded) {
        flat.fixed(line);
    }
    if let Some(prose) = &document.preamble {
        flat.prose(prose, &root.key("preamble"));
        if !document.sections.is_empty() && document.invitation.is_none() {
            let parts = std::mem::take(&mut flat.parts);
            preamble = parts.iter().map(|part| flat.block(part)).collect();
        }
    }
    flat.outline(&document.sections, &root.key("sections"), builder.loaded.scheme(), 1);
    for line in fixed_lines::after(builder.loaded) {
        flat.fixed(line);
    }
    let (blocks, tail) = flat.finish();
    Body { preamble, blocks, tail }
}

/// The body of the text that a decision issues or approves; it ends in `./.`.
pub(super) fn attached_body(builder: &Builder<'_>) -> Vec<Block> {
    let (Some(attachment), Some(scheme)) =
        (&builder.loaded.document.attachment, builder.loaded.attached_scheme())
    else {
        return vec![];
    };
    let root = Path::default().key("attachment");
    let mut flat = Flat::new(builder, scheme.0, Orientation::Portrait);
    if let Some(preamble) = &attachment.preamble {
        flat.prose(preamble, &root.key("preamble"));
    }
    flat.outline(&attachment.sections, &root.key("sections"), scheme, 2);
    flat.close();
    flat.parts.iter().map(|part| flat.block(part)).collect()
}

/// The sections of an annex.
pub(super) fn annex_body(
    builder: &Builder<'_>,
    sections: &[Section],
    path: &Path,
    orientation: Orientation,
) -> Vec<Block> {
    let mut flat = Flat::new(builder, Scheme::MucKhoan, orientation);
    flat.outline(sections, path, (Scheme::MucKhoan, Level::Muc), 2);
    flat.parts.iter().map(|part| flat.block(part)).collect()
}

/// A piece of the body before it is cut into stretches.
struct Part {
    kind: &'static str,
    level: usize,
    strong: bool,
    number: String,
    runs: Vec<Run>,
    table: Option<TableView>,
    image: Option<ImageView>,
    path: Path,
}

impl Part {
    fn new(kind: &'static str, runs: Vec<Run>, path: &Path) -> Self {
        Self {
            kind,
            level: 0,
            strong: false,
            number: String::new(),
            runs,
            table: None,
            image: None,
            path: path.clone(),
        }
    }
}

struct Flat<'a> {
    builder: &'a Builder<'a>,
    scheme: Scheme,
    orientation: Orientation,
    parts: Vec<Part>,
}

fn upright(text: String) -> Vec<Run> {
    vec![Run { text, ..Run::default() }]
}

impl<'a> Flat<'a> {
    fn new(builder: &'a Builder<'a>, scheme: Scheme, orientation: Orientation) -> Self {
        Self { builder, scheme, orientation, parts: vec![] }
    }

    fn fixed(&mut self, line: fixed_lines::FixedLine) {
        let mut part = Part::new(line.kind, line.runs, &line.path);
        part.strong = line.strong;
        self.parts.push(part);
    }

    fn outline(
        &mut self,
        sections: &[Section],
        path: &Path,
        (scheme, top): (Scheme, Level),
        level: usize,
    ) {
        let numbered = outline(sections, path, scheme, top);
        self.sections(sections, &mut numbered.iter(), level);
    }

    /// `level` is that of the headings in the file's outline: an item without a title makes no
    /// heading, and levels must not be skipped (PDF/UA-1).
    fn sections(
        &mut self,
        sections: &[Section],
        numbered: &mut std::slice::Iter<'_, Numbered>,
        level: usize,
    ) {
        for section in sections {
            let Some(place) = numbered.next() else { return };
            match section.shown {
                Shown::Whole => self.section(section, place, numbered, level),
                // What an extract leaves out keeps its number.
                Shown::Omitted => self.sections(&section.items, numbered, level),
                Shown::Frame => {
                    let title = section.title.as_deref();
                    if let Some(title) = title {
                        self.heading(title, place, level);
                    }
                    let below = level + usize::from(title.is_some());
                    self.sections(&section.items, numbered, below);
                }
            }
        }
    }

    fn section(
        &mut self,
        section: &Section,
        place: &Numbered,
        numbered: &mut std::slice::Iter<'_, Numbered>,
        level: usize,
    ) {
        let path = &place.path;
        let mut pending = Some(place);
        let mut below = level;
        if let Some(title) = &section.title {
            pending = None;
            self.heading(title, place, level);
            below = level + 1;
        }
        for (key, prose) in [("intro", &section.intro), ("text", &section.text)] {
            if let Some(prose) = prose {
                self.numbered(prose, &path.key(key), &mut pending);
            }
        }
        if section.items.is_empty()
            && let Some(closing) = &section.closing
            && section.table.is_none()
            && section.image.is_none()
        {
            self.numbered(closing, &path.key("closing"), &mut pending);
            return;
        }
        if let Some(place) = pending {
            let mut part =
                Part::new("paragraph", upright(format!("{} ", place.number)), path);
            part.runs[0].strong = place.level == Level::Dieu;
            self.parts.push(part);
        }
        if let Some(table) = &section.table {
            self.table(table, &path.key("table"));
        }
        if let Some(image) = &section.image {
            self.image(image, &path.key("image"));
        }
        self.sections(&section.items, numbered, below);
        if let Some(closing) = &section.closing {
            self.prose(closing, &path.key("closing"));
        }
    }

    fn heading(&mut self, title: &str, place: &Numbered, level: usize) {
        let number = &place.number;
        let title = without(title, number);
        let title =
            if place.level.is_upper() { vi::upper(title) } else { title.to_owned() };
        let path = place.path.key("title");
        let mut part = if place.level.is_centred(self.scheme) {
            let mut part = Part::new("centred-heading", upright(title), &path);
            part.number.clone_from(number);
            part
        } else {
            Part::new("heading", upright(format!("{number} {title}")), &path)
        };
        part.level = level;
        part.strong = place.level.is_strong();
        self.parts.push(part);
    }

    fn table(&mut self, data: &Table, path: &Path) {
        let mut part = Part::new("table", vec![], path);
        let key = path.to_string();
        part.table = Some(table(self.builder, data, path, self.orientation, &key));
        self.parts.push(part);
    }

    fn image(&mut self, image: &Image, path: &Path) {
        let mut part = Part::new("image", vec![], path);
        let caption =
            |text: &String| self.builder.line(&path.key("caption"), text, Room::Page);
        part.image = Some(ImageView {
            file: format!("/du-an/{}", image.file),
            alt: image.alt.clone(),
            width: match image.width {
                Some(Width::Fixed(width)) => Some(width),
                _ => None,
            },
            caption: image.caption.as_ref().map(caption),
        });
        self.parts.push(part);
    }

    fn prose(&mut self, prose: &Prose, path: &Path) {
        self.numbered(prose, path, &mut None);
    }

    /// Prose whose first paragraph takes the number that is still to be printed.
    fn numbered(&mut self, prose: &Prose, path: &Path, pending: &mut Option<&Numbered>) {
        for paragraph in prose.paragraphs() {
            let mut runs =
                paragraph_runs(&Paragraph { dash: paragraph.dash, ..paragraph });
            if let Some(place) = pending.take() {
                let number = format!("{} ", place.number);
                if let Some(first) = runs.first_mut() {
                    first.text = without(&first.text, &place.number).to_owned();
                }
                if place.level == Level::Dieu {
                    let number = Run { text: number, strong: true, ..Run::default() };
                    runs.insert(0, number);
                } else {
                    prefix(&mut runs, &number);
                }
            }
            self.parts.push(Part::new("paragraph", runs, path));
        }
    }

    /// Ends the last paragraph in `./.`.
    fn close(&mut self) {
        if let Some(last) = self.parts.last_mut().filter(|part| part.kind == "paragraph")
        {
            close(&mut last.runs);
        }
    }

    fn finish(mut self) -> (Vec<Block>, Tail) {
        let mut tail = Tail::default();
        self.close();
        if let Some(last) = self.parts.pop_if(|part| part.kind == "paragraph") {
            let line = self.line(&last);
            tail.noted = line.iter().any(|inline| inline.note.is_some());
            tail.last = Some(line);
            let before =
                self.parts.pop_if(|part| part.kind == "paragraph" && !part.strong);
            tail.before = before.map(|part| self.line(&part));
        }
        (self.parts.iter().map(|part| self.block(part)).collect(), tail)
    }

    fn line(&self, part: &Part) -> Line {
        self.builder.runs(&part.path, &part.runs, Room::Page)
    }

    fn block(&self, part: &Part) -> Block {
        Block {
            kind: part.kind,
            level: part.level,
            strong: part.strong,
            number: self.builder.line(&part.path, &part.number, Room::Page),
            line: self.line(part),
            table: part.table.clone(),
            image: part.image.clone(),
        }
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
    match text.strip_prefix(number) {
        Some(rest) if rest.starts_with([' ', '\u{a0}']) => rest.trim_start(),
        _ => text,
    }
}
