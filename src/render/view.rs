//! What a template sees of a document: every string ready to print.

use serde::Serialize;

use super::appendix::{AppendixView, appendices};
use super::body::{Block, Body, Tail, attached_body, body};
use super::builder::Builder;
use super::copy::{CopyView, copy};
use super::identity::{code, date, reference, symbol};
use super::inline::Line;
use super::marks::Marks;
use crate::document::{
    AgencyRef, Archive, Drafter, Heading, Loaded, Margins, Run, Signature,
};
use crate::vi::{self, Room};
use crate::yaml::Path;

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
    /// The agency's lines in the heading, in capitals; none where the heading has only the
    /// country's name.
    pub heading: Vec<String>,
    /// The line of number and code.
    pub number: Option<String>,
    /// The line of place and date.
    pub place_date: String,
    /// The subject.
    pub subject: Option<Line>,
    /// Who issues or sends it, as a sentence has it.
    pub issuer: String,
    /// The same in capitals.
    pub issuer_upper: String,
    /// The marks on the first page.
    pub marks: MarksView,
    /// The agency's address, at the foot of the first page.
    pub contact: Vec<Line>,
    /// The addressees, with their marks.
    pub addressees: Vec<Line>,
    /// The legal bases, with their word and marks.
    pub legal_bases: Vec<Line>,
    /// Prose before the body, where the form puts something between the two.
    pub preamble: Vec<Block>,
    /// The body up to its tail.
    pub body: Vec<Block>,
    /// The end of the body, which stays with the signature.
    pub tail: Tail,
    /// Who signs, from the left.
    pub signers: Vec<SignerView>,
    /// The recipients, with dashes and marks, and the archive's line.
    pub recipients: Vec<Line>,
    /// With room for a confirmation (form 1.10).
    pub confirmation: bool,
    /// The text that it issues or approves.
    pub attachment: Option<AttachmentView>,
    /// The annexes.
    pub appendices: Vec<AppendixView>,
    /// What makes a copy of it.
    pub copy: Option<CopyView>,
}

/// The marks on the first page (III.2).
#[derive(Debug, Serialize)]
pub struct MarksView {
    /// How urgent.
    pub urgency: Option<(&'static str, u32)>,
    /// With the place for the stamp of secrecy.
    pub secrecy: bool,
    /// Who may see it, in capitals.
    pub circulation: Option<String>,
    /// Marked as a draft.
    pub draft: bool,
}

/// A signer.
#[derive(Debug, Serialize)]
pub struct SignerView {
    /// The lines above the signature, in capitals.
    pub lines: Vec<String>,
    /// Another post, above the name.
    pub other: Option<String>,
    /// The name.
    pub name: String,
    /// The path of the picture of the signature.
    pub signature: Option<String>,
    /// The path of the picture of the seal.
    pub seal: Option<String>,
    /// The seal's diameter in mm.
    pub seal_size: u32,
}

/// A text that a decision issues or approves (form 1.3).
#[derive(Debug, Serialize)]
pub struct AttachmentView {
    /// Its kind, in capitals.
    pub kind: String,
    /// What it is about.
    pub subject: Line,
    /// The line “(Kèm theo …)”.
    pub reference: Line,
    /// Its body.
    pub body: Vec<Block>,
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
    let marks = Marks::default();
    Builder {
        loaded,
        setting,
        marks: &marks,
        references: &loaded.references.main,
    }
    .view()
}

/// Makes a view whose texts carry the paths they come from.
pub fn view_marked(loaded: &Loaded, setting: &Setting) -> (View, Vec<Path>) {
    let marks = Marks::marking();
    let references = &loaded.references.main;
    let view = Builder { loaded, setting, marks: &marks, references }.view();
    (view, marks.into_paths())
}

impl Builder<'_> {
    fn view(&self) -> View {
        let Loaded { document, kind, agency, .. } = self.loaded;
        let root = Path::default();
        let Body { preamble, blocks, tail } = body(self);
        let bare = document.heading == Heading::National;
        let capitals = |lines: &[String], part: &str| {
            if bare { vec![] } else { self.capitals(lines, &self.agency_path(part)) }
        };
        let issuer = document.issuer.as_ref().unwrap_or(&agency.name);
        let at_issuer = root.key("issuer");
        let with_contact = document.contact.unwrap_or(kind.form == "cong-van");
        let contact = agency.contact.iter().filter(|_| with_contact);
        View {
            meta: meta(self.loaded),
            setting: self.setting.clone(),
            kind: match &document.title {
                Some(title) => self.marks.mark(&root.key("title"), vi::upper(title)),
                None => self.marks.mark(&root.key("kind"), vi::upper(&kind.name)),
            },
            parent: capitals(&agency.parent, "parent"),
            heading: capitals(&agency.heading, "heading"),
            number: code(self.loaded)
                .filter(|_| !bare)
                .map(|code| self.marks.mark(&root.key("number"), format!("Số: {code}"))),
            place_date: self
                .marks
                .mark(&root.key("date"), format!("{}, {}", agency.place, date(document))),
            subject: document.subject.as_ref().map(|subject| {
                let subject = match &*kind.form {
                    "cong-van" => vi::strip_prefix_word(subject, "V/v"),
                    _ => subject,
                };
                self.line(&root.key("subject"), subject, Room::Page)
            }),
            issuer: self.marks.mark(&at_issuer, issuer.clone()),
            issuer_upper: self.marks.mark(&at_issuer, vi::upper(issuer)),
            marks: MarksView {
                urgency: document.urgency.map(crate::document::Urgency::mark),
                secrecy: document.secrecy_stamp,
                circulation: document.circulation.as_ref().map(|text| {
                    self.marks.mark(&root.key("circulation"), vi::upper(text))
                }),
                draft: document.draft,
            },
            contact: contact
                .map(|line| self.line(&self.agency_path("contact"), line, Room::Page))
                .collect(),
            addressees: self.addressees(),
            legal_bases: self.legal_bases(),
            preamble,
            body: blocks,
            tail,
            signers: self.signers(),
            recipients: self.recipients(),
            confirmation: document.leave.as_ref().is_some_and(|leave| leave.confirmation),
            attachment: self.attachment(),
            appendices: appendices(self),
            copy: copy(self),
        }
    }

    fn capitals(&self, lines: &[String], path: &Path) -> Vec<String> {
        let upper = |(i, line): (usize, &String)| {
            self.marks.mark(&path.index(i), vi::upper(line))
        };
        lines.iter().enumerate().map(upper).collect()
    }

    /// Where the document says a part of its agency: the part itself, or the profile's name.
    fn agency_path(&self, part: &str) -> Path {
        let path = Path::default().key("agency");
        match self.loaded.document.agency {
            AgencyRef::Inline(_) => path.key(part),
            AgencyRef::Profile(_) => path,
        }
    }

    pub(super) fn signers(&self) -> Vec<SignerView> {
        let draft = self.loaded.document.draft;
        let signer = |(signer, path): &(Signature, Path)| {
            let mut lines = self.capitals(&signer.authority, &path.key("authority"));
            let position = vi::upper(&signer.position);
            lines.push(self.marks.mark(&path.key("position"), position));
            let picture = |file: &Option<String>| {
                let file = file.as_ref().filter(|_| !draft)?;
                Some(format!("/du-an/{file}"))
            };
            let other = signer.other_position.as_ref();
            SignerView {
                lines,
                other: other.map(|post| {
                    self.marks.mark(&path.key("other_position"), vi::upper(post))
                }),
                name: self.marks.mark(&path.key("name"), signer.name.clone()),
                signature: picture(&signer.signature_image),
                seal: picture(&signer.seal_image),
                seal_size: signer.seal_size.unwrap_or(36),
            }
        };
        self.loaded.signers.iter().map(signer).collect()
    }

    fn attachment(&self) -> Option<AttachmentView> {
        let attachment = self.loaded.document.attachment.as_ref()?;
        let kind = self.loaded.attached_kind.as_ref()?;
        let inner = Builder {
            references: &self.loaded.references.attached,
            ..*self
        };
        let path = Path::default().key("attachment");
        let title = attachment.title.as_deref().unwrap_or(&kind.name);
        Some(AttachmentView {
            kind: self.marks.mark(&path.key("kind"), vi::upper(title)),
            subject: self.line(&path.key("subject"), &attachment.subject, Room::Page),
            reference: self.line(&path, &reference(self.loaded), Room::Page),
            body: attached_body(&inner),
        })
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
        let line = |(i, text): (usize, &String)| {
            let runs = [Run { text: text.clone(), ..Run::default() }];
            self.runs(&path.index(i), &runs, Room::Page)
        };
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

    pub(super) fn recipients(&self) -> Vec<Line> {
        let Loaded { document, recipients, .. } = self.loaded;
        let item = |(item, path): &(String, Path)| {
            (vi::list_item(item).to_owned(), path.clone())
        };
        let mut items: Vec<(String, Path)> = recipients.iter().map(item).collect();
        // An office that types the last line itself does not get a second one.
        match items.iter_mut().find(|(item, _)| vi::is_archive_line(item)) {
            Some((typed, _)) if !typed.starts_with("Lưu:") => {
                *typed = typed.replacen("Lưu", "Lưu:", 1);
            }
            Some(_) => {}
            None => {
                items.push((archive(&document.archive), Path::default().key("archive")));
            }
        }
        let texts: Vec<String> = items.iter().map(|(text, _)| text.clone()).collect();
        let mut lines = vi::join_list(&texts);
        if let (Some(drafter), Some(last)) = (&document.drafter, lines.last_mut()) {
            last.push(' ');
            last.push_str(&drafter_code(drafter));
        }
        let line = |(text, (_, path)): (&String, &(String, Path))| {
            self.line(path, &format!("- {text}"), RECIPIENTS)
        };
        lines.iter().zip(&items).map(line).collect()
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

/// Who drafted it and how many copies go out: `PL.(300)` (III.3).
fn drafter_code(drafter: &Drafter) -> String {
    let code = drafter.code.trim_end_matches('.');
    match drafter.copies {
        Some(copies) => format!("{code}.({copies})"),
        None => format!("{code}."),
    }
}

fn meta(loaded: &Loaded) -> Meta {
    use chrono::Datelike;
    let Loaded { document, kind, agency, .. } = loaded;
    let number = document.number.zip(symbol(loaded));
    let number =
        number.map_or(String::new(), |(number, symbol)| format!(" số {number}/{symbol}"));
    let date = match document.date {
        Some(date) => (date.0.year(), date.0.month(), date.0.day()),
        None => (document.subject_year().unwrap_or(1970), 1, 1),
    };
    let subject = document.subject.as_ref();
    let subject = subject.map_or(String::new(), |subject| format!(": {subject}"));
    Meta {
        title: format!("{}{number}{subject}", kind.name),
        author: agency.name.clone(),
        date,
    }
}
