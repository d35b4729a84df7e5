//! The document that a file is.

use crate::document::Loaded;

/// The document that a file is: a copy is set from its original's data, and is itself.
pub(super) fn own(loaded: &Loaded) -> &Loaded {
    loaded.copied_by.as_deref().unwrap_or(loaded)
}
