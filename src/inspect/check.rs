//! A rule with what looks at it.

use super::subject::PageSubject;
use crate::diag::{Diagnostic, Rule};

/// What a check says of pages: none where there is nothing on them that its rule is about.
pub(super) type PageLooked = Option<Vec<Diagnostic>>;

/// A rule with what looks at it.
pub(super) struct PageCheck {
    pub(super) rule: &'static Rule,
    /// What every page is held to, not only those of the decree.
    pub(super) is_general: bool,
    pub(super) run: fn(&PageSubject<'_>) -> PageLooked,
}
