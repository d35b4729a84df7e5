//! What is said of a file as a whole.

use crate::diag::{Diagnostic, Message, Place, Rule, SourceFile, rules};

/// What is said of a file as a whole, the gravest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SignedVerdict {
    /// It is the document's build, signed, and nothing else was added.
    Genuine,
    /// It is a build of the document as it was before it was edited.
    EditedPlan,
    /// A stamp says something else than the data.
    ConflictingStamp,
    /// Nobody that is trusted vouches for a signer.
    Untrusted,
    /// Nobody has signed it.
    Unsigned,
    /// Something that is no signature was added.
    AddedLater,
    /// A signature does not hold.
    InvalidSignature,
    /// The document in it is not as it is built.
    ChangedBuild,
    /// A part that a signature covers is missing.
    CutOff,
    /// It is another document.
    AnotherDocument,
    /// It was not built by this program.
    Foreign,
    /// It cannot be read.
    Unreadable,
}

impl SignedVerdict {
    /// The exit status, and the number by which reports tell verdicts apart.
    pub fn status(self) -> u8 {
        match self {
            Self::Genuine => 0,
            Self::EditedPlan => 3,
            Self::ConflictingStamp => 4,
            Self::Untrusted => 5,
            Self::Unsigned => 6,
            Self::AddedLater => 7,
            Self::InvalidSignature => 8,
            Self::ChangedBuild => 9,
            Self::CutOff => 10,
            Self::AnotherDocument => 11,
            Self::Foreign => 12,
            Self::Unreadable => 13,
        }
    }

    /// Its name in reports; that of its rule, where it has one.
    pub fn name(self) -> &'static str {
        self.rule().map_or("genuine", |rule| rule.name)
    }

    /// The rule that a file breaks by it.
    pub fn rule(self) -> Option<&'static Rule> {
        Some(match self {
            Self::Genuine => return None,
            Self::EditedPlan => &rules::EDITED_PLAN,
            Self::ConflictingStamp => &rules::CONFLICTING_STAMP,
            Self::Untrusted => &rules::UNTRUSTED_SIGNER,
            Self::Unsigned => &rules::UNSIGNED_FILE,
            Self::AddedLater => &rules::ADDED_LATER,
            Self::InvalidSignature => &rules::INVALID_SIGNATURE,
            Self::ChangedBuild => &rules::CHANGED_BUILD,
            Self::CutOff => &rules::CUT_OFF_SIGNATURE,
            Self::AnotherDocument => &rules::ANOTHER_DOCUMENT,
            Self::Foreign => &rules::FOREIGN_FILE,
            Self::Unreadable => &rules::UNREADABLE_PDF,
        })
    }
}

/// Something that is wrong with a file.
#[derive(Clone, Debug)]
pub(super) struct FileFault {
    pub(super) verdict: SignedVerdict,
    pub(super) message: Message,
    pub(super) hint: Option<Message>,
}

impl FileFault {
    pub(super) fn new(verdict: SignedVerdict, message: Message) -> Self {
        Self { verdict, message, hint: None }
    }

    pub(super) fn hint(self, hint: Message) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// The fault as a finding of a file.
    pub(super) fn finding(&self, file: &str) -> Option<Diagnostic> {
        let place = Place::new(&SourceFile::new(file, ""), 0..0);
        let finding = Diagnostic::new(self.verdict.rule()?, self.message.clone());
        Some(finding.at(place).hint_maybe(self.hint.clone()))
    }
}
