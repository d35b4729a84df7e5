//! Reads a file of data as a document, with the rows of the lists that it names.

use std::path::{Path, PathBuf};

use super::log::Log;
use super::own_kinds::{UnusableKinds, office};
use super::rows::rows;
use crate::diag::Diagnostic;
use crate::document::{Loaded, Office};
use crate::form::{Filling, Reader, with_rows};
use crate::project::Project;
use crate::render::Templates;
use crate::yaml::Tree;

/// Reads the documents of a project.
pub(super) struct DataReader {
    reader: Reader,
    office: Office,
    unusable: UnusableKinds,
    root: PathBuf,
}

impl DataReader {
    /// # Errors
    /// Returns what is wrong with the office's own kinds.
    pub(super) fn new(
        project: &Project,
        templates: &Templates,
    ) -> Result<Self, Vec<Diagnostic>> {
        let (office, unusable) = office(project, templates)?;
        let reader = Reader::new(project.standards.clone(), &office);
        Ok(Self {
            reader,
            office,
            unusable,
            root: project.root.clone(),
        })
    }

    /// Warnings of kinds that cannot be used, and that no document has asked for.
    pub(super) fn unused_faulty_kinds(&self) -> Vec<Diagnostic> {
        self.unusable.unused()
    }

    /// The project's folder, from which files are named.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// A document without the original that it may be a copy of; none if a finding is an error.
    pub(super) fn read(
        &self,
        tree: Result<Tree, Vec<Diagnostic>>,
        log: &mut Log,
    ) -> Option<Loaded> {
        let tree = log.keep(tree)?;
        if let Some(fault) = self.unusable.fault_of(&tree) {
            log.findings.push(fault);
            return None;
        }
        let (tree, faults) = with_rows(tree, &mut |from| rows(&self.root, from, log));
        let whole = faults.is_empty();
        log.findings.extend(faults);
        let (loaded, faults) = self.reader.load_tree(tree, &self.office);
        log.findings.extend(faults);
        loaded.filter(|_| whole)
    }

    /// A template with its fields filled in.
    pub(super) fn fill(&self, template: &Tree, filling: &Filling<'_>) -> Tree {
        self.reader.fill(template, filling)
    }
}
