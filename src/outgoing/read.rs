//! Reads the register, line by line: it only ever grows, and may be very long.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::entry::{DASH, RegisterEntry};
use super::faults;
use super::file::{bytes, path};
use super::journal::Journal;
use super::pending::unwritten;
use crate::diag::{Diagnostic, Place, SourceFile};
use crate::error::Failure;
use crate::form;
use crate::project::shown;
use crate::yaml::{line_end, read_text};

/// The most faults that are told of a register.
const MOST: usize = 20;

/// An entry and its line.
#[derive(Clone, Debug)]
pub struct Placed {
    /// What it says.
    pub entry: RegisterEntry,
    /// The bytes of its line.
    pub at: Range<usize>,
}

/// The register as it is read; empty if there is none yet.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// Its file.
    pub file: Arc<SourceFile>,
    /// Its entries, in the order of the file.
    pub entries: Vec<Placed>,
    /// Lines that cannot be read: what they say is not known.
    pub faults: Vec<Diagnostic>,
    /// The bytes of its file; none if it is not there.
    pub(super) bytes: Option<Vec<u8>>,
}

impl Outgoing {
    /// Whether a project keeps a register.
    pub fn is_kept(root: &Path) -> bool {
        path(root).exists() || Journal::left(root).is_some()
    }

    /// Reads a project's register, with what was given and is not written down yet.
    ///
    /// # Errors
    /// Returns what the system refuses, or what is wrong with its bytes.
    pub fn read(root: &Path) -> Result<Self, Failure> {
        let (mut bytes, journal) = (bytes(root)?, Journal::left(root));
        if let Some(journal) = journal {
            let rest = unwritten(
                bytes.as_deref().unwrap_or_default(),
                journal.length,
                &journal.lines,
            );
            bytes.get_or_insert_default().extend(rest.into_bytes());
        }
        Self::of(&path(root), bytes)
    }

    /// Reads a register's bytes.
    pub(super) fn of(path: &Path, bytes: Option<Vec<u8>>) -> Result<Self, Failure> {
        let file = read_text(&shown(path), bytes.as_deref().unwrap_or_default())?;
        let mut read = Self { file, entries: vec![], faults: vec![], bytes };
        read.lines();
        if read.file.assumed.is_some() {
            read.faults.push(faults::encoding(&read.file));
        }
        Ok(read)
    }

    /// Where an entry stands.
    pub fn place(&self, placed: &Placed) -> Place {
        Place::new(&self.file, placed.at.clone())
    }

    /// How its lines end.
    pub(super) fn line_end(&self) -> &'static str {
        line_end(&self.file.text)
    }

    fn lines(&mut self) {
        let file = self.file.clone();
        let mut at = 0;
        for line in file.text.split_inclusive('\n') {
            let said = line.trim_end();
            let range = at..at + said.len();
            at += line.len();
            if said.is_empty() || said.starts_with('#') || said == "---" {
                continue;
            }
            let entry = said.strip_prefix(DASH);
            let read = entry.and_then(|json| serde_json::from_str(json).ok());
            match read.filter(RegisterEntry::is_whole) {
                Some(entry) => self.entries.push(Placed { entry, at: range }),
                None => self.other(range, line.ends_with('\n')),
            }
        }
    }

    /// A line that is not as the program writes it: one that somebody has typed, or none.
    fn other(&mut self, at: Range<usize>, is_whole: bool) {
        if self.faults.len() >= MOST {
            return;
        }
        let file = self.file.clone();
        let line = &file.text[at.clone()];
        if let Some(fault) = faults::conflict(&file, at.clone()) {
            self.faults.push(fault);
            return;
        }
        let typed = line.strip_prefix(DASH).filter(|it| it.trim_start().starts_with('{'));
        let Some(typed) = typed else {
            self.faults.push(faults::no_entry(&file, at));
            return;
        };
        let own = SourceFile::new(&file.name, typed);
        let (entry, findings) = form::read::<RegisterEntry>(&own);
        match entry {
            Some((entry, _)) => self.entries.push(Placed { entry, at }),
            None if !is_whole && !typed.contains('}') => {
                self.faults.push(faults::cut_off(&file, at));
            }
            None => {
                let start = at.start + DASH.len();
                let moved = |place: Place| {
                    let Range { start: from, end } = place.range;
                    Place::new(&file, start + from..start + end)
                };
                let fault = |finding: Diagnostic| Diagnostic {
                    place: finding.place.map(moved),
                    related: vec![],
                    ..finding
                };
                let here = Place::new(&file, at.clone());
                let found = findings.into_iter().map(fault);
                self.faults.extend(found.map(|it| it.or_at(|| here.clone())));
            }
        }
    }
}
