//! Laws and resolutions that are cited by name: `Luật Đất đai năm 2024`.

use std::ops::Range;

use super::citations::{CLAUSE, Citation, kind};
use super::codes::symbol;
use super::mentions::{is_dash, says};
use super::tokens::{Token, TokenKind};

/// A law by its name, with its year or number behind the name.
pub(super) fn law(
    tokens: &[Token<'_>],
    start: usize,
    after: usize,
    kind: &str,
) -> Option<Citation> {
    let constitution = kind == "hiến pháp";
    if !constitution && !tokens.get(after).is_some_and(Token::is_capital) {
        return None;
    }
    let mut end = after;
    // A name without number or year ends at the first comma or word of a new clause.
    let mut short = None;
    for i in after..tokens.len().min(after + 24) {
        let token = &tokens[i];
        if token.is("số")
            && let Some((end, number)) = symbol(tokens, i + 1)
        {
            let number = Some(number);
            let name = name(tokens, start..i);
            let kind = kind.to_owned();
            return Some(Citation {
                kind,
                number,
                name,
                core: start..end,
                ..Citation::default()
            });
        }
        let named = token.is("năm").then(|| tokens.get(i + 1)?.year()).flatten();
        let bare = token.year().filter(|_| i > after || constitution);
        if let Some(year) = named.or(bare) {
            let end = i + 1 + usize::from(named.is_some());
            let name = name(tokens, start..i);
            let kind = kind.to_owned();
            return Some(Citation {
                kind,
                year: Some(year),
                name,
                core: start..end,
                ..Citation::default()
            });
        }
        let new = i > after && self::kind(tokens, i).is_some() && token.is_capital();
        let mark = token.kind == TokenKind::Mark && !matches!(token.text, "," | "-");
        if new
            || mark
            || token.kind == TokenKind::Break
            || token.kind == TokenKind::Number
        {
            break;
        }
        let goes_on = token.is(",")
            && tokens
                .get(i + 1)
                .is_some_and(|t| NAME_GOES_ON.contains(&t.lower.as_str()));
        if goes_on {
            end = i + 1;
            continue;
        }
        if (token.is(",") || CLAUSE.contains(&token.lower.as_str())) && short.is_none() {
            short = Some(i);
        }
        end = i + 1;
    }
    let end = short.unwrap_or(end).max(after);
    if end == after && !constitution {
        return None;
    }
    let name = name(tokens, start..end);
    Some(Citation {
        kind: kind.to_owned(),
        name,
        core: start..end,
        ..Citation::default()
    })
}

/// Words after a comma within a law's name: `Luật Thi đua, khen thưởng`.
const NAME_GOES_ON: [&str; 10] =
    ["khen", "chống", "sử", "chữa", "cứu", "nhập", "quá", "thuế", "cư", "xuất"];

/// A resolution by the meeting that passed it: `Nghị quyết Trung ương 4 khóa XII`.
pub(super) fn of_congress(
    tokens: &[Token<'_>],
    start: usize,
    after: usize,
    kind: &str,
) -> Option<Citation> {
    let meeting = ["trung ương", "đại hội", "hội nghị"]
        .iter()
        .any(|words| says(tokens, after, &words.split(' ').collect::<Vec<_>>()));
    if !meeting {
        return None;
    }
    let mut end = after + 2;
    while end < tokens.len() && end < after + 24 {
        let token = &tokens[end];
        let ordinal = token.kind == TokenKind::Number && token.year().is_none();
        let word = token.kind == TokenKind::Word
            && !CLAUSE.contains(&token.lower.as_str())
            && !token.is("về");
        let bracket = token.is("(") && says(tokens, end + 1, &["khóa"])
            || token.is(")") && tokens[start..end].iter().any(|t| t.is("("));
        let term = token.is(",") && says(tokens, end + 1, &["nhiệm", "kỳ"])
            || token.is(",") && says(tokens, end + 1, &["khóa"])
            || token.year().is_some()
            || is_dash(token);
        if !(ordinal || word || bracket || term) {
            break;
        }
        end += 1;
    }
    let name = name(tokens, start..end);
    Some(Citation {
        kind: kind.to_owned(),
        name,
        core: start..end,
        ..Citation::default()
    })
}

fn name(tokens: &[Token<'_>], range: Range<usize>) -> String {
    let mut name = String::new();
    for token in &tokens[range] {
        if !name.is_empty() && token.kind != TokenKind::Mark {
            name.push(' ');
        }
        name.push_str(token.text);
    }
    name.trim_end_matches([',', '-', ' ']).to_owned()
}
