//! One product, and what it was made from, as the ledger keeps it.

use std::collections::BTreeMap;
use std::path::Path;

use pathdiff::diff_paths;
use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::pipeline::Shared;
use crate::project::{absolute, relative};

/// The length of a line's check sum.
const SUM: usize = 16;

/// One product, and what it was made from. Names of files count from the project's folder,
/// or are absolute if they lie outside it; they have `/` on every system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LedgerEntry {
    /// The product's name below the output folder, such as `ke-hoach.pdf`, whatever the number
    /// of its files.
    pub(super) product: String,
    /// The relative path from the output folder to the project's.
    pub(super) project: String,
    /// The document, or the template of a copy.
    pub(super) origin: String,
    /// The list that a copy has its row in.
    pub(super) list: Option<String>,
    /// True if there was something to warn of, which every run has to say again.
    pub(super) warned: bool,
    /// The fingerprint of what all products of the run depend on.
    pub(super) shared: Fingerprint,
    /// What it was made from: files, and for a copy its row of the list.
    pub(super) sources: BTreeMap<String, Fingerprint>,
    /// Its files, below the output folder.
    pub(super) outputs: BTreeMap<String, Fingerprint>,
    /// Files of earlier builds of it that it no longer has, below the output folder.
    pub(super) left: BTreeMap<String, Fingerprint>,
    pub(super) pages: usize,
    /// Agency, code, year and number.
    pub(super) identity: Option<String>,
    /// What the row of a copy says, apart from its number and place: by this a copy is known
    /// again wherever its row stands.
    #[serde(default)]
    pub(super) row: Option<Fingerprint>,
    /// True if it is many copies in one file.
    #[serde(default)]
    pub(super) joined: bool,
    /// The sheet of the workbook that a copy has its row in.
    #[serde(default)]
    pub(super) sheet: Option<String>,
    /// Set if the file is a copy that the user has given a name.
    #[serde(default)]
    pub(super) kept: Option<KeptCopy>,
}

/// How a copy has come to a name that nobody wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum KeptCopy {
    /// It was renamed: its own name was free when it was found.
    Renamed,
    /// It is there twice.
    Copied,
}

impl LedgerEntry {
    /// True if its names say which files they are; one that is not UTF-8 does not.
    pub(super) fn has_names(&self) -> bool {
        let sources = self.sources.keys().chain([&self.origin, &self.project]);
        !sources
            .chain(self.outputs.keys())
            .any(|name| name.contains('\u{fffd}'))
    }

    /// The number of the document, as it is printed.
    pub(super) fn number(&self) -> Option<&str> {
        number_of(self.identity.as_deref()?)
    }

    /// True unless its document is gone; one in a folder that cannot be read may be there.
    pub(super) fn has_origin(&self, root: &Path) -> bool {
        root.join(&self.origin).try_exists().unwrap_or(true)
    }

    /// True if its files lie below the output folder, whoever wrote the ledger.
    fn stays_below(&self) -> bool {
        let below = |name: &String| relative(Path::new(name)).is_ok();
        below(&self.product) && self.outputs.keys().chain(self.left.keys()).all(below)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum LedgerLine {
    Entry(Box<LedgerEntry>),
    Shared(Fingerprint, Shared),
    Gone(String),
}

impl LedgerLine {
    /// The line with its check sum, without a line end.
    pub(super) fn write(&self) -> Option<String> {
        let text = serde_json::to_string(self).ok()?;
        let sum = Fingerprint::of(text.as_bytes()).to_string();
        Some(format!("{} {text}", &sum[..SUM]))
    }

    /// The line that was written; none if it is damaged.
    pub(super) fn read(line: &str) -> Option<Self> {
        let (sum, text) = line.split_once(' ')?;
        let right = Fingerprint::of(text.as_bytes()).to_string();
        let line = (sum == &right[..SUM]).then(|| serde_json::from_str(text).ok())??;
        match line {
            Self::Entry(entry) if !entry.stays_below() => None,
            line => Some(line),
        }
    }
}

/// The number in what no other document may have.
pub(super) fn number_of(identity: &str) -> Option<&str> {
    let plain = identity.strip_suffix("|secret").unwrap_or(identity);
    plain.rsplit_once('|').map(|(_, number)| number)
}

/// The fingerprint of what all products of a run depend on.
pub(super) fn key(shared: &Shared) -> Fingerprint {
    let text: Vec<_> = shared.iter().map(|(name, it)| format!("{name}\t{it}")).collect();
    Fingerprint::of(text.join("\n").as_bytes())
}

/// The relative path from one folder to another, with `/` on every system.
pub(super) fn relative_path(from: &Path, to: &Path) -> String {
    let (from, to) = (absolute(from), absolute(to));
    let path = diff_paths(&to, from).unwrap_or(to);
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::name_in;

    #[test]
    fn a_damaged_line_is_no_line() {
        let line = LedgerLine::Gone("x.pdf".to_owned()).write().unwrap();
        assert!(LedgerLine::read(&line).is_some());
        for at in 0..line.len() {
            let mut damaged = line.clone().into_bytes();
            damaged[at] ^= 1;
            assert!(
                LedgerLine::read(&String::from_utf8_lossy(&damaged)).is_none(),
                "{at}"
            );
            assert!(LedgerLine::read(&line[..at]).is_none(), "{at}");
        }
    }

    #[test]
    fn an_entry_whose_files_lie_elsewhere_is_not_believed() {
        let entry = |name: &str| LedgerEntry {
            product: "a.pdf".to_owned(),
            project: "..".to_owned(),
            origin: "plans/a.yaml".to_owned(),
            list: None,
            warned: false,
            shared: Fingerprint::of(b""),
            sources: BTreeMap::new(),
            outputs: BTreeMap::from([(name.to_owned(), Fingerprint::of(b""))]),
            left: BTreeMap::new(),
            pages: 1,
            identity: None,
            row: None,
            joined: false,
            sheet: None,
            kept: None,
        };
        let kept = |name: &str| {
            LedgerLine::read(&LedgerLine::Entry(Box::new(entry(name))).write().unwrap())
        };
        assert!(kept("b/a.pdf").is_some());
        assert!(kept("../a.pdf").is_none() && kept("/etc/passwd").is_none());
    }

    #[test]
    fn names_count_from_the_project_and_a_relative_path_leads_there() {
        let (root, out) = (Path::new("/p/du an"), Path::new("/p/du an/out"));
        assert_eq!(
            name_in(root, Path::new("/p/du an/x/../plans/a.yaml")),
            "plans/a.yaml"
        );
        assert_eq!(name_in(root, Path::new("/q/a.yaml")), "/q/a.yaml");
        assert_eq!(relative_path(out, root), "..");
        assert_eq!(relative_path(Path::new("/q/r"), root), "../../p/du an");
        assert_eq!(relative_path(root, root), "");
    }
}
