//! Milestones: the years of a roadmap move together, or not at all.

use std::ops::Range;

use super::case::{Case, Course};
use super::role::PhraseRole;
use super::spoken;
use super::verdict::Verdict;
use crate::grammar::{Mention, Phrase, PhraseList, Text, Token, TokenKind, tokens};
use crate::say;

/// What begins the name of a programme: a year in it is no milestone of the sentence.
static PROGRAMMES: PhraseList = PhraseList::new(include_str!("words/programmes.txt"));

/// The year by which a part of a roadmap is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// The year that ends it.
    pub year: i32,
    /// True if several years are named: `Giai đoạn 2026 - 2030`.
    pub spans: bool,
}

/// The milestone that the first words of a text name: `Đến hết năm 2025: …`, `Năm 2026`.
pub fn milestone(text: &str) -> Option<Milestone> {
    const LONGEST: usize = 160;
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    milestone_at(&tokens(&text[..end]))
}

fn milestone_at(tokens: &[Token<'_>]) -> Option<Milestone> {
    const FIRST: usize = 9;
    let one = |year| Milestone { year, spans: false };
    let first = first_word(tokens);
    let head = &tokens[first..tokens.len().min(first + FIRST)];
    let year_in = |at: usize| {
        let near = head.iter().skip(at).take(4);
        near.take_while(|t| !t.is(":")).find_map(Token::year)
    };
    if head.first().is_some_and(|t| t.is("năm")) {
        // `Năm 2025 tổ chức …` is a sentence; a heading ends, or has a colon or comma.
        let ends = head.get(2).is_none_or(|t| t.kind != TokenKind::Word);
        return head.get(1).and_then(Token::year).filter(|_| ends).map(one);
    }
    let spans = (0..head.len().saturating_sub(2)).find_map(|at| {
        head[at].year()?;
        let joined = head[at + 1].is("-") || head[at + 1].is("–");
        head[at + 2].year().filter(|_| joined)
    });
    if let Some(year) = spans {
        return Some(Milestone { year, spans: true });
    }
    let until = head.iter().position(|t| t.is("đến") || t.is("hết"));
    until.and_then(|at| year_in(at + 1)).map(one)
}

/// Where the words of a text begin behind its number or dash.
fn first_word(tokens: &[Token<'_>]) -> usize {
    let numbering = |t: &&Token<'_>| {
        let letter = t.kind == TokenKind::Word && t.text.chars().count() == 1;
        let number = t.kind == TokenKind::Number && t.year().is_none();
        letter || number || t.kind == TokenKind::Mark || t.roman().is_some()
    };
    tokens.iter().take(5).take_while(numbering).count()
}

/// True if a time that lies at the plan is a milestone of a roadmap: later years stand beside
/// it, which do not move.
pub(super) fn is_of_roadmap(text: &Text<'_>, index: usize, case: &Case<'_>) -> bool {
    case.part.course == Course::Roadmap
        || goes_on(text, &text.mentions[index])
        || is_followed_by_later(text, index, case)
        || stands_in_row(text, index, case)
}

/// `2026 trở đi`.
fn goes_on(text: &Text<'_>, mention: &Mention) -> bool {
    let end = mention.tokens.end;
    let said = |at: usize, word: &str| text.tokens.get(at).is_some_and(|t| t.is(word));
    said(end, "trở") && (said(end + 1, "đi") || said(end + 1, "về"))
}

/// True if the sentence names a later year by which something is to be reached.
fn is_followed_by_later(text: &Text<'_>, index: usize, case: &Case<'_>) -> bool {
    const REACH: usize = 60;
    let own = &text.mentions[index];
    let until = |w: &str| matches!(w, "đến" | "hết");
    // `Kế hoạch năm 2026 và định hướng đến năm 2030` is called by its year.
    if case.part.names && !spoken::near_before(text, own.tokens.start, 2, until) {
        return false;
    }
    let sentence = text.sentence(own.tokens.start);
    // `Giai đoạn 1 (năm 2025): …; giai đoạn 2 (2026 - 2030): …`
    let phased = sentence.clone().any(|i| {
        let counts =
            |t: &Token<'_>| t.number().is_some_and(|n| n < 10) || t.roman().is_some();
        text.tokens[i].is("giai")
            && text.tokens.get(i + 1).is_some_and(|t| t.is("đoạn"))
            && text.tokens.get(i + 2).is_some_and(counts)
    });
    text.mentions.iter().any(|m| {
        let near = m.tokens.start <= own.tokens.end + REACH
            && own.tokens.start <= m.tokens.end + REACH;
        let later = later_year(&m.phrase, case, phased).is_some() && m.within.is_none();
        later && near && sentence.contains(&m.tokens.start) && !is_in_name(text, m, own)
    })
}

/// The year after the next that a phrase names as a mark of its own.
fn later_year(phrase: &Phrase, case: &Case<'_>, phased: bool) -> Option<i32> {
    let year = match phrase {
        Phrase::Span { from: None, to: Some(year), .. }
        | Phrase::Span { from: Some(year), to: None, .. }
        | Phrase::Year(year, _) => year,
        Phrase::Span { to: Some(year), .. } if phased => year,
        _ => return None,
    };
    Some(year.year).filter(|year| *year > case.years.from + 1)
}

/// True if a year belongs to the name of a programme: `Chiến lược … đến năm 2030`.
fn is_in_name(text: &Text<'_>, later: &Mention, own: &Mention) -> bool {
    const LONGEST: usize = 30;
    let at = later.tokens.start;
    let mut start = text.clause(at).start.max(at.saturating_sub(LONGEST));
    if own.tokens.end <= at {
        start = start.max(own.tokens.end);
    }
    // A figure between ends the name: `thực hiện Đề án, đạt 30 %, đến năm 2030`.
    let figure =
        text.mentions.iter().rev().find(|m| {
            m.phrase == Phrase::Number && (start..at).contains(&m.tokens.start)
        });
    let start = figure.map_or(start, |m| m.tokens.end);
    PROGRAMMES.is_in(&text.tokens, start..at)
}

/// True if the paragraph begins with a milestone, and another of the text with a later one.
fn stands_in_row(text: &Text<'_>, index: usize, case: &Case<'_>) -> bool {
    let own = text.mentions[index].tokens.start;
    let paragraphs = paragraphs(&text.tokens);
    if paragraphs.len() < 2 {
        return false;
    }
    let heads = |range: &Range<usize>| milestone_at(&text.tokens[range.clone()]);
    let near = paragraphs
        .iter()
        .filter(|range| range.contains(&own))
        .any(|range| heads(range).is_some_and(|own| is_near(own, case.years.from)));
    near && paragraphs
        .iter()
        .filter_map(heads)
        .any(|other| other.year > case.years.from + 1)
}

/// True for a single year that moves with the plan.
fn is_near(own: Milestone, plan: i32) -> bool {
    !own.spans && (plan - 1..=plan + 1).contains(&own.year)
}

/// True if a text heads one step of a roadmap: it names a year of the plan, and one of those
/// beside it a later one.
pub fn heads_a_step(own: Milestone, beside: &[Milestone], plan: i32) -> bool {
    is_near(own, plan) && beside.iter().any(|other| other.year > plan + 1)
}

fn paragraphs(tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut found = vec![];
    for (i, token) in tokens.iter().enumerate() {
        if token.kind == TokenKind::Break {
            found.push(start..i);
            start = i + 1;
        }
    }
    found.push(start..tokens.len());
    found
}

/// The steps of a roadmap are one question.
pub(super) fn asked(text: &Text<'_>, mention: &Mention, case: &Case<'_>) -> Verdict {
    let step = case.years.step();
    let words = spoken::excerpt(text, text.clause(mention.tokens.start), 70);
    let reason = say!("mốc của một lộ trình nhiều năm", "a step of a roadmap");
    Verdict::kept(PhraseRole::Span, reason)
        .ask(
            "roadmap",
            "mốc của lộ trình nhiều năm",
            say!(
                "“{words}”: mốc của một lộ trình, các mốc sau không đổi: giữ, bỏ mốc đã qua, hay lùi mốc này thêm {step} năm?",
                "“{words}”: a step of a roadmap whose later years stand: keep it, drop it, or move it by {step}?"
            ),
        )
        .offer(case.moved_all(mention))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_of_a_text_name_its_milestone() {
        let year = |text| milestone(text).map(|m| (m.year, m.spans));
        assert_eq!(year("Đến hết năm 2025: Có ≥ 30% doanh nghiệp"), Some((2025, false)));
        assert_eq!(year("1. Mục tiêu đến cuối năm 2026"), Some((2026, false)));
        assert_eq!(year("a) Đến năm 2030"), Some((2030, false)));
        assert_eq!(year("Năm 2027: hoàn thành giai đoạn 2"), Some((2027, false)));
        assert_eq!(year("Giai đoạn 2026 - 2030"), Some((2030, true)));
        assert_eq!(year("Năm 2026 tổ chức ba lớp tập huấn"), None);
        assert_eq!(year("Mục tiêu năm 2026"), None);
    }
}
