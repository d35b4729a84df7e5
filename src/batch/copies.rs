//! Copies of a template, one for each row of a list.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use crate::diag::Diagnostic;
use crate::document::{DocumentNumber, MergeField, merge_fields};
use crate::fingerprint::Fingerprint;
use crate::form::Filling;
use crate::list::List;
use crate::pipeline::{Attempt, Product, Session};
use crate::project::name_in;
use crate::say;
use crate::yaml::Tree;

/// The name that stands for a row's place in the list, from 1, where it has no such column.
const ORDINAL: &str = "stt";
/// The name that stands for the number of a copy, where the list has no such column.
const NUMBER: &str = "number";

/// A template and a list, whose every row makes a copy.
pub struct Copies {
    path: PathBuf,
    pub(super) tree: Tree,
    pub(super) list: List,
    list_path: PathBuf,
    pub(super) fields: Vec<MergeField>,
    /// The columns of the fields.
    columns: HashMap<String, usize>,
    pub(super) number_from: Option<DocumentNumber>,
    /// Warnings of the template itself, which are said once for all copies.
    pub(super) warnings: Vec<Diagnostic>,
    /// Agency, code, year and number of each copy, once they have been looked at.
    pub(super) identities: Vec<Option<String>>,
}

impl Copies {
    /// Joins a template and a list; what is wrong with them is only found by `jobs`.
    pub fn new(path: &Path, tree: Tree, list_path: &Path, list: List) -> Self {
        let number_from = tree.root.get("number_from");
        let number_from = number_from.and_then(|node| node.scalar()?.trim().parse().ok());
        let fields = merge_fields(&tree);
        let column = |field: &MergeField| {
            let name = &field.mark.name;
            Some((name.clone(), list.column(name)?))
        };
        let columns = fields.iter().filter_map(column).collect();
        let (path, list_path) = (path.to_owned(), list_path.to_owned());
        Self {
            path,
            tree,
            list,
            list_path,
            fields,
            columns,
            number_from,
            warnings: vec![],
            identities: vec![],
        }
    }

    pub(super) fn template(&self) -> &Path {
        &self.path
    }

    pub(super) fn list(&self) -> &Path {
        &self.list_path
    }

    pub(super) fn len(&self) -> usize {
        self.list.records.len()
    }

    /// True if there is no row, and so nothing to make.
    pub fn is_empty(&self) -> bool {
        self.list.records.is_empty()
    }

    /// True if a field has a text: that of a column, or one that the program counts.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.list.column(name).is_some() || self.counted(name, 0).is_some()
    }

    pub(super) fn value(&self, row: usize, name: &str) -> Option<String> {
        match self.columns.get(name).copied().or_else(|| self.list.column(name)) {
            Some(column) => {
                Some(self.list.records.get(row)?.cells.get(column)?.text.clone())
            }
            None => self.counted(name, row),
        }
    }

    fn counted(&self, name: &str, row: usize) -> Option<String> {
        match name.to_lowercase().as_str() {
            ORDINAL => Some((self.ordinal(row) + 1).to_string()),
            NUMBER => self.number(row).map(|number| number.to_string()),
            _ => None,
        }
    }

    /// The place of a row among all of the list, whichever of them are made.
    fn ordinal(&self, row: usize) -> usize {
        self.list.records.get(row).map_or(row, |record| record.ordinal)
    }

    /// The number of a copy; one that is too large stays so, to be refused as a number.
    fn number(&self, row: usize) -> Option<DocumentNumber> {
        let row = u32::try_from(self.ordinal(row)).unwrap_or(u32::MAX);
        Some(self.number_from?.after(row))
    }

    pub(super) fn filled(&self, session: &Session, row: usize) -> Tree {
        let value = |name: &str| self.value(row, name);
        let filling = Filling { value: &value, number: self.number(row) };
        session.fill(&self.tree, &filling)
    }

    /// What a copy is made from: the template, and what the row says in the fields.
    pub(super) fn sources(&self, root: &Path, row: usize) -> Vec<(String, Fingerprint)> {
        let template = Fingerprint::of(self.tree.file.text.as_bytes());
        let mut said =
            self.number(row).map_or(String::new(), |number| number.to_string());
        said.push_str(&self.in_fields(row, |_| true));
        vec![
            (name_in(root, &self.path), template),
            (name_in(root, &self.list_path), Fingerprint::of(said.as_bytes())),
        ]
    }

    /// What a row says in the fields, apart from its number and what the program counts.
    pub(super) fn said(&self, row: usize) -> Fingerprint {
        let number = self.tree.root.get("number");
        let number = number.and_then(|node| node.scalar()).unwrap_or_default();
        let is_number = |name: &str| {
            ["»", "?»", "|"]
                .iter()
                .any(|end| number.contains(&format!("«{name}{end}")))
        };
        let said = self
            .in_fields(row, |name| self.list.column(name).is_some() && !is_number(name));
        Fingerprint::of(said.as_bytes())
    }

    fn in_fields(&self, row: usize, wanted: impl Fn(&str) -> bool) -> String {
        let names: BTreeSet<&str> =
            self.fields.iter().map(|it| it.mark.name.as_str()).collect();
        let said = |name: &str| {
            let value = self.value(row, name).unwrap_or_default();
            format!("\n{name}\t{value}")
        };
        names.into_iter().filter(|name| wanted(name)).map(said).collect()
    }

    /// Makes a copy; every finding names its row.
    pub(super) fn attempt(
        &self,
        session: &Session,
        row: usize,
        product: Product,
    ) -> Attempt {
        let file = &self.tree.file;
        let mut made = session.attempt(file, || Ok(self.filled(session, row)), product);
        made.findings.retain(|finding| !self.warnings.contains(finding));
        Attempt {
            findings: self.with_row(made.findings, row),
            ..made
        }
    }

    pub(super) fn with_row(
        &self,
        findings: Vec<Diagnostic>,
        row: usize,
    ) -> Vec<Diagnostic> {
        let Some(place) = self.list.row_place(row) else { return findings };
        let named = |finding: Diagnostic| {
            let said = say!("hàng của danh sách", "the row of the list");
            finding.related(place.clone(), said)
        };
        findings.into_iter().map(named).collect()
    }
}
