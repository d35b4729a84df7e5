//! What a document says, against what is in force when.

use super::cited_laws::CitedLaws;
use super::former_bodies::FormerBodies;
use super::gathered::Gathered;
use super::impossible_days;
use super::issue_days::IssueDays;
use super::kept_reasons::KeptReasons;
use crate::diag::{Diagnostic, Severity, rules};
use crate::document::{Field, Loaded, texts};
use crate::grammar::Text;
use crate::legal::Register;

/// Laws that are cited and bodies that are named against the register on the day of the
/// document, and days and periods that cannot be; `is_final` if what is not in force stops it.
pub fn against_register(
    loaded: &Loaded,
    register: &Register,
    is_final: bool,
) -> Vec<Diagnostic> {
    let kept = &KeptReasons::of(&loaded.tree);
    let days = IssueDays::of(loaded);
    let laws = days.map(|days| CitedLaws { loaded, register, days, kept });
    let bodies = days.map(|days| FormerBodies { loaded, register, days, kept });
    let mut found = Gathered::default();
    for at in texts(&loaded.tree, &loaded.keys) {
        if matches!(at.field, Field::Symbol | Field::Day) {
            continue;
        }
        let text = Text::read(&at.text, at.field == Field::Basis);
        impossible_days::check(loaded, &at, &text, &mut found);
        if let Some(laws) = &laws {
            laws.check(&at, &text, &mut found);
        }
        if let Some(bodies) = &bodies {
            bodies.check(&at, &text, &mut found);
        }
    }
    if let Some(bodies) = &bodies {
        bodies.agency(&mut found);
    }
    let graver = |finding: Diagnostic| {
        let stops =
            [&rules::REPEALED_LAW, &rules::LAW_NOT_YET_IN_FORCE, &rules::FORMER_BODY];
        let stops = is_final && stops.contains(&finding.rule);
        let severity = if stops { Severity::Error } else { finding.severity };
        Diagnostic { severity, ..finding }
    };
    found.into_findings().into_iter().map(graver).collect()
}
