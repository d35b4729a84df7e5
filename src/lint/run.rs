//! A document held against every rule.

use super::checks::CHECKS;
use super::legal_texts::is_of_party;
use super::subject::Subject;
use crate::diag::{Diagnostic, Rule};
use crate::document::{Loaded, texts};
use crate::standard::nd30;

/// What came of holding a document against the rules.
#[derive(Debug)]
pub struct Linted {
    /// What was found, rule by rule.
    pub findings: Vec<Diagnostic>,
    /// The rules that had something to look at.
    pub evaluated: Vec<&'static Rule>,
    /// The rules that had nothing to look at.
    pub not_applicable: Vec<&'static Rule>,
    /// The rules that were off.
    pub off: Vec<&'static Rule>,
}

/// Holds what a document says against every rule that is not turned off.
pub fn lint(loaded: &Loaded, is_off: &dyn Fn(&Rule) -> bool) -> Linted {
    let texts = texts(&loaded.tree, &loaded.keys);
    let subject = Subject::new(loaded, &texts);
    let mut linted = Linted {
        findings: vec![],
        evaluated: vec![],
        not_applicable: vec![],
        off: vec![],
    };
    // The decree governs neither what another standard does nor what the Party issues.
    let is_foreign = loaded.standard.line != nd30().line || is_of_party(&subject);
    for check in CHECKS {
        if is_off(check.rule) {
            linted.off.push(check.rule);
            continue;
        }
        if is_foreign && check.rule.is_of_decree() {
            linted.not_applicable.push(check.rule);
            continue;
        }
        match (check.run)(&subject) {
            Some(found) => {
                linted.evaluated.push(check.rule);
                linted.findings.extend(found);
            }
            None => linted.not_applicable.push(check.rule),
        }
    }
    linted
}
