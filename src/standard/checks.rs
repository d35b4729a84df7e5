//! Everything that can be wrong in a standard whose keys and types are right.

use super::fault::{Faults, StandardFault};
use super::model::Standard;
use super::{names, places, ranges};

impl Standard {
    /// Every fault of a standard; `taken` are the keys and types of a document, which none of
    /// its parts may have.
    ///
    /// The program's own standard is held against it by a test, not when it is read.
    pub fn faults(&self, taken: &[String]) -> Vec<StandardFault> {
        let mut faults = Faults::default();
        names::check(self, taken, &mut faults);
        places::check(self, &mut faults);
        ranges::check(self, &mut faults);
        faults.0
    }
}
