//! Rules on spaces between words and around marks.

use std::ops::Range;

use super::check::Looked;
use super::mark_rules::fixed_at_all;
use super::subject::Subject;
use crate::diag::{Message, Rule, rules};
use crate::say;
use crate::vi::is_syllable;

/// The stretches of a text that are wrong.
type Find = fn(&str) -> Vec<Range<usize>>;
/// What is changed in a wrong stretch, and what stands there rightly.
type Right = fn(&str, Range<usize>) -> (Range<usize>, &'static str);

/// Finds the same thing in every text; `right` is what stands there rightly, where that is sure.
fn look(
    subject: &Subject<'_>,
    rule: &'static Rule,
    (find, right): (Find, Option<Right>),
    message: Message,
    hint: Message,
) -> Looked {
    subject.prose().next()?;
    let places = subject.prose().flat_map(|text| {
        let found = find(&text.text).into_iter();
        found.map(|range| {
            let fix = right.and_then(|right| {
                let (range, new) = right(&text.text, range.clone());
                subject.reworded(text, range, new)
            });
            (subject.place_in(text, range), fix)
        })
    });
    Some(fixed_at_all(rule, places.collect(), message, hint))
}

/// A hyphen between two words with a space on one side alone.
pub(super) fn uneven_hyphen(subject: &Subject<'_>) -> Looked {
    look(
        subject,
        &rules::UNEVEN_HYPHEN,
        (uneven, None),
        say!(
            "gạch nối giữa hai từ chỉ cách chữ một bên",
            "a hyphen between two words with a space on one side alone"
        ),
        say!(
            "Viết “kinh tế - xã hội” với dấu cách ở cả hai bên, hoặc viết liền cả hai bên.",
            "Write a space on both sides, or on neither."
        ),
    )
}

/// Two spaces between words.
pub(super) fn doubled_space(subject: &Subject<'_>) -> Looked {
    look(
        subject,
        &rules::DOUBLED_SPACE,
        (doubled, Some(|_, range| (range, " "))),
        say!("hai dấu cách liền nhau", "two spaces in a row"),
        say!("Bỏ bớt một dấu cách.", "Remove one of them."),
    )
}

/// A comma or stop right before a word.
pub(super) fn glued_words(subject: &Subject<'_>) -> Looked {
    look(
        subject,
        &rules::GLUED_WORDS,
        (glued, Some(behind_mark)),
        say!("sau dấu câu thiếu dấu cách", "no space behind a mark"),
        say!("Thêm dấu cách.", "Add a space."),
    )
}

/// The characters of a text, with a neighbour at any distance.
struct SpacedText(Vec<(usize, char)>);

impl SpacedText {
    fn of(text: &str) -> Self {
        Self(text.char_indices().collect())
    }

    fn is(&self, at: Option<usize>, test: impl Fn(char) -> bool) -> bool {
        at.and_then(|at| self.0.get(at)).is_some_and(|(_, c)| test(*c))
    }
}

fn uneven(text: &str) -> Vec<Range<usize>> {
    let letters = SpacedText::of(text);
    let mut found = vec![];
    for (i, (at, c)) in letters.0.iter().enumerate() {
        if !matches!(c, '-' | '–') {
            continue;
        }
        let before =
            |n: usize, test: fn(char) -> bool| letters.is(i.checked_sub(n), test);
        let after = |n: usize, test: fn(char) -> bool| letters.is(Some(i + n), test);
        let space = |c| c == ' ';
        // `a- Rà soát`, `II- Mục đích` count.
        let word = word_before(&text[..*at]);
        let counts =
            word.chars().nth(1).is_none() || word.chars().all(|c| "IVX".contains(c));
        let left = before(1, char::is_alphabetic)
            && !counts
            && after(1, space)
            && after(2, char::is_alphabetic);
        let right = before(2, char::is_alphabetic)
            && before(1, space)
            && after(1, char::is_alphabetic);
        if left || right {
            found.push(*at..at + c.len_utf8());
        }
    }
    found
}

fn doubled(text: &str) -> Vec<Range<usize>> {
    let letters = SpacedText::of(text);
    let visible = |c: char| !c.is_whitespace();
    let mut found = vec![];
    for (i, (at, c)) in letters.0.iter().enumerate() {
        // More than two are a blank or an indentation that someone wants.
        let two = *c == ' ' && letters.is(Some(i + 1), |c| c == ' ');
        let apart =
            letters.is(i.checked_sub(1), visible) && letters.is(Some(i + 2), visible);
        if two && apart && !letters.is(i.checked_sub(1), |c| "…._".contains(c)) {
            found.push(*at..at + 2);
        }
    }
    found
}

fn glued(text: &str) -> Vec<Range<usize>> {
    let mut found = vec![];
    for (at, mark) in text.match_indices([',', ';', '.']) {
        let before = word_before(&text[..at]);
        let after = word_after(&text[at + 1..]);
        let word = |word: &str| word.chars().count() > 1 && is_syllable(word);
        let tail = &text[at + 1 + after.len()..];
        let address = tail.starts_with(['.', '@', '/'])
            || text[..at - before.len()].ends_with(['.', '@', '/']);
        let sentence = mark != "."
            || before.ends_with(char::is_lowercase)
                && after.starts_with(char::is_uppercase)
                && after.chars().skip(1).all(char::is_lowercase);
        let vietnamese = !before.is_ascii() || !after.is_ascii();
        if word(before) && word(after) && sentence && !address && vietnamese {
            found.push(at - before.len()..at + 1 + after.len());
        }
    }
    found
}

/// The space that is missing behind the mark of a stretch.
fn behind_mark(text: &str, range: Range<usize>) -> (Range<usize>, &'static str) {
    let mark = text[range.clone()].find([',', ';', '.']);
    let at = range.start + mark.map_or(0, |mark| mark + 1);
    (at..at, " ")
}

fn word_before(text: &str) -> &str {
    let start = text.rfind(|c: char| !c.is_alphabetic());
    let start =
        start.map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    &text[start..]
}

fn word_after(text: &str) -> &str {
    text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_has_both_spaces_or_none() {
        for right in [
            "kinh tế - xã hội",
            "2025-2026",
            "TM-DV",
            "\n- Một\n- Hai",
            "01 -KH",
            "A: -b",
        ] {
            assert_eq!(uneven(right).len(), 0, "{right}");
        }
        assert_eq!(uneven("kinh tế- xã hội, thi đua -khen thưởng").len(), 2);
    }

    #[test]
    fn two_spaces_are_one_too_many_and_more_are_a_blank() {
        assert_eq!(doubled("của  Sở").len(), 1);
        for right in ["của Sở", "ngày     tháng", "một\n  hai", "…  tháng"] {
            assert_eq!(doubled(right).len(), 0, "{right}");
        }
    }

    #[test]
    fn a_mark_between_two_words_is_glued_and_one_of_an_address_or_number_is_not() {
        for wrong in ["công tác,thi đua", "các xã;phường", "thực hiện.Các đơn vị"]
        {
            assert_eq!(glued(wrong).len(), 1, "{wrong}");
        }
        for right in [
            "điểm a,b",
            "1,5 triệu",
            "bacninh.gov.vn",
            "v.v.",
            "TP.Hà Nội",
            "sau.đó",
            "a,b,c",
        ] {
            assert_eq!(glued(right).len(), 0, "{right}");
        }
    }
}
