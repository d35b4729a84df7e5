//! Texts that a document prints.

use crate::compose::{At, Line, Note, Signer, text_of};

/// What a printed text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextRole {
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
    SigningDate,
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
    pub(super) role: TextRole,
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
    pub(super) notes: Vec<Note>,
}

impl PrintedTexts {
    pub(super) fn is_copy(&self) -> bool {
        self.copying != Copying::None
    }

    pub(super) fn is_scanned(&self) -> bool {
        self.copying == Copying::Scanned
    }

    pub(super) fn add(&mut self, role: TextRole, line: &Line, owner: usize) {
        self.add_strong(role, line, owner, false);
    }

    pub(super) fn add_strong(
        &mut self,
        role: TextRole,
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
    pub(super) fn add_plain(&mut self, role: TextRole, text: &str, at: &At) {
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

    pub(super) fn add_all(&mut self, role: TextRole, lines: &[Line]) {
        for line in lines {
            self.add(role, line, 0);
        }
    }

    pub(super) fn add_signers(&mut self, signers: &[Signer], are_own: bool) {
        for signer in signers {
            let owner = self.signers;
            if let Some(date) = &signer.date {
                self.add(TextRole::SigningDate, date, owner);
            }
            for line in &signer.lines {
                self.add(TextRole::Post, line, owner);
            }
            if let Some(other) = &signer.other {
                self.add(TextRole::OtherPost, other, owner);
            }
            self.add(TextRole::Name, &signer.name, owner);
            self.signers += 1;
            self.is_sealed |=
                are_own && signer.signature.is_some() && signer.seal.is_some();
        }
    }
}
