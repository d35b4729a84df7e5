//! A rule with what looks at it.

use super::subject::Subject;
use crate::diag::{Diagnostic, Rule};

/// What a check says of a document: none where there is nothing that its rule is about.
pub(super) type Looked = Option<Vec<Diagnostic>>;

/// A rule with what looks at it.
pub(super) struct Check {
    pub(super) rule: &'static Rule,
    pub(super) run: fn(&Subject<'_>) -> Looked,
}
