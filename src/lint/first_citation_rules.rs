//! Rules on what a text cites for the first time, and on what it says comes with it (II.6.b).

use std::collections::HashSet;
use std::ops::Range;

use super::check::Looked;
use super::mark_rules::at_all;
use super::subject::Subject;
use crate::diag::{Diagnostic, rules};
use crate::grammar::{Mention, Phrase, Text};
use crate::say;
use crate::vi::WordList;

/// Words by which a text says that something is issued with it.
static ISSUED_WITH: WordList = WordList::new(include_str!("words/issued-with.txt"));
/// How many tokens of a citation are a title rather than a few words.
const TITLE: usize = 4;

/// How many tokens from a citation its day may stand.
const DAY: usize = 14;
/// Kinds that are cited by their name alone.
const LAWS: [&str; 4] = ["luật", "bộ luật", "pháp lệnh", "hiến pháp"];

/// A paper whose first citation is the short one.
pub(super) fn short_first_citation(subject: &Subject<'_>) -> Looked {
    let mut known: HashSet<String> = HashSet::new();
    for basis in subject.bases() {
        let read = Text::read(&basis.text, false);
        known.extend(read.mentions.iter().filter_map(number));
    }
    let mut any = false;
    let mut places = vec![];
    let mut names: Vec<String> = vec![];
    for (text, read) in subject.body() {
        for mention in &read.mentions {
            let Some(name) = number(mention) else { continue };
            let Phrase::Citation(citation) = &mention.phrase else { continue };
            any = true;
            let title = mention.tokens.end.saturating_sub(citation.core.end);
            let inside = mention.within.is_some();
            if !known.insert(name.clone()) || inside || title >= TITLE || citation.blank {
                continue;
            }
            let law = LAWS.contains(&citation.kind.as_str());
            if law || citation.date.is_some() || dated(read, mention) {
                continue;
            }
            places.push(subject.place_in(text, mention.span.clone()));
            names.push(name);
        }
    }
    let names = names.join(", ");
    let message = say!(
        "lần dẫn đầu chưa đầy đủ: {names}",
        "cited for the first time, but not in full: {names}"
    );
    let hint = say!(
        "Lần đầu ghi đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành và trích yếu; từ lần sau chỉ ghi tên loại, số, ký hiệu.",
        "The first time write kind, number, code, day, issuer and subject; later kind and number alone."
    );
    any.then(|| at_all(&rules::SHORT_FIRST_CITATION, places, message, hint))
}

fn number(mention: &Mention) -> Option<String> {
    let Phrase::Citation(citation) = &mention.phrase else { return None };
    let number = citation.number.as_ref()?.to_uppercase();
    // `Đề án 06` is a name; a number without a kind may count anything.
    let coded = number.contains(['/', '-']) && !citation.kind.is_empty();
    coded.then_some(number)
}

/// True if a day or what it is called stands right behind a citation all the same.
fn dated(read: &Text<'_>, mention: &Mention) -> bool {
    let Range { start, end } = mention.tokens.clone();
    let rest = &read.tokens[end..];
    let said = ["về", "quy", "(", "“", "ban", "phê", "của", "do"];
    // `Ngày 30/8/2024, Sở Nội vụ có Công văn số …`: the day may stand before it, too.
    let begin = read.clause(start).start.max(start.saturating_sub(DAY));
    let near = read.tokens[begin..end].iter().chain(rest.iter().take(DAY));
    let day = near.into_iter().any(|token| token.is("ngày"));
    day || rest
        .first()
        .is_some_and(|token| said.iter().any(|word| token.is(word)))
}

/// The text says that something is issued with it, and nothing comes with it.
pub(super) fn missing_attachment(subject: &Subject<'_>) -> Looked {
    let document = &subject.loaded.document;
    let kind = subject.loaded.kind.name.to_lowercase();
    let words = ISSUED_WITH.in_order().iter();
    let words: Vec<String> = words.map(|words| format!("{words} {kind} này")).collect();
    let said = subject.body().find_map(|(text, _)| {
        let lower = text.text.to_lowercase();
        let at = words
            .iter()
            .find_map(|words| Some((lower.find(words.as_str())?, words.len())))?;
        (lower.len() == text.text.len()).then_some((*text, at.0..at.0 + at.1))
    });
    let (text, range) = said?;
    if document.attachment.is_some() || !document.appendices.is_empty() {
        return Some(vec![]);
    }
    let message = say!(
        "lời văn nói có văn bản kèm theo, dữ liệu không có: có thể còn thiếu",
        "the text says that something comes with it, and the data has nothing: it may be missing"
    );
    let finding = Diagnostic::new(&rules::MISSING_ATTACHMENT, message);
    Some(vec![finding.at(subject.place_in(text, range)).hint(say!(
        "Khai văn bản ấy ở `attachment:`, hoặc phụ lục ở `appendices:`.",
        "Say it in `attachment:`, or in `appendices:`."
    ))])
}
