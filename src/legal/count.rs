//! How much a register knows, and how well.

use super::register::Register;

/// How many facts a register holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Laws and documents.
    pub documents: usize,
    /// Those of them that ended.
    pub ended: usize,
    /// Changes of administration.
    pub changes: usize,
    /// Public holidays.
    pub holidays: usize,
    /// Facts: an entry, its days, its end, each change.
    pub facts: usize,
    /// Facts that only one source gives.
    pub one_source: usize,
}

impl Register {
    /// How many facts it holds, and how many only one source gives.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            documents: self.documents.len(),
            ended: self.documents.iter().filter(|d| d.ended.is_some()).count(),
            changes: self.administration.len(),
            holidays: self.holidays.len(),
            ..Counts::default()
        };
        let mut fact = |alone: bool| {
            counts.facts += 1;
            counts.one_source += usize::from(alone);
        };
        for document in &self.documents {
            let alone = |key: &str| document.is_alone(key);
            fact(alone(""));
            document.issued.iter().for_each(|_| fact(alone("issued")));
            document.from.iter().for_each(|_| fact(alone("from")));
            document.ended.iter().for_each(|end| fact(end.sources == Some(1)));
            document.ended_parts.iter().for_each(|it| fact(it.sources == Some(1)));
            document.amended.iter().for_each(|it| fact(it.sources == Some(1)));
        }
        self.administration.iter().for_each(|it| fact(it.sources == Some(1)));
        self.holidays.iter().for_each(|it| fact(it.sources == Some(1)));
        counts
    }
}
