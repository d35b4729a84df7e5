//! A sentence of which one time is asked about or stays is one whose other times are not
//! certain.

use super::case::Case;
use super::role::PhraseRole;
use super::verdict::Verdict;
use crate::document::Field;
use crate::grammar::{Mention, Phrase, Text};

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
    if doubts.is_empty() {
        return;
    }
    let certain =
        |verdict: &Verdict| !verdict.changes.is_empty() && verdict.asked.is_none();
    for one in judged.iter_mut().filter(|one| certain(&one.1)) {
        let sentence = text.sentence(start(one));
        if cell || doubts.iter().any(|at| sentence.contains(at)) {
            one.1.likely = true;
        }
    }
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
