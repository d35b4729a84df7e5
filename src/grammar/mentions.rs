//! Years, dates, numbers, anniversaries and citations in a text: one grammar over its tokens.
//!
//! What a phrase *is* stands here; what it *means* for another year, the roll-forward says.

use std::ops::Range;

use super::anniversaries::{self, Anniversary};
use super::citations::{self, Citation};
use super::events;
use super::periods;
use super::tokens::{Token, TokenKind, tokens};

/// A year with the place of its four digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearAt {
    /// The year.
    pub year: i32,
    /// Its bytes in the text.
    pub at: Range<usize>,
}

/// How a single year is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearForm {
    /// `năm 2025`.
    Named,
    /// A part of the year: `Quý I/2025`, `tháng 6 năm 2025`, `6 tháng đầu năm 2025`.
    Part,
    /// `đợt 1/2025`.
    Round,
    /// The four digits alone.
    Bare,
}

/// What a phrase is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// A law or document that is cited.
    Citation(Box<Citation>),
    /// Words between quotation marks.
    Quotation,
    /// So many years since an event.
    Anniversary(Box<Anniversary>),
    /// The same day of two years in brackets, the first long before the second:
    /// `(06/01/1946 - 06/01/2026)` behind words that are someone else's.
    Origin(YearAt, YearAt),
    /// A year across two: `năm học 2024 - 2025`, `vụ Đông Xuân 2024 - 2025`.
    YearPair(YearAt, YearAt),
    /// Years from one to another, or only the last or the first: `giai đoạn 2021 - 2025`,
    /// `đến năm 2030`, `từ năm 2025`.
    Span {
        /// The first year.
        from: Option<YearAt>,
        /// The last year.
        to: Option<YearAt>,
        /// True for `03 năm 2026 - 2028`.
        counted: bool,
    },
    /// `lần thứ VI`, `khóa XII`, with the event it counts.
    Ordinal(String),
    /// An event that is held at times, by its name.
    Event(String),
    /// One year.
    Year(YearAt, YearForm),
    /// A year by its name: `Ất Tỵ`; the places of its two words.
    YearName(i32, [Range<usize>; 2]),
    /// A day, with the year if it is said.
    Date {
        /// The day of the month.
        day: u32,
        /// The month.
        month: u32,
        /// The year.
        year: Option<YearAt>,
    },
    /// A time without a year: `6 tháng đầu năm`, `Quý I`, `hằng năm`, `Tháng Tám`.
    Relative,
    /// Any other number.
    Number,
}

/// A phrase and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is.
    pub phrase: Phrase,
    /// The citation or quotation that holds it, by its index.
    pub within: Option<usize>,
}

/// A text that has been read: its tokens, and what the grammar found in it, in its order.
#[derive(Debug)]
pub struct Text<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: Vec<Token<'a>>,
    /// What was found; a citation or quotation comes before what it holds.
    pub mentions: Vec<Mention>,
}

impl<'a> Text<'a> {
    /// Reads a text in normal form (NFC); `one_citation` if all of it is the citation that it
    /// begins with, as a legal basis is.
    pub fn read(text: &'a str, one_citation: bool) -> Self {
        let tokens = tokens(text);
        let mut found = Finder {
            owner: vec![None; tokens.len()],
            tokens: &tokens,
            mentions: vec![],
        };
        found.citations(one_citation);
        found.quotations();
        found.rest();
        let mentions = in_order(&found.mentions);
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

    /// What a citation or quotation holds, from its index on.
    pub fn held_by(&self, index: usize) -> impl Iterator<Item = &Mention> {
        let end = self.mentions[index].span.end;
        self.mentions[index + 1..]
            .iter()
            .take_while(move |m| m.span.start < end)
            .filter(move |m| m.within == Some(index))
    }
}

struct Finder<'a> {
    tokens: &'a [Token<'a>],
    owner: Vec<Option<usize>>,
    mentions: Vec<Mention>,
}

impl Finder<'_> {
    fn citations(&mut self, one_citation: bool) {
        let mut from = 0;
        while from < self.tokens.len() {
            let Some((tokens, citation)) = citations::at(self.tokens, from, one_citation)
            else {
                from += 1;
                continue;
            };
            let index =
                self.add(tokens.clone(), Phrase::Citation(Box::new(citation)), None);
            self.nested(tokens.clone(), index);
            from = tokens.end;
        }
    }

    /// The citations in another's title.
    fn nested(&mut self, outer: Range<usize>, owner: usize) {
        self.owner[outer.clone()].fill(Some(owner));
        let Phrase::Citation(citation) = &self.mentions[owner].phrase else { return };
        let core = citation.core.clone();
        let mut from = core.end;
        while from < outer.end {
            match citations::at(&self.tokens[..outer.end], from, false) {
                Some((tokens, inner)) => {
                    self.owner[tokens.clone()].fill(Some(self.mentions.len()));
                    let end = tokens.end;
                    self.add(tokens, Phrase::Citation(Box::new(inner)), Some(owner));
                    from = end;
                }
                None => from += 1,
            }
        }
    }

    fn quotations(&mut self) {
        let mut from = 0;
        while let Some(open) =
            (from..self.tokens.len()).find(|i| is_open(&self.tokens[*i]))
        {
            let close = (open + 1..self.tokens.len())
                .take_while(|i| self.tokens[*i].kind != TokenKind::Break)
                .find(|i| closes(&self.tokens[open], &self.tokens[*i]));
            let Some(close) = close else {
                from = open + 1;
                continue;
            };
            let within = self.owner[open];
            let index = self.add(open..close + 1, Phrase::Quotation, within);
            for owner in &mut self.owner[open..=close] {
                if *owner == within {
                    *owner = Some(index);
                }
            }
            from = close + 1;
        }
    }

    /// Everything else, in each stretch of tokens that one mention or none holds.
    fn rest(&mut self) {
        let mut from = 0;
        while from < self.tokens.len() {
            let within = self.owner[from];
            let end = (from..self.tokens.len())
                .find(|i| self.owner[*i] != within)
                .unwrap_or(self.tokens.len());
            let skip = match within.map(|index| &self.mentions[index]) {
                Some(Mention { phrase: Phrase::Citation(c), .. }) => c.core.clone(),
                _ => 0..0,
            };
            if skip.contains(&from) {
                from = skip.end.min(end);
                continue;
            }
            self.stretch(from..end, within);
            from = end;
        }
    }

    fn stretch(&mut self, range: Range<usize>, within: Option<usize>) {
        let tokens = &self.tokens[..range.end];
        let mut taken = vec![false; range.end];
        let mut school_year = None;
        for i in range.clone() {
            if taken[i] {
                continue;
            }
            if let Some((span, anniversary)) = anniversaries::at(tokens, range.start, i) {
                for piece in &anniversary.pieces {
                    taken[piece.clone()].fill(true);
                }
                self.add(span, Phrase::Anniversary(Box::new(anniversary)), within);
                continue;
            }
            let found = anniversaries::origin(tokens, i);
            let found = found
                .or_else(|| periods::at(tokens, range.start, i, school_year))
                .or_else(|| events::at(tokens, range.start, i))
                .or_else(|| periods::number(tokens, i));
            if let Some((span, phrase)) = found {
                if let Phrase::YearPair(from, _) = &phrase {
                    school_year = Some(from.year);
                }
                // A name may hold numbers that are a phrase of their own.
                let named = matches!(phrase, Phrase::Event(_));
                if !named {
                    taken[span.start.max(i)..span.end].fill(true);
                }
                self.add(span, phrase, within);
            }
        }
    }

    fn add(
        &mut self,
        tokens: Range<usize>,
        phrase: Phrase,
        within: Option<usize>,
    ) -> usize {
        let span = self.tokens[tokens.start].start..self.tokens[tokens.end - 1].end();
        self.mentions.push(Mention { span, tokens, phrase, within });
        self.mentions.len() - 1
    }
}

/// Puts mentions in the order of the text, what holds before what is held.
fn in_order(mentions: &[Mention]) -> Vec<Mention> {
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|i| {
        (mentions[*i].span.start, std::cmp::Reverse(mentions[*i].span.end))
    });
    let mut place = vec![0; mentions.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    let moved = |i: &usize| {
        let mention = mentions[*i].clone();
        Mention {
            within: mention.within.map(|w| place[w]),
            ..mention
        }
    };
    order.iter().map(moved).collect()
}

fn is_open(token: &Token<'_>) -> bool {
    matches!(token.text, "“" | "\"" | "«" | "„")
}

fn closes(open: &Token<'_>, token: &Token<'_>) -> bool {
    match open.text {
        "\"" => token.text == "\"",
        "«" => token.text == "»",
        _ => matches!(token.text, "”" | "“") && token.text != open.text,
    }
}

/// True for `;`, the end of a paragraph, and a full stop that ends a sentence.
pub(super) fn ends_clause(tokens: &[Token<'_>], i: usize) -> bool {
    let token = &tokens[i];
    if token.kind == TokenKind::Break || token.is(";") {
        return true;
    }
    let glued = tokens.get(i + 1).is_some_and(|next| next.start == token.end());
    (token.is(".") || token.is("…")) && !glued
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

/// True for any of the dashes between two years.
pub(super) fn is_dash(token: &Token<'_>) -> bool {
    matches!(token.text, "-" | "–" | "—" | "÷")
}
