//! Finds the texts that a document prints on its pages.

use std::ops::Range;

use super::printed::{Printed, TextRole};
use super::stream::{Stream, compact};

/// How far behind the last text the next one is looked for first, in bytes; cells are looked for
/// nowhere else.
const NEAR: usize = 4000;
/// So many bytes of a text tell where it begins, when it goes on over a page.
const SEED: usize = 24;
/// So many places are tried for one text.
const TRIES: usize = 60;
/// A cell shorter than this, in bytes, could be found anywhere.
const SHORT: usize = 6;

/// Where a text stands: its stretches of the stream, more than one where a page ends in it.
pub(super) type Stretches = Vec<Range<usize>>;

/// A text that stands in one stretch.
fn whole(at: usize, needle: &str) -> Stretches {
    std::iter::once(at..at + needle.len()).collect()
}

/// Looks for texts one after the other; none is found at the place of another one.
pub(super) struct TextFinder<'a> {
    stream: &'a Stream,
    taken: Vec<bool>,
    last: usize,
}

impl<'a> TextFinder<'a> {
    pub(super) fn new(stream: &'a Stream) -> Self {
        Self {
            stream,
            taken: vec![false; stream.text.len()],
            last: 0,
        }
    }

    /// Where a text stands; empty if it is not found.
    pub(super) fn find(&mut self, printed: &Printed) -> Stretches {
        let mut needle = String::new();
        compact(&printed.text, &mut needle);
        if needle.is_empty() {
            return vec![];
        }
        let cell = matches!(printed.role, TextRole::Cell | TextRole::JoinedCell);
        if cell && needle.len() < SHORT {
            return vec![];
        }
        let near = self.next(&needle).or_else(|| self.near(&needle, true));
        let found = if cell {
            near.map(|at| whole(at, &needle))
        } else {
            let near = near.or_else(|| self.near(&needle, false));
            let place = near.or_else(|| self.anywhere(&needle));
            place.map(|at| whole(at, &needle)).or_else(|| self.in_pieces(&needle))
        };
        let found = found.unwrap_or_default();
        self.take(&found);
        found
    }

    /// Where a text of a cell stands that was not found where it was looked for.
    pub(super) fn find_anywhere(&mut self, text: &str) -> Stretches {
        let mut needle = String::new();
        compact(text, &mut needle);
        let found = self.anywhere(&needle).map(|at| whole(at, &needle));
        let found = found.or_else(|| self.in_pieces(&needle)).unwrap_or_default();
        self.take(&found);
        found
    }

    fn take(&mut self, found: &Stretches) {
        for range in found {
            self.taken[range.clone()].fill(true);
        }
        if let Some(end) = found.last().map(|range| range.end)
            && end < self.last + 2 * NEAR
        {
            self.last = end;
        }
    }

    fn is_free(&self, range: Range<usize>) -> bool {
        !self.taken[range].contains(&true)
    }

    /// Where the last text ended, when this one goes on there.
    fn next(&self, needle: &str) -> Option<usize> {
        let rest = self.stream.text.get(self.last..)?;
        let end = self.last + needle.len();
        (rest.starts_with(needle) && self.is_free(self.last..end)).then_some(self.last)
    }

    fn near(&self, needle: &str, begins: bool) -> Option<usize> {
        let text = &self.stream.text;
        let mut end = (self.last + NEAR + needle.len()).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.free_place(self.last..end, needle, begins)
    }

    fn anywhere(&self, needle: &str) -> Option<usize> {
        let all = 0..self.stream.text.len();
        let begun = self.free_place(all.clone(), needle, true);
        begun.or_else(|| self.free_place(all, needle, false))
    }

    fn free_place(
        &self,
        within: Range<usize>,
        needle: &str,
        begins: bool,
    ) -> Option<usize> {
        let from = within.start;
        let places = self.stream.text[within].match_indices(needle);
        places.take(TRIES).map(|(at, _)| from + at).find(|at| {
            (!begins || self.stream.begins(*at)) && self.is_free(*at..*at + needle.len())
        })
    }

    /// A text that something else stands in: the number of a footnote, or the end of a page.
    fn in_pieces(&self, needle: &str) -> Option<Stretches> {
        let mut seed = SEED.min(needle.len());
        while !needle.is_char_boundary(seed) {
            seed -= 1;
        }
        if seed < SEED / 2 {
            return None;
        }
        let mut places = self.stream.text.match_indices(&needle[..seed]).take(TRIES);
        places.find_map(|(at, _)| self.pieces_from(needle, at))
    }

    fn pieces_from(&self, needle: &str, at: usize) -> Option<Stretches> {
        let text = &self.stream.text;
        let mut pieces: Stretches = vec![];
        let (mut at, mut rest) = (at, needle);
        loop {
            let pairs = text[at..].char_indices().zip(rest.chars());
            let same = pairs
                .take_while(|((_, a), b)| a == b)
                .last()
                .map_or(0, |((i, a), _)| i + a.len_utf8());
            if same == 0 || pieces.len() > 8 {
                return None;
            }
            pieces.push(at..at + same);
            rest = &rest[same..];
            if rest.is_empty() {
                let free = pieces.iter().all(|range| self.is_free(range.clone()));
                return free.then_some(pieces);
            }
            at = self.goes_on(at + same, rest)?;
        }
    }

    /// Where the rest of a text goes on: where a run begins, not far behind.
    fn goes_on(&self, from: usize, rest: &str) -> Option<usize> {
        let mut seed = SEED.min(rest.len());
        while !rest.is_char_boundary(seed) {
            seed -= 1;
        }
        let mut at = from;
        while at < from + NEAR {
            if self.stream.text[at..].starts_with(&rest[..seed]) {
                return Some(at);
            }
            at = self.stream.next_start(at)?;
        }
        None
    }
}
