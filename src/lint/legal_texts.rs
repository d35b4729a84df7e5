//! Documents whose form is laid down elsewhere than in the decree.

use super::subject::Subject;
use crate::vi::{WordList, old_tones};

/// Bodies that have rules of their own, in lower case.
static PARLIAMENT: WordList = WordList::new(include_str!("words/parliament.txt"));
/// Bodies of the Party and of the Youth Union, in lower case.
static PARTY: WordList = WordList::new(include_str!("words/party.txt"));
/// What a legal text cites among its bases.
const ENACTMENT: &str = "ban hành văn bản quy phạm pháp luật";

/// True for what the national assembly issues.
pub(super) fn is_of_parliament(subject: &Subject<'_>) -> bool {
    PARLIAMENT.contains(&words(&subject.loaded.agency.name))
}

/// True for what a body of the Party or of the Youth Union issues, which have rules of their own.
pub(super) fn is_of_party(subject: &Subject<'_>) -> bool {
    let loaded = subject.loaded;
    let name = words(&loaded.agency.name);
    let signed = loaded.all_signers().flat_map(|(signer, _)| &signer.authority);
    let mut bodies = signed.filter_map(|line| {
        let line = words(line);
        let (first, whom) = line.split_once(' ')?;
        let on_behalf = ["tm", "tm.", "t/m", "t.m", "t.m."].contains(&first);
        on_behalf.then(|| whom.to_owned())
    });
    PARTY.in_order().iter().any(|body| begins(&name, body))
        || bodies.any(|whom| PARTY.in_order().iter().any(|body| begins(&whom, body)))
}

/// True if a name begins with some words.
fn begins(name: &str, words: &str) -> bool {
    let rest = name.strip_prefix(words);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

/// The words of a name in lower case.
fn words(name: &str) -> String {
    let name = name.to_lowercase();
    let words = name.split_whitespace().map(|word| old_tones(word.to_owned()));
    words.collect::<Vec<_>>().join(" ")
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
