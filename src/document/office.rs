//! What an office says once for all its documents, in `vanban.yaml`.

use std::collections::BTreeMap;

use super::agency::Agency;
use super::signature::Signature;
use crate::standard::OwnKinds;

/// Agencies by the name that documents call them.
pub type Profiles = BTreeMap<String, Agency>;

/// What documents may name instead of saying it.
#[derive(Clone, Debug, Default)]
pub struct Office {
    /// The agencies.
    pub agencies: Profiles,
    /// The signers.
    pub signers: BTreeMap<String, Signature>,
    /// Groups of recipients.
    pub recipient_groups: BTreeMap<String, Vec<String>>,
    /// Units by their abbreviation, as `Lưu: VT, …` has it; any is allowed if there is none.
    pub units: BTreeMap<String, String>,
    /// Kinds of its own.
    pub kinds: OwnKinds,
}
