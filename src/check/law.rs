//! What a document says, against what is in force when.

use super::cited_laws::CitedLaws;
use super::former_bodies::FormerBodies;
use super::gathered::Gathered;
use super::impossible_days;
use super::issue_days::IssueDays;
use super::kept_reasons::KeptReasons;
use crate::diag::Diagnostic;
use crate::document::{Field, Loaded, texts};
use crate::grammar::Text;
use crate::legal::Register;

/// Laws that are cited and bodies that are named against the register on the day of the
/// document, and days and periods that cannot be.
pub fn against_register(loaded: &Loaded, register: &Register) -> Vec<Diagnostic> {
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
    found.into_findings()
}
