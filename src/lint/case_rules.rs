//! Rules on small letters where capitals stand (Phụ lục II, I and V.8).

use super::check::Looked;
use super::subject::{Subject, last_key, top_key};
use crate::diag::{Diagnostic, rules};
use crate::grammar::{Phrase, Token, TokenKind};
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
        let right = first.to_uppercase();
        let fix = subject.reworded(
            text,
            0..first.len_utf8(),
            &first.to_uppercase().to_string(),
        );
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
            let ends = before.text.chars().count() > 2 && before.end() == stop.start;
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

/// The days of the week, as they are found and as they are written.
const WEEKDAYS: [(&str, &str); 6] = [
    ("hai", "Hai"),
    ("ba", "Ba"),
    ("tư", "Tư"),
    ("năm", "Năm"),
    ("sáu", "Sáu"),
    ("bảy", "Bảy"),
];

/// Words before a day of the week; behind any other, `thứ hai` may count: `phiên thứ hai`.
const BEFORE_WEEKDAY: [&str; 22] = [
    "chiều",
    "các",
    "cả",
    "của",
    "đến",
    "hết",
    "giờ",
    "hôm",
    "là",
    "ngày",
    "phút",
    "sáng",
    "sau",
    "thường",
    "tới",
    "tối",
    "trong",
    "trưa",
    "trước",
    "từ",
    "vào",
    "và",
];

/// A day of the week in small letters beside a date.
pub(super) fn small_weekday(subject: &Subject<'_>) -> Looked {
    let mut any = false;
    let mut found = vec![];
    for (text, read) in subject.read() {
        let tokens = &read.tokens;
        for i in 0..tokens.len().saturating_sub(1) {
            let day = WEEKDAYS.iter().find(|(day, _)| tokens[i + 1].is(day));
            let Some((_, right)) = day.filter(|_| tokens[i].is("thứ")) else {
                continue;
            };
            let before = i.checked_sub(1).map(|before| &tokens[before]);
            let counts = before.is_some_and(|before| {
                let leads = BEFORE_WEEKDAY.iter().any(|word| before.is(word));
                before.kind == TokenKind::Word && !leads
            });
            let next = (i + 2..i + 4)
                .find(|at| tokens.get(*at).is_none_or(|t| !t.is(",") && !t.is("(")));
            let date = next.is_some_and(|at| {
                read.mentions.iter().any(|mention| {
                    let date = matches!(mention.phrase, Phrase::Date { .. });
                    date && (mention.tokens.start == at
                        || mention.tokens.start == at + 1 && tokens[at].is("ngày"))
                })
            });
            if counts || !date {
                continue;
            }
            any = true;
            let said = tokens[i + 1].text;
            if !said.starts_with(char::is_lowercase) {
                continue;
            }
            let message = say!(
                "viết “thứ {right}”, không viết “thứ {said}”",
                "“thứ {said}” is written “thứ {right}”"
            );
            let place = subject.place_in(text, tokens[i + 1].range());
            let fix = subject.reworded(text, tokens[i + 1].range(), right);
            let finding = Diagnostic::new(&rules::SMALL_WEEKDAY, message).at(place);
            found.push(finding.fix_maybe(fix));
        }
    }
    any.then_some(found)
}
