//! Rules on annexes and where the text names them (III.1.a).

use super::check::Looked;
use super::subject::{Subject, top_key};
use crate::diag::{Diagnostic, rules};
use crate::document::{TextAt, appendix_numbers};
use crate::grammar::{Text, Token, tokens};
use crate::say;
use crate::vi::{WordList, roman};
use crate::yaml::Path;

/// The most annexes that are looked for by their number.
const MOST: usize = 99;
/// Words by which a text says that something comes with it.
static COMES_WITH: WordList = WordList::new(include_str!("words/comes-with.txt"));

/// The texts that stand before the annexes.
fn body<'a>(subject: &'a Subject<'_>) -> impl Iterator<Item = &'a TextAt> {
    subject.texts.iter().filter(|text| {
        let skipped = ["appendices", "attachment", "legal_bases", "addressees"];
        !skipped.contains(&top_key(text))
    })
}

/// An annex that the text does not name.
pub(super) fn unmentioned_annex(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    let annexes = &loaded.document.appendices;
    if annexes.is_empty() || loaded.kind.is_copy() {
        return None;
    }
    let texts: Vec<String> = body(subject).map(|text| text.text.to_lowercase()).collect();
    let said = |words: &str| texts.iter().any(|text| text.contains(words));
    let all = said("các phụ lục") || said("phụ lục kèm theo") || said("phụ lục đính kèm");
    let paths = (0..annexes.len()).map(|i| Path::default().key("appendices").index(i));
    let numbers = appendix_numbers(&loaded.standard, annexes);
    let one = annexes.len() == 1;
    let unnamed =
        annexes.iter().zip(numbers).zip(paths).filter(|((annex, number), _)| {
            let id = annex.id.as_ref();
            let referred =
                id.is_some_and(|id| said(&format!("[[{}]]", id.to_lowercase())));
            let number = number.to_lowercase();
            let named = if one {
                COMES_WITH.in_order().iter().any(|words| said(words))
            } else {
                texts.iter().any(|text| names(text, &number))
            };
            !(all || referred || named)
        });
    let finding = |((_, number), path): ((_, String), Path)| {
        let message = say!(
            "lời văn không nhắc đến {number}",
            "the text does not mention the annex ({number})"
        );
        let finding = Diagnostic::new(&rules::UNMENTIONED_ANNEX, message);
        finding.at(subject.place_of(&path)).hint(say!(
            "Thêm chỉ dẫn ở chỗ nội dung cần đến phụ lục, như “(chi tiết tại Phụ lục kèm theo)”.",
            "Mention it where it is needed, such as “(chi tiết tại Phụ lục kèm theo)”."
        ))
    };
    Some(unnamed.map(finding).collect())
}

/// True if a text has a name, and not only as the beginning of a longer one.
fn names(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        !text[at + name.len()..].starts_with(|c: char| c.is_alphanumeric())
    })
}

/// The text names an annex that is not there.
pub(super) fn unknown_annex(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    if loaded.kind.is_copy() {
        return None;
    }
    let count = loaded.document.appendices.len();
    let mut any = count > 0;
    let mut found = vec![];
    for text in body(subject) {
        let read = tokens(&text.text);
        for i in 0..read.len() {
            let Some(number) = annex_at(&read, i) else { continue };
            if of_another(&text.text, &read, i) {
                continue;
            }
            any = true;
            if number <= count.max(usize::from(count == 1)) {
                continue;
            }
            let (wrong, last) = (&text.text[read[i].start..read[i + 2].end()], count);
            let message = say!(
                "nhắc đến {wrong}, văn bản có {last} phụ lục",
                "{wrong} is mentioned, but there are {last} annexes"
            );
            let place = subject.place_in(text, read[i].start..read[i + 2].end());
            let finding = Diagnostic::new(&rules::UNKNOWN_ANNEX, message).at(place);
            found.push(finding.hint(say!(
                "Thêm phụ lục ấy, hoặc đặt `id:` cho phụ lục rồi dẫn bằng [[id]] để số luôn đúng.",
                "Add the annex; or give it an `id:` and cite it by [[id]], which is always right."
            )));
        }
    }
    any.then_some(found)
}

/// The number of the annex that is named at a token: `Phụ lục III`.
fn annex_at(tokens: &[Token<'_>], i: usize) -> Option<usize> {
    let named = tokens[i].text == "Phụ" && tokens.get(i + 1).is_some_and(|t| t.is("lục"));
    let number = tokens.get(i + 2).filter(|_| named)?;
    (1..=MOST).find(|n| roman(*n) == number.text)
}

/// True if the annex is that of a paper that is cited in the same sentence.
fn of_another(text: &str, tokens: &[Token<'_>], i: usize) -> bool {
    let read = Text::read(text, false);
    let sentence = read.clause(i);
    let cites = read.mentions.iter().any(|mention| {
        let cites = matches!(mention.phrase, crate::grammar::Phrase::Citation(_));
        cites && sentence.contains(&mention.tokens.start)
    });
    let of = tokens.get(i + 3).is_some_and(|t| t.is("của") || t.is("ban"));
    cites || of
}
