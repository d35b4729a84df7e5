//! Laws and resolutions that are cited by name: `Luật Đất đai năm 2024`.

use std::ops::Range;

use super::codes::{kind, symbol};
use super::phrase::Citation;
use super::phrase_list::PhraseList;
use super::tokens::{Token, TokenKind, says};
use crate::vi::WordList;

/// Words that begin a new clause, so that neither an issuer nor a law's name holds them.
pub(super) static NEW_CLAUSE: WordList =
    WordList::new(include_str!("words/new-clause.txt"));

/// Words after a comma within a law's name: `Luật Thi đua, khen thưởng`.
static NAME_GOES_ON: PhraseList =
    PhraseList::new(include_str!("words/law-name-goes-on.txt"));

/// Stretches of names that hold a word of a new clause.
static WITH_VERBS: PhraseList =
    PhraseList::new(include_str!("words/law-names-with-verbs.txt"));

/// Words that no name holds.
static ENDS_NAME: PhraseList = PhraseList::new(include_str!("words/law-name-ends.txt"));

/// Words behind `Luật` that begin no name.
static NO_NAME: WordList = WordList::new(include_str!("words/not-a-law-name.txt"));

/// Words behind `và` that no name goes on with.
static AFTER_AND: PhraseList = PhraseList::new(include_str!("words/after-law-and.txt"));

/// What stands before a law that is still a bill.
static BEFORE_BILL: PhraseList = PhraseList::new(include_str!("words/before-bill.txt"));

/// Meetings that pass resolutions.
static MEETINGS: PhraseList = PhraseList::new(include_str!("words/meetings.txt"));

/// The most tokens that a name has.
const LONGEST: usize = 24;

/// A law by its name, with its year or number behind the name.
pub(super) fn law(
    tokens: &[Token<'_>],
    start: usize,
    after: usize,
    kind: &str,
) -> Option<Citation> {
    if says(tokens, after, &["sửa", "đổi"]) {
        return amending(tokens, start, after, kind);
    }
    let constitution = kind == "hiến pháp";
    if !constitution && !tokens.get(after).is_some_and(Token::is_capital) {
        return in_small_letters(tokens, start, after, kind);
    }
    by_name(tokens, start, after, kind)
}

/// `Luật phòng cháy và chữa cháy ngày 29/6/2001`: a name in small letters is one where the
/// law's number, year or day stands behind it.
fn in_small_letters(
    tokens: &[Token<'_>],
    start: usize,
    after: usize,
    kind: &str,
) -> Option<Citation> {
    let first = tokens.get(after).filter(|t| t.kind == TokenKind::Word)?;
    if !tokens[start].is_capital() || NO_NAME.contains(&first.lower) {
        return None;
    }
    let law = by_name(tokens, start, after, kind)?;
    let end = law.core.end;
    let dated = says(tokens, end, &["ngày"])
        && tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number);
    (law.number.is_some() || law.year.is_some() || dated).then_some(law)
}

/// The law whose name begins at a token.
fn by_name(
    tokens: &[Token<'_>],
    start: usize,
    after: usize,
    kind: &str,
) -> Option<Citation> {
    let constitution = kind == "hiến pháp";
    let mut end = after;
    // A name without number or year ends at the first comma or word of a new clause.
    let mut short = None;
    let mut i = after;
    while i < tokens.len().min(after + LONGEST) {
        if let Some((past, _)) = WITH_VERBS.longest_at(tokens, i) {
            (i, end) = (past, past);
            continue;
        }
        if let Some((end, number)) = number_at(tokens, i) {
            let law = named(tokens, kind, start..i, end);
            return Some(Citation { number: Some(number), ..law });
        }
        if short.is_none()
            && let Some((end, year)) = year_of(tokens, i, i > after || constitution)
        {
            let law = named(tokens, kind, start..i, end);
            return Some(Citation { year: Some(year), ..law });
        }
        if ends_name(tokens, i, i > after) {
            break;
        }
        let token = &tokens[i];
        if token.is(",")
            && let Some((past, _)) = NAME_GOES_ON.longest_at(tokens, i + 1)
        {
            (i, end) = (past, past);
            continue;
        }
        let clause = NEW_CLAUSE.contains(&token.lower) && !token.is_capital();
        if token.is(",") || clause {
            short = short.or(Some(i));
        }
        i += 1;
        end = i;
    }
    let end = short.unwrap_or(end);
    (end > after || constitution).then(|| named(tokens, kind, start..end, end))
}

/// `Luật sửa đổi, bổ sung một số điều của Luật Nhà ở`, with all the laws that it amends.
fn amending(
    tokens: &[Token<'_>],
    start: usize,
    after: usize,
    kind: &str,
) -> Option<Citation> {
    let inner = |at: usize| {
        let at = at + usize::from(says(tokens, at, &["các"]));
        let (after, kind) = self::kind(tokens, at)?;
        let a_law = matches!(kind, "luật" | "bộ luật" | "pháp lệnh");
        let amends = says(tokens, after, &["sửa", "đổi"]);
        law(tokens, at, after, kind).filter(|_| a_law && !amends)
    };
    let of = (after..tokens.len().min(after + LONGEST)).find(|i| tokens[*i].is("của"))?;
    let mut amended = inner(of + 1)?;
    let mut end = amended.core.end;
    while tokens.get(end).is_some_and(|t| t.is(",") || t.is("và") || t.is(";"))
        && let Some(next) = inner(end + 1)
    {
        end = next.core.end;
        amended = next;
    }
    if let Some((past, number)) = tokens.get(end).and_then(|_| number_at(tokens, end)) {
        let law = named(tokens, kind, start..end, past);
        return Some(Citation { number: Some(number), ..law });
    }
    // The number behind the last law is that of the law that amends.
    Some(Citation {
        number: amended.number,
        ..named(tokens, kind, start..end, end)
    })
}

/// `số 98/2023/NĐ-CP` behind a name.
fn number_at(tokens: &[Token<'_>], i: usize) -> Option<(usize, String)> {
    tokens[i].is("số").then(|| symbol(tokens, i + 1)).flatten()
}

/// `năm 2024` behind a name, or the four digits alone where they can be the law's.
fn year_of(tokens: &[Token<'_>], i: usize, bare: bool) -> Option<(usize, i32)> {
    if tokens[i].is("năm") {
        return Some((i + 2, tokens.get(i + 1)?.year()?));
    }
    Some((i + 1, tokens[i].year().filter(|_| bare)?))
}

fn ends_name(tokens: &[Token<'_>], i: usize, inner: bool) -> bool {
    let token = &tokens[i];
    let mark = token.kind == TokenKind::Mark && !matches!(token.text, "," | "-");
    let new = inner && token.is_capital() && kind(tokens, i).is_some();
    let over = token.is("và") && AFTER_AND.is_at(tokens, i + 1);
    let next_law = token.is("và")
        && kind(tokens, i + 1).is_some()
        && tokens.get(i + 1).is_some_and(Token::is_capital);
    let over =
        over || next_law || inner && !token.is_capital() && ENDS_NAME.is_at(tokens, i);
    new || over || mark || matches!(token.kind, TokenKind::Break | TokenKind::Number)
}

/// A resolution by the meeting that passed it: `Nghị quyết Trung ương 4 khóa XII`.
pub(super) fn of_congress(
    tokens: &[Token<'_>],
    start: usize,
    after: usize,
    kind: &str,
) -> Option<Citation> {
    let (mut end, _) = MEETINGS.longest_at(tokens, after)?;
    while end < tokens.len() && end < after + LONGEST {
        let token = &tokens[end];
        let ordinal = token.kind == TokenKind::Number && token.year().is_none();
        let over = token.is("và") && AFTER_AND.is_at(tokens, end + 1);
        let word = token.kind == TokenKind::Word
            && !NEW_CLAUSE.contains(&token.lower)
            && !over
            && !token.is("về");
        let bracket = token.is("(") && says(tokens, end + 1, &["khóa"])
            || token.is(")") && tokens[start..end].iter().any(|t| t.is("("));
        let term = token.is(",") && says(tokens, end + 1, &["nhiệm", "kỳ"])
            || token.is(",") && says(tokens, end + 1, &["khóa"])
            || token.year().is_some()
            || token.is_dash();
        if !(ordinal || word || bracket || term) {
            break;
        }
        end += 1;
    }
    Some(named(tokens, kind, start..end, end))
}

/// What stands between two bills of a row.
const BETWEEN_BILLS: [&str; 10] =
    [",", ";", "và", "các", "dự", "án", "(", ")", "sửa", "đổi"];

/// True for a law without number that is still a bill: behind `dự án`, in a row behind another
/// bill that ends at a token, or with `(sửa đổi)` behind its name.
pub(super) fn is_bill(
    tokens: &[Token<'_>],
    citation: &Citation,
    behind: Option<usize>,
) -> bool {
    let a_law = matches!(&*citation.kind, "luật" | "bộ luật" | "pháp lệnh");
    if !a_law || citation.number.is_some() || citation.year.is_some() {
        return false;
    }
    let Range { start, end } = citation.core;
    let led = (start.saturating_sub(6)..start).any(|i| {
        BEFORE_BILL
            .longest_at(tokens, i)
            .is_some_and(|(past, _)| past == start)
    });
    let amends = says(tokens, end, &["(", "sửa", "đổi", ")"])
        || citation.name.to_lowercase().ends_with(" sửa đổi")
        || says(tokens, end, &["sửa", "đổi"]);
    let in_row = behind.is_some_and(|behind| {
        behind <= start
            && tokens[behind..start]
                .iter()
                .all(|t| BETWEEN_BILLS.contains(&t.text.to_lowercase().as_str()))
    });
    led || amends || in_row
}

/// The citation whose name takes some tokens, and whose core ends at one.
fn named(tokens: &[Token<'_>], kind: &str, name: Range<usize>, end: usize) -> Citation {
    let core = name.start..end;
    let mut written = String::new();
    for token in &tokens[name] {
        if !written.is_empty() && token.kind != TokenKind::Mark {
            written.push(' ');
        }
        written.push_str(token.text);
    }
    Citation {
        kind: kind.to_owned(),
        name: written.trim_end_matches([',', '-', ' ']).to_owned(),
        core,
        ..Citation::default()
    }
}
