//! The text of all pages as one string without spaces, in the order of the layout.

use std::ops::Range;

use crate::typeset::TextRun;
use crate::vi;

/// What is compared of a character: small letters, without spaces and what cannot be seen.
pub(super) fn compact(text: &str, into: &mut String) {
    for c in text.chars() {
        if c.is_ascii() {
            if !c.is_ascii_whitespace() {
                into.push(c.to_ascii_lowercase());
            }
        } else if !c.is_whitespace() && !vi::is_invisible(c) {
            into.extend(c.to_lowercase());
        }
    }
}

/// The text of all pages, and which run each of its bytes comes from.
#[derive(Debug, Default)]
pub(super) struct Stream {
    pub(super) text: String,
    /// Where each run begins, with its index.
    starts: Vec<(usize, usize)>,
}

impl Stream {
    /// Of the runs that a test picks.
    pub(super) fn new(runs: &[TextRun], takes: impl Fn(&TextRun) -> bool) -> Self {
        let mut stream = Self::default();
        for (i, run) in runs.iter().enumerate().filter(|(_, run)| takes(run)) {
            let from = stream.text.len();
            compact(&run.text, &mut stream.text);
            if stream.text.len() > from {
                stream.starts.push((from, i));
            }
        }
        stream
    }

    /// Where each run begins, with its index.
    pub(super) fn starts(&self) -> &[(usize, usize)] {
        &self.starts
    }

    /// The place among the starts of the run that holds a byte.
    fn holder(&self, at: usize) -> usize {
        self.starts.partition_point(|(from, _)| *from <= at).saturating_sub(1)
    }

    /// True if a run begins at a byte.
    pub(super) fn begins(&self, at: usize) -> bool {
        self.starts.get(self.holder(at)).is_some_and(|(from, _)| *from == at)
    }

    /// The index of the run that holds a byte.
    pub(super) fn run_at(&self, at: usize) -> Option<usize> {
        self.starts.get(self.holder(at)).map(|(_, run)| *run)
    }

    /// The indices of the runs that hold some bytes.
    pub(super) fn runs_in(&self, range: &Range<usize>) -> impl Iterator<Item = usize> {
        let first = self.holder(range.start);
        let end = range.end;
        let inside = self.starts[first..].iter();
        inside.take_while(move |(from, _)| *from < end).map(|(_, run)| *run)
    }

    /// Where the next run begins behind a byte.
    pub(super) fn next_start(&self, at: usize) -> Option<usize> {
        self.starts.get(self.holder(at) + 1).map(|(from, _)| *from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_capitals_and_what_cannot_be_seen_are_no_difference() {
        let of = |text: &str| {
            let mut found = String::new();
            compact(text, &mut found);
            found
        };
        assert_eq!(of("Số:\u{a0}05/KH-\u{200b}UBND "), of("số: 05/kh-ubnd"));
    }
}
