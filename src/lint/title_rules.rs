//! Rules on what a document is called and is about (II.5).

use std::ops::Range;

use super::check::Looked;
use super::subject::Subject;
use crate::diag::{Diagnostic, Fix, Place, rules};
use crate::say;
use crate::vi;
use crate::yaml::Path;

/// The subject's text and place, if the document has one.
fn subject_text<'a>(subject: &'a Subject<'_>) -> Option<(&'a str, Place)> {
    let text = subject.loaded.document.subject.as_deref()?.trim();
    (!text.is_empty()).then(|| (text, subject.place("subject")))
}

/// The subject is in capitals throughout: the decree wants small letters.
pub(super) fn subject_in_capitals(subject: &Subject<'_>) -> Looked {
    let (text, place) = subject_text(subject)?;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let small = text.chars().any(char::is_lowercase);
    if small || letters < 8 {
        return Some(vec![]);
    }
    let message =
        say!("trích yếu viết hoa toàn bộ", "the subject is in capitals throughout");
    let finding = Diagnostic::new(&rules::SUBJECT_IN_CAPITALS, message).at(place);
    Some(vec![finding.hint(say!(
        "Viết chữ thường, chỉ hoa chữ đầu và tên riêng.",
        "Write small letters; only the first letter and names are capital."
    ))])
}

/// The subject ends with a mark: it is no sentence.
pub(super) fn subject_with_stop(subject: &Subject<'_>) -> Looked {
    let (text, place) = subject_text(subject)?;
    let dots = text.ends_with("...") || text.ends_with('…');
    if dots || !text.ends_with(['.', ';', ',', ':']) {
        return Some(vec![]);
    }
    let message = say!("trích yếu có dấu ở cuối", "the subject ends with a mark");
    let finding = Diagnostic::new(&rules::SUBJECT_WITH_STOP, message).at(place);
    let fix = final_mark(text).and_then(|range| {
        let path = Path::default().key("subject");
        let change = subject.change(&path, range, "")?;
        Some(Fix { changes: vec![change] })
    });
    let finding = finding.fix_maybe(fix);
    Some(vec![finding.hint(say!("Bỏ dấu ấy.", "Remove the mark."))])
}

/// The mark behind the last word; none where it may be that of an abbreviation.
fn final_mark(text: &str) -> Option<Range<usize>> {
    let end = text.trim_end();
    let mark = end.char_indices().next_back()?.0;
    let before = end[..mark].trim_end();
    let word = before.split([' ', '\u{a0}', '(', '“']).next_back()?;
    let word = word.trim_end_matches(['”', ')']);
    let number = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    let syllable = word.chars().count() > 1
        && word.chars().all(char::is_lowercase)
        && vi::is_syllable(word);
    (number || syllable).then_some(before.len()..end.len())
}
