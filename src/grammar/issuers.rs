//! Who issued a document that is cited, and where its title begins.

use super::codes::kind;
use super::named_laws::NEW_CLAUSE;
use super::phrase::Citation;
use super::phrase_list::PhraseList;
use super::tokens::{Token, TokenKind, abbreviates, is_glued, says};

/// What a title begins with.
static TITLES: PhraseList = PhraseList::new(include_str!("words/title-starts.txt"));
/// What a title begins with behind a comma.
static TITLES_AFTER_COMMA: PhraseList =
    PhraseList::new(include_str!("words/title-starts-after-comma.txt"));
/// Meetings whose resolutions are cited without `của`.
static MEETINGS: PhraseList = PhraseList::new(include_str!("words/issuing-meetings.txt"));

/// The issuer behind number and date; returns where it ends.
pub(super) fn after_issuer(
    tokens: &[Token<'_>],
    end: usize,
    citation: &Citation,
) -> usize {
    let said = citation.number.is_some() || citation.date.is_some() || citation.blank;
    let by = tokens.get(end).is_some_and(|t| t.is("của"));
    // `Nghị quyết số 27-NQ/TW ngày 09/11/2022 Hội nghị lần thứ sáu …`
    let comma = tokens.get(end).is_some_and(|t| t.is(","));
    let skipped = usize::from(by || comma);
    let met = MEETINGS.is_at(tokens, end + skipped);
    if !said || !by && !met {
        return end;
    }
    let end = issuer_end(tokens, end + skipped);
    let Some(close) = closed_at(tokens, end) else { return end };
    // `(nay là Bộ Nông nghiệp và Môi trường)` belongs to the issuer, and so does what it is
    // called for short before the title.
    let renamed =
        says(tokens, end + 1, &["nay", "là"]) || says(tokens, end + 1, &["trước", "đây"]);
    let dated = tokens[end..close].iter().any(|t| t.year().is_some());
    let titled = !dated && title_start(tokens, close + 1).is_some();
    if renamed || titled { close + 1 } else { end }
}

/// Where the bracket closes that opens at a token.
fn closed_at(tokens: &[Token<'_>], open: usize) -> Option<usize> {
    const LONGEST: usize = 30;
    tokens.get(open).filter(|t| t.is("("))?;
    let mut inside = open + 1..tokens.len().min(open + LONGEST);
    inside.find(|i| tokens[*i].is(")"))
}

fn issuer_end(tokens: &[Token<'_>], start: usize) -> usize {
    let stops = |i: usize| {
        let token = &tokens[i];
        let session = token.is(",")
            && (says(tokens, i + 1, &["khóa"]) || says(tokens, i + 1, &["kỳ", "họp"]));
        !session
            && (!matches!(token.kind, TokenKind::Word | TokenKind::Number)
                && !joins_name(tokens, i)
                && !token.is(",")
                || token.is(",")
                || token.year().is_some()
                || NEW_CLAUSE.contains(&token.lower) && !token.is_capital()
                || i > start && title_start(tokens, i) == Some(i)
                || i > start && token.is("và") && !joins_names(tokens, i)
                || i > start && kind(tokens, i).is_some() && token.is_capital())
    };
    (start..tokens.len()).find(|i| stops(*i)).unwrap_or(tokens.len())
}

/// True for a mark within a name: `Bộ GD&ĐT`, `Sở LĐ - TB&XH`, `UBND TP. Huế`, `TP.HCM`.
fn joins_name(tokens: &[Token<'_>], i: usize) -> bool {
    let token = &tokens[i];
    let glued = is_glued(tokens, i) && is_glued(tokens, i + 1);
    let capital = tokens.get(i + 1).is_some_and(Token::is_capital);
    token.is("-")
        || token.is("–") && capital
        || matches!(token.text, "&" | "+" | "/") && (glued || token.is("&")) && capital
        || token.is(".") && capital && (glued || abbreviates(tokens, i))
}

/// True for `và` within an issuer: `Bộ Nông nghiệp và Môi trường`, `UBND tỉnh và Sở Nội vụ`.
fn joins_names(tokens: &[Token<'_>], i: usize) -> bool {
    tokens.get(i + 1).is_some_and(Token::is_capital) && kind(tokens, i + 1).is_none()
}

/// Where the title begins, if one follows.
pub(super) fn title_start(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    // Behind a comma a verb begins what is to be done; only these go on with the citation.
    let comma = tokens.get(at).is_some_and(|t| t.is(","));
    let after = at + usize::from(comma || tokens.get(at).is_some_and(|t| t.is(":")));
    let titles = if comma { &TITLES_AFTER_COMMA } else { &TITLES };
    titles.is_at(tokens, after).then_some(after)
}
