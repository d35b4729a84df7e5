//! What Typst finds wrong.

use std::ops::Range;

/// Something that Typst found wrong.
#[derive(Clone, Debug)]
pub struct Fault {
    /// True if pages were made all the same.
    pub warning: bool,
    /// The component it lies in; none for the generated source.
    pub component: Option<String>,
    /// The bytes in that file, if they are known.
    pub range: Option<Range<usize>>,
    /// What is wrong, in Typst's words.
    pub message: String,
    /// What to do, in Typst's words.
    pub hints: Vec<String>,
}
