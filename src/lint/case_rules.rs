//! Rules on small letters where capitals stand (Phụ lục II, I).

use super::check::Looked;
use super::subject::{Subject, last_key, top_key};
use crate::diag::{Diagnostic, rules};
use crate::grammar::{Token, TokenKind};
use crate::say;
use crate::vi::is_syllable;

/// A title that begins with a small letter.
pub(super) fn small_first_letter(subject: &Subject<'_>) -> Looked {
    let titles = || {
        subject.prose().filter(|text| {
            let parts = ["sections", "appendices", "attachment"];
            last_key(text) == "title" && parts.contains(&top_key(text))
        })
    };
    titles().next()?;
    let found = titles().filter_map(|text| {
        let first = text.text.chars().next().filter(|c| c.is_lowercase())?;
        let word = text.text.split_whitespace().next().unwrap_or_default();
        let word = word.trim_end_matches([',', ':', ';']);
        // `e-Office`, `pH` and a typed `a)` are no words of a sentence.
        if !word.chars().all(char::is_lowercase) || !is_syllable(word) {
            return None;
        }
        let message = say!(
            "tiêu đề mở đầu bằng chữ thường: “{word}”",
            "the title begins with a small letter: “{word}”"
        );
        let place = subject.place_in(text, 0..first.len_utf8());
        let right = first.to_uppercase().to_string();
        let fix = subject.reworded(text, 0..first.len_utf8(), &right);
        let finding = Diagnostic::new(&rules::SMALL_FIRST_LETTER, message).at(place);
        Some(
            finding
                .fix_maybe(fix)
                .hint(say!("Viết hoa chữ đầu: {right}.", "Write {right}.")),
        )
    });
    Some(found.collect())
}

/// A sentence that begins with a small letter behind a full stop.
pub(super) fn small_after_stop(subject: &Subject<'_>) -> Looked {
    subject.prose().next()?;
    let mut found = vec![];
    for (text, read) in subject.read() {
        for three in read.tokens.windows(3) {
            let [before, stop, after] = three else { continue };
            let line = text.text[stop.end()..after.start].contains('\n');
            let gap = text.text[stop.end()..after.start].len() == 1;
            let word = |token: &Token<'_>| {
                token.kind == TokenKind::Word
                    && token.text.chars().all(char::is_lowercase)
                    && is_syllable(token.text)
            };
            // Short words without marks may be abbreviations.
            let long =
                before.text.chars().count() > if before.text.is_ascii() { 2 } else { 1 };
            let ends = long && before.end() == stop.start;
            if !(stop.is(".") && ends && word(before) && word(after) && gap) || line {
                continue;
            }
            let word = after.text;
            let message = say!(
                "sau dấu chấm là chữ thường: “{word}”",
                "a small letter behind a full stop: “{word}”"
            );
            let place = subject.place_in(text, after.range());
            let finding = Diagnostic::new(&rules::SMALL_AFTER_STOP, message).at(place);
            found.push(finding.hint(say!(
                "Viết hoa chữ đầu câu, hoặc đổi dấu chấm thành dấu phẩy.",
                "Begin the sentence with a capital, or make the stop a comma."
            )));
        }
    }
    Some(found)
}
