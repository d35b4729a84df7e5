//! From a file's text to a document, with every fault of form at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value as Schema;

use super::node::Path;
use super::parse::{Tree, parse};
use super::{Agency, AgencyRef, Document, Row, Table, schema_of, shape};
use crate::diag::{Diagnostic, SourceFile, did_you_mean, has_errors};
use crate::say;
use crate::vi;

/// Agencies by the name that documents call them.
pub type Profiles = BTreeMap<String, Agency>;

/// A document that has the form of one.
#[derive(Debug)]
pub struct Loaded {
    /// What it says.
    pub document: Document,
    /// The agency it names.
    pub agency: Agency,
    /// Where it says it.
    pub tree: Tree,
}

/// Reads documents; made once, since it holds their schema.
#[derive(Debug)]
pub struct Reader {
    schema: Schema,
}

impl Default for Reader {
    fn default() -> Self {
        Self { schema: schema_of::<Document>() }
    }
}

impl Reader {
    /// Reads a document; none if a finding is an error.
    pub fn load(
        &self,
        file: &Arc<SourceFile>,
        profiles: &Profiles,
    ) -> (Option<Loaded>, Vec<Diagnostic>) {
        let (tree, mut findings) = match parse(file) {
            Ok(tree) => (tree, vec![]),
            Err(faults) => return (None, faults),
        };
        let document = typed::<Document>(&tree, &self.schema, &mut findings);
        let Some(document) = document else { return (None, findings) };
        check_year(&document, &tree, &mut findings);
        check_tables(&document, &tree, &mut findings);
        let agency = resolve(&document, profiles, &tree, &mut findings);
        match agency {
            Some(agency) if !has_errors(&findings) => {
                (Some(Loaded { document, agency, tree }), findings)
            }
            _ => (None, findings),
        }
    }
}

/// Reads any type that has a schema from a file; none if a finding is an error.
pub fn read<T: DeserializeOwned + JsonSchema>(
    file: &Arc<SourceFile>,
) -> (Option<(T, Tree)>, Vec<Diagnostic>) {
    let tree = match parse(file) {
        Ok(tree) => tree,
        Err(faults) => return (None, faults),
    };
    let mut findings = vec![];
    let value = typed(&tree, &schema_of::<T>(), &mut findings);
    (value.filter(|_| !has_errors(&findings)).map(|value| (value, tree)), findings)
}

/// The value in a tree; what does not fit the schema is reported and the rest still read, so
/// that later checks can report too.
fn typed<T: DeserializeOwned>(
    tree: &Tree,
    schema: &Schema,
    findings: &mut Vec<Diagnostic>,
) -> Option<T> {
    let value = shape::fit(tree, schema, findings);
    match serde_path_to_error::deserialize(value) {
        Ok(value) => Some(value),
        Err(fault) => {
            // The schema and the types say the same; this is for where they do not.
            if !has_errors(findings) {
                let node = tree.root.find(&Path::parse(&fault.path().to_string()));
                let inner = fault.inner().to_string();
                let message = say!(
                    "giá trị không hợp lệ: {inner}",
                    "this value does not fit: {inner}"
                );
                let finding = Diagnostic::error("wrong-value", message);
                findings.push(finding.at(tree.place(node)));
            }
            None
        }
    }
}

fn check_year(document: &Document, tree: &Tree, findings: &mut Vec<Diagnostic>) {
    // A date that is there but impossible has its own finding.
    let has_date = tree.root.get("date").is_some_and(|node| !node.is_null());
    if document.subject_year().is_none() && !has_date {
        let kind = tree.root.find(&Path::default().key("kind"));
        let message =
            say!("không có cả `date` và `year`", "neither `date` nor `year` is given");
        findings.push(Diagnostic::error("missing-year", message).at(tree.place(kind)).hint(
            say!(
                "Thêm `year:`, năm của văn bản; `date:` có thể để trống khi còn dự thảo.",
                "Add `year:`, the year of the document; `date:` may stay empty in a draft."
            ),
        ));
    }
}

fn check_tables(document: &Document, tree: &Tree, findings: &mut Vec<Diagnostic>) {
    for (i, appendix) in document.appendices.iter().enumerate() {
        let Some(table) = &appendix.table else { continue };
        let path = Path::default().key("appendices").index(i).key("table");
        check_columns(table, &path, tree, findings);
        for (row, path) in rows(table, &path) {
            check_row(row, &path, table, tree, findings);
        }
    }
}

/// Every row of a table with its path.
fn rows<'a>(table: &'a Table, path: &Path) -> Vec<(&'a Row, Path)> {
    let own = path.key("rows");
    let mut found: Vec<_> = table
        .rows
        .iter()
        .enumerate()
        .map(|(i, row)| (row, own.index(i)))
        .collect();
    for (g, group) in table.groups.iter().enumerate() {
        let rows = path.key("groups").index(g).key("rows");
        found.extend(group.rows.iter().enumerate().map(|(i, row)| (row, rows.index(i))));
    }
    found
}

fn check_columns(
    table: &Table,
    path: &Path,
    tree: &Tree,
    findings: &mut Vec<Diagnostic>,
) {
    for (i, column) in table.columns.iter().enumerate() {
        if table.columns[..i].iter().any(|other| other.key == column.key) {
            let key = &column.key;
            let node = tree.root.find(&path.key("columns").index(i).key("key"));
            let message =
                say!("hai cột cùng khóa `{key}`", "two columns have the key `{key}`");
            findings.push(
                Diagnostic::error("duplicate-column", message).at(tree.place(node)),
            );
        }
    }
}

fn check_row(
    row: &Row,
    path: &Path,
    table: &Table,
    tree: &Tree,
    findings: &mut Vec<Diagnostic>,
) {
    let keys = || table.columns.iter().map(|column| column.key.as_str());
    for (key, _) in &row.cells {
        if keys().any(|column| column == key) {
            continue;
        }
        let node = tree.root.find(path);
        let entry = node.entries().iter().find(|e| e.key.scalar() == Some(key));
        let message =
            say!("bảng không có cột `{key}`", "the table has no column `{key}`");
        let hint = match vi::suggest(key, keys()) {
            Some(near) => did_you_mean(near),
            None => {
                let all = keys().collect::<Vec<_>>().join(", ");
                say!("Các cột của bảng: {all}.", "The table's columns: {all}.")
            }
        };
        let place = tree.place(entry.map_or(&**node, |e| &e.key));
        findings.push(Diagnostic::error("unknown-column", message).at(place).hint(hint));
    }
}

fn resolve(
    document: &Document,
    profiles: &Profiles,
    tree: &Tree,
    findings: &mut Vec<Diagnostic>,
) -> Option<Agency> {
    let name = match &document.agency {
        AgencyRef::Inline(agency) => return Some((**agency).clone()),
        AgencyRef::Profile(name) => name,
    };
    if let Some(agency) = profiles.get(name) {
        return Some(agency.clone());
    }
    let message = say!(
        "không có hồ sơ cơ quan `{name}` trong vanban.yaml",
        "there is no agency profile `{name}` in vanban.yaml"
    );
    let hint = match vi::suggest(name, profiles.keys().map(String::as_str)) {
        Some(near) => did_you_mean(near),
        None if profiles.is_empty() => say!(
            "Thêm hồ sơ vào `agencies:` của vanban.yaml, hoặc khai cơ quan ngay tại đây.",
            "Add the profile under `agencies:` in vanban.yaml, or say the agency here."
        ),
        None => {
            let all = profiles.keys().cloned().collect::<Vec<_>>().join(", ");
            say!("Các hồ sơ đang có: {all}.", "The profiles there are: {all}.")
        }
    };
    let node = tree.root.find(&Path::default().key("agency"));
    findings.push(
        Diagnostic::error("unknown-profile", message)
            .at(tree.place(node))
            .hint(hint),
    );
    None
}
