//! Documents whose form is laid down elsewhere than in the decree.

use super::subject::Subject;
use crate::vi::{WordList, old_tones};

/// Bodies that have rules of their own, in lower case.
static PARLIAMENT: WordList = WordList::new(include_str!("words/parliament.txt"));
/// What a legal text cites among its bases.
const ENACTMENT: &str = "ban hành văn bản quy phạm pháp luật";

/// True for what the national assembly issues.
pub(super) fn is_of_parliament(subject: &Subject<'_>) -> bool {
    let name = subject.loaded.agency.name.to_lowercase();
    let words = name.split_whitespace().map(|word| old_tones(word.to_owned()));
    let name = words.collect::<Vec<_>>().join(" ");
    PARLIAMENT.contains(&name)
}

/// True for a legal text (văn bản quy phạm pháp luật), which cites laws by their numbers.
pub(super) fn is_legal_text(subject: &Subject<'_>) -> bool {
    let loaded = subject.loaded;
    if !loaded.standard.legal_texts.contains(&loaded.kind.id) {
        return false;
    }
    let symbol = loaded.document.symbol.as_deref().unwrap_or_default();
    let year = symbol.split_once('/').is_some_and(|(year, _)| year.len() == 4);
    let cites = || {
        subject
            .bases()
            .any(|basis| basis.text.to_lowercase().contains(ENACTMENT))
    };
    year || is_of_parliament(subject) || cites()
}
