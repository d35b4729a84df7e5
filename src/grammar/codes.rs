//! Kinds, numbers and codes of documents: `98/2023/NĐ-CP`, and those still to be written.

use super::date_phrase;
use super::phrase_list::PhraseList;
use super::tokens::{Token, TokenKind, is_glued};

static KINDS: PhraseList = PhraseList::new(include_str!("words/kinds.txt"));

/// The kind of document that begins at a token, and the token behind it.
pub(super) fn kind(tokens: &[Token<'_>], at: usize) -> Option<(usize, &'static str)> {
    KINDS.longest_at(tokens, at)
}

/// A number with its code, such as `98/2023/NĐ-CP` or `41-CT/TW`, and where it ends.
pub(super) fn symbol(tokens: &[Token<'_>], start: usize) -> Option<(usize, String)> {
    let first = tokens.get(start).filter(|t| t.kind == TokenKind::Number)?;
    if is_glued(tokens, start)
        && !tokens[start - 1].is("(")
        && !is_quote(&tokens[start - 1])
    {
        return None;
    }
    let mut number = first.text.to_owned();
    let (mut end, mut coded) = (start + 1, false);
    // `66.4/2025/NQ-CP`: resolutions of the Government have numbers with a point.
    while tokens.get(end).is_some_and(|t| t.is("."))
        && is_glued(tokens, end)
        && is_glued(tokens, end + 1)
        && let Some(part) = tokens.get(end + 1).filter(|t| t.kind == TokenKind::Number)
    {
        number.push('.');
        number.push_str(part.text);
        end += 2;
    }
    while let Some(joint) = tokens
        .get(end)
        .filter(|t| matches!(t.text, "/" | "-" | "–" | "&" | "."))
    {
        let part = tokens.get(end + 1);
        let close = is_glued(tokens, end) && is_glued(tokens, end + 1);
        // People leave a space behind a joint: `98/2023/ NĐ-CP`, `223/KH- UBND`.
        if joint.is(".") && !(coded && close) {
            break;
        }
        // `46 - CT/TW`, as a typist leaves it.
        let spaced = joint.is_dash()
            && !coded
            && part.is_some_and(|part| is_code(part, true))
            && tokens.get(end + 2).is_some_and(|t| t.is("/"))
            && is_glued(tokens, end + 2);
        // `2345 /UBND-KT`
        let parted = joint.is("/")
            && !coded
            && is_glued(tokens, end + 1)
            && part.is_some_and(|part| is_code(part, true));
        let near = close
            || spaced
            || parted
            || is_glued(tokens, end) && part.is_some_and(|part| is_code(part, true));
        let Some(part) = part.filter(|part| {
            near && (part.kind == TokenKind::Number && !coded || is_code(part, !coded))
        }) else {
            break;
        };
        coded |= part.kind == TokenKind::Word;
        number.push_str(if joint.is_dash() { "-" } else { joint.text });
        number.push_str(part.text);
        end += 2;
        // `QH15`, and `QH 15` as a typist leaves it: the number of a term belongs to the code.
        if coded
            && let Some(term) = tokens.get(end).filter(|t| t.kind == TokenKind::Number)
            && (is_glued(tokens, end) || part.is("qh") && term.text.len() == 2)
        {
            number.push_str(term.text);
            end += 1;
        }
    }
    coded.then_some((end, number))
}

/// A code that follows no rule, all that stands behind `số` up to a space: `27/ĐN-Cty`,
/// `11/2026CV-YVG`.
pub(super) fn odd_code(tokens: &[Token<'_>], start: usize) -> Option<(usize, String)> {
    let glued = |i: &usize| *i == start || is_glued(tokens, *i);
    let of_code = |i: &usize| {
        let token = &tokens[*i];
        match token.kind {
            TokenKind::Word | TokenKind::Number => true,
            TokenKind::Mark => {
                matches!(token.text, "/" | "-" | "–" | "&" | "." | "_")
                    && is_glued(tokens, *i + 1)
                    && matches!(tokens[*i + 1].kind, TokenKind::Word | TokenKind::Number)
            }
            TokenKind::Break => false,
        }
    };
    let end =
        (start..tokens.len()).take_while(|i| glued(i) && of_code(i)).count() + start;
    let code = tokens.get(start..end)?;
    let numbered = code.first()?.kind == TokenKind::Number
        && code.iter().any(|t| t.kind == TokenKind::Word)
        && code.iter().any(|t| t.kind == TokenKind::Mark || t.year().is_some());
    let text =
        |t: &Token<'_>| if t.is_dash() { "-".to_owned() } else { t.text.to_owned() };
    numbered.then(|| (end, code.iter().map(text).collect()))
}

fn is_quote(token: &Token<'_>) -> bool {
    matches!(token.text, "“" | "\"" | "«")
}

/// True for a group of a code: capitals, at least two where it is the first, as in `TTr`; a
/// later one may be a short name, as in `ĐN-Cty`.
fn is_code(token: &Token<'_>, first: bool) -> bool {
    let capitals = token.text.chars().filter(|c| c.is_uppercase()).count();
    let length = token.text.chars().count();
    token.kind == TokenKind::Word
        && length <= 10
        && (capitals >= 2 || !first && (capitals == length || token.is_capital()))
}

/// The end of a number that is still to be written: `…/KH-UBND`, `/KH-UBND`.
pub(super) fn blank_symbol(tokens: &[Token<'_>], start: usize) -> Option<usize> {
    let dots = (start..tokens.len())
        .take_while(|i| date_phrase::is_blank(&tokens[*i]))
        .count();
    let mut end = start + dots;
    let mut coded = false;
    while let Some(joint) = tokens.get(end).filter(|t| matches!(t.text, "/" | "-")) {
        let Some(part) = tokens.get(end + 1) else { break };
        if !(is_code(part, false) || part.kind == TokenKind::Number) {
            break;
        }
        coded |= joint.is("/") || part.kind == TokenKind::Word;
        end += 2;
    }
    (coded || dots > 0).then_some(end)
}

/// The end of a date that is still to be written: `ngày … tháng … năm 2025`.
pub(super) fn blank_date(tokens: &[Token<'_>], start: usize) -> Option<usize> {
    let mut end = start;
    let mut words = 0;
    while let Some(token) = tokens.get(end) {
        match token.lower.as_str() {
            "ngày" | "tháng" => words += 1,
            _ if date_phrase::is_blank(token) => {}
            _ if token.kind == TokenKind::Number && token.text.len() <= 2 => {}
            _ => break,
        }
        end += 1;
    }
    (words >= 2 && end > start + 1).then_some(end)
}
