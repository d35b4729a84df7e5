//! Rules on the legal bases (II.6.a).

use std::ops::Range;

use super::check::Looked;
use super::legal_texts::is_legal_text;
use super::subject::Subject;
use crate::diag::{Diagnostic, rules};
use crate::document::TextAt;
use crate::grammar::{Citation, Phrase, Text};
use crate::say;

/// Kinds that are cited without number, code and issuer.
const LAWS: [&str; 3] = ["luật", "bộ luật", "pháp lệnh"];

/// The citation that a basis begins with, with the tokens of all of it.
fn cited<'a>(read: &'a Text<'_>) -> Option<(&'a Citation, usize)> {
    let first = read.mentions.first()?;
    match &first.phrase {
        Phrase::Citation(citation) if first.tokens.start <= 2 => {
            Some((citation, first.tokens.end))
        }
        _ => None,
    }
}

/// A law is cited without its number.
pub(super) fn law_with_number(subject: &Subject<'_>) -> Looked {
    if is_legal_text(subject) {
        return None;
    }
    let mut any = false;
    let mut found = vec![];
    for basis in subject.bases() {
        let read = Text::read(&basis.text, true);
        let Some((citation, _)) = cited(&read) else { continue };
        if !LAWS.contains(&citation.kind.as_str()) {
            continue;
        }
        any = true;
        let Some(number) = &citation.number else { continue };
        let message = say!(
            "căn cứ là luật thì không ghi số, ở đây ghi {number}",
            "a law is cited without its number, here {number}"
        );
        let place = place_of_number(subject, basis, number);
        let finding = Diagnostic::new(&rules::LAW_WITH_NUMBER, message).at(place);
        if citation.date.is_none() && !has_day(&basis.text) {
            // Without its day the number is all that tells which law it is.
            found.push(finding.hint(say!(
                "Ghi ngày, tháng, năm của luật thay cho “số {number}”.",
                "Write the law's day in the place of “số {number}”."
            )));
            continue;
        }
        let extra = number_of_named(&basis.text, &citation.kind, number);
        let fix = extra.and_then(|(range, new)| subject.reworded(basis, range, &new));
        found.push(finding.fix_maybe(fix).hint(say!(
            "Bỏ “số {number}”, giữ tên luật và ngày, tháng, năm.",
            "Remove “số {number}”; keep the law's name and its day."
        )));
    }
    any.then_some(found)
}

/// ` số 33/2024/QH15` behind the name of a law, which tells the law by itself, with the day and
/// `của Quốc hội` behind it, and what stays of it; none where the number stands otherwise.
fn number_of_named(
    text: &str,
    kind: &str,
    number: &str,
) -> Option<(Range<usize>, String)> {
    const LEAD: &str = " số ";
    const ISSUER: &str = " của Quốc hội";
    let at = text.find(LEAD)?;
    let (before, end) = (&text[..at], spaced_end(text, at + LEAD.len(), number)?);
    let after = &text[end..];
    // Without a number its issuer has no place either.
    let (end, kept) = match after.split_once(ISSUER) {
        Some((day, rest)) => {
            let ends = rest.trim().trim_start_matches([',', ';', '.']).is_empty();
            let day = (ends && !day.contains([',', ';', '('])).then_some(day)?;
            (end + day.len() + ISSUER.len(), day.to_owned())
        }
        None => (end, String::new()),
    };
    let kind = before.to_lowercase().find(kind)? + kind.len();
    let name = before.get(kind..)?;
    let named = name.split_whitespace().count() >= 2 && !name.contains(['(', ',', ';']);
    let alone = text.matches("số ").count() == 1;
    let whole = after.is_empty() || after.starts_with([' ', ',', ';']);
    (named && alone && whole && before.ends_with(char::is_alphanumeric))
        .then_some((at..end, kept))
}

/// Where a number ends that begins at a byte, be it typed with spaces inside.
fn spaced_end(text: &str, start: usize, number: &str) -> Option<usize> {
    let mut left = number.chars().peekable();
    for (at, c) in text[start..].char_indices() {
        if left.peek().is_none() {
            return Some(start + at);
        }
        if left.next_if_eq(&c).is_none() && c != ' ' {
            return None;
        }
    }
    left.peek().is_none().then_some(text.len())
}

fn place_of_number(
    subject: &Subject<'_>,
    basis: &TextAt,
    number: &str,
) -> crate::diag::Place {
    match basis.text.find(number) {
        Some(at) => subject.place_in(basis, at..at + number.len()),
        None => subject.place_in(basis, 0..basis.text.len()),
    }
}

/// A basis lacks its day or what it is about.
pub(super) fn incomplete_basis(subject: &Subject<'_>) -> Looked {
    if is_legal_text(subject) {
        return None;
    }
    let mut any = false;
    let mut found = vec![];
    for basis in subject.bases() {
        let read = Text::read(&basis.text, true);
        let Some((citation, end)) = cited(&read) else { continue };
        let law = LAWS.contains(&citation.kind.as_str());
        // A law with a number in the place of its day has a finding of its own; what has
        // neither law's name nor number is no paper that is numbered.
        if law == citation.number.is_some() {
            continue;
        }
        any = true;
        let says_day = citation.date.is_some() || citation.blank || has_day(&basis.text);
        let no_subject = !law && citation.number.is_some() && citation.core.end >= end;
        let (vi, en) = match (says_day, no_subject) {
            (true, false) => continue,
            (false, false) => ("ngày, tháng, năm", "its day"),
            (true, true) => ("trích yếu nội dung", "what it is about"),
            (false, true) => {
                ("ngày, tháng, năm và trích yếu nội dung", "its day and what it is about")
            }
        };
        let message = say!("căn cứ thiếu {vi}", "the basis is missing {en}");
        let place = subject.place_in(basis, 0..basis.text.len());
        let finding = Diagnostic::new(&rules::INCOMPLETE_BASIS, message).at(place);
        found.push(if law {
            finding.hint(say!(
                "Ghi đủ, như “Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022”.",
                "Write it in full, such as “Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022”."
            ))
        } else {
            finding.hint(say!(
                "Ghi đủ tên loại, số, ký hiệu, cơ quan ban hành, ngày, tháng, năm và trích yếu.",
                "Write kind, number, code, issuer, day and subject."
            ))
        });
    }
    any.then_some(found)
}

/// True if a text says a day with its year, however it is written.
fn has_day(text: &str) -> bool {
    let read = Text::read(text, false);
    let any = read.mentions.iter().any(|mention| match &mention.phrase {
        Phrase::Date { year, .. } => year.is_some(),
        Phrase::Citation(citation) => citation.date.is_some(),
        _ => false,
    });
    any || text.to_lowercase().contains(" ngày ")
}
