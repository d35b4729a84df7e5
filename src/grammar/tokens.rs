//! A text as words, numbers and marks, each with its place: what the grammar reads.

use std::ops::Range;

use super::marks::unread_at;
use crate::vi::{self, WordList};

/// Words that are shortened with a full stop, before a name.
static SHORT: WordList = WordList::new(include_str!("words/shortened.txt"));

/// What the characters of a token are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters.
    Word,
    /// ASCII digits.
    Number,
    /// Any other character that can be seen.
    Mark,
    /// The end of a paragraph: a blank line, or a line that begins with a dash.
    Break,
}

/// A word, a number, a mark, or the end of a paragraph.
#[derive(Clone, Debug)]
pub struct Token<'a> {
    /// What its characters are.
    pub kind: TokenKind,
    /// Its characters as they are written.
    pub text: &'a str,
    /// The text in lower case, each tone where most offices put it: `ủy`, `hóa`.
    pub lower: String,
    /// Its first byte in the text.
    pub start: usize,
}

impl Token<'_> {
    /// The byte after its last one.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Where it stands in the text, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end()
    }

    /// True if it is this word, in lower case, or this mark.
    pub fn is(&self, text: &str) -> bool {
        self.lower == text
    }

    /// True for any of the dashes between two years.
    pub(super) fn is_dash(&self) -> bool {
        matches!(self.text, "-" | "–" | "—" | "÷")
    }

    /// True for a mark that makes one number of the digits on its two sides.
    pub(super) fn joins_number(&self) -> bool {
        matches!(self.text, "." | "," | "/" | "-" | "_")
    }

    /// True for a word that begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.kind == TokenKind::Word
            && self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// The value of a number.
    pub fn number(&self) -> Option<u32> {
        (self.kind == TokenKind::Number)
            .then(|| self.text.parse().ok())
            .flatten()
    }

    /// The year that four digits can name.
    pub fn year(&self) -> Option<i32> {
        let year = self.number().filter(|_| self.text.len() == 4)?;
        (1000..3000)
            .contains(&year)
            .then(|| i32::try_from(year).ok())
            .flatten()
    }

    /// The value of a Roman numeral.
    pub fn roman(&self) -> Option<u32> {
        let word = self.kind == TokenKind::Word && self.text.len() <= 7;
        let digits: Option<Vec<u32>> = self
            .text
            .chars()
            .map(|c| match c {
                'I' => Some(1),
                'V' => Some(5),
                'X' => Some(10),
                'L' => Some(50),
                'C' => Some(100),
                _ => None,
            })
            .collect();
        let digits = digits.filter(|_| word)?;
        let signed = digits.iter().enumerate().map(|(i, d)| {
            let less = digits.get(i + 1).is_some_and(|next| next > d);
            i64::from(*d) * if less { -1 } else { 1 }
        });
        u32::try_from(signed.sum::<i64>()).ok().filter(|n| *n > 0)
    }
}

/// The tokens of a text in normal form (NFC).
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = vec![];
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if c == '\n' {
            if begins_paragraph(&text[start + 1..]) {
                found.push(token(text, start..start + 1, TokenKind::Break));
            }
            continue;
        }
        if c.is_whitespace() {
            continue;
        }
        let unread = start + unread_at(text, start);
        if unread > start {
            while rest.next_if(|(at, _)| *at < unread).is_some() {}
            continue;
        }
        let kind = kind(c);
        let mut end = start + c.len_utf8();
        while let Some((at, next)) =
            rest.next_if(|(_, next)| kind != TokenKind::Mark && self::kind(*next) == kind)
        {
            end = at + next.len_utf8();
        }
        found.push(token(text, start..end, kind));
    }
    found
}

fn token(text: &str, range: Range<usize>, kind: TokenKind) -> Token<'_> {
    let text = &text[range.clone()];
    Token {
        kind,
        text,
        lower: vi::old_tones(text.to_lowercase()),
        start: range.start,
    }
}

fn kind(c: char) -> TokenKind {
    if c.is_ascii_digit() {
        TokenKind::Number
    } else if c.is_alphabetic() {
        TokenKind::Word
    } else {
        TokenKind::Mark
    }
}

/// True if what follows a line end is no part of the paragraph before it.
fn begins_paragraph(rest: &str) -> bool {
    let line = rest.split('\n').next().unwrap_or_default().trim_start();
    line.is_empty() || ["- ", "+ ", "– "].iter().any(|dash| line.starts_with(dash))
}

/// True if the words stand at a place, in lower case.
pub(super) fn says(tokens: &[Token<'_>], at: usize, words: &[&str]) -> bool {
    words
        .iter()
        .enumerate()
        .all(|(i, word)| tokens.get(at + i).is_some_and(|token| token.is(word)))
}

/// True if the words stand right before a place.
pub(super) fn said_before(tokens: &[Token<'_>], at: usize, words: &[&str]) -> bool {
    at >= words.len() && says(tokens, at - words.len(), words)
}

/// True if no space parts a token from the one before it.
pub(super) fn is_glued(tokens: &[Token<'_>], i: usize) -> bool {
    i > 0 && tokens.get(i).is_some_and(|token| token.start == tokens[i - 1].end())
}

/// True for `;`, the end of a paragraph, and a full stop that ends a sentence.
pub(super) fn ends_clause(tokens: &[Token<'_>], i: usize) -> bool {
    let token = &tokens[i];
    if token.kind == TokenKind::Break || token.is(";") {
        return true;
    }
    (token.is(".") || token.is("…"))
        && !is_glued(tokens, i + 1)
        && !abbreviates(tokens, i)
}

/// True for the full stop of a shortened word before a name: `TP. Hồ Chí Minh`, `ThS. Lê An`.
pub(super) fn abbreviates(tokens: &[Token<'_>], i: usize) -> bool {
    let before = i.checked_sub(1).map(|at| &tokens[at]);
    let short = before.is_some_and(|t| t.is_capital() && SHORT.contains(&t.lower));
    let name = tokens
        .get(i + 1)
        .is_some_and(|t| t.is_capital() || t.kind == TokenKind::Number);
    tokens[i].is(".") && is_glued(tokens, i) && short && name
}

/// The words of some tokens in lower case, with a space between them.
pub(super) fn lower_words(tokens: &[Token<'_>]) -> String {
    let words = tokens.iter().map(|token| token.lower.as_str());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_marks_are_parted_and_placed() {
        let text = "Nghị định số 98/2023/NĐ-CP";
        let found = tokens(text);
        let texts: Vec<_> = found.iter().map(|t| t.text).collect();
        assert_eq!(
            texts,
            ["Nghị", "định", "số", "98", "/", "2023", "/", "NĐ", "-", "CP"]
        );
        assert!(found.iter().all(|t| &text[t.range()] == t.text));
    }

    #[test]
    fn a_blank_line_or_a_dash_ends_a_paragraph_and_a_fold_does_not() {
        let breaks =
            |text| tokens(text).iter().filter(|t| t.kind == TokenKind::Break).count();
        assert_eq!(breaks("năm\n2025"), 0);
        assert_eq!(breaks("một\n- hai\n- ba"), 2);
        assert_eq!(breaks("một\n\nhai"), 1);
    }

    #[test]
    fn roman_numerals_are_read() {
        let value = |text| tokens(text)[0].roman();
        assert_eq!(value("XIV"), Some(14));
        assert_eq!((value("VI"), value("Xã")), (Some(6), None));
    }
}
