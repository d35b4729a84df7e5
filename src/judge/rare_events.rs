//! What is not held every year, and the times at which it is held.

use super::case::Case;
use super::role::PhraseRole;
use super::spoken;
use super::verdict::Verdict;
use crate::grammar::{Mention, Phrase, PhraseList, Text, Token, TokenKind};
use crate::say;

/// What is not held every year.
static NOT_YEARLY: PhraseList = PhraseList::new(include_str!("words/not-yearly.txt"));
/// Meetings that are held out of turn.
static OUT: PhraseList = PhraseList::new(include_str!("words/out-of-turn.txt"));

/// What a year stands right behind that is not held every year: `SEA Games 33 năm 2025`, `Ngày
/// hội … lần thứ II năm 2025`.
pub(super) fn of(text: &Text<'_>, index: usize) -> Option<String> {
    const REACH: usize = 12;
    const BETWEEN: usize = 2;
    const OUT_OF_TURN: usize = 8;
    let mention = &text.mentions[index];
    if !matches!(mention.phrase, Phrase::Year(..)) {
        return None;
    }
    let own = &mention.tokens;
    // `lần XII năm 2026`: the number of the time is read with its year.
    let count = &text.tokens[own.start..own.end.min(own.start + 2)];
    let roman = |t: &Token<'_>| t.roman().is_some() && t.is_capital();
    if count.len() == 2 && count[0].is("lần") && roman(&count[1]) {
        return Some(count.iter().map(|t| t.text).collect::<Vec<_>>().join(" "));
    }
    let start = text.clause(own.start).start;
    let counted = text.mentions[..index].iter().rev().find(|m| {
        let behind = own.start.checked_sub(m.tokens.end);
        let name = text.words(m).to_lowercase();
        let session = name.contains("họp") || name.starts_with("kh");
        matches!(m.phrase, Phrase::Ordinal(_) | Phrase::Event(_))
            && behind.is_some_and(|behind| behind <= BETWEEN)
            && text.tokens[m.tokens.end..own.start]
                .iter()
                .all(|t| t.kind == TokenKind::Mark)
            && !session
            && !name.contains("thường niên")
    });
    // What meets out of turn in one year does not in the next.
    let out_of_turn = (start.max(own.start.saturating_sub(OUT_OF_TURN))..own.start)
        .find(|at| OUT.is_at(&text.tokens, *at));
    if let Some(at) = out_of_turn {
        return Some(spoken::excerpt(text, at..own.start, 60));
    }
    if let Some(m) = counted.or_else(|| planned_event(text, index)) {
        return Some(text.words(m).to_owned());
    }
    let near = start.max(own.start.saturating_sub(REACH))..own.start;
    let at = near.rev().find(|at| NOT_YEARLY.is_at(&text.tokens, *at))?;
    // A new part of the sentence stands between, or words of when something is to be done.
    let parted = text.tokens[at..own.start].iter().any(|t| {
        ["(", "trong", "trước", "đến", "vào", "từ", "hết", "quý"]
            .iter()
            .any(|w| t.is(w))
    });
    (!parted).then(|| spoken::excerpt(text, at..own.start, 60))
}

/// `Đại hội … lần thứ XIV của Đảng (dự kiến tháng 01/2026)`: the time in the brackets behind
/// what is counted.
fn planned_event<'a>(text: &'a Text<'_>, index: usize) -> Option<&'a Mention> {
    const REACH: usize = 8;
    const WITHIN: usize = 4;
    let own = text.mentions[index].tokens.start;
    let near = own.saturating_sub(WITHIN)..own;
    let open = near.rev().find(|at| text.tokens[*at].is("("))?;
    text.mentions[..index].iter().rev().find(|m| {
        let behind = open.checked_sub(m.tokens.end);
        let counted = text.tokens[m.tokens.clone()].windows(2);
        let counted = counted.into_iter().any(|w| w[0].is("lần") && w[1].is("thứ"));
        let parted = || text.tokens[m.tokens.end..open].iter().any(|t| t.is(","));
        matches!(m.phrase, Phrase::Ordinal(_))
            && counted
            && behind.is_some_and(|behind| behind <= REACH)
            && !parted()
    })
}

pub(super) fn asked(
    text: &Text<'_>,
    mention: &Mention,
    name: &str,
    case: &Case<'_>,
) -> Verdict {
    let year = text.words(mention);
    // The number that it is counted by says which one it is.
    let counted = text.mentions.iter().find_map(|m| match &m.phrase {
        Phrase::Ordinal(counted) if m.within.is_none() => {
            let close = m.tokens.end <= mention.tokens.start + 2
                && mention.tokens.start <= m.tokens.end + 2;
            Some(counted).filter(|counted| close && !counted.contains("họp"))
        }
        _ => None,
    });
    let year = year.strip_prefix(name).map_or(year, str::trim_start);
    let reason = say!("sự kiện không diễn ra hằng năm", "not held every year");
    Verdict::kept(PhraseRole::Event, reason)
        .ask(
            counted.map_or_else(
                || format!("rare {} {year}", name.to_lowercase()),
                |counted| case.facts.event_key(counted),
            ),
            format!("{name} {year}"),
            say!(
                "“{name} {year}”: có tổ chức lại trong năm mới không? Nếu có, ghi lại lần và năm",
                "“{name} {year}”: is it held again in the new year? If so, write its number and year anew"
            ),
        )
        .offer(case.moved_all(mention))
}

/// The days behind an event of the same clause that is asked about: they are asked with it.
/// The verdicts stand with their places among those that are judged.
pub(super) fn dates(
    text: &Text<'_>,
    judged: &[(usize, Verdict)],
    doubted: &[(usize, Verdict)],
    case: &Case<'_>,
) -> Vec<(usize, Verdict)> {
    const REACH: usize = 24;
    let is_rare = |verdict: &Verdict| {
        verdict.asked.as_ref().is_some_and(|asked| {
            ["rare ", "event "].iter().any(|key| asked.key.starts_with(key))
        })
    };
    let mut found = vec![];
    for (place, event) in doubted.iter().filter(|(_, verdict)| is_rare(verdict)) {
        let own = &text.mentions[judged[*place].0].tokens;
        let clause = text.clause(own.start);
        for (at, (index, verdict)) in judged.iter().enumerate() {
            let mention = &text.mentions[*index];
            let behind = own.end..clause.end.min(own.end + REACH);
            let day = matches!(mention.phrase, Phrase::Date { year: Some(_), .. });
            let taken = doubted.iter().any(|(other, _)| *other == at);
            if day
                && !taken
                && !verdict.changes.is_empty()
                && behind.contains(&mention.tokens.start)
            {
                found.push((at, event.clone().offer(case.moved_all(mention))));
            }
        }
    }
    found
}
