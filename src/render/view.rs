//! What a template sees of a document: every line ready to print.

use minijinja::Value;
use serde::Serialize;

use super::asset::rooted;
use super::lines::Lines;
use super::page_setup::PageSetup;
use super::view_body::{BlockView, Bodies};
use super::view_list::{ItemView, item_view};
use super::view_table::TableView;
use super::view_tail::{Tail, split_tail};
use crate::compose::{
    Composed, ComposedAppendix, ComposedAttachment, Copy, Head, Line, SignatureField,
    Signer,
};
use crate::standard::Margins;
use crate::vi::Room;

/// The least width of the columns of the agency, of several addressees and of the recipients, in
/// mm, and the size of their letters, in pt.
const AGENCY: (f64, f64) = (58.0, 13.0);
const ADDRESSEES: (f64, f64) = (100.0, 14.0);
const RECIPIENTS: (f64, f64) = (70.0, 11.0);

fn column((width, size): (f64, f64)) -> Room {
    Room::column(width, size)
}

/// A document as templates see it. A value is a line unless it is said otherwise: `{{ line }}`
/// and `{{ line|inline }}` write it as markup.
#[derive(Serialize)]
pub(super) struct DocumentView {
    /// `title`, `author` and `date` (year, month, day) of the file; texts and numbers.
    meta: MetaView,
    /// `font` (a text), `margins` (`top`, `bottom`, `left`, `right` in mm), and `landscape`: true
    /// if the pages lie on their side.
    setting: SettingView,
    /// The nation's name and motto.
    nation: Value,
    motto: Value,
    /// The kind's name in capitals.
    kind: Value,
    /// The governing body's lines and the agency's own, in capitals; none where the head has only
    /// the nation's name.
    parent: Vec<Value>,
    heading: Vec<Value>,
    /// The lines of number and code, and of place and date; none where the form has none.
    number: Option<Value>,
    place_date: Option<Value>,
    subject: Option<Value>,
    /// The subject below the number, in place of a title.
    about: Option<Value>,
    /// Who issues or sends it, as a sentence has it and in capitals.
    issuer: Value,
    issuer_upper: Value,
    /// The words that enact it.
    enacting: Option<Value>,
    marks: MarksView,
    /// The agency's address, at the foot of the first page.
    contact: Vec<Value>,
    /// The addressees with their marks; the words before them, the dash of each of several, and
    /// who sends a telegram.
    addressees: Vec<Value>,
    addressees_label: Value,
    addressees_dash: Value,
    sent_by: Value,
    legal_bases: Vec<Value>,
    /// What is printed before the words that enact it, the body up to its tail, and the tail,
    /// which stays with the signature.
    preamble: Vec<BlockView>,
    body: Vec<BlockView>,
    tail: Tail,
    signers: Vec<SignerView>,
    /// How many signers stand side by side, where the data says it; a number.
    signers_in_row: Option<usize>,
    /// The recipients with their marks, each an item with a dash, and the words above them.
    recipients: Vec<ItemView>,
    recipients_label: Value,
    /// Which recipients, counted from 0, stand below the one before.
    recipients_below: Vec<usize>,
    /// The room for a confirmation.
    confirmation: Option<ConfirmationView>,
    attachments: Vec<AttachmentView>,
    appendices: Vec<AppendixView>,
    copy: Option<CopyView>,
}

#[derive(Serialize)]
struct MetaView {
    title: String,
    author: String,
    date: (i32, u32, u32),
}

#[derive(Serialize)]
struct SettingView {
    font: String,
    margins: Margins,
    landscape: bool,
}

/// The marks on the first page.
#[derive(Serialize)]
struct MarksView {
    /// How urgent: the text of the mark, and the width of its box in mm.
    urgency: Option<(Value, u32)>,
    /// With the place for the stamp of secrecy.
    secrecy: bool,
    /// Who may see it, in capitals.
    circulation: Option<Value>,
    /// The word on a draft.
    draft: Option<Value>,
}

#[derive(Serialize)]
struct SignerView {
    /// A line with a date of its own, above the others.
    date: Option<Value>,
    /// The lines above the signature, in capitals; another post above the name; the name.
    lines: Vec<Value>,
    other: Option<Value>,
    name: Value,
    /// What stands for a signature that the original of a copy has.
    signed: Option<Value>,
    /// The paths of the pictures and what they show, texts; the seal's diameter in mm.
    signature: Option<String>,
    signature_alt: String,
    seal: Option<String>,
    seal_alt: String,
    seal_size: u32,
    /// What the field for a digital signature is called, a text; none where there is none.
    field: Option<String>,
}

/// The room for a confirmation: the words over it, in it and below it.
#[derive(Serialize)]
struct ConfirmationView {
    text: Value,
    room: Option<Value>,
    below: Option<Value>,
}

/// A text that a decision issues or approves.
#[derive(Serialize)]
struct AttachmentView {
    kind: Value,
    subject: Value,
    reference: Value,
    /// What the agency's signature of its own file says, at the top right.
    stamp: Option<Value>,
    legal_bases: Vec<Value>,
    /// The body up to its tail, and the tail, which stays with the signature, if there is one.
    body: Vec<BlockView>,
    tail: Tail,
    signers: Vec<SignerView>,
    appendices: Vec<AppendixView>,
}

#[derive(Serialize)]
struct AppendixView {
    /// The number, as it is printed.
    number: Value,
    title: Option<Value>,
    reference: Value,
    /// What the agency's signature of the file says, at the top right.
    stamp: Option<Value>,
    /// True if its pages lie on their side.
    landscape: bool,
    /// Paragraphs and lists before the sections and the table.
    text: Vec<BlockView>,
    body: Vec<BlockView>,
    table: Option<TableView>,
    /// The end mark below the table.
    end: Option<Value>,
    /// Paragraphs after everything else.
    closing: Vec<BlockView>,
}

/// What makes a copy, and the pages of the original.
#[derive(Serialize)]
struct CopyView {
    form: Value,
    heading: Vec<Value>,
    number: Option<Value>,
    place_date: Value,
    signers: Vec<SignerView>,
    recipients: Vec<ItemView>,
    recipients_label: Value,
    /// The paths of the scans and what they show, texts.
    pages: Vec<(String, String)>,
    /// Where the last scan's text ends, in mm from the top; none for a sheet of its own.
    end_at: Option<f64>,
    /// What the agency's signature of an electronic copy says, instead of everything else.
    stamp: Option<Value>,
    /// True for an electronic copy, which has no part of its own below its original.
    electronic: bool,
}

pub(super) fn view(
    composed: &Composed,
    setting: &PageSetup,
    lines: &Lines<'_>,
) -> DocumentView {
    let Composed { meta, head, title, addressees, recipients, .. } = composed;
    let landscape = composed.landscape;
    let text = |line| lines.text(line);
    let centred = |line| lines.title(line);
    let bodies = Bodies { lines, setting };
    let (parts, tail) = split_tail(&composed.body.parts, lines);
    DocumentView {
        meta: MetaView {
            title: meta.title.clone(),
            author: meta.author.clone(),
            date: meta.date,
        },
        setting: SettingView {
            font: setting.font.clone(),
            margins: setting.margins,
            landscape,
        },
        nation: text(&head.nation),
        motto: text(&head.motto),
        kind: centred(&title.kind),
        parent: lines.lines_in(&head.parent, column(AGENCY)),
        heading: lines.lines_in(&head.agency, column(AGENCY)),
        number: head.number.as_ref().map(text),
        place_date: head.place_date.as_ref().map(text),
        subject: title.subject.as_ref().map(centred),
        about: title.about.as_ref().map(|about| lines.kept(about, column(AGENCY))),
        issuer: text(&title.issuer),
        issuer_upper: text(&title.issuer_upper),
        enacting: title.enacting.as_ref().map(text),
        marks: marks(head, setting, lines),
        contact: lines.lines(&head.contact),
        addressees: match addressees.items.as_slice() {
            [_] => lines.lines(&addressees.items),
            several => lines.lines_in(several, column(ADDRESSEES)),
        },
        addressees_label: text(&addressees.label),
        addressees_dash: text(&addressees.dash),
        sent_by: text(&addressees.sent_by),
        legal_bases: lines.lines(&composed.legal_bases),
        preamble: bodies.blocks(&composed.body.preamble, landscape),
        body: bodies.blocks(parts, landscape),
        tail,
        signers: signers(&composed.signers, setting, lines),
        signers_in_row: composed.signers_in_row,
        recipients: receivers(&recipients.items, lines),
        recipients_label: text(&recipients.label),
        recipients_below: recipients.below.clone(),
        confirmation: composed.confirmation.as_ref().map(|it| ConfirmationView {
            text: text(&it.text),
            room: it.room.as_ref().map(text),
            below: it.below.as_ref().map(text),
        }),
        attachments: composed
            .attachments
            .iter()
            .map(|it| attachment(it, bodies, landscape))
            .collect(),
        appendices: composed.appendices.iter().map(|it| appendix(it, bodies)).collect(),
        copy: composed.copy.as_ref().map(|it| copy(it, setting, lines)),
    }
}

fn receivers(items: &[Line], lines: &Lines<'_>) -> Vec<ItemView> {
    items
        .iter()
        .map(|line| item_view(line, column(RECIPIENTS), lines))
        .collect()
}

fn marks(head: &Head, setting: &PageSetup, lines: &Lines<'_>) -> MarksView {
    MarksView {
        urgency: head.urgency.as_ref().map(|(name, mark)| {
            let known = setting.standard.urgency.get(name);
            (lines.text(mark), known.map_or(0, |mark| mark.width))
        }),
        secrecy: head.secrecy,
        circulation: head.circulation.as_ref().map(|mark| lines.text(mark)),
        draft: head.draft.as_ref().map(|mark| lines.text(mark)),
    }
}

fn signers(
    signers: &[Signer],
    setting: &PageSetup,
    lines: &Lines<'_>,
) -> Vec<SignerView> {
    let standard = &setting.standard;
    let view = |signer: &Signer| SignerView {
        date: signer.date.as_ref().map(|date| lines.text(date)),
        lines: lines.texts(&signer.lines),
        other: signer.other.as_ref().map(|post| lines.text(post)),
        name: lines.text(&signer.name),
        signed: signer.signed.as_ref().map(|signed| lines.text(signed)),
        signature: signer.signature.as_deref().map(rooted),
        signature_alt: signer.signature_alt.clone(),
        seal: signer.seal.as_deref().map(rooted),
        seal_alt: signer.seal_alt.clone(),
        seal_size: signer.seal_size.or(standard.seal.usual).unwrap_or_default(),
        field: signer.field.as_ref().map(SignatureField::target),
    };
    signers.iter().map(view).collect()
}

fn attachment(
    attachment: &ComposedAttachment,
    bodies: Bodies<'_>,
    landscape: bool,
) -> AttachmentView {
    let lines = bodies.lines;
    let parts = &attachment.body.parts;
    let (parts, tail) = match attachment.signers.as_slice() {
        [] => (parts.as_slice(), Tail::default()),
        _ => split_tail(parts, lines),
    };
    AttachmentView {
        kind: lines.text(&attachment.kind),
        subject: lines.title(&attachment.subject),
        reference: lines.line(&attachment.reference),
        stamp: attachment.stamp.as_ref().map(|it| lines.line(it)),
        legal_bases: lines.lines(&attachment.legal_bases),
        body: bodies.blocks(parts, landscape),
        tail,
        signers: signers(&attachment.signers, bodies.setting, lines),
        appendices: attachment.appendices.iter().map(|it| appendix(it, bodies)).collect(),
    }
}

fn appendix(appendix: &ComposedAppendix, bodies: Bodies<'_>) -> AppendixView {
    let lines = bodies.lines;
    let page = |line| lines.line(line);
    AppendixView {
        number: lines.word(&appendix.number, &appendix.at),
        title: appendix.title.as_ref().map(|title| lines.title(title)),
        reference: page(&appendix.reference),
        stamp: appendix.stamp.as_ref().map(page),
        landscape: appendix.landscape,
        text: bodies.prose(&appendix.text),
        body: bodies.blocks(&appendix.body.parts, appendix.landscape),
        table: appendix.table.as_ref().map(|it| bodies.table(it, appendix.landscape)),
        end: appendix.end.as_ref().map(page),
        closing: bodies.prose(&appendix.closing),
    }
}

fn copy(copy: &Copy, setting: &PageSetup, lines: &Lines<'_>) -> CopyView {
    let page = |(file, alt): &(String, String)| (rooted(file), alt.clone());
    CopyView {
        form: lines.text(&copy.form),
        heading: lines.texts(&copy.agency),
        number: copy.number.as_ref().map(|number| lines.text(number)),
        place_date: lines.text(&copy.place_date),
        signers: signers(&copy.signers, setting, lines),
        recipients: receivers(&copy.recipients.items, lines),
        recipients_label: lines.text(&copy.recipients.label),
        pages: copy.pages.iter().map(page).collect(),
        end_at: copy.end_at,
        stamp: copy.stamp.as_ref().map(|stamp| lines.line(stamp)),
        electronic: copy.electronic,
    }
}
