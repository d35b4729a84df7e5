//! Whether a document is in force on a day.

use chrono::NaiveDate;

use super::legal_document::{Amendment, End, LegalDocument, PartEnd};
use crate::yaml::Day;

/// What a document is on a day.
#[derive(Clone, Copy, Debug)]
pub enum Status<'a> {
    /// In force as it was issued.
    InForce,
    /// In force, and changed since it was issued.
    Amended(&'a Amendment),
    /// In force but for a part.
    Partly(&'a PartEnd),
    /// Not yet in force.
    NotYet(Day),
    /// No longer in force.
    Ended(&'a End),
}

impl Status<'_> {
    /// True if both say the same of a document.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Amended(a), Self::Amended(b)) => a.by == b.by,
            (Self::Partly(a), Self::Partly(b)) => a.part == b.part,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

impl LegalDocument {
    /// What it is on a day; of what changed it and what ended in part, the last.
    pub fn on(&self, day: NaiveDate) -> Status<'_> {
        if let Some(end) = self.ended.as_ref().filter(|end| end.from.0 <= day) {
            return Status::Ended(end);
        }
        if let Some(from) = self.from.filter(|from| from.0 > day) {
            return Status::NotYet(from);
        }
        let amended = self.amended.iter().filter(|a| a.from.0 <= day);
        let parts = self.ended_parts.iter().filter(|part| part.from.0 <= day);
        let amended = amended.max_by_key(|a| a.from);
        match (amended, parts.max_by_key(|part| part.from)) {
            (Some(a), Some(part)) if part.from >= a.from => Status::Partly(part),
            (Some(a), _) => Status::Amended(a),
            (None, Some(part)) => Status::Partly(part),
            (None, None) => Status::InForce,
        }
    }
}
