//! Persons that a text names: do they still hold the post?

use std::ops::Range;

use super::role::PhraseRole;
use super::spoken;
use super::verdict::Verdict;
use crate::grammar::{Text, persons};
use crate::say;

/// The verdicts on persons named in a text.
pub(super) fn named(text: &Text<'_>) -> Vec<(Range<usize>, Verdict)> {
    let asked = |span: Range<usize>| {
        let name = &text.text[span.clone()];
        (span, in_office(name, name))
    };
    let holds_post = |span: &Range<usize>| !spoken::is_of_firm(text, span);
    persons(text).into_iter().filter(holds_post).map(asked).collect()
}

/// The question whether a person still holds a post; `who` says the name with the post or
/// without.
pub fn in_office(name: &str, who: &str) -> Verdict {
    Verdict::kept(PhraseRole::Person, say!("người và chức vụ", "a person and a post"))
        .ask(
            format!("person {}", name.to_lowercase()),
            who,
            say!("{who}: còn giữ chức vụ này không?", "{who}: still in this office?"),
        )
}
