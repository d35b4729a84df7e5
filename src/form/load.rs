//! From a file's text to a document, with every fault of form at once.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value as Schema;

use super::fill::{Filling, fill};
use super::validate::validate;
use super::{levels, parts, references};
use crate::diag::{Diagnostic, SourceFile, has_errors, rules};
use crate::document::{
    AgencyRef, Document, Loaded, Office, References, SignatureRef, find_kind, schema,
    schema_of,
};
use crate::say;
use crate::yaml::{Path, Tree, parse};

/// Reads documents; made once, since it holds their schema.
#[derive(Debug)]
pub struct Reader {
    schema: Schema,
}

impl Default for Reader {
    fn default() -> Self {
        Self::new(&Office::default())
    }
}

impl Reader {
    /// A reader that knows an office's own kinds.
    pub fn new(office: &Office) -> Self {
        Self { schema: schema(&office.kinds) }
    }

    /// Reads a document; none if a finding is an error.
    pub fn load(
        &self,
        file: &Arc<SourceFile>,
        office: &Office,
    ) -> (Option<Loaded>, Vec<Diagnostic>) {
        match parse(file) {
            Ok(tree) => self.load_tree(tree, office),
            Err(faults) => (None, faults),
        }
    }

    /// Reads a document from its tree; none if a finding is an error.
    pub fn load_tree(
        &self,
        tree: Tree,
        office: &Office,
    ) -> (Option<Loaded>, Vec<Diagnostic>) {
        let mut findings = vec![];
        let document = typed::<Document>(&tree, &self.schema, &mut findings);
        parts::check(&tree, office, &mut findings);
        references::check(&tree, &mut findings);
        let loaded = document.and_then(|document| resolve(document, tree, office));
        if let Some(loaded) = &loaded {
            levels::check(loaded, &mut findings);
        }
        (loaded.filter(|_| !has_errors(&findings)), findings)
    }
}

impl Reader {
    /// A template with its fields filled in.
    pub fn fill(&self, template: &Tree, filling: &Filling<'_>) -> Tree {
        fill(template, &self.schema, filling)
    }
}

/// Puts what a document names in its place; none if it names what is not there.
fn resolve(document: Document, tree: Tree, office: &Office) -> Option<Loaded> {
    let agency = match &document.agency {
        AgencyRef::Inline(agency) => (**agency).clone(),
        AgencyRef::Profile(name) => office.agencies.get(name)?.clone(),
    };
    let signature = Path::default().key("signature");
    let signers = match &document.signature {
        SignatureRef::Named(name) => vec![(office.signers.get(name)?.clone(), signature)],
        said => said
            .signers()
            .into_iter()
            .map(|(s, path)| (s.clone(), path))
            .collect(),
    };
    let path = Path::default().key("recipients");
    let mut recipients: Vec<(String, Path)> = document
        .recipients
        .iter()
        .enumerate()
        .map(|(i, text)| (text.clone(), path.index(i)))
        .collect();
    for (i, name) in document.recipient_groups.iter().enumerate() {
        let path = Path::default().key("recipient_groups").index(i);
        let group = office.recipient_groups.get(name)?;
        recipients.extend(group.iter().map(|text| (text.clone(), path.clone())));
    }
    let kind = find_kind(&document.kind.0, &office.kinds)?;
    let attached_kind = match &document.attachment {
        Some(attachment) => Some(find_kind(&attachment.kind.0, &office.kinds)?),
        None => None,
    };
    let references = References::of(&document, &kind, attached_kind.as_ref());
    Some(Loaded {
        document,
        kind,
        attached_kind,
        agency,
        signers,
        recipients,
        references,
        tree,
        copied_by: None,
    })
}

/// Reads any type that has a schema from a file; none if a finding is an error. A file that
/// says nothing is the default, without a tree.
pub fn read<T: DeserializeOwned + JsonSchema + Default>(
    file: &Arc<SourceFile>,
) -> (Option<(T, Option<Tree>)>, Vec<Diagnostic>) {
    let tree = match parse(file) {
        Ok(tree) => tree,
        Err(faults)
            if faults.iter().all(|fault| *fault.rule == rules::EMPTY_DOCUMENT) =>
        {
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
    let value = validate(tree, schema, findings);
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
