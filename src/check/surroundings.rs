//! What the words around a citation or a body say of it.

use std::ops::Range;

use chrono::NaiveDate;

use crate::grammar::{Mention, Phrase, PhraseList, Text, TokenKind};

/// Words of a look back.
static PAST: PhraseList = PhraseList::new(include_str!("words/past.txt"));
/// Words that tell what became of a body.
static PAST_OF_BODIES: PhraseList =
    PhraseList::new(include_str!("words/past-of-bodies.txt"));
/// Words of a time before a body was changed, however far they stand in the sentence.
static BEFORE_THE_CHANGE: PhraseList =
    PhraseList::new(include_str!("words/before-the-change.txt"));
/// Words about the end of a law itself.
static REPEALS: PhraseList = PhraseList::new(include_str!("words/repeals.txt"));

/// True if a clause tells that something was done by a law: it looks back, to a year before the
/// document's or a day before the law ended, or says `đã` right before the law.
pub(super) fn tells_of_law(
    text: &Text<'_>,
    words: &Range<usize>,
    year: i32,
    ended: NaiveDate,
) -> bool {
    let clause = text.clause(words.start);
    let before = &text.tokens[clause.start..words.start];
    let mut last = before.iter().rev().take_while(|token| !token.is(","));
    let until = |token: usize| {
        let said = |back: usize| token.checked_sub(back).map(|i| &text.tokens[i]);
        said(1).is_some_and(|token| token.is("trước"))
    };
    last.any(|token| token.is("đã"))
        || says(&PAST, text, words)
        || own_times(text, &clause).any(|mention| match &mention.phrase {
            Phrase::Year(said, _) => said.year < year,
            phrase => {
                until(mention.tokens.start) && date(phrase).is_some_and(|it| it <= ended)
            }
        })
}

/// True if a clause tells of a time before a body was changed.
pub(super) fn tells_of_body(
    text: &Text<'_>,
    words: &Range<usize>,
    year: i32,
    changed: NaiveDate,
) -> bool {
    let clause = text.clause(words.start);
    let sentence = text.sentence(words.start);
    let mut before = sentence.clone();
    says(&PAST, text, words)
        || says(&PAST_OF_BODIES, text, words)
        || before.any(|i| BEFORE_THE_CHANGE.is_at(&text.tokens, i))
        || explains_old_paper(text, words, changed)
        || own_times(text, &clause).any(|mention| match &mention.phrase {
            Phrase::Year(said, _) => said.year < year,
            _ => false,
        })
        || own_times(text, &sentence)
            .any(|mention| date(&mention.phrase).is_some_and(|date| date <= changed))
}

/// True if a body stands in the brackets right behind a paper of a time when there was one:
/// `số 12/TTg-KTN ngày 10/8/2015 (đối với tỉnh Yên Bái)`.
fn explains_old_paper(text: &Text<'_>, words: &Range<usize>, changed: NaiveDate) -> bool {
    let before = &text.tokens[..words.start];
    let open = before.iter().rposition(|t| t.is("(") || t.is(")"));
    let open = open.filter(|at| before[*at].is("("));
    open.is_some_and(|open| {
        text.mentions.iter().any(|mention| match &mention.phrase {
            Phrase::Citation(paper) => {
                paper.core.end == open && paper.date.is_some_and(|it| it <= changed)
            }
            _ => false,
        })
    })
}

/// The times of a clause that stand in no citation or quotation.
fn own_times<'a>(
    text: &'a Text<'_>,
    clause: &Range<usize>,
) -> impl Iterator<Item = &'a Mention> {
    let clause = clause.clone();
    text.mentions.iter().filter(move |mention| {
        mention.within.is_none() && clause.contains(&mention.tokens.start)
    })
}

/// The day that a phrase is, with its year.
fn date(phrase: &Phrase) -> Option<NaiveDate> {
    match phrase {
        Phrase::Date { day, month, year: Some(year) } => {
            NaiveDate::from_ymd_opt(year.year, *month, *day)
        }
        _ => None,
    }
}

/// True if the clause around some words says a phrase of a list outside citations.
fn says(list: &PhraseList, text: &Text<'_>, words: &Range<usize>) -> bool {
    let mut own = text.clause(words.start);
    own.any(|i| !words.contains(&i) && list.is_at(&text.tokens, i) && !is_cited(text, i))
}

/// True if the paragraph around some words speaks of repealing or changing laws.
pub(super) fn repeals(text: &Text<'_>, words: &Range<usize>) -> bool {
    paragraph(text, words).any(|i| !is_cited(text, i) && REPEALS.is_at(&text.tokens, i))
}

/// True if the paragraph says the word outside citations.
pub(super) fn speaks_of(text: &Text<'_>, words: &Range<usize>, said: &[&str]) -> bool {
    let is = |i: usize, word: &&str| text.tokens.get(i).is_some_and(|t| t.is(word));
    paragraph(text, words).any(|i| {
        !is_cited(text, i) && said.iter().enumerate().all(|(k, word)| is(i + k, word))
    })
}

fn paragraph(text: &Text<'_>, words: &Range<usize>) -> Range<usize> {
    let ends = |i: &usize| text.tokens[*i].kind == TokenKind::Break;
    let start = (0..words.start).rev().find(ends).map_or(0, |i| i + 1);
    let end = (words.start..text.tokens.len()).find(ends);
    start..end.unwrap_or(text.tokens.len())
}

/// True for a word of a citation or quotation.
fn is_cited(text: &Text<'_>, token: usize) -> bool {
    text.mentions.iter().any(|mention| {
        mention.within.is_none()
            && matches!(mention.phrase, Phrase::Citation(_) | Phrase::Quotation)
            && mention.tokens.contains(&token)
    })
}
