//! What was built from what in earlier runs, so that only what has changed is built again.
//!
//! The ledger is a file of lines in the output folder, each with a check sum. Runs append to
//! it, and a line that is damaged or lost only means that
//! its product is made again. Nothing is believed of time stamps: a product is up to date if
//! the bytes of all its sources and of its own files are those that were written down.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::entry::{LedgerEntry, LedgerLine, key, relative_path};
use super::memory::Remembered;
use crate::files::{self, MAX_PRODUCT_BYTES};
use crate::fingerprint::Fingerprint;
use crate::output;
use crate::pipeline::Shared;
use crate::project::{Outside, inside};

/// The ledger's name, inside the scratch folder.
pub(super) const LEDGER: &str = "built";

/// Why a product is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was never made here, or nobody knows of what.
    New,
    /// It was asked for.
    Forced,
    /// There was something to warn of.
    Warned,
    /// This file or setting is not what it was.
    Changed(String),
    /// This one is no longer there.
    Removed(String),
    /// This one was not there before.
    Added(String),
    /// The product's own file is gone, or is not what was written.
    Output(String),
}

/// What is known of earlier runs in an output folder.
pub(super) struct Cache {
    folder: PathBuf,
    root: PathBuf,
    pub(super) project: String,
    pub(super) entries: BTreeMap<String, LedgerEntry>,
    /// Copies that the user has renamed or copied, by the names of their files.
    pub(super) kept: BTreeMap<String, LedgerEntry>,
    /// Products as they were before they were made again.
    pub(super) past: Vec<LedgerEntry>,
    pub(super) shared: BTreeMap<Fingerprint, Shared>,
    now: Shared,
    pub(super) key: Fingerprint,
    /// True if the ledger says what this run's products all depend on.
    pub(super) says_shared: bool,
    /// The lines of the ledger, to see when it is worth writing anew.
    pub(super) lines: usize,
    /// Files that several products were made from, as they are now.
    seen: Mutex<HashMap<String, Option<Fingerprint>>>,
}

impl Cache {
    /// Reads what an output folder says of itself, for a run in which all products of the
    /// project in `root` depend on `now`. It never fails: what cannot be read is not known.
    pub(super) fn open(folder: &Path, root: &Path, now: &Shared) -> Self {
        let mut cache = Self {
            folder: folder.to_owned(),
            root: root.to_owned(),
            project: relative_path(folder, root),
            entries: BTreeMap::new(),
            kept: BTreeMap::new(),
            past: vec![],
            shared: BTreeMap::new(),
            now: now.clone(),
            key: key(now),
            says_shared: false,
            lines: 0,
            seen: Mutex::default(),
        };
        let text = output::own_bytes(folder, LEDGER).unwrap_or_default();
        let mut last = None;
        for line in String::from_utf8_lossy(&text).lines() {
            cache.lines += 1;
            match LedgerLine::read(line) {
                Some(LedgerLine::Entry(entry)) if entry.kept.is_some() => {
                    cache.kept.insert(entry.product.clone(), *entry);
                }
                Some(LedgerLine::Entry(entry)) => {
                    last = Some(entry.product.clone());
                    let before = cache.entries.insert(entry.product.clone(), *entry);
                    cache.past.extend(before);
                }
                Some(LedgerLine::Shared(key, shared)) => {
                    cache.shared.insert(key, shared);
                }
                Some(LedgerLine::Gone(product)) => {
                    cache.kept.remove(&product);
                    cache.past.extend(cache.entries.remove(&product));
                }
                None => {}
            }
        }
        if let Some(product) = last {
            cache.undo(&product);
        }
        cache.says_shared = cache.shared.insert(cache.key.clone(), now.clone()).is_some();
        cache
    }

    /// A product is written down before it is written: the last one may never have been.
    fn undo(&mut self, product: &str) {
        let Some(entry) = self.entries.get(product) else { return };
        if self.check_outputs(entry).is_ok() {
            return;
        }
        let before = self.past.iter().rev().find(|past| past.product == product);
        if let Some(before) = before.filter(|it| self.check_outputs(it).is_ok()) {
            let before = before.clone();
            self.past.extend(self.entries.insert(product.to_owned(), before));
        }
    }

    /// True if a file holds what a run has once written into it.
    pub(super) fn wrote(&self, name: &str, bytes: &Fingerprint) -> bool {
        let wrote = |entry: &LedgerEntry| {
            let files = [&entry.outputs, &entry.left];
            files.into_iter().any(|files| files.get(name) == Some(bytes))
        };
        let own = self.entries.get(name).is_some_and(wrote);
        own || self.entries.values().any(wrote) || self.past.iter().any(wrote)
    }

    /// Names of files that are some product's.
    pub(super) fn names(&self) -> BTreeSet<&str> {
        self.entries
            .values()
            .flat_map(|entry| entry.outputs.keys())
            .map(String::as_str)
            .collect()
    }

    /// The product of an earlier run.
    pub(super) fn entry(&self, product: &str) -> Option<&LedgerEntry> {
        self.entries.get(product)
    }

    /// The entry of a product that need not be made again, or why it has to be.
    ///
    /// `known` are sources as they are now, so that they need not be read again.
    ///
    /// # Errors
    /// Returns the reason.
    pub(super) fn check(
        &self,
        product: &str,
        known: &[(String, Fingerprint)],
    ) -> Result<&LedgerEntry, Reason> {
        let entry = self
            .entries
            .get(product)
            .filter(|entry| entry.project == self.project)
            .ok_or(Reason::New)?;
        if entry.shared != self.key {
            return Err(self.changed_setting(&entry.shared));
        }
        self.check_sources(&entry.sources, known)?;
        if entry.warned {
            return Err(Reason::Warned);
        }
        self.check_outputs(entry)?;
        Ok(entry)
    }

    /// True if nothing has changed since something was remembered.
    pub(super) fn still_holds(
        &self,
        remembered: &Remembered,
        known: &[(String, Fingerprint)],
    ) -> bool {
        remembered.shared == self.key
            && self.check_sources(&remembered.sources, known).is_ok()
            && remembered
                .entry
                .as_ref()
                .is_none_or(|it| self.check_outputs(it).is_ok())
    }

    pub(super) fn check_sources(
        &self,
        sources: &BTreeMap<String, Fingerprint>,
        known: &[(String, Fingerprint)],
    ) -> Result<(), Reason> {
        for (name, now) in known {
            match sources.get(name) {
                None => return Err(Reason::New),
                Some(old) if old != now => return Err(Reason::Changed(name.clone())),
                Some(_) => {}
            }
        }
        let others = sources
            .iter()
            .filter(|(name, _)| !known.iter().any(|(known, _)| known == *name));
        for (name, old) in others {
            match self.now(name) {
                // What was missing before, and is so still, has not changed.
                None if *old == Fingerprint::of(&[]) => {}
                None => return Err(Reason::Removed(name.clone())),
                Some(now) if now != *old => return Err(Reason::Changed(name.clone())),
                Some(_) => {}
            }
        }
        Ok(())
    }

    pub(super) fn check_outputs(&self, entry: &LedgerEntry) -> Result<(), Reason> {
        for (name, written) in &entry.outputs {
            if !is_written(&self.folder.join(name), written) {
                return Err(Reason::Output(name.clone()));
            }
        }
        Ok(())
    }

    /// A file as it is now; read once, however many products were made from it.
    fn now(&self, name: &str) -> Option<Fingerprint> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = seen.get(name) {
            return known.clone();
        }
        // What lies outside the project is read only where the user has named it.
        let is_own = !matches!(inside(&self.root, Path::new(name)), Err(Outside::Link));
        let path = self.root.join(name);
        let now = is_own.then(|| files::read(&path, MAX_PRODUCT_BYTES).ok()).flatten();
        let now = now.map(|bytes| Fingerprint::of(&bytes));
        seen.insert(name.to_owned(), now.clone());
        now
    }

    fn changed_setting(&self, old: &Fingerprint) -> Reason {
        let Some(old) = self.shared.get(old) else { return Reason::New };
        for (name, now) in &self.now {
            match old.get(name) {
                None => return Reason::Added(name.clone()),
                Some(old) if old != now => return Reason::Changed(name.clone()),
                Some(_) => {}
            }
        }
        let gone = old.keys().find(|name| !self.now.contains_key(*name));
        gone.map_or(Reason::New, |name| Reason::Removed(name.clone()))
    }
}

/// True if a file holds just what was written into it.
pub(super) fn is_written(path: &Path, written: &Fingerprint) -> bool {
    files::read(path, MAX_PRODUCT_BYTES)
        .is_ok_and(|bytes| Fingerprint::of(&bytes) == *written)
}
