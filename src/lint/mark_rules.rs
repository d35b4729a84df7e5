//! Rules on marks between words.

use std::ops::Range;

use super::check::Looked;
use super::subject::{Subject, top_key};
use crate::diag::{Diagnostic, Fix, Place, Rule, ValueChange, rules};
use crate::document::TextAt;
use crate::say;

/// One finding for a mark that is wrong in several places of a document.
pub(super) fn at_all(
    rule: &'static Rule,
    places: Vec<Place>,
    message: crate::diag::Message,
    hint: crate::diag::Message,
) -> Vec<Diagnostic> {
    let places = places.into_iter().map(|place| (place, None)).collect();
    fixed_at_all(rule, places, message, hint)
}

/// One finding for a mark that is wrong in several places of a document, each with what puts
/// it right there.
pub(super) fn fixed_at_all(
    rule: &'static Rule,
    places: Vec<(Place, Option<Fix>)>,
    message: crate::diag::Message,
    hint: crate::diag::Message,
) -> Vec<Diagnostic> {
    let mut places = places.into_iter();
    let Some((first, fix)) = places.next() else { return vec![] };
    let finding = Diagnostic::new(rule, message).at(first).hint(hint);
    let mut finding = finding.fix_maybe(fix);
    for (place, fix) in places {
        finding = finding.related(place, say!("và ở đây", "and here"));
        finding = finding.fix_maybe(fix);
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
        inner.map(move |(at, _)| {
            let range = at..at + mark.len();
            let right = without_end_mark(&text.text, range.clone());
            let fix = right.and_then(|(range, new)| subject.reworded(text, range, new));
            (subject.place_in(text, range), fix)
        })
    });
    let message =
        say!("“{mark}” ở giữa lời văn", "the end mark “{mark}” within the text");
    let hint = say!(
        "Bỏ đi: dấu ấy chỉ có một, ở cuối, và chương trình tự ghi.",
        "Remove it: there is only one, at the end, and the program writes it."
    );
    Some(fixed_at_all(&rules::END_MARK_IN_TEXT, stray.collect(), message, hint))
}

/// What stands in the place of an end mark within a text; none where it is not sure whether a
/// sentence ends there.
fn without_end_mark(
    text: &str,
    mark: Range<usize>,
) -> Option<(Range<usize>, &'static str)> {
    let before = text[..mark.start].trim_end();
    let after = text[mark.end..].trim_start_matches(' ');
    let begins = after.starts_with(['\n', '-']) || after.starts_with(char::is_uppercase);
    let new = match before.chars().next_back()? {
        '.' | ';' | ':' | '!' | '?' | '…' => "",
        c if c.is_alphanumeric() || "”)".contains(c) => ".",
        _ => return None,
    };
    begins.then_some((before.len()..mark.end, new))
}

/// A space before a comma, a stop and the like, or behind an opening bracket.
pub(super) fn space_before_mark(subject: &Subject<'_>) -> Looked {
    subject.prose().next()?;
    let places = subject.prose().flat_map(|text| {
        // The mark at the end of the subject goes with its space, and is said by itself.
        let end = if top_key(text) == "subject" { 2 } else { 0 };
        let inner = text.text.len() - end.min(text.text.len());
        let stray = stray_spaces(&text.text).into_iter();
        let stray = stray.filter(move |range| end == 0 || range.start < inner);
        stray.map(|range| {
            let sure = !is_ratio(&text.text, range.start);
            let fix = sure.then(|| subject.reworded(text, range.clone(), "")).flatten();
            (subject.place_in(text, range), fix)
        })
    });
    let message = say!(
        "có dấu cách trước dấu câu hoặc sau dấu mở ngoặc",
        "a space before a mark, or behind an opening bracket"
    );
    let hint = say!("Bỏ dấu cách ấy.", "Remove the space.");
    Some(fixed_at_all(&rules::SPACE_BEFORE_MARK, places.collect(), message, hint))
}

/// The spaces that stand where none may.
fn stray_spaces(text: &str) -> Vec<Range<usize>> {
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

/// True for a space that may be one of a ratio or a score: `5 : 3`.
fn is_ratio(text: &str, space: usize) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let rest = text[space..].trim_start().strip_prefix(':');
    digit(text[..space].chars().next_back())
        && rest.is_some_and(|rest| digit(rest.trim_start().chars().next()))
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
        let place = subject.place_in(text, *first..first + 1);
        Some((place, curled(subject, text, &all)))
    });
    let message = say!("dùng dấu ngoặc kép thẳng", "straight quotation marks");
    let hint = say!("Viết “ ” thay cho \" \".", "Write “ ” in place of \" \".");
    Some(fixed_at_all(&rules::STRAIGHT_QUOTES, places.collect(), message, hint))
}

/// The fix that makes the straight marks of a text opening and closing ones in turn; none where
/// one of them is not clearly what its turn is.
fn curled(subject: &Subject<'_>, text: &TextAt, marks: &[usize]) -> Option<Fix> {
    let said = &text.text;
    let sure = marks.len().is_multiple_of(2) && !said.contains(['“', '”']);
    let turn = |(i, at): (usize, &usize)| {
        let (before, after) =
            (said[..*at].chars().next_back(), said[at + 1..].chars().next());
        let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let (new, fits) = if i.is_multiple_of(2) {
            let opens = space(before) || before.is_some_and(|c| "([/–-".contains(c));
            ("“", opens && !space(after))
        } else {
            let closes =
                space(after) || after.is_some_and(|c| ",.;:!?…)]/–-".contains(c));
            ("”", closes && !space(before))
        };
        fits.then(|| subject.change(&text.path, *at..at + 1, new)).flatten()
    };
    let changes: Option<Vec<ValueChange>> =
        sure.then(|| marks.iter().enumerate().map(turn).collect())?;
    changes.map(|changes| Fix { changes })
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
