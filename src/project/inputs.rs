//! The documents that a call builds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::documents::documents;
use super::folder::Project;
use super::named::{composed, on_disk, project_file};
use super::paths::shown;
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::error::Error;
use crate::say;

/// A document of a call, and where its product goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The file, as it was named or found.
    pub path: PathBuf,
    /// Its place below the output folder, without the file ending, in NFC.
    pub stem: PathBuf,
}

/// The documents of a call, and what else was met in their folders.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// The documents, each once.
    pub documents: Vec<Input>,
    /// What is left out of the folders, where that may not be meant.
    pub findings: Vec<Diagnostic>,
    /// A finding for each folder that cannot be read, and each document that has no name.
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
            let path = &on_disk(path);
            if path.is_dir() && same_folder(path, &self.root) {
                self.all(&mut inputs)?;
            } else if path.is_dir() {
                let base = if is_below(path, &plans) { &plans } else { path };
                collect(&self.root, path, (base, None), &mut inputs)?;
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
        // The names of products are texts, in which two of these could not be told apart.
        let nameless = inputs.documents.extract_if(.., |it| it.stem.to_str().is_none());
        inputs.unreadable.extend(nameless.map(|it| no_name(&it.path)));
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
        let starters = plans.join("mau");
        collect(&self.root, &plans, (&plans, Some(&starters)), inputs)
    }
}

fn same_folder(one: &Path, two: &Path) -> bool {
    let two = if two.as_os_str().is_empty() { Path::new(".") } else { two };
    matches!((one.canonicalize(), two.canonicalize()), (Ok(one), Ok(two)) if one == two)
        && project_file(two).is_some()
}

fn is_below(path: &Path, folder: &Path) -> bool {
    match (path.canonicalize(), folder.canonicalize()) {
        (Ok(path), Ok(folder)) => path.starts_with(folder),
        _ => false,
    }
}

/// A document by its place below a folder: of what a link leads to there, its own, else the
/// link's.
fn input(path: &Path, base: &Path) -> Input {
    let below = |path: &Path, base: &Path| path.strip_prefix(base).map(Path::to_owned);
    let real = match (path.canonicalize(), base.canonicalize()) {
        (Ok(path), Ok(base)) => below(&path, &base).ok(),
        _ => None,
    };
    let named = || below(path, base).ok();
    let usual = || path.file_name().unwrap_or_default().into();
    let relative = real.or_else(named).unwrap_or_else(usual);
    Input {
        path: path.to_owned(),
        stem: composed(&relative.with_extension("")),
    }
}

/// Adds the documents below a folder, by their places below `base`.
fn collect(
    root: &Path,
    folder: &Path,
    (base, skip): (&Path, Option<&Path>),
    inputs: &mut Inputs,
) -> Result<(), Error> {
    let found = documents(root, folder, skip)?;
    inputs
        .documents
        .extend(found.paths.iter().map(|path| input(path, base)));
    inputs.findings.extend(found.findings);
    inputs.unreadable.extend(found.unreadable);
    Ok(())
}

fn no_plans(plans: &Path) -> Error {
    let plans = shown(plans);
    Error::usage(say!("không có văn bản nào để dựng", "there is no document to build"))
        .hint(say!(
            "Đặt tệp YAML trong {plans}/, hoặc ghi tên tệp sau lệnh build.",
            "Put YAML files into {plans}/, or name files after `build`."
        ))
}

/// The fault of a document whose name is no text.
fn no_name(path: &Path) -> Diagnostic {
    // With its bytes, by which people may know it.
    let name = path.as_os_str().as_encoded_bytes().escape_ascii().to_string();
    let message = say!(
        "tên tệp không phải UTF-8, không đặt tên kết quả theo được",
        "invalid UTF-8 in the file's name, after which its output is named"
    );
    Diagnostic::new(&rules::INVALID_FILE_NAME, message)
        .at(Place::new(&SourceFile::new(name, ""), 0..0))
        .hint(say!("Đổi tên tệp.", "Rename the file."))
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
