//! A sentence of which one time is asked about or stays is one whose other times are not
//! certain.

use std::ops::Range;

use super::case::Case;
use super::done;
use super::role::PhraseRole;
use super::verdict::Verdict;
use crate::document::Field;
use crate::grammar::{Mention, Phrase, PhraseList, Text, TokenKind};

/// Words of a state.
static STATES: PhraseList = PhraseList::new(include_str!("words/unsettled-states.txt"));

/// Makes likely what moves beside a time that is asked about, or kept as told; the verdicts
/// stand with the indices of their mentions.
pub(super) fn settle(text: &Text<'_>, judged: &mut [(usize, Verdict)], case: &Case<'_>) {
    if case.part.names || matches!(case.field, Field::ColumnTitle(_)) {
        return;
    }
    let cell = matches!(case.field, Field::Cell(_));
    let start = |at: &(usize, Verdict)| text.mentions[at.0].tokens.start;
    let doubts: Vec<usize> = judged
        .iter()
        .filter(|(index, verdict)| is_doubt(text, &text.mentions[*index], verdict))
        .map(start)
        .collect();
    let certain =
        |verdict: &Verdict| !verdict.changes.is_empty() && verdict.asked.is_none();
    for one in judged.iter_mut().filter(|one| certain(&one.1)) {
        let at = start(one);
        let beside = paragraph(text, at);
        let near = doubts.iter().any(|at| cell || beside.contains(at));
        if near || tells_a_state(text, at) {
            one.1.likely = true;
        }
    }
}

/// The tokens of the paragraph or item around a token.
fn paragraph(text: &Text<'_>, token: usize) -> Range<usize> {
    let ends = |i: &usize| text.tokens[*i].kind == TokenKind::Break;
    let start = (0..token).rev().find(ends).map_or(0, |i| i + 1);
    start..(token..text.tokens.len()).find(ends).unwrap_or(text.tokens.len())
}

/// True if the clause tells of something that was so when it was written.
fn tells_a_state(text: &Text<'_>, token: usize) -> bool {
    let clause = text.clause(token);
    STATES.is_in(&text.tokens, clause) || done::is_done(text, token)
}

/// True for a time or session that stays where it is, with a question or as one that is told.
fn is_doubt(text: &Text<'_>, mention: &Mention, verdict: &Verdict) -> bool {
    let timed = match &mention.phrase {
        Phrase::Year(..) | Phrase::YearPair(..) | Phrase::Date { year: Some(_), .. } => {
            true
        }
        Phrase::Ordinal(_) => {
            let words = text.words(mention).to_lowercase();
            words.contains("họp") || words.starts_with("kh")
        }
        _ => false,
    };
    let stays = verdict.changes.is_empty();
    timed && stays && (verdict.asked.is_some() || verdict.role == PhraseRole::Result)
}
