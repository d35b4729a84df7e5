//! What a document says in a part that only one form has.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::values::IssueDate;

/// What the fields of a part say, by the part's key and the field's.
pub type PartsData = BTreeMap<String, PartData>;
/// What the fields of one part say.
pub type PartData = BTreeMap<String, FieldValue>;

/// What a field says, as its type in the standard has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum FieldValue {
    /// A thing that is so or is not.
    Flag(bool),
    /// A text, or a date as it is written.
    Text(String),
    /// Texts that are printed as a list, or one after another.
    List(Vec<String>),
}

impl FieldValue {
    /// What it says, if it is one text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The date that the text is.
    pub fn date(&self) -> Option<IssueDate> {
        self.text()?.parse().ok()
    }

    /// The texts of a list.
    pub fn list(&self) -> &[String] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// True for a flag that is set.
    pub fn is_set(&self) -> bool {
        *self == Self::Flag(true)
    }
}
