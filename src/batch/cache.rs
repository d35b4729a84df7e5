//! What was built from what, so that only what has changed is built again.
//!
//! A file of lines in the output folder, each with a check sum; a run appends to it, so two
//! runs at once lose nothing, and a line that is damaged or lost only means that its product
//! is made again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::output::{self, SCRATCH};
use crate::pipeline::Shared;

/// The file's name, inside the scratch folder.
const NAME: &str = "built";
/// The length of a line's check sum.
const SUM: usize = 16;

/// One product, and what it was made from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// The product's name: its first file without page and ending, below the output folder.
    pub product: String,
    /// The document, or the list's template.
    pub origin: String,
    /// The fingerprint of what all products of the run depend on.
    pub shared: Fingerprint,
    /// The files it was made from.
    pub sources: BTreeMap<String, Fingerprint>,
    /// Its files, below the output folder.
    pub outputs: BTreeMap<String, Fingerprint>,
    /// The number of pages.
    pub pages: usize,
    /// Agency, code, year and number.
    pub identity: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Entry(Entry),
    Shared(Fingerprint, Shared),
    Gone(String),
}

/// Why a product is made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was never made here, or nobody knows of what.
    New,
    /// This file or setting is not what it was.
    Changed(String),
    /// This one is no longer there.
    Removed(String),
    /// The product's own file is gone, or is not what was written.
    Output(String),
}

/// What is known of earlier runs in an output folder.
#[derive(Default)]
pub struct Cache {
    folder: PathBuf,
    entries: BTreeMap<String, Entry>,
    shared: BTreeMap<Fingerprint, Shared>,
    now: Shared,
    key: Option<Fingerprint>,
    lines: usize,
    new: String,
}

impl Cache {
    /// Reads what an output folder says of itself, for a run in which all products depend on
    /// `now`. It never fails: what cannot be read is not known.
    pub fn open(folder: &Path, now: &Shared) -> Self {
        let mut cache = Self {
            folder: folder.to_owned(),
            now: now.clone(),
            ..Self::default()
        };
        let key = fingerprint(now);
        let text = fs::read(folder.join(SCRATCH).join(NAME)).unwrap_or_default();
        for line in String::from_utf8_lossy(&text).lines() {
            cache.lines += 1;
            match read_line(line) {
                Some(Line::Entry(entry)) => {
                    cache.entries.insert(entry.product.clone(), entry);
                }
                Some(Line::Shared(key, shared)) => {
                    cache.shared.insert(key, shared);
                }
                Some(Line::Gone(product)) => {
                    cache.entries.remove(&product);
                }
                None => {}
            }
        }
        if cache.shared.insert(key.clone(), now.clone()).is_none() {
            cache.add(&Line::Shared(key.clone(), now.clone()));
        }
        cache.key = Some(key);
        cache
    }

    /// The entry of a product that need not be made again, or why it has to be.
    ///
    /// `source` is a document as it is now, under its name.
    ///
    /// # Errors
    /// Returns the reason.
    pub fn check(
        &self,
        product: &str,
        source: (&str, &Fingerprint),
    ) -> Result<&Entry, Reason> {
        let entry = self.entries.get(product).ok_or(Reason::New)?;
        if Some(&entry.shared) != self.key.as_ref() {
            return Err(self.changed_setting(&entry.shared));
        }
        match entry.sources.get(source.0) {
            None => return Err(Reason::New),
            Some(old) if old != source.1 => {
                return Err(Reason::Changed(source.0.to_owned()));
            }
            Some(_) => {}
        }
        for (name, old) in entry.sources.iter().filter(|(name, _)| *name != source.0) {
            match fs::read(name) {
                Err(_) => return Err(Reason::Removed(name.clone())),
                Ok(bytes) if Fingerprint::of(&bytes) != *old => {
                    return Err(Reason::Changed(name.clone()));
                }
                Ok(_) => {}
            }
        }
        for (name, old) in &entry.outputs {
            let same = fs::read(self.folder.join(name))
                .is_ok_and(|bytes| Fingerprint::of(&bytes) == *old);
            if !same {
                return Err(Reason::Output(name.clone()));
            }
        }
        Ok(entry)
    }

    fn changed_setting(&self, old: &Fingerprint) -> Reason {
        let Some(old) = self.shared.get(old) else { return Reason::New };
        let changed = self.now.iter().find(|(name, now)| old.get(*name) != Some(*now));
        let gone = old.keys().find(|name| !self.now.contains_key(*name));
        match (changed, gone) {
            (Some((name, _)), _) => Reason::Changed(name.clone()),
            (None, Some(name)) => Reason::Removed(name.clone()),
            (None, None) => Reason::New,
        }
    }

    /// Notes that a product was made; [`Self::save`] writes it down.
    pub fn made(&mut self, entry: Entry) {
        self.add(&Line::Entry(entry.clone()));
        self.entries.insert(entry.product.clone(), entry);
    }

    /// The fingerprint of what all products of this run depend on.
    pub fn key(&self) -> Fingerprint {
        self.key.clone().unwrap_or_else(|| fingerprint(&self.now))
    }

    /// Products of earlier runs that `is_stale` says nobody makes any more.
    pub fn stale(&self, is_stale: impl Fn(&Entry) -> bool) -> Vec<Entry> {
        self.entries
            .values()
            .filter(|entry| is_stale(entry))
            .cloned()
            .collect()
    }

    /// Removes a stale product's files, and forgets it; returns the files that are not as
    /// they were written, which stay, being somebody's work.
    pub fn remove(&mut self, entry: &Entry) -> Vec<PathBuf> {
        let mut kept = vec![];
        for (name, written) in &entry.outputs {
            let path = self.folder.join(name);
            match fs::read(&path) {
                Ok(bytes) if Fingerprint::of(&bytes) == *written => {
                    if fs::remove_file(&path).is_err() {
                        kept.push(path);
                    }
                }
                Ok(_) => kept.push(path),
                Err(_) => {}
            }
        }
        self.entries.remove(&entry.product);
        self.add(&Line::Gone(entry.product.clone()));
        kept
    }

    fn add(&mut self, line: &Line) {
        let Ok(text) = serde_json::to_string(line) else { return };
        let sum = Fingerprint::of(text.as_bytes()).to_string();
        self.new.push_str(&sum[..SUM]);
        self.new.push(' ');
        self.new.push_str(&text);
        self.new.push('\n');
        self.lines += 1;
    }

    /// Appends what is new. That it cannot is no fault: the next run is slower.
    pub fn save(&mut self) {
        let new = std::mem::take(&mut self.new);
        let path = self.folder.join(SCRATCH).join(NAME);
        let is_empty = |path: &Path| fs::metadata(path).map_or(true, |it| it.len() == 0);
        // A run that made nothing leaves no file behind.
        if new.is_empty() || (self.entries.is_empty() && is_empty(&path)) {
            return;
        }
        if self.lines > 64 + 3 * self.entries.len() {
            self.rewrite(&path);
            return;
        }
        let file = OpenOptions::new().create(true).append(true).open(&path);
        // One call, so that two runs do not mix their lines; after a line that was cut off,
        // the first line would be lost with it.
        let _ = file.and_then(|mut file| file.write_all(format!("\n{new}").as_bytes()));
    }

    /// Leaves out what later lines have replaced.
    fn rewrite(&mut self, path: &Path) {
        self.new.clear();
        let used: BTreeSet<_> =
            self.entries.values().map(|entry| entry.shared.clone()).collect();
        let shared: Vec<_> = self.shared.clone().into_iter().collect();
        for (key, shared) in shared.into_iter().filter(|(key, _)| used.contains(key)) {
            self.add(&Line::Shared(key, shared));
        }
        let entries: Vec<_> = self.entries.values().cloned().collect();
        for entry in entries {
            self.add(&Line::Entry(entry));
        }
        let text = std::mem::take(&mut self.new);
        self.lines = text.lines().count();
        let _ = output::write(&self.folder, path, text.as_bytes(), true);
    }
}

fn fingerprint(shared: &Shared) -> Fingerprint {
    let text: Vec<_> = shared.iter().map(|(name, it)| format!("{name}\t{it}")).collect();
    Fingerprint::of(text.join("\n").as_bytes())
}

fn read_line(line: &str) -> Option<Line> {
    let (sum, text) = line.split_once(' ')?;
    let right = Fingerprint::of(text.as_bytes()).to_string();
    (sum == &right[..SUM]).then(|| serde_json::from_str(text).ok())?
}
