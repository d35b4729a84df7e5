//! What a watch remembers between its rebuilds: the findings of documents that have not changed.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use super::entry::LedgerEntry;
use crate::diag::Diagnostic;
use crate::fingerprint::Fingerprint;

/// Findings by product; the ledger keeps none.
#[derive(Default)]
pub struct Memory(Mutex<HashMap<String, Remembered>>);

/// What came of a product when it was made last.
#[derive(Clone)]
pub(super) struct Remembered {
    /// The fingerprint of what all products depended on.
    pub(super) shared: Fingerprint,
    pub(super) sources: BTreeMap<String, Fingerprint>,
    pub(super) findings: Vec<Diagnostic>,
    /// The product; none if a finding was an error.
    pub(super) entry: Option<LedgerEntry>,
}

impl Memory {
    pub(super) fn get(&self, product: &str) -> Option<Remembered> {
        self.lock().get(product).cloned()
    }

    pub(super) fn put(&self, product: String, remembered: Remembered) {
        self.lock().insert(product, remembered);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, Remembered>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
