//! What a question calls a document that is cited.

use super::spoken;
use crate::grammar::{Citation, Text};
use crate::vi;

/// Kind and number, or the name: what the question calls it.
pub(super) fn label(text: &Text<'_>, citation: &Citation) -> String {
    if let Some(number) = &citation.number {
        let kind = vi::lower_first(&citation.kind);
        if kind.is_empty() || number.starts_with(&kind) {
            return vi_capital(number);
        }
        return vi_capital(&format!("{kind} số {number}"));
    }
    let core = spoken::excerpt(text, citation.core.clone(), 80);
    vi_capital(&core)
}

fn vi_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
