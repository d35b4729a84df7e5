//! Finds every phrase of a text, what holds others before what it holds.

use std::ops::Range;

use super::named_laws::is_bill;
use super::phrase::{Mention, Phrase};
use super::tokens::{Token, TokenKind};
use super::{anniversaries, citations, events, periods};

/// What the grammar finds in the tokens of a text, in the text's order; `one_citation` if all
/// of it is the citation that it begins with.
pub(super) fn mentions(tokens: &[Token<'_>], one_citation: bool) -> Vec<Mention> {
    let mut found = Finder {
        owner: vec![None; tokens.len()],
        tokens,
        mentions: vec![],
    };
    found.citations(one_citation);
    found.quotations();
    found.rest();
    in_order(&found.mentions)
}

/// Finds in three passes: citations, then quotations, then everything else within and between
/// them.
struct Finder<'a> {
    tokens: &'a [Token<'a>],
    owner: Vec<Option<usize>>,
    mentions: Vec<Mention>,
}

impl Finder<'_> {
    fn citations(&mut self, one_citation: bool) {
        let mut from = 0;
        let mut bill = None;
        while from < self.tokens.len() {
            let Some((tokens, mut citation)) =
                citations::at(self.tokens, from, one_citation)
            else {
                from += 1;
                continue;
            };
            citation.bill = is_bill(self.tokens, &citation, bill);
            bill = citation.bill.then_some(tokens.end);
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
            let close = self.close_of(open);
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

    /// Where a quotation ends: at its own mark, or at one of another sort where its own does not
    /// come before the next one opens.
    fn close_of(&self, open: usize) -> Option<usize> {
        let inner = || {
            (open + 1..self.tokens.len())
                .take_while(|i| self.tokens[*i].kind != TokenKind::Break)
        };
        let own = inner().find(|i| closes(&self.tokens[open], &self.tokens[*i]));
        let other = match self.tokens[open].text {
            "\"" => "”",
            "“" => "\"",
            _ => return own,
        };
        let odd = inner().find(|i| self.tokens[*i].text == other);
        let next = inner().find(|i| self.tokens[*i].text == "“");
        // What closes here without having opened is the end of this one.
        let first = self.tokens[open].text == "\"";
        let fits = |own: usize, odd: usize| match next {
            Some(next) if first => odd < own && odd < next,
            None => first && odd < own,
            Some(next) => odd < next && next < own,
        };
        match (own, odd) {
            (None, odd) => odd,
            (Some(own), Some(odd)) if fits(own, odd) => Some(odd),
            (own, _) => own,
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
