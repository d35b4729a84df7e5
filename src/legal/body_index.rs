//! The names of bodies that were changed, by their first words.

use std::collections::HashMap;

use super::reform::Reform;
use crate::grammar::{Token, tokens};
use crate::vi;

/// All names of a register by their first words.
#[derive(Clone, Debug, Default)]
pub(super) struct BodyIndex {
    names: Vec<Name>,
    by_word: HashMap<String, Vec<usize>>,
}

/// A name as words; an open one goes on with words that have a capital letter.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) reform: usize,
    words: Vec<String>,
    open: bool,
    pub(super) use_of: Use,
}

/// What is made of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Plain,
    /// A text may still say it of today.
    Loose,
    /// It only looks like one.
    Except,
}

impl BodyIndex {
    pub(super) fn new(reforms: &[Reform]) -> Self {
        let mut index = Self::default();
        for (i, reform) in reforms.iter().enumerate() {
            for name in &reform.names {
                let loose = reform.loose.contains(name);
                index.add(Name::of(i, name, if loose { Use::Loose } else { Use::Plain }));
            }
            for name in &reform.except {
                index.add(Name::of(i, name, Use::Except));
            }
        }
        index
    }

    fn add(&mut self, name: Name) {
        let Some(first) = name.words.first() else { return };
        self.by_word.entry(first.clone()).or_default().push(self.names.len());
        self.names.push(name);
    }

    /// The names that begin at a token: each with where it ends.
    pub(super) fn at<'a>(
        &'a self,
        tokens: &[Token<'_>],
        i: usize,
    ) -> Vec<(usize, &'a Name)> {
        let here = tokens.get(i).and_then(|t| self.by_word.get(&t.lower));
        let names = here.into_iter().flatten().map(|at| &self.names[*at]);
        names.filter_map(|name| Some((name.end(tokens, i)?, name))).collect()
    }
}

impl BodyIndex {
    /// The names of which a list leaves out the first word: `các sở: Kế hoạch và Đầu tư, …`.
    pub(super) fn listed_at<'a>(
        &'a self,
        tokens: &[Token<'_>],
        (i, lead): (usize, &str),
    ) -> Option<(usize, &'a Name)> {
        let led = self
            .by_word
            .get(lead)
            .into_iter()
            .flatten()
            .map(|at| &self.names[*at]);
        let whole = led.filter(|name| name.words.len() > 2 && !name.open);
        let ends = whole.filter_map(|name| {
            let rest = &name.words[1..];
            let fits = rest
                .iter()
                .enumerate()
                .all(|(k, word)| tokens.get(i + k).is_some_and(|t| is_word(t, word)));
            fits.then_some((i + rest.len(), name))
        });
        ends.max_by_key(|(end, _)| *end)
    }
}

impl Name {
    fn of(reform: usize, name: &str, use_of: Use) -> Self {
        let plain = vi::nfc(name);
        let open = plain.trim_end().ends_with('…');
        let words = tokens(plain.trim_end().trim_end_matches('…'));
        let words = words.into_iter().map(|t| t.lower).collect();
        Self { reform, words, open, use_of }
    }

    /// Where the name ends, if it begins at a token.
    fn end(&self, tokens: &[Token<'_>], i: usize) -> Option<usize> {
        let fits = self
            .words
            .iter()
            .enumerate()
            .all(|(k, word)| tokens.get(i + k).is_some_and(|t| is_word(t, word)));
        let end = i + self.words.len();
        if !fits || !self.open {
            return fits.then_some(end);
        }
        let named = tokens[end..].iter().take_while(|t| t.is_capital()).count();
        // `huyện Ủy` would be a body, not a name.
        (named > 0 && !tokens[end].is("ủy")).then_some(end + named)
    }
}

/// True for a word, or a dash of any length for a dash.
fn is_word(token: &Token<'_>, word: &str) -> bool {
    token.lower == word || word == "-" && matches!(token.text, "–" | "—")
}
