//! Persons that a text names: do they still hold the post?

use std::ops::Range;

use super::role::PhraseRole;
use super::verdict::Verdict;
use crate::grammar::{Text, persons};
use crate::say;

/// The verdicts on persons named in a text.
pub(super) fn named(text: &Text<'_>) -> Vec<(Range<usize>, Verdict)> {
    let asked = |span: Range<usize>| (span.clone(), in_office(&text.text[span]));
    persons(text).into_iter().map(asked).collect()
}

/// The question whether a person, named with the post or without, still holds it.
pub fn in_office(name: &str) -> Verdict {
    Verdict::kept(PhraseRole::Person, say!("người và chức vụ", "a person and a post"))
        .ask(
            format!("person {}", name.to_lowercase()),
            name,
            say!("{name}: còn giữ chức vụ này không?", "{name}: still in this office?"),
        )
}
