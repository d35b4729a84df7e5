//! Where a file names a value again.

use std::ops::Range;

use granit_parser::{Event, Parser};

/// The bytes of every alias of the scalar at a place.
pub(super) fn aliases(text: &str, scalar: &Range<usize>) -> Vec<Range<usize>> {
    let (mut wanted, mut found) = (None, vec![]);
    for (event, span) in Parser::new_from_str(text).map_while(Result::ok) {
        let Some(range) = span.byte_range() else { continue };
        match event {
            Event::Scalar(_, _, anchor, _) if range == *scalar && anchor != 0 => {
                wanted = Some(anchor);
            }
            Event::Alias(anchor) if Some(anchor) == wanted => found.push(range),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_aliases_of_one_anchor_are_found() {
        let text = "a: &x 5\nb: [*x, &y 6]\nc: *y\nd: *x\n";
        let said = |scalar: Range<usize>| {
            let found = aliases(text, &scalar).into_iter();
            found.map(|it| text[it].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(said(6..7), ["*x", "*x"]);
        assert!(said(0..1).is_empty());
    }
}
