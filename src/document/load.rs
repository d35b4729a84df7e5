//! From a file's text to a document, with every fault of form at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value as Schema;

use super::node::Path;
use super::parse::{EMPTY, Tree, parse};
use super::{Agency, AgencyRef, Document, form, schema_of, shape};
use crate::diag::{Diagnostic, SourceFile, has_errors};
use crate::say;

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
        form::check(&tree, profiles, &mut findings);
        if has_errors(&findings) {
            return (None, findings);
        }
        let loaded = document.and_then(|document| {
            let agency = match &document.agency {
                AgencyRef::Inline(agency) => (**agency).clone(),
                AgencyRef::Profile(name) => profiles.get(name)?.clone(),
            };
            Some(Loaded { document, agency, tree })
        });
        (loaded, findings)
    }
}

/// Reads any type that has a schema from a file; none if a finding is an error. A file that
/// says nothing is the default, without a tree.
pub fn read<T: DeserializeOwned + JsonSchema + Default>(
    file: &Arc<SourceFile>,
) -> (Option<(T, Option<Tree>)>, Vec<Diagnostic>) {
    let tree = match parse(file) {
        Ok(tree) => tree,
        Err(faults) if faults.iter().all(|fault| fault.rule == EMPTY) => {
            return (Some((T::default(), None)), vec![]);
        }
        Err(faults) => return (None, faults),
    };
    let mut findings = vec![];
    let value = typed(&tree, &schema_of::<T>(), &mut findings);
    (
        value
            .filter(|_| !has_errors(&findings))
            .map(|value| (value, Some(tree))),
        findings,
    )
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
