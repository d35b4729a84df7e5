//! What became of a part, or of the words in it.

use serde::Serialize;

use crate::diag::Message;
use crate::say;

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Change {
    /// It says the same, in the same place.
    Same,
    /// It is new.
    Added,
    /// It is no more.
    Dropped,
    /// It says something else.
    Changed,
    /// It stands elsewhere, and may say something else too.
    Moved,
    /// It says the same in the same place, with another number.
    Renumbered,
}

/// Words in a row that share one change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Stretch {
    /// Only the same, added or dropped.
    #[serde(rename = "fate")]
    pub(super) change: Change,
    /// The words, with the spaces between them.
    pub(super) text: String,
}

impl Change {
    /// Its name in both languages.
    pub(super) fn name(self) -> Message {
        match self {
            Self::Same => say!("giữ nguyên", "same"),
            Self::Added => say!("thêm", "added"),
            Self::Dropped => say!("bỏ", "dropped"),
            Self::Changed => say!("sửa", "changed"),
            Self::Moved => say!("chuyển chỗ", "moved"),
            Self::Renumbered => say!("đánh số lại", "renumbered"),
        }
    }

    /// The name that programs read in the JSON form.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Renumbered => "renumbered",
        }
    }

    /// The sign before it in a list of lines.
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Same => " ",
            Self::Added => "+",
            Self::Dropped => "-",
            Self::Changed => "~",
            Self::Moved => ">",
            Self::Renumbered => "#",
        }
    }
}
