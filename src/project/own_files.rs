//! The files of a folder that a project keeps its own matters in: templates, fonts.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::paths::shown;
use crate::diag::{Diagnostic, Message, Place, SourceFile, rules};
use crate::error::{Error, Failure};
use crate::files::is_plain;
use crate::say;

/// The most files and folders that are gone through: a hundred times what a project has.
const MAX_FILES: usize = 10_000;

/// A file of the project's own.
pub(super) struct OwnFile {
    /// Its path below the folder, with `/` on every system.
    pub(super) key: String,
    pub(super) path: PathBuf,
}

/// The wanted files below a folder of a project, in the order of their names, with those that
/// links lead to inside the project; hidden files are none. A folder that is not there has none.
///
/// # Errors
/// Returns every wanted file that is no plain one, every link out of the project, or what the
/// system refused.
pub(super) fn own_files(
    root: &Path,
    folder: &Path,
    wanted: fn(&str) -> bool,
) -> Result<Vec<OwnFile>, Failure> {
    if !folder.is_dir() {
        return Ok(vec![]);
    }
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let real = root.canonicalize().map_err(|refused| Error::io(root, &refused))?;
    let mut walk = OwnWalk {
        root: real,
        wanted,
        seen: BTreeSet::new(),
        count: 0,
        found: vec![],
        faults: vec![],
    };
    if walk.enters(folder) {
        walk.visit(folder, "")?;
    }
    if walk.faults.is_empty() { Ok(walk.found) } else { Err(walk.faults.into()) }
}

struct OwnWalk {
    root: PathBuf,
    wanted: fn(&str) -> bool,
    /// The folders that were gone into, each once: links may lead round in circles.
    seen: BTreeSet<PathBuf>,
    count: usize,
    found: Vec<OwnFile>,
    faults: Vec<Diagnostic>,
}

impl OwnWalk {
    fn visit(&mut self, folder: &Path, prefix: &str) -> Result<(), Failure> {
        let refused = |refused: io::Error| Error::io(folder, &refused);
        let mut paths = vec![];
        for entry in fs::read_dir(folder).map_err(refused)? {
            paths.push(entry.map_err(refused)?.path());
            self.count += 1;
            if self.count > MAX_FILES {
                return Err(too_many(folder).into());
            }
        }
        paths.sort();
        for path in paths {
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            if name.starts_with('.') {
                continue;
            }
            let key = format!("{prefix}{name}");
            if path.is_dir() {
                if self.enters(&path) {
                    self.visit(&path, &format!("{key}/"))?;
                }
            } else if (self.wanted)(name) {
                self.file(key, path);
            }
        }
        Ok(())
    }

    /// True for a folder of the project that was not gone into.
    fn enters(&mut self, path: &Path) -> bool {
        let Ok(real) = path.canonicalize() else { return false };
        if !real.starts_with(&self.root) {
            self.faults.push(leads_out(path));
            return false;
        }
        self.seen.insert(real)
    }

    fn file(&mut self, key: String, path: PathBuf) {
        match path.canonicalize() {
            Ok(real) if !real.starts_with(&self.root) => {
                self.faults.push(leads_out(&path));
            }
            Ok(_) if !is_plain(&path) => {
                let message =
                    say!("đây không phải là một tệp", "this is not a plain file");
                self.faults.push(fault(&path, message));
            }
            // Of a link to nowhere, the reading says what is wrong.
            _ => self.found.push(OwnFile { key, path }),
        }
    }
}

/// Every plain file below a folder of a project, to see whether one of them changes; what is
/// wrong with one is said where it is read.
pub fn files_below(root: &Path, folder: &Path) -> Vec<PathBuf> {
    let real = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let Ok(root) = real.canonicalize() else { return vec![] };
    let mut walk = OwnWalk {
        root,
        wanted: |_| true,
        seen: BTreeSet::new(),
        count: 0,
        found: vec![],
        faults: vec![],
    };
    if folder.is_dir() && walk.enters(folder) {
        let _ = walk.visit(folder, "");
    }
    walk.found.into_iter().map(|file| file.path).collect()
}

fn leads_out(path: &Path) -> Diagnostic {
    let message = say!(
        "một liên kết dẫn ra ngoài dự án",
        "a symbolic link leads outside the project"
    );
    fault(path, message)
}

fn too_many(folder: &Path) -> Vec<Diagnostic> {
    let message = say!(
        "thư mục có hơn {MAX_FILES} tệp",
        "too many files in the folder: more than {MAX_FILES}"
    );
    vec![fault(folder, message)]
}

/// What is said of a file or folder that is not taken for the project's own.
pub(super) fn fault(path: &Path, message: Message) -> Diagnostic {
    let place = Place::new(&SourceFile::new(shown(path), ""), 0..0);
    Diagnostic::new(&rules::OUTSIDE_FILE, message).at(place).hint(say!(
        "Chép tệp thật vào chỗ này, hoặc bỏ mục này đi.",
        "Copy the file itself to this place, or remove this entry."
    ))
}
