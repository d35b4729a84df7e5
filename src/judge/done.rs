//! What the words around a time say was done, reached or happened.

use super::case::Case;
use super::spoken;
use crate::grammar::{Mention, Phrase, PhraseList, Text};
use crate::vi::WordList;

/// Verbs of a result, before a figure.
static RESULT: WordList = WordList::new(include_str!("words/before-result.txt"));
/// What follows `đã` where a plan is given, not where something was done.
static GIVEN: PhraseList = PhraseList::new(include_str!("words/given.txt"));
/// Words before a time up to which something is counted.
static UP_TO: PhraseList = PhraseList::new(include_str!("words/counts-up-to.txt"));
/// Verbs before a figure that was reached.
static REACHED: PhraseList = PhraseList::new(include_str!("words/reached.txt"));
/// Verbs that tell what was reached wherever its time stands.
static ACHIEVED: PhraseList = PhraseList::new(include_str!("words/achieved.txt"));
/// Words of an aim.
static AIMED: PhraseList = PhraseList::new(include_str!("words/aimed-at.txt"));
/// What happens once, right before its time.
static HAPPENED: PhraseList = PhraseList::new(include_str!("words/past-events.txt"));
/// Meetings at which something was concluded.
static MEETINGS: PhraseList = PhraseList::new(include_str!("words/meetings-held.txt"));
/// Words that what was said at one stands behind.
static CONCLUDED: PhraseList = PhraseList::new(include_str!("words/concluded.txt"));
/// What others did, behind `được`.
static GRANTED: PhraseList = PhraseList::new(include_str!("words/granted.txt"));
/// Words before what is still to be done.
static TO_DO: PhraseList = PhraseList::new(include_str!("words/still-to-do.txt"));
/// Words of a clause that names the time of a report.
static NAMES_TIME: PhraseList = PhraseList::new(include_str!("words/names-its-time.txt"));
/// Words before `chưa` that say who or what lacks something.
static THOSE: WordList = WordList::new(include_str!("words/those-that-lack.txt"));
/// What a session or conference does.
static SESSION: PhraseList = PhraseList::new(include_str!("words/session-acts.txt"));
/// Words of a clause that speaks of the document itself.
static OF_THIS: PhraseList = PhraseList::new(include_str!("words/named-by-this.txt"));
/// Words of what somebody else asked for.
static ASKED_FOR: PhraseList = PhraseList::new(include_str!("words/asked-for.txt"));

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
pub(super) fn is_reached(
    text: &Text<'_>,
    mention: &Mention,
    (numbers, case): (&[usize], &Case<'_>),
) -> bool {
    const REACH: usize = 24;
    const BEHIND: usize = 6;
    if case.part.aims {
        return false;
    }
    let clause = text.clause(mention.tokens.start);
    let end = clause.end.min(mention.tokens.end + REACH);
    let from = numbers.partition_point(|i| *i < mention.tokens.end);
    numbers[from..].iter().take_while(|i| **i < end).any(|i| {
        let near = i.saturating_sub(3).max(mention.tokens.end);
        let aimed = || AIMED.is_in(&text.tokens, clause.start..(*i + BEHIND).min(end));
        REACHED.is_in(&text.tokens, near..*i) && !aimed()
    }) || has_reached(text, mention, numbers)
}

/// True if what was reached stands before the time that it is of: `ước đạt 86,7% kế hoạch năm
/// 2025`.
fn has_reached(text: &Text<'_>, mention: &Mention, numbers: &[usize]) -> bool {
    const REACH: usize = 12;
    let (tokens, clause) = (&text.tokens, text.clause(mention.tokens.start));
    let start = mention.tokens.start.saturating_sub(REACH).max(clause.start);
    let from = numbers.partition_point(|i| *i < start);
    numbers[from..]
        .iter()
        .take_while(|i| **i < mention.tokens.start)
        .any(|i| {
            let share =
                (*i..(*i + 5).min(mention.tokens.start)).any(|k| tokens[k].is("%"));
            let whole = share && tokens[*i].is("100");
            let near = i.saturating_sub(3).max(clause.start);
            let aimed =
                || AIMED.is_in(tokens, clause.start..(*i + 4).min(mention.tokens.start));
            let reached = ACHIEVED.is_in(tokens, near..*i)
                || share && REACHED.is_in(tokens, near..*i);
            reached && !whole && !aimed()
        })
}

/// True if what happens once stands right before a time: `thành lập tháng 3/2026`, `được cấp
/// … ngày 16/6/2026`.
pub(super) fn has_happened(text: &Text<'_>, token: usize) -> bool {
    const REACH: usize = 25;
    let start = text.clause(token).start;
    let tokens = &text.tokens;
    let ahead = |at: usize| is_to_do(text, at);
    // `thông qua tại kỳ họp thứ 9 ngày 26/6/2025`: where it happened stands between.
    let at_place = || {
        (token.saturating_sub(8).max(start)..token).any(|at| {
            let past =
                tokens.get(at + 1).is_some_and(|t| t.is("qua")) && tokens[at].is("thông");
            let asked = at.saturating_sub(8).max(start)..at;
            let to_do = ahead(at) || tokens[asked].iter().any(|t| t.is("trình"));
            past && tokens.get(at + 2).is_some_and(|t| t.is("tại")) && !to_do
        })
    };
    let granted = || {
        (token.saturating_sub(REACH).max(start)..token).any(|at| {
            tokens[at].is("được") && GRANTED.is_at(tokens, at + 1) && !ahead(at)
        }) && !TO_DO.is_in(tokens, token.saturating_sub(2).max(start)..token)
    };
    // `kết luận của Chủ tịch tại cuộc họp ngày 15/02/2025`
    let concluded = || {
        let held = (token.saturating_sub(6).max(start)..token)
            .find(|at| tokens[*at].is("tại") && MEETINGS.is_at(tokens, at + 1));
        let day = tokens.get(token).is_some_and(|t| t.is("ngày"));
        held.filter(|_| day).is_some_and(|at| {
            CONCLUDED.is_in(tokens, at.saturating_sub(12).max(start)..at)
        })
    };
    has_just_happened(text, token)
        || at_place()
        || concluded()
        || granted()
        || is_asked_for(text, token)
}

/// True if what happens once stands right before a time: `thành lập tháng 3/2026`.
pub(super) fn has_just_happened(text: &Text<'_>, token: usize) -> bool {
    let start = text.clause(token).start;
    let tokens = &text.tokens;
    let mut end = token;
    while end > start && (tokens[end - 1].is("vào") || tokens[end - 1].is("từ")) {
        end -= 1;
    }
    // `đăng ký` is no signature.
    let enrols = |at: usize| at > start && tokens[at - 1].is("đăng");
    (end.saturating_sub(3).max(start)..end)
        .any(|at| !enrols(at) && HAPPENED.ends_at(tokens, at, end) && !is_to_do(text, at))
}

/// True if the few words before a token say that it is still to be done.
fn is_to_do(text: &Text<'_>, at: usize) -> bool {
    let from = at.saturating_sub(4).max(text.clause(at).start);
    TO_DO.is_in(&text.tokens, from..at)
}

/// True if the words before a time tell what somebody else asked for.
pub(super) fn is_asked_for(text: &Text<'_>, token: usize) -> bool {
    ASKED_FOR.is_in(&text.tokens, spoken::before(text, token))
}

/// True if a clause names the time that a report is of: `báo cáo kết quả năm 2025 như sau`.
pub(super) fn names_its_time(text: &Text<'_>, token: usize) -> bool {
    let clause = text.clause(token);
    let Some(at) = clause.clone().find(|at| NAMES_TIME.is_at(&text.tokens, *at)) else {
        return false;
    };
    // What a session heard or passed is told, whatever it is called.
    let start = text.sentence(token).start;
    let told = (start..token).any(|i| is_done_at(text, i))
        || SESSION.is_in(&text.tokens, start..at.max(token));
    !is_done(text, token) && (!told || OF_THIS.is_in(&text.tokens, clause))
}

/// True if a time that moves with the plan stands in the clause of a mention.
pub(super) fn is_beside_time(text: &Text<'_>, index: usize, case: &Case<'_>) -> bool {
    const REACH: usize = 10;
    let own = &text.mentions[index].tokens;
    let clause = text.clause(own.start);
    let of_plan = |year: &i32| matches!(year - case.years.from, 0 | 1);
    text.mentions.iter().any(|m| {
        let timed = matches!(
            m.phrase,
            Phrase::Year(..) | Phrase::YearPair(..) | Phrase::Date { year: Some(_), .. }
        );
        let close =
            m.tokens.start <= own.end + REACH && own.start <= m.tokens.end + REACH;
        let near = close && clause.contains(&m.tokens.start) && m.within.is_none();
        let ahead = !has_happened(text, m.tokens.start);
        timed && near && ahead && m.phrase.years().iter().any(of_plan)
    })
}

/// True if the clause before a token says that something has been done.
pub(super) fn is_done(text: &Text<'_>, token: usize) -> bool {
    text.clause(token).any(|i| is_done_at(text, i))
}

/// True if a token says that something has been done.
pub(super) fn is_done_at(text: &Text<'_>, i: usize) -> bool {
    text.tokens[i].is("đã") && !is_given(text, i)
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
    (token..end).any(|i| {
        let tokens = &text.tokens;
        let of_those = i > token && THOSE.contains(&tokens[i - 1].lower);
        let not_yet = tokens[i].is("chưa") && i > token && !of_those;
        not_yet || tokens[i].is("đã") && !is_given(text, i)
    })
}

/// True if a clause goes on behind a comma with what has been done, or has not.
pub(super) fn goes_on_told(text: &Text<'_>, end: usize) -> bool {
    const REACH: usize = 16;
    let tokens = &text.tokens;
    let last = text.clause(end.saturating_sub(1)).end.min(end + REACH);
    tokens.get(end).is_some_and(|t| t.is(","))
        && (end..last)
            .any(|i| tokens[i].is("chưa") || tokens[i].is("đã") && !is_given(text, i))
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
