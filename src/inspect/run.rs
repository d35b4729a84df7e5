//! Pages held against every rule.

use super::checks::CHECKS;
use super::printed::PrintedTexts;
use super::subject::{PageSubject, Sheets};
use crate::diag::{Diagnostic, Rule};
use crate::document::Loaded;

/// What came of holding pages against the rules.
#[derive(Debug)]
pub struct Inspected {
    /// What was found, rule by rule.
    pub findings: Vec<Diagnostic>,
    /// The rules that had something to look at.
    pub evaluated: Vec<&'static Rule>,
    /// The rules that had nothing to look at.
    pub not_applicable: Vec<&'static Rule>,
    /// The rules that were off.
    pub off: Vec<&'static Rule>,
}

/// Holds the pages of a document, and what it was to print, against every rule that is not
/// turned off.
pub fn inspect(
    loaded: &Loaded,
    texts: &PrintedTexts,
    sheets: &Sheets<'_>,
    is_off: &dyn Fn(&Rule) -> bool,
) -> Inspected {
    let subject = PageSubject::new(loaded, texts, sheets);
    let mut inspected = Inspected {
        findings: vec![],
        evaluated: vec![],
        not_applicable: vec![],
        off: vec![],
    };
    for check in CHECKS {
        if is_off(check.rule) {
            inspected.off.push(check.rule);
            continue;
        }
        let applies = check.is_general || subject.is_decree;
        match applies.then(|| (check.run)(&subject)).flatten() {
            Some(found) => {
                inspected.evaluated.push(check.rule);
                inspected.findings.extend(found);
            }
            None => inspected.not_applicable.push(check.rule),
        }
    }
    inspected
}
