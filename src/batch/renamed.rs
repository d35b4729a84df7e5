//! Copies that somebody has given another name: the ledger knows them by their bytes, and those
//! that were signed then by what the signature was added to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::cache::{Cache, LEDGER};
use super::entry::{KeptCopy, LedgerEntry};
use super::job::Job;
use super::product_files::name;
use super::run::Run;
use crate::files::{self, MAX_PRODUCT_BYTES};
use crate::fingerprint::Fingerprint;
use crate::output::SCRATCH;
use crate::pipeline::Product;

/// What ends a PDF, and each thing that was added to it.
const END: &[u8] = b"%%EOF";
/// What a PDF of this program says of itself.
const CREATED: &[u8] = b"(vanban ";

/// Copies of earlier runs that lie in the output folder under names that nobody wrote.
#[derive(Default)]
pub(super) struct Renamed {
    by_number: BTreeMap<String, Vec<(LedgerEntry, PathBuf)>>,
    /// Those that the ledger does not name yet.
    pub(super) new: Vec<LedgerEntry>,
    /// Files that this program has made, nobody knows when and of what.
    pub(super) unknown: Vec<PathBuf>,
}

impl Renamed {
    /// Looks for the copies of a merge.
    pub(super) fn new(run: &Run<'_>, jobs: &[Job], cache: &Cache) -> Self {
        let mut found = Self::default();
        if !jobs.iter().any(|job| job.list().is_some()) {
            return found;
        }
        let by_bytes = by_bytes(cache);
        let own: BTreeSet<String> =
            jobs.iter().map(|job| job.product(run.product)).collect();
        let known = cache.names();
        let walk = WalkDir::new(run.output).sort_by_file_name().into_iter();
        for path in walk.filter_entry(is_ours).flatten().map(DirEntry::into_path) {
            let below = path.strip_prefix(run.output).unwrap_or(&path);
            let below = name(below);
            let ending = path.extension().is_some_and(|it| it == run.product.ending());
            if !ending || known.contains(below.as_str()) || own.contains(&below) {
                continue;
            }
            if let Some(entry) = cache.kept.get(&below) {
                found.add(entry.clone(), path);
                continue;
            }
            let Ok(bytes) = files::read(&path, MAX_PRODUCT_BYTES) else { continue };
            let whole = Fingerprint::of(&bytes);
            let entry = by_bytes.get(&whole).copied();
            let Some(entry) = entry.or_else(|| signed(&bytes, &by_bytes)) else {
                let made = bytes.windows(CREATED.len()).any(|part| part == CREATED);
                if run.product == Product::Pdf && made {
                    found.unknown.push(path);
                }
                continue;
            };
            let is_twice = run.output.join(&entry.product).exists();
            let kept = entry.kept.unwrap_or(KeptCopy::Renamed);
            let entry = LedgerEntry {
                product: below.clone(),
                outputs: BTreeMap::from([(below, whole)]),
                left: BTreeMap::new(),
                kept: Some(if is_twice { KeptCopy::Copied } else { kept }),
                ..entry.clone()
            };
            found.new.push(entry.clone());
            found.add(entry, path);
        }
        found
    }

    fn add(&mut self, entry: LedgerEntry, path: PathBuf) {
        if let Some(identity) = entry.identity.clone() {
            self.by_number.entry(identity).or_default().push((entry, path));
        }
    }

    fn find(
        &self,
        job: &Job,
        identity: &str,
        kept: KeptCopy,
        same: bool,
    ) -> Option<&Path> {
        let row = job.row();
        let found =
            self.by_number.get(identity)?.iter().find(|(entry, _)| {
                entry.kept == Some(kept) && (entry.row == row) == same
            });
        found.map(|(_, path)| path.as_path())
    }

    /// The renamed copy that has a number, unless it is of the very same letter.
    pub(super) fn holder(&self, job: &Job, identity: &str) -> Option<&Path> {
        self.find(job, identity, KeptCopy::Renamed, false)
    }

    /// The renamed copy of the very letter that a job makes again.
    pub(super) fn same(&self, job: &Job) -> Option<&Path> {
        self.find(job, job.planned()?, KeptCopy::Renamed, true)
    }

    /// A second file of another letter that had a job's number.
    pub(super) fn copied(&self, job: &Job) -> Option<&Path> {
        self.find(job, job.planned()?, KeptCopy::Copied, false)
    }
}

/// All that is known of copies, by the bytes of their files; what they are now comes last.
fn by_bytes(cache: &Cache) -> BTreeMap<&Fingerprint, &LedgerEntry> {
    let known = cache
        .past
        .iter()
        .chain(cache.kept.values())
        .chain(cache.entries.values());
    let copies = known.filter(|entry| {
        entry.project == cache.project && entry.list.is_some() && entry.identity.is_some()
    });
    copies
        .filter_map(|it| Some((it.outputs.get(&it.product)?, it)))
        .collect()
}

/// The copy that something was added to, as a signature is.
fn signed<'a>(
    bytes: &[u8],
    by_bytes: &BTreeMap<&Fingerprint, &'a LedgerEntry>,
) -> Option<&'a LedgerEntry> {
    let ends = bytes.windows(END.len()).enumerate().filter(|(_, part)| *part == END);
    let mut ends = ends.map(|(at, _)| at + END.len());
    ends.find_map(|end| {
        (end..=(end + 2).min(bytes.len()))
            .find_map(|end| by_bytes.get(&Fingerprint::of(&bytes[..end])).copied())
    })
}

/// False for the folder of unfinished files, and for other output folders.
fn is_ours(entry: &DirEntry) -> bool {
    let other = || entry.path().join(SCRATCH).join(LEDGER).is_file();
    entry.file_name() != SCRATCH && (entry.depth() == 0 || !other())
}
