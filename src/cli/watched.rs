//! The folders that a watch keeps an eye on: whole folders, since editors replace files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::fingerprint::Fingerprint;
use crate::project::FILE;

/// Folders to watch, each for the files in it alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Folders(BTreeSet<PathBuf>);

impl Folders {
    /// The folders that can be watched, or may be one day; one that may not be read is left out.
    pub(super) fn iter(&self) -> impl Iterator<Item = &PathBuf> {
        self.0
            .iter()
            .filter(|folder| !folder.exists() || fs::read_dir(folder).is_ok())
    }

    /// A project's folder, its templates and fonts, folders of other fonts, and its documents if
    /// all are watched.
    pub(super) fn add_project(&mut self, root: &Path, fonts: &[PathBuf], plans: bool) {
        let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
        self.add_parent(&root.join(FILE));
        for folder in [&root.join("templates"), &root.join("fonts")]
            .into_iter()
            .chain(fonts)
        {
            self.add_tree(folder);
        }
        if plans {
            self.add_tree(&root.join("plans"));
        }
    }

    /// A named file's folder, or a named folder with all below it.
    pub(super) fn add_input(&mut self, path: &Path) {
        if path.is_dir() {
            self.add_tree(path);
        } else {
            self.add_parent(path);
        }
    }

    /// The folder of a file, and that of the file that it leads to, if it is a link.
    pub(super) fn add_parent(&mut self, path: &Path) {
        let parent = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        self.0.insert(parent.unwrap_or(Path::new(".")).to_owned());
        if path.is_symlink()
            && let Some(parent) =
                path.canonicalize().ok().as_deref().and_then(Path::parent)
        {
            self.0.insert(parent.to_owned());
        }
    }

    fn add_tree(&mut self, folder: &Path) {
        self.0.insert(folder.to_owned());
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let hidden = entry.file_name().to_string_lossy().starts_with('.');
            let path = entry.path();
            // Links to folders are not followed, here as in a build.
            if path.is_dir() && !path.is_symlink() && !hidden {
                self.add_tree(&path);
            } else if path.is_symlink() {
                self.add_parent(&path);
            }
        }
    }
}

/// What tells whether a project has to be opened anew: its file and templates by what they
/// say, fonts, which are large, by their length and time.
pub(super) fn stamp(root: &Path, fonts: &[PathBuf]) -> Fingerprint {
    let mut said = vec![];
    said.extend(fs::read(root.join(FILE)).unwrap_or_default());
    let mut open = vec![root.join("templates")];
    while let Some(folder) = open.pop() {
        for path in entries(&folder) {
            if path.is_dir() {
                open.push(path);
            } else {
                said.extend(format!("\n{}\n", path.display()).bytes());
                said.extend(fs::read(&path).unwrap_or_default());
            }
        }
    }
    open.push(root.join("fonts"));
    open.extend(fonts.iter().cloned());
    while let Some(folder) = open.pop() {
        for path in entries(&folder) {
            let found = path.metadata().ok();
            let found = found.map(|found| (found.len(), found.modified().ok()));
            said.extend(format!("\n{} {found:?}", path.display()).bytes());
            if path.is_dir() && !path.is_symlink() {
                open.push(path);
            }
        }
    }
    Fingerprint::of(&said)
}

/// What lies in a folder, in order.
pub(super) fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
