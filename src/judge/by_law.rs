//! What the words around a day or a document say of laws: which sets the day, and which is
//! repealed or in force.

use std::ops::Range;

use super::spoken;
use crate::grammar::{Mention, Phrase, PhraseList, Text};
use crate::vi::WordList;

/// Kinds that set a day for others.
static SETS_DAYS: WordList = WordList::new(include_str!("words/sets-days.txt"));
/// Kinds that lay down law.
static LAWS: WordList = WordList::new(include_str!("words/laws.txt"));
/// Words before a law that is in force among bills.
static NO_BILL: PhraseList = PhraseList::new(include_str!("words/not-a-bill.txt"));
/// Words before the day of what is held once.
static ONCE: PhraseList = PhraseList::new(include_str!("words/held-once.txt"));
/// Words right before a document that a bill is to amend.
static AMENDS: PhraseList = PhraseList::new(include_str!("words/to-be-amended.txt"));
/// Words before a document that this one repeals.
static REPEALS: PhraseList = PhraseList::new(include_str!("words/repeals.txt"));

/// Words by which somebody set a day for one matter.
static ORDERED: PhraseList = PhraseList::new(include_str!("words/ordered-by.txt"));
/// Words that say that a document ends.
static ENDS: PhraseList = PhraseList::new(include_str!("words/is-ended.txt"));

/// True for a day from which something is in force: `có hiệu lực kể từ ngày …`.
pub(super) fn is_effect(text: &Text<'_>, token: usize) -> bool {
    let clause = text.clause(token);
    text.tokens[clause.start..token]
        .windows(2)
        .any(|pair| pair[0].is("hiệu") && pair[1].is("lực"))
}

/// True if a law sets a day: `trước ngày 31/12/2026 theo Điều 36 Nghị định số 32/2024/NĐ-CP`.
pub(super) fn is_set_by_law(text: &Text<'_>, index: usize) -> bool {
    is_set_by(text, index, &LAWS)
}

/// True if an order from above sets a day, or a law.
pub(super) fn is_set_from_above(text: &Text<'_>, index: usize) -> bool {
    is_set_by(text, index, &SETS_DAYS) || is_ordered(text, index, true)
}

/// `trước ngày 30/11/2025 theo đúng chỉ đạo của Thủ tướng Chính phủ`; `opens` if the order may
/// stand before too.
pub(super) fn is_ordered(text: &Text<'_>, index: usize, opens: bool) -> bool {
    const BEHIND: usize = 10;
    const BEFORE: usize = 30;
    let mention = &text.mentions[index];
    let own = &mention.tokens;
    let clause = text.clause(own.start);
    let behind = own.end..clause.end.min(own.end + BEHIND);
    let before = own.start.saturating_sub(BEFORE).max(clause.start)..own.start;
    let said = |range| ORDERED.is_in(&text.tokens, range);
    mention.within.is_none() && (said(behind) || opens && said(before))
}

fn is_set_by(text: &Text<'_>, index: usize, kinds: &WordList) -> bool {
    const BEHIND: usize = 6;
    const BETWEEN: usize = 14;
    let mention = &text.mentions[index];
    if mention.within.is_some() {
        return false;
    }
    let clause = text.clause(mention.tokens.start);
    let tokens = &text.tokens;
    let law = |m: &&Mention| match &m.phrase {
        Phrase::Citation(citation) => kinds.contains(&citation.kind),
        _ => false,
    };
    let article = |range: Range<usize>| {
        range
            .into_iter()
            .any(|i| tokens[i].is("điều") || tokens[i].is("khoản"))
    };
    let from = mention.tokens.end;
    let governed = (from..clause.end.min(from + BEHIND)).find(|i| tokens[*i].is("theo"));
    // `…, các địa phương báo cáo theo quy định của Luật …`: farther behind.
    let ruled = (from..clause.end).find(|i| {
        tokens[*i].is("theo")
            && ["quy", "định"]
                .iter()
                .enumerate()
                .all(|(k, word)| tokens.get(i + 1 + k).is_some_and(|t| t.is(word)))
    });
    let governed = governed.or(ruled);
    let behind = governed.is_some_and(|theo| {
        let mut laws = text.mentions[index + 1..].iter().filter(law);
        laws.any(|m| m.tokens.start < clause.end && m.tokens.start <= theo + BETWEEN)
            || article(theo..clause.end.min(theo + BEHIND))
    });
    // Before the day only an article of the law: `theo Điều 36 Nghị định …, trước ngày …`.
    let before = text.mentions[..index].iter().rev().filter(law).any(|m| {
        let start = m.tokens.start;
        let near = clause.contains(&start) && mention.tokens.start - start <= 60;
        near && article(start.saturating_sub(BEHIND).max(clause.start)..start)
    });
    behind || before
}

/// True for the day on which what is held once is held: `ngày bầu cử 15/3/2026`.
pub(super) fn is_held_once(text: &Text<'_>, token: usize) -> bool {
    let clause = text.clause(token);
    let from = token.saturating_sub(3).max(clause.start);
    // An election has many days, each of them once.
    let elects = |i: usize| {
        let next = text.tokens.get(i + 1);
        text.tokens[i].is("bầu") && next.is_some_and(|t| t.is("cử"))
    };
    (from..token).any(|at| ONCE.ends_at(&text.tokens, at, token))
        || clause.into_iter().any(elects)
}

/// True for the day from which a law that the clause names is in force.
pub(super) fn is_effect_of_law(text: &Text<'_>, index: usize) -> bool {
    let mention = &text.mentions[index];
    let token = mention.tokens.start;
    let clause = text.clause(token);
    let law = text.mentions[..index].iter().any(|m| {
        matches!(&m.phrase, Phrase::Citation(_)) && clause.contains(&m.tokens.start)
    });
    let own = text.tokens[clause.start..token].iter().any(|t| t.is("này"));
    law && !own && spoken::near_before(text, token, 6, |w| w == "lực")
}

/// True if some tokens say that a law is in force, by its kind alone, and not the document.
pub(super) fn names_a_law(text: &Text<'_>, range: Range<usize>) -> bool {
    let tokens = &text.tokens[range];
    let said = |words: [&str; 2]| {
        tokens.windows(2).any(|w| w[0].is(words[0]) && w[1].is(words[1]))
    };
    let kind = tokens.iter().any(|t| t.is("luật"))
        || said(["nghị", "định"])
        || said(["thông", "tư"]);
    kind && tokens.iter().any(|t| t.is("lực")) && !tokens.iter().any(|t| t.is("này"))
}

/// True if the words around a citation say that this document repeals it, or the citation that
/// it follows in a row: `Thay thế Quyết định A; Quyết định B`.
pub(super) fn is_repealed(text: &Text<'_>, mention: &Mention) -> bool {
    const REACH: usize = 5;
    let mut first = mention;
    loop {
        let token = first.tokens.start;
        let from = token.saturating_sub(REACH).max(text.clause(token).start);
        if REPEALS.is_in(&text.tokens, from..token) || is_ended_here(text, first) {
            return true;
        }
        let joined =
            |at: usize| [",", ";", "và"].iter().any(|word| text.tokens[at].is(word));
        let before = text.mentions.iter().rev().find(|m| {
            let cites = matches!(m.phrase, Phrase::Citation(_)) && m.within.is_none();
            let gap = m.tokens.end..token.max(m.tokens.end);
            cites && m.tokens.end < token && gap.len() <= 2 && gap.into_iter().all(joined)
        });
        let Some(before) = before else { return false };
        first = before;
    }
}

/// True for `Nghị quyết số … hết hiệu lực kể từ ngày Nghị quyết này có hiệu lực`.
fn is_ended_here(text: &Text<'_>, mention: &Mention) -> bool {
    let tokens = &text.tokens;
    let end = text.clause(mention.tokens.end.saturating_sub(1)).end;
    let ends = (mention.tokens.start..end).find(|at| ENDS.is_at(tokens, *at));
    ends.is_some_and(|at| tokens[at..end].iter().any(|t| t.is("này")))
}

/// True if the words right before a document say that a bill is to amend it.
pub(super) fn is_amended_by_bill(text: &Text<'_>, token: usize) -> bool {
    const LONGEST: usize = 6;
    let from = token.saturating_sub(LONGEST).max(text.clause(token).start);
    (from..token).any(|at| AMENDS.ends_at(&text.tokens, at, token))
}

/// True if the words before a law say that it is in force, whatever the document lists.
pub(super) fn is_applied(text: &Text<'_>, token: usize) -> bool {
    let from = token.saturating_sub(4).max(text.clause(token).start);
    NO_BILL.is_in(&text.tokens, from..token)
}

/// True for a kind that lays down law.
pub(super) fn is_law(kind: &str) -> bool {
    LAWS.contains(kind)
}
