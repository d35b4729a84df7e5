//! What the words around a phrase say of it.

use std::ops::Range;

use super::case::Case;
use crate::grammar::{Mention, Phrase, PhraseList, Text, TokenKind};
use crate::vi::{WordList, shortened};

/// Words of a look back.
static LOOK_BACK: PhraseList = PhraseList::new(include_str!("words/look-back.txt"));
/// Verbs of a result, before a figure.
static RESULT: WordList = WordList::new(include_str!("words/before-result.txt"));
/// Words before what is still to be held.
static AHEAD: PhraseList = PhraseList::new(include_str!("words/still-ahead.txt"));
/// Words right before what has been held.
static HELD: WordList = WordList::new(include_str!("words/already-held.txt"));
/// Words before another year that this one is held against.
static COMPARES: PhraseList = PhraseList::new(include_str!("words/compares.txt"));
/// What follows `đã` where a plan is given, not where something was done.
static GIVEN: PhraseList = PhraseList::new(include_str!("words/given.txt"));
/// Words before a time up to which something is counted.
static UP_TO: PhraseList = PhraseList::new(include_str!("words/counts-up-to.txt"));

/// Verbs before a figure that was reached.
static REACHED: PhraseList = PhraseList::new(include_str!("words/reached.txt"));
/// Words of an aim.
static AIMED: PhraseList = PhraseList::new(include_str!("words/aimed-at.txt"));
/// What happens once, right before its time.
static HAPPENED: PhraseList = PhraseList::new(include_str!("words/past-events.txt"));
/// What others did, behind `được`.
static GRANTED: PhraseList = PhraseList::new(include_str!("words/granted.txt"));
/// Words before what is still to be done.
static TO_DO: PhraseList = PhraseList::new(include_str!("words/still-to-do.txt"));
/// Words of a clause that names the time of a report.
static NAMES_TIME: PhraseList = PhraseList::new(include_str!("words/names-its-time.txt"));
/// Kinds that lay down law.
static LAWS: WordList = WordList::new(include_str!("words/laws.txt"));
/// Words that tell a name of before with the new one.
static HISTORY: PhraseList = PhraseList::new(include_str!("words/history.txt"));
/// Words before a law that is in force among bills.
static NO_BILL: PhraseList = PhraseList::new(include_str!("words/not-a-bill.txt"));

/// What a firm is called.
static FIRMS: PhraseList = PhraseList::new(include_str!("words/firms.txt"));
/// Words before the day of what is held once.
static ONCE: PhraseList = PhraseList::new(include_str!("words/held-once.txt"));
/// Words before a document that this one repeals.
static REPEALS: PhraseList = PhraseList::new(include_str!("words/repeals.txt"));
/// Words of what somebody else asked for.
static ASKED_FOR: PhraseList = PhraseList::new(include_str!("words/asked-for.txt"));

/// The tokens of the clause before a token.
fn before(text: &Text<'_>, token: usize) -> Range<usize> {
    text.clause(token).start..token
}

/// True if the clause before a token looks back on work that was done.
pub(super) fn looks_back(text: &Text<'_>, token: usize) -> bool {
    LOOK_BACK.is_in(&text.tokens, before(text, token))
}

/// True if the clause around a token reports a figure: a share, or a number after a verb of
/// results. `numbers` are the first tokens of what is a bare number.
pub(super) fn has_figure(text: &Text<'_>, token: usize, numbers: &[usize]) -> bool {
    let clause = text.clause(token);
    let tokens = &text.tokens;
    let from = numbers.partition_point(|i| *i < clause.start);
    numbers[from..].iter().take_while(|i| **i < clause.end).any(|i| {
        let share = (*i..(*i + 5).min(clause.end)).any(|k| tokens[k].is("%"));
        let near = i.saturating_sub(4).max(clause.start);
        share || (near..*i).any(|k| RESULT.contains(&tokens[k].lower))
    })
}

/// True if a figure that was reached stands behind a time in its clause, and nothing says that
/// it is an aim: `đến 01/6/2026 đạt 18 ha`, `năm 2026: thu 142 đồng`.
pub(super) fn is_reached(text: &Text<'_>, mention: &Mention, numbers: &[usize]) -> bool {
    const REACH: usize = 24;
    let clause = text.clause(mention.tokens.start);
    let end = clause.end.min(mention.tokens.end + REACH);
    if AIMED.is_in(&text.tokens, clause.start..end) {
        return false;
    }
    let from = numbers.partition_point(|i| *i < mention.tokens.end);
    numbers[from..].iter().take_while(|i| **i < end).any(|i| {
        let near = i.saturating_sub(3).max(mention.tokens.end);
        REACHED.is_in(&text.tokens, near..*i)
    })
}

/// True if what happens once stands right before a time: `thành lập tháng 3/2026`, `được cấp
/// … ngày 16/6/2026`.
pub(super) fn has_happened(text: &Text<'_>, token: usize) -> bool {
    const REACH: usize = 25;
    let start = text.clause(token).start;
    let tokens = &text.tokens;
    let mut end = token;
    while end > start && (tokens[end - 1].is("vào") || tokens[end - 1].is("từ")) {
        end -= 1;
    }
    let ahead = |at: usize| TO_DO.is_in(tokens, at.saturating_sub(4).max(start)..at);
    let near = (end.saturating_sub(3).max(start)..end)
        .any(|at| HAPPENED.ends_at(tokens, at, end) && !ahead(at));
    // `thông qua tại kỳ họp thứ 9 ngày 26/6/2025`: where it happened stands between.
    let at_place = || {
        (token.saturating_sub(8).max(start)..token).any(|at| {
            let past =
                tokens.get(at + 1).is_some_and(|t| t.is("qua")) && tokens[at].is("thông");
            past && tokens.get(at + 2).is_some_and(|t| t.is("tại")) && !ahead(at)
        })
    };
    let asked_for = || ASKED_FOR.is_in(tokens, start..token);
    let granted = || {
        (token.saturating_sub(REACH).max(start)..token).any(|at| {
            tokens[at].is("được") && GRANTED.is_at(tokens, at + 1) && !ahead(at)
        }) && !TO_DO.is_in(tokens, token.saturating_sub(2).max(start)..token)
    };
    near || at_place() || granted() || asked_for()
}

/// True if a clause names the time that a report is of: `báo cáo kết quả năm 2025 như sau`.
pub(super) fn names_its_time(text: &Text<'_>, token: usize) -> bool {
    let clause = text.clause(token);
    NAMES_TIME.is_in(&text.tokens, clause) && !is_done(text, token)
}

/// True if a law sets a day: `trước ngày 31/12/2026 theo Điều 36 Nghị định số 32/2024/NĐ-CP`.
pub(super) fn is_set_by_law(text: &Text<'_>, index: usize) -> bool {
    const BEHIND: usize = 6;
    const BETWEEN: usize = 14;
    let mention = &text.mentions[index];
    if mention.within.is_some() {
        return false;
    }
    let clause = text.clause(mention.tokens.start);
    let tokens = &text.tokens;
    let law = |m: &&Mention| match &m.phrase {
        Phrase::Citation(citation) => LAWS.contains(&citation.kind),
        _ => false,
    };
    let article = |range: Range<usize>| {
        range
            .into_iter()
            .any(|i| tokens[i].is("điều") || tokens[i].is("khoản"))
    };
    let from = mention.tokens.end;
    let governed = (from..clause.end.min(from + BEHIND)).find(|i| tokens[*i].is("theo"));
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
    let from = token.saturating_sub(3).max(text.clause(token).start);
    (from..token).any(|at| ONCE.ends_at(&text.tokens, at, token))
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
    law && !own && near_before(text, token, 6, |w| w == "lực")
}

/// True if the words before a citation say that this document repeals it.
pub(super) fn is_repealed(text: &Text<'_>, token: usize) -> bool {
    const REACH: usize = 5;
    let from = token.saturating_sub(REACH).max(text.clause(token).start);
    REPEALS.is_in(&text.tokens, from..token)
}

/// True if a time that moves with the plan stands in the clause of a mention.
pub(super) fn is_beside_time(text: &Text<'_>, index: usize, case: &Case<'_>) -> bool {
    let clause = text.clause(text.mentions[index].tokens.start);
    let of_plan = |year: &i32| matches!(year - case.years.from, 0 | 1);
    text.mentions.iter().any(|m| {
        let timed =
            matches!(m.phrase, Phrase::Year(..) | Phrase::Date { year: Some(_), .. });
        let near = clause.contains(&m.tokens.start) && m.within.is_none();
        timed && near && m.phrase.years().iter().any(of_plan)
    })
}

/// True if the name in a stretch is told with what came of it: `huyện X, nay là xã Y`.
pub(super) fn is_history(text: &Text<'_>, span: &Range<usize>) -> bool {
    const REACH: usize = 14;
    let first = text.tokens.partition_point(|t| t.start < span.start);
    let end = text.tokens.partition_point(|t| t.start < span.end);
    let clause = text.clause(first);
    let behind = end..clause.end.min(end + REACH);
    let before = first.saturating_sub(5).max(clause.start)..first;
    HISTORY.is_in(&text.tokens, behind) || HISTORY.is_in(&text.tokens, before)
}

/// True for a person of a firm, or of what has been done: no post of ours is asked about.
pub(super) fn is_of_firm(text: &Text<'_>, span: &Range<usize>) -> bool {
    const REACH: usize = 10;
    let first = text.tokens.partition_point(|t| t.start < span.start);
    let clause = text.clause(first);
    let around =
        first.saturating_sub(REACH).max(clause.start)..clause.end.min(first + REACH);
    FIRMS.is_in(&text.tokens, around) || is_done(text, first)
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

/// What every year of a mention becomes when it moves with the plan.
pub(super) fn moved_all(
    mention: &Mention,
    case: &Case<'_>,
) -> Vec<(Range<usize>, String)> {
    match &mention.phrase {
        Phrase::Year(year, _) | Phrase::Date { year: Some(year), .. } => {
            vec![case.moved(year)]
        }
        Phrase::YearPair(from, to) => vec![case.moved(from), case.moved(to)],
        Phrase::Span { from, to, .. } => {
            from.iter().chain(to).map(|year| case.moved(year)).collect()
        }
        _ => vec![],
    }
}

/// The bytes of some tokens, without the breaks around them.
pub(super) fn bytes(text: &Text<'_>, tokens: Range<usize>) -> Range<usize> {
    let said = |i: &usize| text.tokens[*i].kind != TokenKind::Break;
    let first = tokens.clone().find(said);
    let last = tokens.rev().find(said);
    match (first, last) {
        (Some(first), Some(last)) => text.tokens[first].start..text.tokens[last].end(),
        _ => 0..0,
    }
}

/// True if the clause compares with another year.
pub(super) fn compares(text: &Text<'_>, token: usize) -> bool {
    let from = token.saturating_sub(4).max(text.clause(token).start);
    COMPARES.is_in(&text.tokens, from..token)
}

/// True if the clause before a token says that something has been done.
pub(super) fn is_done(text: &Text<'_>, token: usize) -> bool {
    let clause = text.clause(token);
    clause
        .into_iter()
        .any(|i| text.tokens[i].is("đã") && !is_given(text, i))
}

/// True if a time opens a clause that goes on with what has been done, or has not: `Trong năm
/// 2025, … đã …`.
pub(super) fn is_told(text: &Text<'_>, token: usize) -> bool {
    const REACH: usize = 16;
    const OPENS: usize = 4;
    if token - text.clause(token).start > OPENS {
        return false;
    }
    let end = text.clause(token).end.min(token + REACH);
    (token..end).any(|i| text.tokens[i].is("đã") && !is_given(text, i))
}

/// `đã đề ra`, `đã được giao`: of what a plan is given, not of what was done.
fn is_given(text: &Text<'_>, i: usize) -> bool {
    GIVEN.is_at(&text.tokens, i + 1)
}

/// True if what stands before a time counts up to it: `tính đến hết năm 2025`.
pub(super) fn is_count_up_to(text: &Text<'_>, token: usize) -> bool {
    let from = token.saturating_sub(4).max(text.clause(token).start);
    UP_TO.is_in(&text.tokens, from..token)
}

/// True if a colon and a number follow a token at once: `năm 2025: 116.268 đồng`.
pub(super) fn is_summed_up(text: &Text<'_>, end: usize) -> bool {
    text.tokens.get(end).is_some_and(|t| t.is(":"))
        && text.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number)
}

/// True if a token says what a year is: `Năm 2025 là năm cuối của nhiệm kỳ`.
pub(super) fn is_said_of_year(text: &Text<'_>, end: usize) -> bool {
    let said = |at: usize, word: &str| text.tokens.get(at).is_some_and(|t| t.is(word));
    said(end, "là") && (said(end + 1, "năm") || said(end + 1, "dấu"))
        || said(end, "-") && said(end + 1, "năm")
}

/// True if an event is still to be held: the nearest word that tells says so.
pub(super) fn is_ahead(text: &Text<'_>, token: usize, in_task: bool) -> bool {
    let clause = before(text, token);
    let tokens = &text.tokens;
    for i in clause.rev() {
        if tokens[i].is("đã") {
            return false;
        }
        if AHEAD.is_at(tokens, i) {
            return true;
        }
        let parted = tokens[i..token].iter().any(|t| t.is(","));
        if token - i <= 3 && !parted && HELD.contains(&tokens[i].lower) {
            return false;
        }
    }
    in_task
}

/// True if one of these words stands among the few tokens before a token.
pub(super) fn near_before(
    text: &Text<'_>,
    token: usize,
    reach: usize,
    is_one: impl Fn(&str) -> bool,
) -> bool {
    let from = token.saturating_sub(reach).max(text.clause(token).start);
    (from..token).any(|i| is_one(&text.tokens[i].lower))
}

/// The first words of a stretch of tokens, as they were written.
pub(super) fn excerpt(text: &Text<'_>, tokens: Range<usize>, most: usize) -> String {
    let words: Vec<usize> =
        tokens.filter(|i| text.tokens[*i].kind != TokenKind::Break).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return String::new();
    };
    let all = &text.text[text.tokens[*first].start..text.tokens[*last].end()];
    shortened(all, most)
}
