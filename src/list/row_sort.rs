//! What the rows of a list may be.

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowSort {
    Data,
    /// The title of the rows below it.
    Group,
    Sum,
    /// Date, signatures and notes below the list.
    Tail,
}
