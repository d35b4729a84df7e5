//! What is to be made: a document of a file, or a copy from a list.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::copies::Copies;
use crate::diag::{Place, SourceFile};
use crate::error::Failure;
use crate::fingerprint::Fingerprint;
use crate::pipeline::{Attempt, Product, Session};
use crate::project::{Input, document_text, name_in, read_bytes, read_file, shown};
use crate::yaml::parse;

/// One product to be made, of a file or of a row of a list.
#[derive(Clone)]
pub struct Job {
    /// What messages call it: its file, or its line of the list.
    pub name: String,
    /// Its place below the output folder, without the file ending.
    pub(super) stem: PathBuf,
    pub(super) data: Data,
}

#[derive(Clone)]
pub(super) enum Data {
    File(PathBuf),
    /// The template and the list, and the row in it.
    Copy(Arc<Copies>, usize),
}

/// A job's data as it is now, before anything is made of it.
pub(super) enum Material<'a> {
    File { path: &'a Path, bytes: Vec<u8> },
    Copy(&'a Arc<Copies>, usize),
}

impl Job {
    /// The job of building a document.
    pub fn build(input: &Input) -> Self {
        Self {
            name: shown(&input.path),
            stem: input.stem.clone(),
            data: Data::File(input.path.clone()),
        }
    }

    /// The name of its product below the output folder.
    pub fn product(&self, product: Product) -> String {
        let stem = self.stem.to_string_lossy().replace('\\', "/");
        format!("{stem}.{}", product.ending())
    }

    /// The document, or the template of a copy.
    pub fn origin(&self) -> &Path {
        match &self.data {
            Data::File(path) => path,
            Data::Copy(copies, _) => copies.template(),
        }
    }

    pub(super) fn list(&self) -> Option<&Path> {
        match &self.data {
            Data::File(_) => None,
            Data::Copy(copies, _) => Some(copies.list()),
        }
    }

    /// The sheet of the workbook that the row of a copy stands in.
    pub(super) fn sheet(&self) -> Option<String> {
        match &self.data {
            Data::File(_) => None,
            Data::Copy(copies, _) => copies.list.file.sheet.clone(),
        }
    }

    /// True if the copy's number is counted from the template's first one.
    pub(super) fn is_counted(&self) -> bool {
        matches!(&self.data, Data::Copy(copies, _) if copies.number_from.is_some())
    }

    /// What the row of a copy says; none of a document of its own.
    pub(super) fn row(&self) -> Option<Fingerprint> {
        match &self.data {
            Data::File(_) => None,
            Data::Copy(copies, row) => Some(copies.said(*row)),
        }
    }

    /// Agency, code, year and number that a copy is to have.
    pub(super) fn planned(&self) -> Option<&str> {
        match &self.data {
            Data::File(_) => None,
            Data::Copy(copies, row) => copies.identities.get(*row)?.as_deref(),
        }
    }

    /// Where its data is said: its file, or its row of the list.
    pub(super) fn place(&self) -> Place {
        let row = match &self.data {
            Data::File(_) => None,
            Data::Copy(copies, row) => copies.list.row_place(*row),
        };
        row.unwrap_or_else(|| Place::new(&SourceFile::new(&self.name, ""), 0..0))
    }

    /// Where its number is said: in its file, or its row of the list.
    pub(super) fn number_place(&self) -> Place {
        let Data::File(path) = &self.data else { return self.place() };
        let tree = read_file(path).ok().and_then(|file| parse(&file).ok());
        let said = tree.and_then(|tree| Some(tree.place(tree.root.get("number")?)));
        said.unwrap_or_else(|| self.place())
    }

    /// The files that hold its data; not those that the data takes in.
    pub fn own(&self) -> Vec<&Path> {
        match &self.data {
            Data::File(path) => vec![path],
            Data::Copy(copies, _) => vec![copies.template(), copies.list()],
        }
    }

    pub(super) fn material(&self) -> Result<Material<'_>, Failure> {
        Ok(match &self.data {
            Data::File(path) => Material::File { path, bytes: read_bytes(path)? },
            Data::Copy(copies, row) => Material::Copy(copies, *row),
        })
    }
}

impl Material<'_> {
    /// What it is made from, as it is now: names in the project, with fingerprints.
    pub(super) fn sources(&self, root: &Path) -> Vec<(String, Fingerprint)> {
        match self {
            Self::File { path, bytes } => {
                vec![(name_in(root, path), Fingerprint::of(bytes))]
            }
            Self::Copy(copies, row) => copies.sources(root, *row),
        }
    }

    pub(super) fn attempt(&self, session: &Session, product: Product) -> Attempt {
        match self {
            Self::File { path, bytes } => match document_text(&shown(path), bytes) {
                Ok(file) => session.attempt(&file, || parse(&file), product),
                Err(findings) => Attempt { built: None, findings, sources: vec![] },
            },
            Self::Copy(copies, row) => copies.attempt(session, *row, product),
        }
    }
}
