//! What puts a finding right, where the right text is certain.

use std::ops::Range;

/// A stretch of a file and what takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go.
    pub range: Range<usize>,
    /// What comes.
    pub new: String,
}

/// Other words in the place of some of a value's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueChange {
    /// The same in the file, as the style of the value writes it.
    pub edit: Edit,
    /// The bytes of the whole value in the file.
    pub value: Range<usize>,
    /// The bytes of the value's text, in normal form, that go.
    pub words: Range<usize>,
    /// What the text says there then.
    pub new: String,
}

/// What puts a finding right at one place: all of its changes, or none.
///
/// Only what is certain is a fix: nobody has to look at what it makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is changed in the file that the finding is in.
    pub changes: Vec<ValueChange>,
}

impl Fix {
    /// True if both change the same bytes of a file.
    pub fn overlaps(&self, other: &Self) -> bool {
        let meet = |one: &Range<usize>, two: &Range<usize>| {
            one.start < two.end && two.start < one.end || one == two
        };
        let others = || other.changes.iter().map(|it| &it.edit.range);
        self.changes
            .iter()
            .any(|it| others().any(|two| meet(&it.edit.range, two)))
    }
}
