//! A paper that is named without its number: `Quyết định về đặc xá năm 2025`.

use super::case::Case;
use super::citation_labels;
use super::done;
use super::held_names::held_in_year;
use super::role::PhraseRole;
use super::spoken;
use super::verdict::Verdict;
use crate::grammar::{Mention, Phrase, PhraseList, Text, Token, TokenKind, YearForm};
use crate::say;
use crate::vi::shortened;

/// Kinds whose name with a year is always a paper's.
static OF_LAW: PhraseList = PhraseList::new(include_str!("words/papers-of-law.txt"));
/// Kinds that every office makes for each year.
static OF_WORK: PhraseList = PhraseList::new(include_str!("words/papers-of-work.txt"));
/// Words before a paper that is still to be made.
static MAKES: PhraseList = PhraseList::new(include_str!("words/makes-paper.txt"));
/// Words before a paper that is cited.
static CITES: PhraseList = PhraseList::new(include_str!("words/cites-paper.txt"));

/// The question of the document that names what is held in a year, for another place that
/// names it.
pub(super) fn of_held(text: &Text<'_>, index: usize, case: &Case<'_>) -> Option<Verdict> {
    let mention = &text.mentions[index];
    let name = held_in_year(text, mention).filter(|_| !case.part.names)?;
    let citation = case.facts.names_held(&name)?;
    let label = citation_labels::label(text, citation);
    let (plan, new) = (case.years.from, case.years.to);
    let reason = say!("việc của {label}", "a matter of {label}");
    Some(
        Verdict::kept(PhraseRole::YearlyCitation, reason)
            .ask(
                case.facts.key(citation),
                label.clone(),
                say!(
                    "{label} là văn bản cho năm {plan}: thay bằng văn bản tương ứng của năm {new}?",
                    "{label} is for {plan}: what is its counterpart of {new}?"
                ),
            )
            .offer(case.moved_all(mention)),
    )
}

/// How a paper is named that a year belongs to.
pub(super) enum PaperName {
    /// As one that is cited.
    Cited(Box<Verdict>),
    /// As one that may be this document's own work.
    Maybe,
}

/// The paper whose name ends with a year, if it has no number and is not to be made.
pub(super) fn of(text: &Text<'_>, index: usize, case: &Case<'_>) -> Option<PaperName> {
    const LONGEST: usize = 45;
    const BEFORE: usize = 8;
    let mention = &text.mentions[index];
    let named = match &mention.phrase {
        Phrase::Year(_, form) => *form == YearForm::Named,
        Phrase::YearPair(..) => true,
        _ => false,
    };
    let near = |year: &i32| (0..=1).contains(&(case.years.from - year).abs());
    if !named || case.part.names || !mention.phrase.years().iter().any(near) {
        return None;
    }
    let (tokens, own) = (&text.tokens, mention.tokens.start);
    let clause = text.clause(own);
    let is_kind = |at: usize| OF_LAW.is_at(tokens, at) || OF_WORK.is_at(tokens, at);
    let at = (clause.start.max(own.saturating_sub(LONGEST))..own)
        .rev()
        .find(|at| tokens[*at].is_capital() && is_kind(*at))?;
    let end = behind_kind(text, at);
    let bare = end == own && OF_WORK.is_at(tokens, at);
    // `Trưởng phòng Kế hoạch - Tài chính`
    let office = tokens.get(end).is_some_and(|t| t.is("-") || t.is("–"));
    if end > own || bare || office || is_of_itself(text, end) || is_numbered(text, at) {
        return None;
    }
    // A name goes on with `về`, `của`, or with its year.
    let titled = tokens[end..own].iter().any(|t| t.is("về") || t.is("của"));
    let law = OF_LAW.is_at(tokens, at);
    let opens = at == clause.start || tokens[at - 1].kind != TokenKind::Word;
    if law && !titled && end < own || is_parted(text, end, own) {
        return None;
    }
    let before = clause.start.max(at.saturating_sub(BEFORE))..at;
    let done = before.clone().any(|i| done::is_done_at(text, i));
    if MAKES.is_in(tokens, before.clone()) && !done {
        return None;
    }
    let led = CITES.is_in(tokens, clause.start.max(at.saturating_sub(4))..at);
    let issued = tokens.get(mention.tokens.end).is_some_and(|t| t.is("của"))
        && tokens.get(mention.tokens.end + 1).is_some_and(Token::is_capital);
    let cited = law && !(opens && at == clause.start && !titled) || led && issued;
    if !cited {
        return (!opens || law).then_some(PaperName::Maybe);
    }
    Some(PaperName::Cited(Box::new(asked(text, (at, end), mention, case))))
}

/// The token behind the kind at a token.
fn behind_kind(text: &Text<'_>, at: usize) -> usize {
    let ends = |end: &usize| {
        OF_LAW.ends_at(&text.tokens, at, *end) || OF_WORK.ends_at(&text.tokens, at, *end)
    };
    (at + 1..at + 6).filter(ends).max().unwrap_or(at + 1)
}

/// `Kế hoạch này`: the document itself.
fn is_of_itself(text: &Text<'_>, end: usize) -> bool {
    text.tokens.get(end).is_some_and(|t| t.is("này"))
}

/// True if a citation begins at the kind: its number tells it.
fn is_numbered(text: &Text<'_>, at: usize) -> bool {
    text.mentions.iter().any(|m| {
        matches!(m.phrase, Phrase::Citation(_))
            && m.tokens.start <= at
            && at < m.tokens.end
    })
}

/// True if words between the kind and the year say that the year is of what is done.
fn is_parted(text: &Text<'_>, end: usize, own: usize) -> bool {
    let time = |w: &str| matches!(w, "trong" | "trước" | "vào" | "hết" | "đến" | "từ");
    let parts = |w: &str| matches!(w, "nhằm" | "để" | "phải" | "đã" | "sẽ" | "được");
    let tokens = &text.tokens;
    tokens[end..own].iter().any(|t| parts(&t.lower))
        || own > 0 && time(&tokens[own - 1].lower)
}

/// The question for all places at which a paper is named, with its number or without.
fn asked(
    text: &Text<'_>,
    (at, end): (usize, usize),
    mention: &Mention,
    case: &Case<'_>,
) -> Verdict {
    let title = spoken::bytes(
        text,
        title_start(text, end, mention.tokens.start)..mention.tokens.end,
    );
    let title = text.text[title].to_lowercase();
    let kind = text.text[spoken::bytes(text, at..end)].to_lowercase();
    let whole = spoken::bytes(text, at..mention.tokens.end);
    let label = shortened(&text.text[whole.clone()], 70);
    let key = case.facts.paper(&kind, &title);
    let key = key.unwrap_or_else(|| format!("paper {kind} {title}"));
    let (plan, new) = (case.years.from, case.years.to);
    let reason = say!("văn bản cho năm {plan}", "a document for {plan}");
    Verdict::kept(PhraseRole::YearlyCitation, reason)
        .ask(
            key,
            label.clone(),
            say!(
                "{label} là văn bản cho năm {plan}: thay bằng văn bản tương ứng của năm {new}?",
                "{label} is for {plan}: what is its counterpart of {new}?"
            ),
        )
        .about(whole)
}

/// Where what a paper is about begins, behind who issued it.
fn title_start(text: &Text<'_>, end: usize, own: usize) -> usize {
    (end..own).find(|i| text.tokens[*i].is("về")).unwrap_or(end)
}
