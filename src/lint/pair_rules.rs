//! Rules on marks that come in pairs.

use std::ops::Range;

use super::check::Looked;
use super::mark_rules::at_all;
use super::subject::Subject;
use crate::diag::{Diagnostic, Message, Place, Rule, rules};
use crate::say;

/// What opens without being closed, and what closes without being opened.
#[derive(Debug, Default)]
struct Unpaired {
    open: Vec<Range<usize>>,
    closed: Vec<Range<usize>>,
}

/// A bracket without its other half.
pub(super) fn unpaired_bracket(subject: &Subject<'_>) -> Looked {
    let message = say!("dấu ngoặc đơn lẻ", "a bracket without its other half");
    look(subject, &rules::UNPAIRED_BRACKET, ('(', ')'), message)
}

/// A quotation mark without its other half.
pub(super) fn unpaired_quote(subject: &Subject<'_>) -> Looked {
    let message = say!("dấu ngoặc kép lẻ", "a quotation mark without its other half");
    look(subject, &rules::UNPAIRED_QUOTE, ('“', '”'), message)
}

fn look(
    subject: &Subject<'_>,
    rule: &'static Rule,
    pair: (char, char),
    message: Message,
) -> Looked {
    subject.prose().next()?;
    let mut places: Vec<Place> = vec![];
    let (mut open, mut closed) = (0, 0);
    for text in subject.prose() {
        let unpaired = unpaired(&text.text, pair);
        open += unpaired.open.len();
        closed += unpaired.closed.len();
        let both = unpaired.open.into_iter().chain(unpaired.closed);
        places.extend(both.map(|range| subject.place_in(text, range)));
    }
    // A quotation may go on through several items.
    if open == closed {
        return Some(Vec::<Diagnostic>::new());
    }
    let hint = say!(
        "Thêm dấu còn thiếu, hoặc bỏ dấu thừa.",
        "Add its other half, or remove it."
    );
    Some(at_all(rule, places, message, hint))
}

fn unpaired(text: &str, (opening, closing): (char, char)) -> Unpaired {
    let mut found = Unpaired::default();
    for (at, c) in text.char_indices() {
        let range = at..at + c.len_utf8();
        if c == opening {
            found.open.push(range);
        } else if c == closing && found.open.pop().is_none() && !enumerates(&text[..at]) {
            found.closed.push(range);
        }
    }
    found
}

/// True if a bracket closes a number or letter that counts: `a)`, `1.2)`.
fn enumerates(before: &str) -> bool {
    let label = before
        .rsplit(|c: char| c.is_whitespace() || "(;:,-*“".contains(c))
        .next();
    let label = label.unwrap_or_default();
    !label.is_empty()
        && label.chars().count() <= 4
        && label.chars().all(|c| c.is_alphanumeric() || c == '.')
        && (label.chars().count() == 1
            || label.contains(|c: char| c.is_ascii_digit())
            || is_roman(label))
}

fn is_roman(label: &str) -> bool {
    label.chars().all(|c| "ivxIVX".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_that_counts_needs_no_other_half() {
        let count = |text: &str| {
            let found = unpaired(text, ('(', ')'));
            found.open.len() + found.closed.len()
        };
        for right in
            ["a) Một; b) hai", "(1) việc; 2) việc", "iv) x", "(a (b) c)", "1.2) x"]
        {
            assert_eq!(count(right), 0, "{right}");
        }
        assert_eq!(count("theo (Nghị định 30"), 1);
        assert_eq!(count("theo Nghị định này)"), 1);
    }
}
