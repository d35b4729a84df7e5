//! Where a finding stands, as other programs count.

use std::ops::Range;

use super::source::Place;

/// A line and a column, both from 1; the column counts UTF-16 code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The first character of a stretch of a place's file, and the one behind its last.
pub(super) fn region(place: &Place, range: &Range<usize>) -> (Position, Position) {
    let at = |offset: usize| {
        let before = place.file.text.get(..offset).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before[start..].encode_utf16().count() + 1;
        Position { line: before.matches('\n').count() + 1, column }
    };
    (at(range.start), at(range.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::SourceFile;

    #[test]
    fn columns_are_code_units_of_utf_16() {
        let file = SourceFile::new("x.yaml", "a: 1\nb: 𝄞ế e\u{301}x\n");
        let at = file.text.find('x').unwrap();
        let place = Place::new(&file, at..at + 1);
        let (start, end) = region(&place, &place.range);
        assert_eq!((start.line, start.column), (2, 10));
        assert_eq!((end.line, end.column), (2, 11));
    }
}
