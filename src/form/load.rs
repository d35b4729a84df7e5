//! From a file's text to a document, with every fault of form at once.

use std::sync::{Arc, OnceLock};

use super::context::Context;
use super::fill::{Filling, fill};
use super::names::resolve;
use super::read::typed;
use super::standard_of::standard_of;
use super::validate::validate;
use super::wrong_root::wrong_root;
use super::{landscape, levels, numbers, parts, references, sizes};
use crate::diag::{Diagnostic, Severity, SourceFile, has_errors, rules};
use crate::document::{Document, Keys, Loaded, Office, PartsData, schema};
use crate::standard::{OwnKinds, Standard, Standards};
use crate::yaml::{Tree, parse};

/// Reads documents; made once, since it holds their schemas.
#[derive(Debug)]
pub struct Reader {
    standards: Standards,
    /// The keys by each standard, in the order of the standards; made when they are first asked
    /// for.
    keys: Vec<OnceLock<Arc<Keys>>>,
    own: OwnKinds,
}

impl Default for Reader {
    fn default() -> Self {
        Self::new(Standards::default(), &Office::default())
    }
}

impl Reader {
    /// A reader that knows standards, and an office's own kinds.
    pub fn new(standards: Standards, office: &Office) -> Self {
        let keys = standards.all().iter().map(|_| OnceLock::new()).collect();
        let reader = Self { standards, keys, own: office.kinds.clone() };
        // Made here, where it costs no time of the first document.
        reader.keys(reader.standards.usual());
        reader
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
        if let Some(fault) = wrong_root(&tree) {
            return (None, vec![fault]);
        }
        let faults = sizes::faults(&tree);
        if !faults.is_empty() {
            return (None, faults);
        }
        let mut findings = tree.notes.clone();
        let tree = numbers::read(tree, &mut findings);
        let (standard, doubt) = standard_of(&self.standards, &tree);
        let keys = self.keys(&standard);
        let document = document(&tree, &keys, &standard, &mut findings);
        // A year that cannot be is no year without a standard.
        let refused = |doubt: &Diagnostic| {
            let mut same = findings.iter().filter(|it| it.rule.level == Severity::Error);
            same.any(|it| it.place.is_some() && it.place == doubt.place)
        };
        findings.extend(doubt.filter(|doubt| !refused(doubt)));
        let context = Context {
            tree: &tree,
            keys: &keys,
            standard: &standard,
            office,
        };
        parts::check(context, &mut findings);
        references::check(context, &mut findings);
        one_cause(&mut findings);
        let names = document.and_then(|document| resolve(document, context));
        let loaded = names.map(|names| names.loaded(tree, &keys, &standard));
        if let Some(loaded) = &loaded {
            levels::check(loaded, &mut findings);
            landscape::check(loaded, &mut findings);
        }
        (loaded.filter(|_| !has_errors(&findings)), findings)
    }

    /// A template with its fields filled in.
    pub fn fill(&self, template: &Tree, filling: &Filling<'_>) -> Tree {
        let (standard, _) = standard_of(&self.standards, template);
        fill(template, self.keys(&standard).schema(), filling)
    }

    fn keys(&self, standard: &Standard) -> Arc<Keys> {
        let all = self.standards.all();
        let make = || Arc::new(Keys::new(schema(standard, &self.own)));
        match all.iter().position(|known| known.id == standard.id) {
            Some(at) => self.keys[at].get_or_init(make).clone(),
            None => make(),
        }
    }
}

/// Drops what numbers that contradict each other would be found to come to.
fn one_cause(findings: &mut Vec<Diagnostic>) {
    if findings.iter().any(|it| *it.rule == rules::MIXED_NUMBERS) {
        findings.retain(|it| {
            *it.rule != rules::DIFFERING_SUM && *it.rule != rules::POSSIBLE_SUM
        });
    }
}

/// The document in a tree, with the parts that only its form has.
fn document(
    tree: &Tree,
    keys: &Keys,
    standard: &Standard,
    findings: &mut Vec<Diagnostic>,
) -> Option<Document> {
    let mut value = validate(tree, keys.schema(), findings);
    let mut parts = PartsData::new();
    if let Some(map) = value.as_mapping_mut() {
        for key in standard.parts.names() {
            let Some(said) = map.shift_remove(key) else { continue };
            if let Ok(data) = serde_yaml::from_value(said) {
                parts.insert(key.to_owned(), data);
            }
        }
    }
    let document: Option<Document> = typed(tree, value, findings);
    document.map(|document| Document { parts, ..document })
}
