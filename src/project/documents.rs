//! The documents below a folder, with those that links lead to inside the project.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::named::{is_settings, is_yaml};
use super::paths::shown;
use crate::diag::{Diagnostic, Message, Place, SourceFile, rules};
use crate::error::Error;
use crate::say;

/// What a walk finds.
#[derive(Debug, Default)]
pub(super) struct FoundDocuments {
    /// The documents, in the order of their names, each as it was come by.
    pub(super) paths: Vec<PathBuf>,
    /// The links that lead to no document of the project.
    pub(super) findings: Vec<Diagnostic>,
    /// The folders that cannot be read.
    pub(super) unreadable: Vec<Diagnostic>,
}

/// The documents below a folder of a project, but those in `skip`; hidden files are none.
///
/// # Errors
/// Returns that the folder itself cannot be read.
pub(super) fn documents(
    root: &Path,
    folder: &Path,
    skip: Option<&Path>,
) -> Result<FoundDocuments, Error> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let mut walk = DocumentWalk {
        root: real(root),
        top: real(folder),
        skip: skip.map(real),
        seen: BTreeSet::new(),
        found: FoundDocuments::default(),
    };
    walk.visit(folder, true)?;
    Ok(walk.found)
}

struct DocumentWalk {
    root: PathBuf,
    /// The folder that the walk began in.
    top: PathBuf,
    skip: Option<PathBuf>,
    /// The folders that links led to; each is gone into once.
    seen: BTreeSet<PathBuf>,
    found: FoundDocuments,
}

impl DocumentWalk {
    /// Goes through a folder: the first of the walk, or one that a link led to.
    fn visit(&mut self, folder: &Path, is_first: bool) -> Result<(), Error> {
        let skip = self.skip.clone();
        let is_skipped = |entry: &DirEntry| {
            let is_dir = entry.file_type().is_dir();
            is_dir && skip.is_some() && entry.path().canonicalize().ok() == skip
        };
        let is_wanted = |entry: &DirEntry| {
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            entry.depth() == 0 || !is_hidden && !is_skipped(entry)
        };
        let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(is_wanted) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(refused) => {
                    let is_whole = refused.depth() == 0 && is_first;
                    let error = refusal(folder, refused);
                    if is_whole {
                        return Err(error);
                    }
                    self.found.unreadable.push(unreadable(error.message));
                    continue;
                }
            };
            if entry.depth() > 0 && entry.path_is_symlink() {
                self.link(entry.path())?;
            } else if entry.file_type().is_file() && is_document(entry.path()) {
                self.found.paths.push(entry.into_path());
            }
        }
        Ok(())
    }

    fn link(&mut self, path: &Path) -> Result<(), Error> {
        let Ok(to) = path.canonicalize() else {
            if is_document(path) {
                let why = say!("dẫn tới tệp không còn", "leads to no file");
                self.found.findings.push(skipped(path, &why));
            }
            return Ok(());
        };
        let is_folder = to.is_dir();
        if !to.starts_with(&self.root) {
            if is_folder || is_document(path) {
                let why = say!("dẫn ra ngoài dự án", "leads out of the project");
                self.found.findings.push(skipped(path, &why));
            }
            return Ok(());
        }
        if !is_folder {
            if to.is_file() && is_document(path) {
                self.found.paths.push(path.to_owned());
            }
            return Ok(());
        }
        let is_starters = self.skip.as_ref().is_some_and(|skip| to.starts_with(skip));
        // Of a link upwards, everything is on this walk already.
        if is_starters || self.top.starts_with(&to) || !self.seen.insert(to) {
            return Ok(());
        }
        self.visit(path, false)
    }
}

fn is_document(path: &Path) -> bool {
    is_yaml(path) && !is_settings(path)
}

fn skipped(path: &Path, why: &Message) -> Diagnostic {
    let name = shown(path);
    let message = Message::new(
        format!("liên kết {name} {}, không dựng", why.vi),
        format!("the link {name} {} and is skipped", why.en),
    );
    Diagnostic::new(&rules::SKIPPED_LINK, message)
        .at(Place::new(&SourceFile::new(name, ""), 0..0))
        .hint(say!(
            "Chép tệp vào dự án thay cho liên kết, hoặc xóa liên kết.",
            "Copy the file into the project in the link's place, or remove the link."
        ))
}

fn refusal(folder: &Path, refused: walkdir::Error) -> Error {
    let path = refused.path().unwrap_or(folder).to_owned();
    Error::io(&path, &io::Error::from(refused))
}

fn unreadable(message: Message) -> Diagnostic {
    Diagnostic::new(&rules::UNREADABLE_FOLDER, message).hint(say!(
        "Cho quyền đọc thư mục này, hoặc đưa nó ra khỏi thư mục văn bản.",
        "Make the folder readable, or move it out of the documents' folder."
    ))
}
