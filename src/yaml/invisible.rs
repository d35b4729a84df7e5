//! Edits of a text that was read without what cannot be seen in it.

use crate::diag::Edit;

/// Edits of a text that lacks what cannot be seen, as edits of the text that has it.
pub(super) fn with_invisible(whole: &str, seen: &str, mut edits: Vec<Edit>) -> Vec<Edit> {
    if whole == seen {
        return edits;
    }
    let mut places = Vec::with_capacity(seen.len() + 1);
    let mut rest = seen.chars().peekable();
    for (at, c) in whole.char_indices() {
        if rest.next_if_eq(&c).is_some() {
            places.extend(at..at + c.len_utf8());
        }
    }
    places.push(whole.len());
    for edit in &mut edits {
        let last = edit.range.end.saturating_sub(1).max(edit.range.start);
        let at = |i: usize| places.get(i).copied().unwrap_or(whole.len());
        let end = if edit.range.is_empty() { at(last) } else { at(last) + 1 };
        edit.range = at(edit.range.start)..end;
    }
    edits
}
