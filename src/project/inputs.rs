//! The documents that a call builds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::folder::{LEGAL, Project};
use super::paths::{FILE, shown};
use crate::diag::{Diagnostic, rules};
use crate::error::Error;
use crate::say;

/// Files of a project that are no documents.
const RESERVED: [&str; 2] = [FILE, LEGAL];

/// A document of a call, and where its product goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The file, as it was named or found.
    pub path: PathBuf,
    /// Its place below the output folder, without the file ending.
    pub stem: PathBuf,
}

/// The documents of a call, and the folders that may have more.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The documents.
    pub documents: Vec<Input>,
    /// A finding for each folder that cannot be read.
    pub unreadable: Vec<Diagnostic>,
}

impl Project {
    /// The documents of a call: those named, or every one in the project's `plans/` but the
    /// starters in `plans/mau/`.
    ///
    /// # Errors
    /// Returns what is named and not there, two documents with one output, or that there is no
    /// document at all.
    pub fn inputs(&self, named: &[PathBuf]) -> Result<Inputs, Error> {
        let plans = self.plans();
        let mut inputs = Inputs::default();
        for path in named {
            if path.is_dir() && same_folder(path, &self.root) {
                self.all(&mut inputs)?;
            } else if path.is_dir() {
                let base = if is_below(path, &plans) { &plans } else { path };
                collect(path, base, None, &mut inputs)?;
            } else {
                let found = fs::metadata(path).map_err(|e| Error::io(path, &e))?;
                if !found.is_file() {
                    let path = shown(path);
                    return Err(Error::usage(say!(
                        "{path}: không phải tệp hay thư mục",
                        "{path}: neither a file nor a folder"
                    )));
                }
                let base = if is_below(path, &plans) {
                    plans.clone()
                } else {
                    path.parent().unwrap_or(Path::new("")).to_owned()
                };
                inputs.documents.push(input(path, &base));
            }
        }
        if named.is_empty() {
            self.all(&mut inputs)?;
        }
        if inputs.documents.is_empty() && inputs.unreadable.is_empty() {
            return Err(no_plans(&plans));
        }
        // A file may be named twice, by itself and by its folder.
        let mut seen = BTreeSet::new();
        inputs.documents.retain(|input| {
            seen.insert(input.path.canonicalize().unwrap_or_else(|_| input.path.clone()))
        });
        check_outputs(&inputs.documents)?;
        Ok(inputs)
    }

    /// Adds every document of the project but the starters.
    fn all(&self, inputs: &mut Inputs) -> Result<(), Error> {
        let plans = self.plans();
        if !plans.is_dir() {
            return Err(no_plans(&plans));
        }
        collect(&plans, &plans, Some(&plans.join("mau")), inputs)
    }
}

fn same_folder(one: &Path, two: &Path) -> bool {
    let two = if two.as_os_str().is_empty() { Path::new(".") } else { two };
    matches!((one.canonicalize(), two.canonicalize()), (Ok(one), Ok(two)) if one == two)
        && two.join(FILE).is_file()
}

fn is_below(path: &Path, folder: &Path) -> bool {
    match (path.canonicalize(), folder.canonicalize()) {
        (Ok(path), Ok(folder)) => path.starts_with(folder),
        _ => false,
    }
}

/// True for a link to a file below a folder; links to folders are never followed.
fn stays_below(link: &Path, folder: &Path) -> bool {
    link.is_file() && is_below(link, folder)
}

fn input(path: &Path, base: &Path) -> Input {
    let relative = match (path.canonicalize(), base.canonicalize()) {
        (Ok(path), Ok(base)) => path.strip_prefix(&base).map(Path::to_owned).ok(),
        _ => None,
    };
    let relative =
        relative.unwrap_or_else(|| path.file_name().unwrap_or_default().into());
    Input {
        path: path.to_owned(),
        stem: relative.with_extension(""),
    }
}

/// The documents below a folder, in the order of their names, by their places below `base`.
///
/// Hidden files are none, nor is what a link leads to out of the folder, or round in it: what
/// is read of a folder lies in it.
fn collect(
    folder: &Path,
    base: &Path,
    skip: Option<&Path>,
    inputs: &mut Inputs,
) -> Result<(), Error> {
    let is_wanted = |entry: &DirEntry| {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        entry.depth() == 0 || !is_hidden && Some(entry.path()) != skip
    };
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(is_wanted) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(refused) if refused.depth() == 0 => {
                return Err(Error::io(folder, &io::Error::from(refused)));
            }
            Err(refused) => {
                inputs.unreadable.push(unreadable(folder, refused));
                continue;
            }
        };
        let path = entry.path();
        let is_file = if entry.path_is_symlink() {
            stays_below(path, base)
        } else {
            entry.file_type().is_file()
        };
        let ending = path.extension().and_then(|ending| ending.to_str());
        let is_reserved = RESERVED.iter().any(|name| entry.file_name() == *name);
        if is_file && !is_reserved && matches!(ending, Some("yaml" | "yml")) {
            inputs.documents.push(input(path, base));
        }
    }
    Ok(())
}

fn unreadable(folder: &Path, refused: walkdir::Error) -> Diagnostic {
    let path = refused.path().unwrap_or(folder).to_owned();
    let message = Error::io(&path, &io::Error::from(refused)).message;
    Diagnostic::new(&rules::UNREADABLE_FOLDER, message).hint(say!(
        "Cho quyền đọc thư mục này, hoặc đưa nó ra khỏi thư mục văn bản.",
        "Make the folder readable, or move it out of the documents' folder."
    ))
}

fn no_plans(plans: &Path) -> Error {
    let plans = shown(plans);
    Error::usage(say!("không có văn bản nào để dựng", "there is no document to build"))
        .hint(say!(
            "Đặt tệp YAML trong {plans}/, hoặc ghi tên tệp sau lệnh build.",
            "Put YAML files into {plans}/, or name files after `build`."
        ))
}

fn check_outputs(inputs: &[Input]) -> Result<(), Error> {
    let mut seen = BTreeMap::new();
    for input in inputs {
        if let Some(other) = seen.insert(&input.stem, &input.path) {
            let (one, two) = (shown(other), shown(&input.path));
            return Err(Error::usage(say!(
                "{one} và {two} sẽ ghi vào cùng một tệp kết quả",
                "{one} and {two} would write the same output"
            ))
            .hint(say!("Đổi tên một trong hai tệp.", "Rename one of the two files.")));
        }
    }
    Ok(())
}
