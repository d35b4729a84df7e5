//! How grave a broken rule is at a gate, in a project, in a run.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Deserialize;

use super::finding::Diagnostic;
use super::gate::Gate;
use super::rule::Rule;
use super::severity::Severity;

/// What a project makes of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(description = "Mức của một quy tắc: tắt, ghi chú, cảnh báo hay lỗi.")]
pub enum RuleLevel {
    /// The rule is not looked at.
    #[schemars(description = "Không xét quy tắc này.")]
    Off,
    /// Worth knowing.
    #[schemars(description = "Ghi chú: nên biết, có thể vẫn đúng.")]
    Note,
    /// The document is built all the same.
    #[schemars(description = "Cảnh báo: văn bản vẫn được dựng.")]
    Warning,
    /// The document is not built.
    #[schemars(description = "Lỗi: văn bản không được dựng.")]
    Error,
}

impl RuleLevel {
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Note => Some(Severity::Note),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// How grave each rule is: what its data says for a gate, what a project says, what a run looks
/// at.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// The gate that documents are held to.
    pub gate: Gate,
    /// What the project says, by the names of rules.
    pub chosen: BTreeMap<String, RuleLevel>,
    /// The only rules that are looked at, if any are named.
    pub selected: BTreeSet<String>,
    /// Rules that are not looked at.
    pub ignored: BTreeSet<String>,
}

impl Levels {
    /// How grave it is to break a rule; none where it is off, or comes only at a later gate.
    pub fn of(&self, rule: &Rule) -> Option<Severity> {
        if !rule.is_fixed() {
            let named = |names: &BTreeSet<String>| names.contains(rule.name);
            if named(&self.ignored) || !self.selected.is_empty() && !named(&self.selected)
            {
                return None;
            }
            if let Some(level) = self.chosen.get(rule.name) {
                return level.severity();
            }
            if rule.is_quiet && !named(&self.selected) {
                return None;
            }
        }
        rule.at(self.gate)
    }

    /// True where a rule is turned off, not only for a gate.
    pub fn is_off(&self, rule: &Rule) -> bool {
        !rule.is_fixed() && self.of(rule).is_none()
    }

    /// A finding as grave as it is here; none where its rule is off.
    pub fn settle(&self, finding: Diagnostic) -> Option<Diagnostic> {
        let severity = self.of(finding.rule)?;
        let said = self.chosen.contains_key(finding.rule.name);
        let keeps = finding.is_exact && !said;
        Some(if keeps { finding } else { Diagnostic { severity, ..finding } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::rules;
    use crate::say;

    fn at(gate: Gate) -> Levels {
        Levels { gate, ..Levels::default() }
    }

    #[test]
    fn number_and_day_are_asked_for_only_where_a_document_goes_out() {
        let levels = |gate| at(gate).of(&rules::BLANK_NUMBER);
        assert_eq!(levels(Gate::Draft), None);
        assert_eq!(levels(Gate::Sign), None);
        assert_eq!(levels(Gate::Issue), Some(Severity::Error));
    }

    #[test]
    fn a_repealed_law_is_a_warning_in_a_draft_and_stops_the_signature() {
        let levels = |gate| at(gate).of(&rules::REPEALED_LAW);
        assert_eq!(levels(Gate::Draft), Some(Severity::Warning));
        assert_eq!(levels(Gate::Sign), Some(Severity::Error));
        assert_eq!(levels(Gate::Issue), Some(Severity::Error));
    }

    #[test]
    fn what_a_project_says_holds_at_every_gate_but_cannot_lower_an_error() {
        let chosen = ["repealed-law", "blank-number", "unknown-key"];
        let chosen = chosen.map(|name| (name.to_owned(), RuleLevel::Off)).into();
        let levels = Levels { chosen, ..at(Gate::Issue) };
        assert!(levels.is_off(&rules::REPEALED_LAW));
        assert_eq!(levels.of(&rules::BLANK_NUMBER), Some(Severity::Error));
        assert_eq!(levels.of(&rules::UNKNOWN_KEY), Some(Severity::Error));
    }

    #[test]
    fn a_run_looks_at_the_selected_rules_and_not_at_those_it_ignores() {
        let names = |name: &str| BTreeSet::from([name.to_owned()]);
        let levels = Levels { selected: names("name-case"), ..Levels::default() };
        assert!(!levels.is_off(&rules::NAME_CASE) && levels.is_off(&rules::DOUBLED_WORD));
        let levels = Levels { ignored: names("name-case"), ..Levels::default() };
        assert!(levels.is_off(&rules::NAME_CASE) && !levels.is_off(&rules::DOUBLED_WORD));
    }

    #[test]
    fn a_matter_of_taste_is_looked_at_where_it_is_asked_for() {
        let quiet = &rules::MIXED_TONES;
        assert!(Levels::default().is_off(quiet));
        let selected = BTreeSet::from([quiet.name.to_owned()]);
        assert!(!Levels { selected, ..Levels::default() }.is_off(quiet));
        let chosen = BTreeMap::from([(quiet.name.to_owned(), RuleLevel::Warning)]);
        assert_eq!(
            Levels { chosen, ..Levels::default() }.of(quiet),
            Some(Severity::Warning)
        );
    }

    #[test]
    fn a_finding_that_knows_better_keeps_its_severity() {
        let finding = Diagnostic::new(&rules::POOR_SCAN, say!("a", "a")).warning();
        let settled = at(Gate::Issue).settle(finding).unwrap();
        assert_eq!(settled.severity, Severity::Warning);
    }
}
