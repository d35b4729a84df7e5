//! What the years in the title of a cited document say of it.

use super::case::Case;
use crate::grammar::{Citation, Mention, Phrase, Text, Token};

/// True for a document whose title says that it is for the plan's year, and for no later one.
pub(super) fn is_for_the_year(
    text: &Text<'_>,
    index: usize,
    citation: &Citation,
    case: &Case<'_>,
) -> bool {
    let plan = case.years.from;
    let held: Vec<&Mention> = text.held_by(index).collect();
    let named = |m: &Mention| {
        m.tokens.start >= citation.core.end
            && matches!(m.phrase, Phrase::Year(..) | Phrase::YearPair(..))
            && m.phrase.years().contains(&plan)
    };
    // `năm 2025 và 2026`
    let goes_on = |m: &Mention| {
        held.iter().any(|next| {
            let joined = next.tokens.start == m.tokens.end + 1
                && ["và", ",", "-", "–"].iter().any(|w| text.tokens[m.tokens.end].is(w));
            let later = next.phrase.years().iter().any(|year| *year > plan);
            joined && later && matches!(next.phrase, Phrase::Year(..))
        })
    };
    held.iter().any(|m| named(m) && !goes_on(m))
}

/// True for a document whose title names the year before: what a look back tells is of that
/// year.
pub(super) fn names_year_before(text: &Text<'_>, index: usize, case: &Case<'_>) -> bool {
    let yearly =
        |m: &Mention| matches!(m.phrase, Phrase::Year(..) | Phrase::YearPair(..));
    let before = |m: &Mention| m.phrase.years().contains(&(case.years.from - 1));
    text.held_by(index).any(|m| yearly(m) && before(m))
}

/// True for a resolution of a congress whose term goes on beyond the new year.
pub(super) fn is_of_running_term(
    text: &Text<'_>,
    index: usize,
    citation: &Citation,
    case: &Case<'_>,
) -> bool {
    let mention = &text.mentions[index];
    let end = text.tokens.len().min(mention.tokens.end.max(citation.core.end));
    let held = &text.tokens[mention.tokens.start..end];
    let congress = held.windows(2).any(|w| w[0].is("đại") && w[1].is("hội"));
    let last = held.iter().filter_map(Token::year).max();
    citation.kind == "nghị quyết"
        && congress
        && last.is_some_and(|last| last > case.years.to)
}
