//! The folders that a watch keeps an eye on: whole folders, since editors replace files.

use std::collections::BTreeSet;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::inputs::folder_of;
use crate::fingerprint::Fingerprint;
use crate::project::{self, FILE, legal_file, project_file, root};

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
        self.add_parent(&project_file(root).unwrap_or_else(|| root.join(FILE)));
        let within = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        for folder in
            [&root.join("templates"), &root.join("standards"), &root.join("fonts")]
                .into_iter()
                .chain(fonts)
        {
            self.add_tree(folder, &within);
        }
        if plans {
            self.add_tree(&root.join("plans"), &within);
        }
    }

    /// A named file's folder, or a named folder with all below it.
    pub(super) fn add_input(&mut self, path: &Path) {
        if path.is_dir() {
            let root = root(path).unwrap_or_else(|| path.to_owned());
            self.add_tree(path, &root.canonicalize().unwrap_or(root));
        } else {
            self.add_parent(path);
        }
    }

    /// The folder of a file, and that of the file that it leads to, if it is a link.
    pub(super) fn add_parent(&mut self, path: &Path) {
        self.0.insert(folder_of(path).to_owned());
        if path.is_symlink()
            && let Some(parent) =
                path.canonicalize().ok().as_deref().and_then(Path::parent)
        {
            self.0.insert(parent.to_owned());
        }
    }

    /// A folder with all below it, and with what links lead to inside the project, here as in
    /// a build.
    fn add_tree(&mut self, folder: &Path, within: &Path) {
        self.0.insert(folder.to_owned());
        let is_wanted = |entry: &DirEntry| {
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            entry.depth() == 0 || !is_hidden || !entry.file_type().is_dir()
        };
        let walk = WalkDir::new(folder).into_iter().filter_entry(is_wanted);
        for entry in walk.flatten() {
            if entry.path_is_symlink() {
                self.add_parent(entry.path());
                let real = entry.path().canonicalize();
                if let Ok(to) = real
                    && to.is_dir()
                    && to.starts_with(within)
                    && !within.starts_with(&to)
                    && !self.0.contains(&to)
                {
                    self.add_tree(&to, within);
                }
            } else if entry.file_type().is_dir() {
                self.0.insert(entry.into_path());
            }
        }
    }
}

/// What tells whether a project has to be opened anew: its file, register, templates and
/// standards by what they say, fonts, which are large, by their length and time.
pub(super) fn fingerprint(root: &Path, fonts: &[PathBuf]) -> Fingerprint {
    let file = project_file(root).unwrap_or_else(|| root.join(FILE));
    let read = |path: &Path| project::read_bytes(path).ok();
    let mut said = read(&file).unwrap_or_default();
    said.extend(file.display().to_string().bytes());
    let register = legal_file(root).and_then(|register| read(&register));
    said.extend(register.unwrap_or_default());
    for folder in ["templates", "standards"] {
        for path in project::files_below(root, &root.join(folder)) {
            said.extend(format!("\n{}\n", path.display()).bytes());
            said.extend(read(&path).unwrap_or_default());
        }
    }
    for folder in iter::once(&root.join("fonts")).chain(fonts) {
        for entry in WalkDir::new(folder).sort_by_file_name().into_iter().flatten() {
            let found = fs::metadata(entry.path()).ok();
            let found = found.map(|found| (found.len(), found.modified().ok()));
            said.extend(format!("\n{} {found:?}", entry.path().display()).bytes());
        }
    }
    Fingerprint::of(&said)
}
