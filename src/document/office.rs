//! What an office says once for all its documents, in `vanban.yaml`.

use std::collections::BTreeMap;

use super::agency::Agency;
use super::people::Signature;
use crate::standard::{Chosen, OwnKinds};

/// Agencies by the name that documents call them.
pub type Profiles = BTreeMap<String, Agency>;

/// What documents may name instead of saying it.
#[derive(Clone, Debug, Default)]
pub struct Office {
    /// True if there is such a file.
    pub has_file: bool,
    /// Agencies by the name that a document calls them by.
    pub agencies: Profiles,
    /// Signers by the name that a document calls them by.
    pub signers: BTreeMap<String, Signature>,
    /// Lines of recipients by the name of their group.
    pub recipient_groups: BTreeMap<String, Vec<String>>,
    /// Units by their abbreviation, as `Lưu: VT, …` has it; any is allowed if there is none.
    pub units: BTreeMap<String, String>,
    /// Kinds of its own.
    pub kinds: OwnKinds,
    /// Its documents have empty fields for digital signatures.
    pub signature_fields: bool,
    /// The widths of blanks that it has chosen, in mm.
    pub blanks: Chosen,
}
