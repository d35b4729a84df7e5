//! Findings by their cause: what is wrong in many places is one finding.

use crate::diag::{Diagnostic, Place};
use crate::say;

/// The most further places of a cause that are shown.
const MOST_PLACES: usize = 9;

/// Findings, each with what tells its cause from the others.
#[derive(Default)]
pub(super) struct Gathered(Vec<(String, Diagnostic)>);

impl Gathered {
    /// Adds a place of a cause; the finding is made at its first one.
    pub(super) fn add(
        &mut self,
        cause: &str,
        place: Place,
        finding: impl FnOnce() -> Diagnostic,
    ) {
        match self.0.iter_mut().find(|(known, _)| known == cause) {
            None => self.0.push((cause.to_owned(), finding().at(place))),
            Some((_, known)) => {
                let mut shown = known.related.iter().map(|(place, _)| place);
                let new = known.place.as_ref() != Some(&place)
                    && shown.all(|known| *known != place);
                if new && known.related.len() < MOST_PLACES {
                    known.related.push((place, say!("cũng ở đây", "here too")));
                }
            }
        }
    }

    pub(super) fn into_findings(self) -> Vec<Diagnostic> {
        self.0.into_iter().map(|(_, finding)| finding).collect()
    }
}
