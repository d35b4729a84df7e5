//! Writes down what was made, for the next run.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::cache::{Cache, LEDGER};
use super::entry::{LedgerEntry, LedgerLine};
use crate::output::{self, SCRATCH};

/// How much is written down at a time, in bytes: what a run that is killed forgets at most.
const AT_ONCE: usize = 64 * 1024;

/// The ledger of an output folder, open for writing. That it cannot be written is no fault:
/// the next run is slower.
pub(super) struct Ledger {
    folder: PathBuf,
    path: PathBuf,
    new: String,
    added: usize,
    /// The file, once there was something to write.
    file: Option<File>,
}

impl Ledger {
    /// Opens the ledger that a cache was read from.
    pub(super) fn open(folder: &Path, cache: &Cache) -> Self {
        let path = folder.join(SCRATCH).join(LEDGER);
        let mut ledger = Self {
            folder: folder.to_owned(),
            path,
            new: String::new(),
            added: 0,
            file: None,
        };
        if !cache.says_shared
            && let Some(shared) = cache.shared.get(&cache.key)
        {
            ledger.put(&LedgerLine::Shared(cache.key.clone(), shared.clone()));
        }
        ledger
    }

    /// Writes down that a product was made.
    pub(super) fn made(&mut self, entry: &LedgerEntry) {
        self.add(&LedgerLine::Entry(Box::new(entry.clone())));
    }

    /// Writes down that a product is gone.
    pub(super) fn gone(&mut self, product: &str) {
        self.add(&LedgerLine::Gone(product.to_owned()));
    }

    fn add(&mut self, line: &LedgerLine) {
        self.put(line);
        self.added += 1;
        if self.new.len() > AT_ONCE {
            self.flush();
        }
    }

    fn put(&mut self, line: &LedgerLine) {
        let Some(line) = line.write() else { return };
        self.new.push_str(&line);
        self.new.push('\n');
    }

    /// Writes down what was said so far, so that a run that is killed is not forgotten.
    pub(super) fn flush(&mut self) {
        if self.added == 0 || self.new.is_empty() {
            return;
        }
        let mut new = std::mem::take(&mut self.new);
        if self.file.is_none() {
            self.file = output::own_file(&self.folder, LEDGER).ok();
            // After a line that was cut off, the first line would be lost with it.
            new.insert(0, '\n');
        }
        // One call, so that two runs do not mix their lines.
        let _ = self.file.as_mut().map(|file| file.write_all(new.as_bytes()));
    }

    /// Writes down the rest; a ledger most of whose lines had been replaced before the run is
    /// written anew. What another run adds in that moment is forgotten, and made again.
    pub(super) fn close(mut self, cache: &Cache) {
        self.flush();
        if cache.lines > 256 + 4 * cache.entries.len() {
            self.rewrite();
        }
    }

    fn rewrite(&self) {
        let Some(bytes) = output::own_bytes(&self.folder, LEDGER) else { return };
        let text = String::from_utf8_lossy(&bytes);
        let (mut last, mut shared) = (vec![], vec![]);
        let mut seen = BTreeSet::new();
        for line in text.lines().rev() {
            match LedgerLine::read(line) {
                Some(LedgerLine::Entry(entry)) if seen.insert(entry.product.clone()) => {
                    last.push((entry.shared, line));
                }
                Some(LedgerLine::Gone(product)) => {
                    seen.insert(product);
                }
                Some(LedgerLine::Shared(key, _)) => shared.push((key, line)),
                Some(LedgerLine::Entry(_)) | None => {}
            }
        }
        let used: BTreeSet<_> = last.iter().map(|(key, _)| key.clone()).collect();
        shared.retain(|(key, _)| used.contains(key));
        shared.sort();
        shared.dedup_by(|a, b| a.0 == b.0);
        let lines = shared.iter().chain(last.iter().rev()).map(|(_, line)| *line);
        let text: String = lines.flat_map(|line| [line, "\n"]).collect();
        let _ = output::write(&self.folder, &self.path, text.as_bytes(), true);
    }
}
