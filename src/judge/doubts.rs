//! What looks certain and is not: a year that a figure, a roadmap, another year or a state of
//! now ties to its place is asked about instead of moved.

use super::amounts;
use super::case::{Case, Course, Lists};
use super::named_papers::{self, PaperName};
use super::ranges;
use super::role::PhraseRole;
use super::spoken;
use super::verdict::Verdict;
use super::{
    beside_doubts, by_law, dates, lunar_days, milestones, rare_events, tied_times,
    told_states,
};
use crate::document::Field;
use crate::grammar::{Mention, Phrase, PhraseList, Text, YearForm};
use crate::say;

/// Words of a state that holds when the text is written.
static NOW: PhraseList = PhraseList::new(include_str!("words/state-of-now.txt"));
/// Words behind which a sentence orders.
static ORDERS: PhraseList = PhraseList::new(include_str!("words/orders-since.txt"));
/// Words behind a year from which work goes on.
static GOES_ON: PhraseList = PhraseList::new(include_str!("words/and-later-years.txt"));

/// Puts a question in the place of every change that only looks certain; the verdicts stand
/// with the indices of their mentions.
pub(super) fn settle(text: &Text<'_>, judged: &mut [(usize, Verdict)], case: &Case<'_>) {
    let mut doubted = vec![];
    for (at, (index, verdict)) in judged.iter().enumerate() {
        let days_off = case.part.course == Course::Holidays && verdict.asked.is_some();
        let inner = text.mentions[*index].within.is_some();
        if !inner
            && (days_off || !verdict.changes.is_empty())
            && let Some(asked) = lunar_days::doubt(text, *index, case)
        {
            doubted.push((at, asked));
            continue;
        }
        if verdict.changes.is_empty() {
            // What is told of a day of one case is of that case.
            let mention = &text.mentions[*index];
            let day = matches!(mention.phrase, Phrase::Date { year: Some(_), .. });
            if case.part.course == Course::Once && day && has_key(verdict, "result ") {
                doubted.push((at, of_one_case(text, mention, case)));
            }
            continue;
        }
        let named = || lunar_days::named(text, *index, verdict, case);
        let asked = doubt(text, *index, verdict, judged, case).or_else(named);
        let Some(asked) = asked else { continue };
        // The end that stays is asked about with the one that would move.
        if has_key(&asked, "pair ")
            && let Some(other) = left_behind(text, *index, verdict, judged)
        {
            let mention = &text.mentions[judged[other].0];
            doubted.push((other, asked.clone().offer(case.moved_all(mention))));
        }
        doubted.push((at, asked));
    }
    let dates = rare_events::dates(text, judged, &doubted, case);
    doubted.extend(dates);
    let start = |at: usize| text.mentions[judged[at].0].tokens.start;
    let of_roadmap = doubted.iter().filter(|(_, asked)| has_key(asked, "roadmap"));
    let roadmaps: Vec<_> = of_roadmap.map(|(at, _)| text.sentence(start(*at))).collect();
    for (at, asked) in doubted {
        judged[at].1 = asked;
    }
    tied_times::settle(text, judged, case);
    papers(text, judged, case);
    // A sentence moves as a whole, and the year after the next is of the same roadmap.
    for (index, verdict) in judged.iter_mut() {
        let mention = &text.mentions[*index];
        let beside = roadmaps.iter().any(|it| it.contains(&mention.tokens.start));
        let year = matches!(mention.phrase, Phrase::Year(..));
        if beside && year && (!verdict.changes.is_empty() || has_key(verdict, "far ")) {
            *verdict = milestones::asked(text, mention, case);
        }
    }
    beside_doubts::settle(text, judged, case);
}

/// The year in the name of a paper is the paper's.
fn papers(text: &Text<'_>, judged: &mut [(usize, Verdict)], case: &Case<'_>) {
    for (index, verdict) in judged.iter_mut() {
        if text.mentions[*index].within.is_some() || has_key(verdict, "told") {
            continue;
        }
        let moves = !verdict.changes.is_empty();
        if let Some(asked) = named_papers::of_held(text, *index, case).filter(|_| moves) {
            *verdict = asked;
            continue;
        }
        match named_papers::of(text, *index, case) {
            Some(PaperName::Cited(asked)) => *verdict = *asked,
            Some(PaperName::Maybe) if !verdict.changes.is_empty() => {
                verdict.likely = true;
            }
            _ => {}
        }
    }
}

/// True if a verdict raises a question whose key begins so.
fn has_key(verdict: &Verdict, start: &str) -> bool {
    verdict
        .asked
        .as_ref()
        .is_some_and(|asked| asked.key.starts_with(start))
}

/// The question that a change raises, if it is in doubt.
fn doubt(
    text: &Text<'_>,
    index: usize,
    verdict: &Verdict,
    judged: &[(usize, Verdict)],
    case: &Case<'_>,
) -> Option<Verdict> {
    let mention = &text.mentions[index];
    if matches!(mention.phrase, Phrase::Anniversary(_)) {
        let once = case.part.course == Course::Once;
        let changes = || verdict.changes.clone();
        return once.then(|| of_one_case(text, mention, case).offer(changes()));
    }
    let timed = matches!(
        mention.phrase,
        Phrase::Year(..) | Phrase::Date { year: Some(_), .. } | Phrase::YearPair(..)
    );
    if !timed {
        return None;
    }
    if case.part.course == Course::Once {
        return Some(of_one_case(text, mention, case));
    }
    let due = || has_deadline_beside(text, index, judged);
    if begins(text, index, case.years.from) && !due() {
        return Some(begun(text, mention, case));
    }
    if case.field == Field::Basis && stands_behind(text, index) {
        return Some(behind_citation(text, mention, case));
    }
    if matches!(mention.phrase, Phrase::YearPair(..)) {
        let open = verdict.asked.is_none() && !case.part.names;
        let told = || tells_of_now(text, mention) || refers_back(text, mention);
        if open && told() {
            return Some(of_now(text, mention, case));
        }
        let below = case.part.lists == Lists::Targets;
        let heads = || amounts::heads_targets(text, mention, below);
        let tied = open && (amounts::is_beside(text, mention) || heads());
        return tied.then(|| amounts::asked(text, mention, case));
    }
    if milestones::is_of_roadmap(text, index, case) {
        return Some(milestones::asked(text, mention, case));
    }
    if case.field == Field::Basis {
        return None;
    }
    if left_behind(text, index, verdict, judged).is_some() {
        return Some(one_of_two(text, mention, case));
    }
    if verdict.asked.is_some() {
        return None;
    }
    if amounts::heads_targets(text, mention, case.part.lists == Lists::Targets) {
        return Some(amounts::asked(text, mention, case));
    }
    let part = matches!(mention.phrase, Phrase::Year(_, YearForm::Part));
    let due = || {
        let words = |w: &str| matches!(w, "trong" | "hết" | "trước" | "xong");
        spoken::near_before(text, mention.tokens.start, 2, words)
    };
    let set = (part || due()) && by_law::is_ordered(text, index, part);
    if matches!(mention.phrase, Phrase::Year(..)) && !case.part.names && set {
        return Some(dates::set_from_above(text.words(mention), mention, case));
    }
    let year = matches!(mention.phrase, Phrase::Year(..)) && !case.part.names;
    let told = || year && told_states::tells(text, mention);
    if tells_of_now(text, mention) || refers_back(text, mention) || told() {
        return Some(of_now(text, mention, case));
    }
    if let Some(name) = rare_events::of(text, index) {
        return Some(rare_events::asked(text, mention, &name, case));
    }
    let tied = amounts::is_beside(text, mention);
    if case.part.names {
        return tied.then(|| amounts::named(text, mention, verdict, case));
    }
    tied.then(|| amounts::asked(text, mention, case))
}

/// True for a time behind a citation of the same basis: it may be of the title.
fn stands_behind(text: &Text<'_>, index: usize) -> bool {
    let cites = |m: &Mention| match &m.phrase {
        Phrase::Citation(citation) => citation.number.is_some() || citation.blank,
        _ => false,
    };
    let own = &text.mentions[index];
    own.within.is_none() && text.mentions[..index].iter().any(cites)
}

fn behind_citation(text: &Text<'_>, mention: &Mention, case: &Case<'_>) -> Verdict {
    let words = text.words(mention);
    let reason = say!("đứng sau một văn bản được dẫn", "behind a document that is cited");
    Verdict::kept(PhraseRole::PlanYear, reason)
        .ask(
            format!("behind citation {}", words.to_lowercase()),
            words,
            say!(
                "“{words}” đứng sau văn bản được dẫn: thuộc tên văn bản ấy (giữ), hay là thời gian của văn bản này (chuyển)?",
                "“{words}” stands behind a cited document: part of its title (keep), or this document's own time (move)?"
            ),
        )
        .offer(case.moved_all(mention))
}

/// What a document of one case says is not said again next year.
fn of_one_case(text: &Text<'_>, mention: &Mention, case: &Case<'_>) -> Verdict {
    let words = text.words(mention);
    let reason = say!("văn bản cho một việc làm một lần", "a document for one case");
    Verdict::kept(PhraseRole::PastDate, reason)
        .ask(
            "once",
            "thời gian của một việc làm một lần",
            say!(
                "văn bản này cho một việc làm một lần (“{words}” …): năm sau có lập lại không? Nếu có, chuyển các mốc thời gian hay ghi mới?",
                "this document is for what is done once (“{words}” …): is it made again? If so, do its times move, or are they written anew?"
            ),
        )
        .offer(case.moved_all(mention))
}

/// True if a day by which something is done moves in the same clause: what begins behind it
/// moves along.
fn has_deadline_beside(
    text: &Text<'_>,
    index: usize,
    judged: &[(usize, Verdict)],
) -> bool {
    let clause = text.clause(text.mentions[index].tokens.start);
    judged.iter().any(|(other, verdict)| {
        let m = &text.mentions[*other];
        let day = matches!(m.phrase, Phrase::Date { year: Some(_), .. });
        let due = verdict.role == PhraseRole::Deadline && !verdict.changes.is_empty();
        *other < index && day && due && clause.contains(&m.tokens.start)
    })
}

/// True for `từ năm học 2025 - 2026`, `từ quý I/2026`: a beginning without an end may stand.
fn begins(text: &Text<'_>, index: usize, plan: i32) -> bool {
    let mention = &text.mentions[index];
    let open = matches!(mention.phrase, Phrase::YearPair(..) | Phrase::Year(..))
        && !ranges::starts(text, index);
    // The school year after the plan's is the next one again.
    let next = matches!(&mention.phrase, Phrase::YearPair(from, _) if from.year > plan);
    let open = open && !next;
    let at = mention.tokens.start;
    let part = at > 1 && ["đầu", "giữa"].iter().any(|w| text.tokens[at - 1].is(w));
    let from = at.checked_sub(1 + usize::from(part));
    open && from.is_some_and(|from| text.tokens[from].is("từ"))
}

fn begun(text: &Text<'_>, mention: &Mention, case: &Case<'_>) -> Verdict {
    let words = text.words(mention);
    let reason = say!("mốc bắt đầu có thể cố định", "a beginning that may stand");
    let pair = matches!(mention.phrase, Phrase::YearPair(..));
    let role = if pair { PhraseRole::SchoolYear } else { PhraseRole::Span };
    Verdict::kept(role, reason)
        .ask(
            format!("begun {}", words.to_lowercase()),
            words,
            say!(
                "“từ {words}”: mốc bắt đầu cố định, hay chuyển sang năm sau?",
                "“từ {words}”: a fixed beginning, or does it move?"
            ),
        )
        .offer(case.moved_all(mention))
}

/// The year before, in the clause of one that moves, which itself would stay: its place among
/// the verdicts.
fn left_behind(
    text: &Text<'_>,
    index: usize,
    verdict: &Verdict,
    judged: &[(usize, Verdict)],
) -> Option<usize> {
    const BACK: i32 = 2;
    let own = &text.mentions[index];
    let Phrase::Year(year, _) = &own.phrase else { return None };
    if verdict.role == PhraseRole::LookBack || goes_on(text, own.tokens.end) {
        return None;
    }
    let clause = text.clause(own.tokens.start);
    judged.iter().position(|(other, verdict)| {
        let m = &text.mentions[*other];
        let before = match &m.phrase {
            Phrase::Year(before, form) if *form != YearForm::Bare => before,
            Phrase::Span { from: Some(before), to: None, .. } => before,
            _ => return false,
        };
        let near = (1..=BACK).contains(&(year.year - before.year));
        near && verdict.changes.is_empty()
            && m.within.is_none()
            && clause.contains(&m.tokens.start)
    })
}

/// `năm 2025 và các năm tiếp theo`: what is to be done from the plan's year on.
fn goes_on(text: &Text<'_>, end: usize) -> bool {
    GOES_ON.is_at(&text.tokens, end)
}

fn one_of_two(text: &Text<'_>, mention: &Mention, case: &Case<'_>) -> Verdict {
    let clause = text.clause(mention.tokens.start);
    let words = spoken::excerpt(text, clause.clone(), 80);
    let reason = say!("hai năm của một việc", "two years of one matter");
    Verdict::kept(PhraseRole::Result, reason)
        .ask(
            format!("pair {}", words.to_lowercase()),
            words.clone(),
            say!(
                "“{words}”: hai năm nêu cùng nhau: giữ cả hai, chuyển cả hai, hay viết lại câu?",
                "“{words}”: two years of one matter: keep both, move both, or write it anew?"
            ),
        )
        .offer(case.moved_all(mention))
}

/// True if the clause tells of a state when it was written, and nothing since looks ahead.
fn tells_of_now(text: &Text<'_>, mention: &Mention) -> bool {
    let (tokens, own) = (&text.tokens, &mention.tokens);
    text.clause(own.start).any(|at| {
        let ahead = at < own.start && ORDERS.is_in(tokens, at..own.start);
        let since = tokens.get(at.wrapping_sub(1)).is_some_and(|t| t.is("từ"));
        NOW.is_at(tokens, at) && !ahead && !since
    })
}

/// `năm 2025 nêu trên`: it moves only with what it refers to.
fn refers_back(text: &Text<'_>, mention: &Mention) -> bool {
    let end = mention.tokens.end;
    let said = |at: usize, word: &str| text.tokens.get(at).is_some_and(|t| t.is(word));
    (said(end, "nêu") || said(end, "nói")) && said(end + 1, "trên")
}

fn of_now(text: &Text<'_>, mention: &Mention, case: &Case<'_>) -> Verdict {
    let clause = text.clause(mention.tokens.start);
    let words = spoken::excerpt(text, clause.clone(), 70);
    let reason = say!("kể hiện trạng khi soạn bản cũ", "a state of when it was written");
    Verdict::kept(PhraseRole::Result, reason)
        .ask(
            format!("now {}", words.to_lowercase()),
            words.clone(),
            say!(
                "“{words}”: kể hiện trạng của năm cũ, viết lại theo hiện trạng mới?",
                "“{words}”: a state of the old year; write it anew?"
            ),
        )
        .about(spoken::bytes(text, clause))
        .offer(case.moved_all(mention))
}
