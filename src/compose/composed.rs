//! The composed document: everything that is printed.

use super::composed_table::ComposedTable;
use super::line::{At, Line};

/// Everything that is printed of a document, in order.
#[derive(Clone, Debug)]
pub struct Composed {
    /// The template that it is set by, without the file ending.
    pub template: String,
    /// Set on its side, but for annexes, which say it for themselves.
    pub landscape: bool,
    /// What the file says of itself.
    pub meta: Meta,
    /// The head of the first page.
    pub head: Head,
    /// What it is called and is about.
    pub title: Title,
    /// Whom it is addressed to.
    pub addressees: Addressees,
    /// The legal bases.
    pub legal_bases: Vec<Line>,
    /// The body, and what is printed before the words that enact it.
    pub body: Body,
    /// Who signs, from the left.
    pub signers: Vec<Signer>,
    /// How many of them stand side by side, where the data says it.
    pub signers_in_row: Option<usize>,
    /// Who receives it.
    pub recipients: Recipients,
    /// The room for a confirmation.
    pub confirmation: Option<Confirmation>,
    /// The texts that it issues or approves.
    pub attachments: Vec<ComposedAttachment>,
    /// The annexes.
    pub appendices: Vec<ComposedAppendix>,
    /// What makes a copy of it.
    pub copy: Option<Copy>,
}

/// What the file says of itself.
#[derive(Clone, Debug)]
pub struct Meta {
    /// The title that a reader's window shows.
    pub title: String,
    /// The agency.
    pub author: String,
    /// Year, month and day: the document's, else 1 January of its year.
    pub date: (i32, u32, u32),
    /// What tells it from other documents and stays when it is built again.
    pub identifier: String,
}

/// The head of the first page.
#[derive(Clone, Debug)]
pub struct Head {
    /// The nation's name.
    pub nation: Line,
    /// Its motto.
    pub motto: Line,
    /// The governing body's lines, in capitals.
    pub parent: Vec<Line>,
    /// The agency's lines, in capitals; none where the head has only the nation's name.
    pub agency: Vec<Line>,
    /// The line of number and code.
    pub number: Option<Line>,
    /// The line of place and date.
    pub place_date: Option<Line>,
    /// The degree of urgency: its name in the standard, and the text of its mark.
    pub urgency: Option<(String, Line)>,
    /// With the place for the stamp of secrecy.
    pub secrecy: bool,
    /// Who may see it, in capitals.
    pub circulation: Option<Line>,
    /// The word on a draft.
    pub draft: Option<Line>,
    /// The agency's address, at the foot of the first page.
    pub contact: Vec<Line>,
}

/// What a document is called and is about.
#[derive(Clone, Debug)]
pub struct Title {
    /// The kind's name in capitals.
    pub kind: Line,
    /// What it is about.
    pub subject: Option<Line>,
    /// The subject below the number, in place of a title.
    pub about: Option<Line>,
    /// Who issues or sends it, as a sentence has it.
    pub issuer: Line,
    /// The same in capitals.
    pub issuer_upper: Line,
    /// The words that enact it.
    pub enacting: Option<Line>,
}

/// Whom a document is addressed to.
#[derive(Clone, Debug, Default)]
pub struct Addressees {
    /// The words before them.
    pub label: Line,
    /// The words of a telegram: who sends it.
    pub sent_by: Line,
    /// The dash before each of several.
    pub dash: Line,
    /// Each with its mark.
    pub items: Vec<Line>,
}

/// A body: its sections, and what is printed of them.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Every section in the order of printing.
    pub sections: Vec<SectionAt>,
    /// What is printed before the words that enact it.
    pub preamble: Vec<BodyPart>,
    /// What is printed.
    pub parts: Vec<BodyPart>,
}

/// A section that a part of the body belongs to.
#[derive(Clone, Debug)]
pub struct SectionAt {
    /// Where the data says it.
    pub at: At,
    /// Its name for references.
    pub id: Option<String>,
    /// How it is cited.
    pub citation: String,
    /// The section that it lies in, by its index.
    pub parent: Option<usize>,
}

/// A piece of a body.
#[derive(Clone, Debug)]
pub struct BodyPart {
    /// The section that it belongs to, by its index.
    pub section: Option<usize>,
    /// What it is.
    pub block: Block,
    /// Where it comes from.
    pub at: At,
}

/// What a piece of a body is.
#[derive(Clone, Debug)]
pub enum Block {
    /// The title of a section.
    Heading(ComposedHeading),
    /// A paragraph or dash line.
    Paragraph(ComposedParagraph),
    /// A table.
    Table(Box<ComposedTable>),
    /// A picture.
    Picture(Picture),
}

/// The title of a section.
#[derive(Clone, Debug)]
pub struct ComposedHeading {
    /// Its depth in the file's outline, from 1.
    pub depth: usize,
    /// Number and title stand centred, each on a line of its own; else the text begins with
    /// the number.
    pub centred: bool,
    /// The standard wants it bold.
    pub strong: bool,
    /// The number as it is printed.
    pub number: Line,
    /// What it says.
    pub text: Line,
}

/// A paragraph or dash line.
#[derive(Clone, Debug)]
pub struct ComposedParagraph {
    /// In the middle of the page.
    pub centred: bool,
    /// Without the indentation of a first line.
    pub flush: bool,
    /// A line that the form wants bold.
    pub strong: bool,
    /// The number that the text begins with.
    pub number: String,
    /// What it says.
    pub text: Line,
}

/// A picture.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The file, from the folder of the project.
    pub file: String,
    /// What it shows.
    pub alt: String,
    /// Its width in mm; none for the file's own.
    pub width: Option<f64>,
    /// A line below it.
    pub caption: Option<Line>,
}

/// Who signs.
#[derive(Clone, Debug)]
pub struct Signer {
    /// A line with a date of its own, above everything else.
    pub date: Option<Line>,
    /// The lines above the signature, in capitals.
    pub lines: Vec<Line>,
    /// Another post, above the name, in capitals.
    pub other: Option<Line>,
    /// The name.
    pub name: Line,
    /// What stands for a signature that the original has.
    pub signed: Option<Line>,
    /// The picture of the signature, from the folder of the project.
    pub signature: Option<String>,
    /// What it shows.
    pub signature_alt: String,
    /// The picture of the seal, likewise.
    pub seal: Option<String>,
    /// What it shows.
    pub seal_alt: String,
    /// The seal's diameter in mm; none for the standard's.
    pub seal_size: Option<u32>,
    /// The empty field for a digital signature, if there is to be one.
    pub field: Option<SignatureField>,
}

/// An empty field for a digital signature, over the room to sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureField {
    /// What programs call it.
    pub name: String,
    /// What it is, for who cannot see it.
    pub label: String,
}

impl SignatureField {
    /// What a template links to where the field is to stand.
    pub fn target(&self) -> String {
        format!("vanban-field:{}", self.name)
    }
}

/// Who receives a document.
#[derive(Clone, Debug, Default)]
pub struct Recipients {
    /// The words above them.
    pub label: Line,
    /// Each with its dash and mark, the archive last.
    pub items: Vec<Line>,
    /// Which of them, by their index, stand below one that leads to them.
    pub below: Vec<usize>,
}

/// The room in which somebody else confirms what a document says.
#[derive(Clone, Debug)]
pub struct Confirmation {
    /// The words over it.
    pub text: Line,
    /// What stands in it.
    pub room: Option<Line>,
    /// What stands below it.
    pub below: Option<Line>,
}

/// A text that a decision issues or approves.
#[derive(Clone, Debug)]
pub struct ComposedAttachment {
    /// Its kind, in capitals.
    pub kind: Line,
    /// What it is about.
    pub subject: Line,
    /// The line that says what it comes with.
    pub reference: Line,
    /// A file of its own.
    pub separate: bool,
    /// What the agency's signature of that file says.
    pub stamp: Option<Line>,
    /// Its own legal bases.
    pub legal_bases: Vec<Line>,
    /// Its body.
    pub body: Body,
    /// Who signs it, if it is signed by itself.
    pub signers: Vec<Signer>,
    /// Its own annexes.
    pub appendices: Vec<ComposedAppendix>,
    /// Where the data says it.
    pub at: At,
}

/// An annex.
#[derive(Clone, Debug)]
pub struct ComposedAppendix {
    /// Its name for references.
    pub id: Option<String>,
    /// Its number, as it is printed and cited.
    pub number: String,
    /// The title in capitals.
    pub title: Option<Line>,
    /// The line that says what it comes with.
    pub reference: Line,
    /// A file of its own.
    pub separate: bool,
    /// What the agency's signature of that file says.
    pub stamp: Option<Line>,
    /// Set on its side.
    pub landscape: bool,
    /// Prose before the sections and the table.
    pub text: Vec<Line>,
    /// The sections.
    pub body: Body,
    /// The table.
    pub table: Option<ComposedTable>,
    /// The end mark below the table.
    pub end: Option<Line>,
    /// Prose after everything else.
    pub closing: Vec<Line>,
    /// Where the data says it.
    pub at: At,
}

/// What makes a copy, and the pages of the original.
#[derive(Clone, Debug)]
pub struct Copy {
    /// What kind of copy, in capitals.
    pub form: Line,
    /// The lines of the agency that copies, in capitals.
    pub agency: Vec<Line>,
    /// The line of number and code.
    pub number: Option<Line>,
    /// The line of place and date.
    pub place_date: Line,
    /// Who signs.
    pub signers: Vec<Signer>,
    /// Who receives it.
    pub recipients: Recipients,
    /// The scans of the original's pages, from the folder of the project, each with what it
    /// shows.
    pub pages: Vec<(String, String)>,
    /// What is said of each scan has the words that stand on it.
    pub pages_have_text: bool,
    /// Where the last scan's text ends, in mm from the top; none for a sheet of its own.
    pub end_at: Option<f64>,
    /// What the agency's signature of an electronic copy says, instead of everything else.
    pub stamp: Option<Line>,
    /// Electronic: its pages are the original's, and it is signed by itself.
    pub electronic: bool,
}

impl Composed {
    /// Who cannot see the pages is told everything that stands on them.
    pub fn is_accessible(&self) -> bool {
        self.copy.as_ref().is_none_or(|copy| copy.pages_have_text)
    }

    /// Every field for a digital signature, in the order of the signers.
    pub fn signature_fields(&self) -> impl Iterator<Item = &SignatureField> {
        let attached = self.attachments.iter().flat_map(|it| &it.signers);
        let copying = self.copy.iter().flat_map(|it| &it.signers);
        let all = self.signers.iter().chain(attached).chain(copying);
        all.filter_map(|signer| signer.field.as_ref())
    }

    /// Every table, and whether its page lies on its side.
    pub fn tables(&self) -> impl Iterator<Item = (&ComposedTable, bool)> {
        let own = self.body.preamble.iter().chain(&self.body.parts);
        let attached = self.attachments.iter().flat_map(|it| &it.body.parts);
        let own = own.chain(attached).filter_map(table);
        let own = own.map(|table| (table, self.landscape));
        let annexes = self.attachments.iter().flat_map(|it| &it.appendices);
        own.chain(annexes.chain(&self.appendices).flat_map(|appendix| {
            let body = appendix.body.parts.iter().filter_map(table);
            body.chain(&appendix.table).map(|table| (table, appendix.landscape))
        }))
    }
}

fn table(part: &BodyPart) -> Option<&ComposedTable> {
    match &part.block {
        Block::Table(table) => Some(table),
        _ => None,
    }
}
