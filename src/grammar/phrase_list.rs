//! Lists of phrases, found token by token.

use std::ops::Range;
use std::sync::OnceLock;

use super::tokens::{Token, tokens};
use crate::vi::WordList;

/// A list of phrases in lower case, of one token or several, that can be looked for in a text.
#[derive(Debug)]
pub struct PhraseList {
    list: WordList,
    phrases: OnceLock<Vec<ListedPhrase>>,
}

/// The tokens of a phrase and the phrase itself, in the order of their tokens.
type ListedPhrase = (Vec<String>, &'static str);

impl PhraseList {
    /// The list that a text holds, as a [`WordList`] does.
    pub const fn new(text: &'static str) -> Self {
        Self {
            list: WordList::new(text),
            phrases: OnceLock::new(),
        }
    }

    /// The longest phrase that begins at a token, and the token behind it.
    pub(super) fn longest_at(
        &self,
        tokens: &[Token<'_>],
        at: usize,
    ) -> Option<(usize, &'static str)> {
        let first = tokens.get(at)?.lower.as_str();
        let phrases = self.phrases();
        let from = phrases.partition_point(|(words, _)| words[0].as_str() < first);
        phrases[from..]
            .iter()
            .take_while(|(words, _)| words[0] == first)
            .filter(|(words, _)| {
                let said = tokens[at..].iter().take(words.len());
                said.map(|token| &token.lower).eq(words)
            })
            .map(|(words, phrase)| (at + words.len(), *phrase))
            .max_by_key(|(end, _)| *end)
    }

    /// True if a phrase begins at a token.
    pub fn is_at(&self, tokens: &[Token<'_>], at: usize) -> bool {
        self.longest_at(tokens, at).is_some()
    }

    /// True if a phrase begins at a token and ends before another.
    pub fn ends_at(&self, tokens: &[Token<'_>], at: usize, end: usize) -> bool {
        self.longest_at(tokens, at).is_some_and(|(past, _)| past == end)
    }

    /// True if a phrase begins at one of these tokens.
    pub fn is_in(&self, tokens: &[Token<'_>], mut range: Range<usize>) -> bool {
        range.any(|at| self.is_at(tokens, at))
    }

    fn phrases(&self) -> &[ListedPhrase] {
        self.phrases.get_or_init(|| {
            let words = |phrase| tokens(phrase).into_iter().map(|t| t.lower).collect();
            let mut phrases: Vec<ListedPhrase> = self
                .list
                .in_order()
                .iter()
                .map(|phrase| (words(phrase), *phrase))
                .filter(|(words, _): &ListedPhrase| !words.is_empty())
                .collect();
            phrases.sort_unstable();
            phrases
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_at_a_place_is_found() {
        static KINDS: PhraseList =
            PhraseList::new("# Loại\nthông tư\nthông tư liên tịch\nđ/c\n");
        let text = tokens("Thông tư liên tịch của đ/c");
        let found = |at| KINDS.longest_at(&text, at);
        assert_eq!(found(0), Some((4, "thông tư liên tịch")));
        assert_eq!((found(1), found(5)), (None, Some((8, "đ/c"))));
        assert!(KINDS.is_in(&text, 3..6) && !KINDS.is_in(&text, 1..5));
    }
}
