//! Persons that a text names: do they still hold the post?

use std::ops::Range;

use super::case::Case;
use super::done;
use super::role::PhraseRole;
use super::verdict::Verdict;
use crate::grammar::{PhraseList, Text, persons};
use crate::say;

/// What a firm is called.
static FIRMS: PhraseList = PhraseList::new(include_str!("words/firms.txt"));

/// The verdicts on persons named in a text.
pub(super) fn named(text: &Text<'_>, case: &Case<'_>) -> Vec<(Range<usize>, Verdict)> {
    let asked = |span: Range<usize>| {
        let name = &text.text[span.clone()];
        let signs = case.facts.signers.contains(&name.to_lowercase());
        (span, if signs { in_office(name, name) } else { one_of(name) })
    };
    let holds_post = |span: &Range<usize>| !is_of_firm(text, span);
    persons(text).into_iter().filter(holds_post).map(asked).collect()
}

/// Persons whom the text names are one question, however many.
fn one_of(name: &str) -> Verdict {
    Verdict::kept(PhraseRole::Person, say!("người và chức vụ", "a person and a post")).ask(
        "persons",
        "người nêu trong văn bản",
        say!(
            "người nêu tên trong văn bản ({name} …): còn giữ chức vụ, nhiệm vụ này không?",
            "persons named in the text ({name} …): still in these offices?"
        ),
    )
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

/// True for a person of a firm, or of what has been done: no post of ours is asked about.
fn is_of_firm(text: &Text<'_>, span: &Range<usize>) -> bool {
    const REACH: usize = 10;
    let first = text.tokens.partition_point(|t| t.start < span.start);
    let clause = text.clause(first);
    let around =
        first.saturating_sub(REACH).max(clause.start)..clause.end.min(first + REACH);
    FIRMS.is_in(&text.tokens, around) || done::is_done(text, first)
}
