//! From a run of text on a page back to the data.

use crate::diag::Place;
use crate::typeset::TextRun;

/// Finds the YAML value that a run of text comes from; asked only when something is wrong.
pub(super) type Locate<'a> = &'a dyn Fn(&TextRun) -> Option<Place>;
