//! What is held in one year only, and is called by its name with that year.

use crate::grammar::{Mention, Phrase, PhraseList, Text, YearForm};

/// What is called by its name with the year.
static HELD: PhraseList = PhraseList::new(include_str!("words/held-in-one-year.txt"));

/// The name of what a year is of, in lower case, where it is held in that year only: `đặc xá
/// năm 2025`.
pub(super) fn held_in_year(text: &Text<'_>, mention: &Mention) -> Option<String> {
    const REACH: usize = 14;
    if !matches!(mention.phrase, Phrase::Year(_, YearForm::Named)) {
        return None;
    }
    let own = mention.tokens.start;
    let near = text.clause(own).start.max(own.saturating_sub(REACH))..own;
    let at = near.rev().find(|at| HELD.is_at(&text.tokens, *at))?;
    let words = text.tokens[at..mention.tokens.end].iter().map(|t| t.lower.as_str());
    Some(words.collect::<Vec<_>>().join(" "))
}
