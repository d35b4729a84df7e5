//! Rules on words: doubled ones, and the capitals that the decree lays down (Phụ lục II).

use super::check::Looked;
use super::subject::Subject;
use crate::diag::{Diagnostic, rules};
use crate::grammar::TokenKind;
use crate::say;
use crate::vi::WordList;

/// Words that nobody doubles on purpose.
static NEVER_DOUBLED: WordList = WordList::new(include_str!("words/never-doubled.txt"));
/// What is often written with wrong capitals: the wrong and the right, a line each.
static CAPITALS: WordList = WordList::new(include_str!("words/capitals.txt"));

/// A word that stands twice.
pub(super) fn doubled_word(subject: &Subject<'_>) -> Looked {
    subject.prose().next()?;
    let mut found = vec![];
    for (text, read) in subject.read() {
        for pair in read.tokens.windows(2) {
            let [one, other] = pair else { continue };
            // A capital may begin a name: `cho Cho A Lý`, `và Và A Tủa`.
            let small = other.text == other.lower;
            let word = one.kind == TokenKind::Word && one.lower == other.lower && small;
            let gap = text.text[one.end()..other.start].contains('\n');
            if !word || gap || !NEVER_DOUBLED.contains(&one.lower) {
                continue;
            }
            let word = &one.lower;
            let message =
                say!("chữ “{word}” lặp hai lần", "the word “{word}” stands twice");
            let place = subject.place_in(text, one.start..other.end());
            let finding = Diagnostic::new(&rules::DOUBLED_WORD, message).at(place);
            let again = one.end()..other.end();
            found.push(finding.fix_maybe(subject.reworded(text, again, "")));
        }
    }
    Some(found)
}

/// Capitals otherwise than the decree has them.
pub(super) fn wrong_capitals(subject: &Subject<'_>) -> Looked {
    subject.prose().next()?;
    let pairs = CAPITALS.in_order().iter().filter_map(|line| line.split_once(" > "));
    let pairs: Vec<(&str, &str)> = pairs.collect();
    let mut found = vec![];
    for text in subject.prose() {
        for (wrong, right) in &pairs {
            for (at, _) in text.text.match_indices(wrong) {
                let end = at + wrong.len();
                let inner = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let before = text.text[..at].chars().next_back();
                if inner(before) || inner(text.text[end..].chars().next()) {
                    continue;
                }
                let message = say!(
                    "viết “{right}”, không viết “{wrong}”",
                    "“{wrong}” is written “{right}”"
                );
                let place = subject.place_in(text, at..end);
                let finding = Diagnostic::new(&rules::WRONG_CAPITALS, message).at(place);
                found.push(finding.fix_maybe(subject.reworded(text, at..end, right)));
            }
        }
    }
    Some(found)
}
