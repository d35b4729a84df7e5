//! Rules on marks between words.

use super::check::Looked;
use super::subject::Subject;
use crate::diag::{Diagnostic, Place, Rule, rules};
use crate::document::TextAt;
use crate::say;

/// One finding for a mark that is wrong in several places of a document.
pub(super) fn at_all(
    rule: &'static Rule,
    places: Vec<Place>,
    message: crate::diag::Message,
    hint: crate::diag::Message,
) -> Vec<Diagnostic> {
    let mut places = places.into_iter();
    let Some(first) = places.next() else { return vec![] };
    let mut finding = Diagnostic::new(rule, message).at(first).hint(hint);
    for place in places {
        finding = finding.related(place, say!("và ở đây", "and here"));
    }
    vec![finding]
}

/// The typed end mark: the program writes it itself.
pub(super) fn end_mark_in_text(subject: &Subject<'_>) -> Looked {
    subject.prose().next()?;
    let mark = &subject.loaded.standard.words.end.text;
    let stray = subject.prose().flat_map(|text| {
        let text_end = text.text.trim_end().len();
        let at = text.text.match_indices(mark.as_str());
        let inner = at.filter(move |(at, _)| at + mark.len() < text_end);
        inner.map(|(at, _)| subject.place_in(text, at..at + mark.len()))
    });
    let message =
        say!("“{mark}” ở giữa lời văn", "the end mark “{mark}” within the text");
    let hint = say!(
        "Bỏ đi: dấu ấy chỉ có một, ở cuối, và chương trình tự ghi.",
        "Remove it: there is only one, at the end, and the program writes it."
    );
    Some(at_all(&rules::END_MARK_IN_TEXT, stray.collect(), message, hint))
}

/// A space before a comma, a stop and the like, or behind an opening bracket.
pub(super) fn space_before_mark(subject: &Subject<'_>) -> Looked {
    subject.prose().next()?;
    let places = subject.prose().flat_map(|text| {
        stray_spaces(&text.text)
            .into_iter()
            .map(|range| subject.place_in(text, range))
    });
    let message = say!(
        "có dấu cách trước dấu câu hoặc sau dấu mở ngoặc",
        "a space before a mark, or behind an opening bracket"
    );
    let hint = say!("Bỏ dấu cách ấy.", "Remove the space.");
    Some(at_all(&rules::SPACE_BEFORE_MARK, places.collect(), message, hint))
}

/// The spaces that stand where none may.
fn stray_spaces(text: &str) -> Vec<std::ops::Range<usize>> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let at = |i: usize| letters.get(i).map(|(_, c)| *c);
    let mut found = vec![];
    for (i, (start, c)) in letters.iter().enumerate() {
        if *c != ' ' || i == 0 {
            continue;
        }
        let (before, next, after) = (at(i - 1), at(i + 1), at(i + 2));
        let word = before.is_some_and(|c| c.is_alphanumeric() || "”)»".contains(c));
        let ends = after.is_none_or(|c| c.is_whitespace() || "”)»".contains(c));
        let mark = next.is_some_and(|c| ",.;:!?".contains(c)) && word && ends;
        let closing = next == Some(')') && word;
        let opening = before == Some('(') && next.is_some_and(char::is_alphabetic);
        if mark || closing || opening {
            found.push(*start..start + 1);
        }
    }
    found
}

/// Straight quotation marks.
pub(super) fn straight_quotes(subject: &Subject<'_>) -> Looked {
    subject.prose().next()?;
    let quotes = |text: &TextAt| -> Vec<usize> {
        text.text.match_indices('"').map(|(at, _)| at).collect()
    };
    let places = subject.prose().filter_map(|text| {
        let all = quotes(text);
        // A lone one is a measure in inches or seconds.
        let first = all.first().filter(|_| all.len() > 1)?;
        Some(subject.place_in(text, *first..first + 1))
    });
    let message = say!("dùng dấu ngoặc kép thẳng", "straight quotation marks");
    let hint = say!("Viết “ ” thay cho \" \".", "Write “ ” in place of \" \".");
    Some(at_all(&rules::STRAIGHT_QUOTES, places.collect(), message, hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_space_is_stray_before_marks_and_in_brackets_but_not_in_numbers_and_dots() {
        let count = |text: &str| stray_spaces(text).len();
        assert_eq!(count("trước dấu phẩy , dấu chấm . Và : như ; ( trong ngoặc ) ."), 7);
        for right in
            ["Từ ngày … tháng … năm", "cột .gov.vn", "(1) việc; (2) việc", "5 : 3"]
        {
            assert_eq!(count(right), usize::from(right == "5 : 3"), "{right}");
        }
    }
}
