//! Reads a file of data as a document, with the rows of the lists that it names.

use std::path::{Path, PathBuf};

use super::log::Log;
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
    root: PathBuf,
}

impl DataReader {
    pub(super) fn new(project: &Project, templates: &Templates) -> Self {
        let office = office(project, templates);
        Self {
            reader: Reader::new(project.standards.clone(), &office),
            office,
            root: project.root.clone(),
        }
    }

    /// The project's folder.
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

/// The office, its kinds with the forms that they follow: a kind whose form is a template of the
/// project follows the form that the template builds on.
fn office(project: &Project, templates: &Templates) -> Office {
    let mut office = project.config.office();
    let standards = project.standards.all().iter();
    let forms: Vec<&str> =
        standards.flat_map(|standard| standard.forms.names()).collect();
    for (_, kind) in office.kinds.iter_mut() {
        let Some(named) = kind.form.clone() else { continue };
        if forms.contains(&named.as_str()) {
            continue;
        }
        if let Some(form) = templates.form_of(&named, &forms) {
            kind.form = Some(form.to_owned());
            kind.template.get_or_insert(named);
        }
    }
    office
}
