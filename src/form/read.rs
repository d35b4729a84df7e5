//! From a file's text to any type that has a schema.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value as Schema;
use serde_yaml::Value;

use super::validate::validate;
use crate::diag::{Diagnostic, SourceFile, has_errors, rules};
use crate::document::schema_of;
use crate::say;
use crate::yaml::{Path, Tree, parse};

/// Reads any type that has a schema from a file; none if a finding is an error. A file that
/// says nothing is the default, without a tree.
pub fn read<T: DeserializeOwned + JsonSchema + Default>(
    file: &Arc<SourceFile>,
) -> (Option<(T, Option<Tree>)>, Vec<Diagnostic>) {
    let tree = match parse(file) {
        Ok(tree) => tree,
        Err(faults) if is_empty(&faults) => {
            return (Some((T::default(), None)), vec![]);
        }
        Err(faults) => return (None, faults),
    };
    let (value, findings) = read_tree(&tree, &schema_of::<T>());
    (value.map(|value| (value, Some(tree))), findings)
}

/// True if all that is wrong with a file is that it says nothing.
pub fn is_empty(faults: &[Diagnostic]) -> bool {
    faults.iter().all(|fault| *fault.rule == rules::EMPTY_DOCUMENT)
}

/// Reads any type from a tree, by a schema; none if a finding is an error.
pub fn read_tree<T: DeserializeOwned>(
    tree: &Tree,
    schema: &Schema,
) -> (Option<T>, Vec<Diagnostic>) {
    let mut findings = tree.notes.clone();
    let value = validate(tree, schema, &mut findings);
    let value = typed(tree, value, &mut findings);
    (value.filter(|_| !has_errors(&findings)), findings)
}

/// The value in a tree; what does not fit the schema is reported and the rest still read, so
/// that later checks can report too.
pub(super) fn typed<T: DeserializeOwned>(
    tree: &Tree,
    value: Value,
    findings: &mut Vec<Diagnostic>,
) -> Option<T> {
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
                let finding = Diagnostic::new(&rules::INVALID_VALUE, message);
                findings.push(finding.at(tree.place(node)));
            }
            None
        }
    }
}
