//! Rules on what the text cites (II.6.b; Phụ lục II, V.7).

use std::collections::HashMap;

use super::check::Looked;
use super::subject::Subject;
use crate::diag::{Diagnostic, rules};
use crate::grammar::{Phrase, Text, Token, TokenKind};
use crate::say;

/// A paper that was issued after the document's own day.
pub(super) fn later_citation(subject: &Subject<'_>) -> Looked {
    let day = subject.day?;
    let mut any = false;
    let mut found = vec![];
    for (text, read) in subject.read() {
        for mention in &read.mentions {
            let Phrase::Citation(citation) = &mention.phrase else { continue };
            let Some(date) = citation.date else { continue };
            let number = citation.number.as_ref().unwrap_or(&citation.name);
            if number.is_empty() || citation.bill {
                continue;
            }
            any = true;
            if date <= day {
                continue;
            }
            let (later, day) = (date.format("%d/%m/%Y"), day.format("%d/%m/%Y"));
            let message = say!(
                "{number} đề ngày {later}, sau ngày của văn bản này ({day})",
                "{number} is dated {later}, after this document ({day})"
            );
            let place = subject.place_in(text, mention.span.clone());
            let finding = Diagnostic::new(&rules::LATER_CITATION, message).at(place);
            found.push(finding.hint(say!(
                "Đối chiếu ngày của văn bản được dẫn và `date:`.",
                "Compare the day of what is cited with `date:`."
            )));
        }
    }
    any.then_some(found)
}

/// A paper that is cited in full once more.
pub(super) fn repeated_citation(subject: &Subject<'_>) -> Looked {
    let mut first: HashMap<String, crate::diag::Place> = HashMap::new();
    let mut found = vec![];
    let bases = subject.bases().map(|text| (text, true));
    let prose = subject.under("preamble").chain(subject.under("sections"));
    for (text, whole) in bases.chain(prose.map(|text| (text, false))) {
        let read = Text::read(&text.text, whole);
        for mention in &read.mentions {
            let Phrase::Citation(citation) = &mention.phrase else { continue };
            let title = mention.tokens.end.saturating_sub(citation.core.end);
            let full = citation.date.is_some() && title >= 4 && mention.within.is_none();
            let Some(number) = citation.number.as_ref().filter(|_| full) else {
                continue;
            };
            let place = subject.place_in(text, mention.span.clone());
            let key = number.to_uppercase();
            let Some(before) = first.get(&key) else {
                first.insert(key, place);
                continue;
            };
            // A basis that stands twice has a finding of its own.
            if whole {
                continue;
            }
            let message = say!(
                "{number} đã được dẫn đầy đủ ở trên",
                "{number} is cited in full above already"
            );
            found.push(
                Diagnostic::new(&rules::REPEATED_CITATION, message)
                    .at(place)
                    .related(before.clone(), say!("lần đầu", "the first time"))
                    .hint(say!(
                        "Từ lần thứ hai chỉ ghi tên loại và số, ký hiệu.",
                        "From the second time on write kind and number alone."
                    )),
            );
        }
    }
    (!first.is_empty()).then_some(found)
}

/// Parts of a document in the wrong case: `Khoản 2`, `điều 5`.
pub(super) fn cited_part_case(subject: &Subject<'_>) -> Looked {
    let mut any = false;
    let mut found = vec![];
    for (text, read) in subject.read() {
        let tokens = &read.tokens;
        for i in 0..tokens.len() {
            let Some((right, end)) = part_of(tokens, i) else { continue };
            any = true;
            let token = &tokens[i];
            if token.text == right || quoted(read, i) {
                continue;
            }
            let wrong = token.text;
            let message = say!(
                "viết “{right}”, không viết “{wrong}”",
                "“{wrong}” is written “{right}”"
            );
            let place = subject.place_in(text, token.start..tokens[end].end());
            let fix = subject.reworded(text, token.range(), right);
            let finding = Diagnostic::new(&rules::CITED_PART_CASE, message).at(place);
            found.push(finding.fix_maybe(fix));
        }
    }
    any.then_some(found)
}

/// The part of a document that is cited at a token, as it is written, and its last token.
fn part_of(tokens: &[Token<'_>], i: usize) -> Option<(&'static str, usize)> {
    let next = tokens.get(i + 1)?;
    let number = next.kind == TokenKind::Number;
    let roman = next.text.chars().all(|c| "IVXL".contains(c)) && !next.text.is_empty();
    // A sentence or a line that begins with it is a title or a number of its own.
    let begins = i == 0
        || matches!(tokens[i - 1].text, "." | ":" | ";" | "-" | "–" | "(" | ")" | "“");
    let cites = |words: &[&str]| {
        tokens.get(i + 2).is_some_and(|t| words.contains(&t.lower.as_str()))
    };
    match tokens[i].lower.as_str() {
        "khoản" if number && !begins => Some(("khoản", i + 1)),
        "điểm"
            if !begins && next.text.chars().count() == 1 && cites(&["khoản", "điều"]) =>
        {
            Some(("điểm", i + 1))
        }
        "điều" if number && !begins && !follows_quantity(tokens, i) => {
            Some(("Điều", i + 1))
        }
        "chương" if roman && !begins => Some(("Chương", i + 1)),
        _ => None,
    }
}

/// True for what counts and does not cite: `05 điều 3`, but not `khoản 2 điều 3`.
fn follows_quantity(tokens: &[Token<'_>], i: usize) -> bool {
    let before = |back: usize| i.checked_sub(back).and_then(|at| tokens.get(at));
    let number = before(1).is_some_and(|it| it.kind == TokenKind::Number);
    let cited = before(2).is_some_and(|it| it.is("khoản"));
    number && !cited || before(1).is_some_and(|it| it.is("các"))
}

fn quoted(read: &Text<'_>, token: usize) -> bool {
    let holds = |mention: &&crate::grammar::Mention| {
        matches!(mention.phrase, Phrase::Quotation) && mention.tokens.contains(&token)
    };
    read.mentions.iter().any(|mention| holds(&mention))
}
