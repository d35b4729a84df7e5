//! What a template sees of a document: every string ready to print.

use serde::Serialize;

use super::appendix::{AppendixView, appendices};
use super::body::{Block, Tail, body};
use super::builder::Builder;
use super::identity::{code, date, symbol};
use super::inline::Line;
use super::marks::Marks;
use crate::document::{Agency, AgencyRef, Archive, Document, Loaded, Margins, Path};
use crate::vi::{self, Room};

/// What the project decides about the page.
#[derive(Clone, Debug, Serialize)]
pub struct Setting {
    /// The family of the text's font.
    pub font: String,
    /// The margins of every page.
    pub margins: Margins,
}

/// The column of the recipients: 72 mm at 11 pt.
const RECIPIENTS: Room = Room::Column(30);

/// A document as templates see it.
#[derive(Debug, Serialize)]
pub struct View {
    /// What the file says of itself.
    pub meta: Meta,
    /// What the project decides.
    pub setting: Setting,
    /// The kind's name in capitals.
    pub kind: String,
    /// The governing body's lines in the heading, in capitals.
    pub parent: Vec<String>,
    /// The agency's lines in the heading, in capitals.
    pub heading: Vec<String>,
    /// The line of number and code.
    pub number: String,
    /// The line of place and date.
    pub place_date: String,
    /// The subject.
    pub subject: Line,
    /// The addressees, with their marks.
    pub addressees: Vec<Line>,
    /// The legal bases, with their word and marks.
    pub legal_bases: Vec<Line>,
    /// The body up to its tail.
    pub body: Vec<Block>,
    /// The end of the body, which stays with the signature.
    pub tail: Tail,
    /// The lines above the signature, in capitals.
    pub authority: Vec<String>,
    /// The signer's name.
    pub signer: String,
    /// The recipients, with dashes and marks, and the archive's line.
    pub recipients: Vec<Line>,
    /// The annexes.
    pub appendices: Vec<AppendixView>,
}

/// What the file says of itself.
#[derive(Debug, Serialize)]
pub struct Meta {
    /// The title that a reader's window shows.
    pub title: String,
    /// The agency.
    pub author: String,
    /// Year, month and day: the document's, else 1 January of its year.
    pub date: (i32, u32, u32),
}

/// Makes the view of a document.
pub fn view(loaded: &Loaded, setting: &Setting) -> View {
    Builder { loaded, marks: &Marks::default() }.view(setting)
}

/// Makes a view whose texts carry the paths they come from.
pub fn view_marked(loaded: &Loaded, setting: &Setting) -> (View, Vec<Path>) {
    let marks = Marks::marking();
    let view = Builder { loaded, marks: &marks }.view(setting);
    (view, marks.into_paths())
}

impl Builder<'_> {
    fn view(&self, setting: &Setting) -> View {
        let Loaded { document, agency, .. } = self.loaded;
        let root = Path::default();
        let (body, tail) = body(self);
        let signature = &root.key("signature");
        let capitals = |lines: &[String], path: &Path| -> Vec<String> {
            let upper = |(i, line): (usize, &String)| {
                self.marks.mark(&path.index(i), vi::upper(line))
            };
            lines.iter().enumerate().map(upper).collect()
        };
        let mut authority =
            capitals(&document.signature.authority, &signature.key("authority"));
        authority.push(
            self.marks.mark(
                &signature.key("position"),
                vi::upper(&document.signature.position),
            ),
        );
        View {
            meta: meta(document, agency),
            setting: setting.clone(),
            kind: self.marks.mark(&root.key("kind"), vi::upper(document.kind.name)),
            parent: capitals(&agency.parent, &self.agency_path("parent")),
            heading: capitals(&agency.heading, &self.agency_path("heading")),
            number: self
                .marks
                .mark(&root.key("number"), format!("Số: {}", code(document, agency))),
            place_date: self
                .marks
                .mark(&root.key("date"), format!("{}, {}", agency.place, date(document))),
            subject: self.line(&root.key("subject"), &document.subject, Room::Page),
            addressees: self.addressees(),
            legal_bases: self.legal_bases(),
            body,
            tail,
            authority,
            signer: self
                .marks
                .mark(&signature.key("name"), document.signature.name.clone()),
            recipients: self.recipients(),
            appendices: appendices(self),
        }
    }

    /// Where the document says a part of its agency: the part itself, or the profile's name.
    fn agency_path(&self, part: &str) -> Path {
        let path = Path::default().key("agency");
        match self.loaded.document.agency {
            AgencyRef::Inline(_) => path.key(part),
            AgencyRef::Profile(_) => path,
        }
    }

    /// One addressee stands on the line of its word and takes no mark; several are a list.
    fn addressees(&self) -> Vec<Line> {
        let items = &self.loaded.document.addressees;
        let word = |item: &String| {
            vi::strip_prefix_word(vi::list_item(item), "Kính gửi:").to_owned()
        };
        let items: Vec<String> = items.iter().map(word).collect();
        let items = if items.len() > 1 { vi::join_list(&items) } else { items };
        let path = Path::default().key("addressees");
        let line =
            |(i, text): (usize, &String)| self.line(&path.index(i), text, Room::Page);
        items.iter().enumerate().map(line).collect()
    }

    fn legal_bases(&self) -> Vec<Line> {
        let bases = &self.loaded.document.legal_bases;
        let bases: Vec<String> = bases.iter().map(|basis| vi::basis(basis)).collect();
        let path = Path::default().key("legal_bases");
        let line =
            |(i, text): (usize, &String)| self.line(&path.index(i), text, Room::Page);
        vi::join_list(&bases).iter().enumerate().map(line).collect()
    }

    fn recipients(&self) -> Vec<Line> {
        let document = &self.loaded.document;
        let path = Path::default().key("recipients");
        let item = |item: &String| vi::list_item(item).to_owned();
        let mut items: Vec<String> = document.recipients.iter().map(item).collect();
        // An office that types the last line itself does not get a second one.
        match items.iter_mut().find(|item| vi::is_archive_line(item)) {
            Some(typed) if !typed.starts_with("Lưu:") => {
                *typed = typed.replacen("Lưu", "Lưu:", 1);
            }
            Some(_) => {}
            None => items.push(archive(&document.archive)),
        }
        let lines = vi::join_list(&items);
        let line = |(i, text): (usize, &String)| {
            let path = if i < document.recipients.len() {
                path.index(i)
            } else {
                Path::default().key("archive")
            };
            self.line(&path, &format!("- {text}"), RECIPIENTS)
        };
        lines.iter().enumerate().map(line).collect()
    }
}

/// The line of what is kept where: `Lưu: VT, NC (2)` (II.9.d).
fn archive(archive: &Archive) -> String {
    let units = archive.units.iter().map(String::as_str).filter(|unit| *unit != "VT");
    let units = std::iter::once("VT").chain(units);
    let units = units.collect::<Vec<_>>().join(", ");
    let copies = archive.copies.map_or(String::new(), |n| format!(" ({n})"));
    format!("Lưu: {units}{copies}")
}

fn meta(document: &Document, agency: &Agency) -> Meta {
    use chrono::Datelike;
    let kind = document.kind.name;
    let number = document.number.map_or(String::new(), |number| {
        format!(" số {number}/{}", symbol(document, agency))
    });
    let date = match document.date {
        Some(date) => (date.0.year(), date.0.month(), date.0.day()),
        None => (document.subject_year().unwrap_or(1970), 1, 1),
    };
    Meta {
        title: format!("{kind}{number}: {}", document.subject),
        author: agency.name.clone(),
        date,
    }
}
