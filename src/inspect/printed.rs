//! What a document prints, text by text, in the order of printing.

use super::printed_body::{add_annex, add_attachment, add_body};
use crate::compose::{At, Composed, Head, Line, Note, Signer, text_of};

/// What a printed text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Nation,
    Motto,
    Parent,
    Agency,
    Number,
    PlaceDate,
    About,
    Urgency,
    Circulation,
    Contact,
    Kind,
    Subject,
    /// Who issues or sends it.
    Issuer,
    Enacting,
    AddresseesLabel,
    Addressee,
    Basis,
    Heading,
    CentredNumber,
    CentredHeading,
    Paragraph,
    Flush,
    Centred,
    Caption,
    Post,
    OtherPost,
    Name,
    RecipientsLabel,
    Recipient,
    Confirmation,
    AttachedKind,
    AttachedSubject,
    Reference,
    Stamp,
    AnnexNumber,
    AnnexTitle,
    TableHead,
    GroupTitle,
    Cell,
    JoinedCell,
    TableText,
    Footnote,
}

/// A text that a document prints.
#[derive(Debug)]
pub(super) struct Printed {
    pub(super) role: Role,
    pub(super) text: String,
    /// Where the data says it.
    pub(super) at: At,
    /// The part with page numbers of its own that it belongs to: 0 is the document itself.
    pub(super) part: usize,
    /// Its signer or table, counted from 0.
    pub(super) owner: usize,
    /// It is to be bold.
    pub(super) strong: bool,
    /// Its author has set some of it in another style.
    pub(super) styled: bool,
}

/// Whether a document makes a copy of something else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Copying {
    #[default]
    None,
    /// Of a document that is set anew.
    Reset,
    /// Of pages that are pictures.
    Scanned,
}

/// Everything that a document prints; a template may print more.
#[derive(Debug, Default)]
pub struct PrintedTexts {
    pub(super) all: Vec<Printed>,
    pub(super) tables: usize,
    /// How many parts have page numbers of their own.
    pub(super) parts: usize,
    /// It, or one of its annexes, may lie on its side.
    pub(super) may_lie: bool,
    pub(super) copying: Copying,
    pub(super) signers: usize,
    /// Some signer has a picture of a signature and of a seal.
    pub(super) is_sealed: bool,
    notes: Vec<Note>,
}

impl PrintedTexts {
    pub(super) fn is_copy(&self) -> bool {
        self.copying != Copying::None
    }

    pub(super) fn is_scanned(&self) -> bool {
        self.copying == Copying::Scanned
    }

    pub(super) fn add(&mut self, role: Role, line: &Line, owner: usize) {
        self.add_strong(role, line, owner, false);
    }

    pub(super) fn add_strong(
        &mut self,
        role: Role,
        line: &Line,
        owner: usize,
        strong: bool,
    ) {
        let Some(first) = line.first() else { return };
        let plain = (first.emph, first.strong);
        let styled = line
            .iter()
            .any(|it| (it.emph, it.strong) != plain || it.emph || it.strong);
        self.all.push(Printed {
            role,
            text: text_of(line),
            at: first.at.clone(),
            part: self.parts,
            owner,
            strong,
            styled,
        });
        for note in line.iter().filter_map(|inline| inline.note.as_ref()) {
            if !self.notes.contains(note) {
                self.notes.push(note.clone());
            }
        }
    }

    /// A text that no value of the data says by itself.
    pub(super) fn add_plain(&mut self, role: Role, text: &str, at: &At) {
        self.all.push(Printed {
            role,
            text: text.to_owned(),
            at: at.clone(),
            part: self.parts,
            owner: 0,
            strong: false,
            styled: false,
        });
    }

    pub(super) fn add_all(&mut self, role: Role, lines: &[Line]) {
        for line in lines {
            self.add(role, line, 0);
        }
    }

    pub(super) fn add_signers(&mut self, signers: &[Signer], are_own: bool) {
        for signer in signers {
            let owner = self.signers;
            for line in &signer.lines {
                self.add(Role::Post, line, owner);
            }
            if let Some(other) = &signer.other {
                self.add(Role::OtherPost, other, owner);
            }
            self.add(Role::Name, &signer.name, owner);
            self.signers += 1;
            self.is_sealed |=
                are_own && signer.signature.is_some() && signer.seal.is_some();
        }
    }
}

/// Everything that a document prints.
pub fn printed_texts(composed: &Composed) -> PrintedTexts {
    let mut texts = PrintedTexts {
        may_lie: composed.landscape || composed.appendices.iter().any(|it| it.landscape),
        copying: match &composed.copy {
            None => Copying::None,
            Some(copy) if copy.pages.is_empty() => Copying::Reset,
            Some(_) => Copying::Scanned,
        },
        ..PrintedTexts::default()
    };
    add_head(&mut texts, &composed.head);
    match &composed.title.about {
        Some(about) => texts.add(Role::About, about, 0),
        None => texts.add(Role::Kind, &composed.title.kind, 0),
    }
    if let (Some(subject), None) = (&composed.title.subject, &composed.title.about) {
        texts.add(Role::Subject, subject, 0);
    }
    if !composed.addressees.items.is_empty() {
        if composed.addressees.sent_by.is_empty() {
            texts.add(Role::AddresseesLabel, &composed.addressees.label, 0);
        } else {
            texts.add(Role::Issuer, &composed.addressees.sent_by, 0);
        }
        texts.add_all(Role::Addressee, &composed.addressees.items);
    }
    if composed.title.enacting.is_some() {
        texts.add(Role::Issuer, &composed.title.issuer_upper, 0);
    }
    texts.add_all(Role::Basis, &composed.legal_bases);
    add_body(&mut texts, &composed.body.preamble);
    texts.add_all(Role::Enacting, composed.title.enacting.as_slice());
    add_body(&mut texts, &composed.body.parts);
    texts.add_signers(&composed.signers, true);
    if !composed.recipients.items.is_empty() {
        texts.add(Role::RecipientsLabel, &composed.recipients.label, 0);
        texts.add_all(Role::Recipient, &composed.recipients.items);
    }
    if let Some(confirmation) = &composed.confirmation {
        texts.add(Role::Confirmation, &confirmation.text, 0);
    }
    for attachment in &composed.attachments {
        add_attachment(&mut texts, attachment, &composed.head);
    }
    for annex in &composed.appendices {
        add_annex(&mut texts, annex);
    }
    texts.parts += 1;
    for note in std::mem::take(&mut texts.notes) {
        texts.add(Role::Footnote, &note.line, 0);
    }
    texts
}

fn add_head(texts: &mut PrintedTexts, head: &Head) {
    texts.add_all(Role::Circulation, head.circulation.as_slice());
    texts.add_all(Role::Parent, &head.parent);
    texts.add_all(Role::Agency, &head.agency);
    texts.add(Role::Nation, &head.nation, 0);
    texts.add(Role::Motto, &head.motto, 0);
    texts.add_all(Role::Number, head.number.as_slice());
    texts.add_all(Role::PlaceDate, head.place_date.as_slice());
    if let Some((_, mark)) = &head.urgency {
        texts.add(Role::Urgency, mark, 0);
    }
    texts.add_all(Role::Contact, &head.contact);
}
