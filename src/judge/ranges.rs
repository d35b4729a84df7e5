//! Stretches of time from one day or month to another: both ends move, or neither does.

use chrono::NaiveDate;

use super::case::Case;
use super::done;
use super::role::PhraseRole;
use super::verdict::Verdict;
use crate::grammar::{Mention, Phrase, Text, Token, TokenKind};
use crate::say;
use crate::vi::WordList;

/// Words between `đến` and the last day of a stretch.
static FILLERS: WordList = WordList::new(include_str!("words/range-fillers.txt"));

/// How many numbers an hour may hold.
const HOUR: usize = 2;

/// What becomes of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeStretch {
    /// It lies at the plan: both ends move with it.
    Moves,
    /// It reaches far beyond: it is asked about as a whole.
    Asked,
}

/// The stretch of which a time is the first or the last end: its first mention, and what
/// becomes of it.
pub(super) fn of(
    text: &Text<'_>,
    index: usize,
    case: &Case<'_>,
) -> Option<(usize, TimeStretch)> {
    let first = first_of(text, index)?;
    let last = end_of(text, first)?;
    let years = |i: usize| text.mentions[i].phrase.years();
    let (from, to) = (*years(first).first()?, *years(last).last()?);
    let plan = case.years.from;
    let near = plan - 1..=plan + 1;
    if near.contains(&from) && near.contains(&to) && to >= plan {
        let told = done::is_told(text, text.mentions[first].tokens.start)
            || done::goes_on_told(text, text.mentions[last].tokens.end)
            || ended(text, last, case);
        return Some((first, if told { TimeStretch::Asked } else { TimeStretch::Moves }));
    }
    // What ended long before the plan, or begins after it, is no time of the plan.
    let of_plan = from <= plan + 1 && to >= plan - 1;
    of_plan.then_some((first, TimeStretch::Asked))
}

/// True if a stretch ended before the document was issued.
fn ended(text: &Text<'_>, last: usize, case: &Case<'_>) -> bool {
    let Phrase::Date { day, month, year: Some(year) } = &text.mentions[last].phrase
    else {
        return false;
    };
    let date = NaiveDate::from_ymd_opt(year.year, *month, *day);
    date.zip(case.facts.own_day).is_some_and(|(date, own)| date < own)
}

/// True for the first end of a stretch that ends with no year: `từ tháng 10/2025 đến khi tổ
/// chức xong`.
pub(super) fn is_open(text: &Text<'_>, index: usize) -> bool {
    let tokens = &text.mentions[index].tokens;
    let said = |at: usize, word: &str| text.tokens.get(at).is_some_and(|t| t.is(word));
    let before =
        |at: usize, word: &str| tokens.start >= at && said(tokens.start - at, word);
    let part = ["đầu", "giữa", "cuối"].iter().any(|word| before(1, word));
    let from = before(1, "từ") || part && before(2, "từ");
    let until =
        said(tokens.end, "đến") || said(tokens.end, "cho") && said(tokens.end + 1, "đến");
    let what = ["khi", "lúc", "ngày", "nay", "hết"];
    let open =
        (tokens.end + 1..tokens.end + 3).any(|at| what.iter().any(|w| said(at, w)));
    from && until && open && !starts(text, index)
}

/// The verdict on such an end.
pub(super) fn open_ended(words: &str, mention: &Mention, case: &Case<'_>) -> Verdict {
    let reason =
        say!("đầu của một khoảng không nêu năm cuối", "a stretch without a last year");
    Verdict::kept(PhraseRole::Span, reason)
        .ask(
            format!("range {}", words.to_lowercase()),
            words,
            say!(
                "“từ {words} đến …”: chuyển cả khoảng theo năm mới, hay giữ?",
                "“từ {words} đến …”: does the whole stretch move, or stay?"
            ),
        )
        .offer(case.moved_all(mention))
}

/// The verdict on one end of a stretch that reaches far beyond the plan.
pub(super) fn asked(
    text: &Text<'_>,
    (index, first): (usize, usize),
    case: &Case<'_>,
) -> Verdict {
    let last = end_of(text, first).unwrap_or(index);
    let (from, to) = (&text.mentions[first], &text.mentions[last]);
    let words = &text.text[from.span.start..to.span.end];
    let reason = say!(
        "khoảng thời gian dài hơn năm kế hoạch",
        "a stretch longer than the plan's year"
    );
    let step = case.years.step();
    let verdict = Verdict::kept(PhraseRole::Span, reason).ask(
        format!("range {}", words.to_lowercase()),
        words,
        say!(
            "“{words}”: giữ cả khoảng, hay lùi cả hai mốc thêm {step} năm?",
            "“{words}”: keep the whole stretch, or move both ends by {step}?"
        ),
    );
    verdict.offer(case.moved_all(&text.mentions[index]))
}

/// True if a time begins a stretch that the next mention ends.
pub(super) fn starts(text: &Text<'_>, index: usize) -> bool {
    end_of(text, index).is_some()
}

/// The first end of the stretch that a time begins or ends.
fn first_of(text: &Text<'_>, index: usize) -> Option<usize> {
    let before = index.saturating_sub(HOUR + 1)..index;
    let ended = before.rev().find(|at| end_of(text, *at) == Some(index));
    ended.or_else(|| starts(text, index).then_some(index))
}

/// The other end of the stretch that a time begins or ends.
pub(super) fn other_end<'a>(text: &'a Text<'_>, index: usize) -> Option<&'a Mention> {
    let first = first_of(text, index)?;
    let other = if first == index { end_of(text, first)? } else { first };
    text.mentions.get(other)
}

/// Where the stretch ends that a time begins; an hour may stand between: `đến 17 giờ 00,
/// ngày 01/02/2026`.
pub(super) fn end_of(text: &Text<'_>, index: usize) -> Option<usize> {
    let of_hour = |m: &Mention| matches!(m.phrase, Phrase::Number | Phrase::Relative);
    let behind = text.mentions.get(index + 1..)?;
    let hours = behind.iter().take(HOUR).take_while(|m| of_hour(m)).count();
    let last = index + 1 + hours;
    joins(text, index, last).then_some(last)
}

/// True if a time begins a stretch that another ends.
fn joins(text: &Text<'_>, index: usize, last: usize) -> bool {
    let Some(next) = text.mentions.get(last) else { return false };
    let mention = &text.mentions[index];
    let from = mention.tokens.end;
    let between = text.tokens.get(from..next.tokens.start).unwrap_or_default();
    let timed = |phrase: &Phrase| {
        matches!(
            phrase,
            Phrase::Date { year: Some(_), .. } | Phrase::Year(..) | Phrase::Span { .. }
        )
    };
    let between = behind_weekday(between);
    // `bắt đầu từ ngày 06/9/2024; kết thúc trước ngày 18/01/2025`
    let ends = between.len() <= 8
        && between.windows(2).any(|w| w[0].is("kết") && w[1].is("thúc"));
    timed(&mention.phrase)
        && timed(&next.phrase)
        && mention.within == next.within
        && (ends || is_until(between))
}

/// What stands behind the weekday of a first day: `ngày 03/11/2025 (thứ Hai) đến`.
fn behind_weekday<'a, 'b>(between: &'a [Token<'b>]) -> &'a [Token<'b>] {
    const LONGEST: usize = 5;
    if !between.first().is_some_and(|t| t.is("(")) {
        return between;
    }
    let close = between.iter().take(LONGEST).position(|t| t.is(")"));
    let named = |at: usize| between[..at].iter().any(|t| t.is("thứ") || t.is("nhật"));
    match close {
        Some(at) if named(at) => &between[at + 1..],
        _ => between,
    }
}

/// True if only `đến` or a dash, and words of time or an hour, part two times.
fn is_until(between: &[Token<'_>]) -> bool {
    let hour = between
        .iter()
        .any(|t| ["giờ", "h", "g", "phút"].iter().any(|w| t.is(w)));
    let of_hour = |t: &Token<'_>| {
        let mark = [",", ":", "h", "g", "phút", "sáng", "chiều"].iter().any(|w| t.is(w));
        hour && (mark || t.kind == TokenKind::Number)
    };
    between
        .first()
        .is_some_and(|t| ["đến", "-", "–", "tới"].iter().any(|w| t.is(w)))
        && between[1..].iter().all(|t| FILLERS.contains(&t.lower) || of_hour(t))
}
