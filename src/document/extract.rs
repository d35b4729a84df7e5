//! The parts of a document that an extract (trích sao) takes over, with their numbers.

use super::model::Document;
use super::section::{Section, Shown};

/// Leaves of a document's body the named sections, and the titles that they lie under; the
/// numbers stay what they are. Returns the names that are not there.
pub fn extract(document: &mut Document, parts: &[String]) -> Vec<String> {
    if parts.is_empty() {
        return vec![];
    }
    let mut missing: Vec<String> = parts.to_vec();
    for section in &mut document.sections {
        narrow(section, parts, &mut missing);
    }
    document.appendices.clear();
    document.attachment = None;
    document.preamble = None;
    document.closing = None;
    missing
}

/// True if something of the section is printed.
fn narrow(section: &mut Section, parts: &[String], missing: &mut Vec<String>) -> bool {
    if let Some(id) = section.id.as_ref().filter(|id| parts.contains(id)) {
        missing.retain(|part| part != id);
        return true;
    }
    let mut any = false;
    for item in &mut section.items {
        any |= narrow(item, parts, missing);
    }
    section.shown = if any { Shown::Frame } else { Shown::Omitted };
    any
}
