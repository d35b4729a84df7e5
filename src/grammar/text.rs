//! A text that has been read.

use std::ops::Range;

use super::finder::mentions;
use super::phrase::Mention;
use super::tokens::{Token, ends_clause, tokens};

/// A text that has been read: its tokens, and what the grammar found in it, in its order.
#[derive(Debug)]
pub struct Text<'a> {
    /// In normal form (NFC).
    pub text: &'a str,
    /// Its words, numbers and marks.
    pub tokens: Vec<Token<'a>>,
    /// What was found; a citation or quotation comes before what it holds.
    pub mentions: Vec<Mention>,
}

impl<'a> Text<'a> {
    /// Reads a text in normal form (NFC); `one_citation` if all of it is the citation that it
    /// begins with, as a legal basis is.
    pub fn read(text: &'a str, one_citation: bool) -> Self {
        let tokens = tokens(text);
        let mentions = mentions(&tokens, one_citation);
        Self { text, tokens, mentions }
    }

    /// The words of a mention.
    pub fn words(&self, mention: &Mention) -> &'a str {
        &self.text[mention.span.clone()]
    }

    /// The tokens of the clause around a token: up to `;`, the end of a sentence or of a
    /// paragraph, or as far as a reader looks, on either side.
    pub fn clause(&self, token: usize) -> Range<usize> {
        const REACH: usize = 80;
        let ends = |i: &usize| ends_clause(&self.tokens, *i);
        let (least, most) =
            (token.saturating_sub(REACH), self.tokens.len().min(token + REACH));
        let start = (least..token).rev().find(ends).map_or(least, |i| i + 1);
        start..(token..most).find(ends).unwrap_or(most)
    }

    /// The tokens of the sentence around a token: like [`Self::clause`], but beyond `;`.
    pub fn sentence(&self, token: usize) -> Range<usize> {
        let mut range = self.clause(token);
        let goes_on = |at: usize| self.tokens.get(at).is_some_and(|t| t.is(";"));
        while range.start > 1 && goes_on(range.start - 1) {
            range.start = self.clause(range.start - 2).start;
        }
        while goes_on(range.end) && range.end + 1 < self.tokens.len() {
            range.end = self.clause(range.end + 1).end;
        }
        range
    }

    /// What a citation or quotation holds, from its index on.
    pub fn held_by(&self, index: usize) -> impl Iterator<Item = &Mention> {
        let end = self.mentions[index].span.end;
        self.mentions[index + 1..]
            .iter()
            .take_while(move |m| m.span.start < end)
            .filter(move |m| m.within == Some(index))
    }
}
