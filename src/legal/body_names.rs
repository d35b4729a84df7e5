//! Where a text names a body that the register says was abolished, merged or renamed.

use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::body_index::{BodyIndex, Name, Use};
use super::reform::Reform;
use super::register::Register;
use crate::grammar::{Phrase, Text, Token};

/// A body that a text names.
#[derive(Clone, Debug)]
pub struct NamedBody<'a> {
    /// What became of it.
    pub reform: &'a Reform,
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// Its words, by their indices.
    pub tokens: Range<usize>,
}

impl Register {
    /// The bodies that a text names and that were changed by a day, none in a citation or
    /// quotation; `loose` if also by names that a text may still say of today.
    pub fn bodies<'a>(
        &'a self,
        text: &Text<'_>,
        day: NaiveDate,
        loose: bool,
    ) -> Vec<NamedBody<'a>> {
        let index = self.body_index();
        let mut done: HashMap<usize, usize> = HashMap::new();
        let mut found = vec![];
        for i in 0..text.tokens.len() {
            if let Some((reform, end)) = listed(index, text, i)
                && let Some(reform) = self.administration.get(reform)
                && reform.from.0 <= day
            {
                let span = text.tokens[i].start..text.tokens[end - 1].end();
                if !is_quoted(text, &span) {
                    found.push(NamedBody { reform, span, tokens: i..end });
                }
            }
            let here = index.at(&text.tokens, i);
            let mut reforms: Vec<usize> = here.iter().map(|(_, n)| n.reform).collect();
            reforms.sort_unstable();
            reforms.dedup();
            for at in reforms {
                let Some(reform) = self.administration.get(at) else { continue };
                if reform.from.0 > day || done.get(&at).is_some_and(|end| *end > i) {
                    continue;
                }
                let Some((end, said)) = longest(index, text, i, at, loose) else {
                    continue;
                };
                done.insert(at, end);
                let span = text.tokens[i].start..text.tokens[end - 1].end();
                if said && !is_quoted(text, &span) {
                    found.push(NamedBody { reform, span, tokens: i..end });
                }
            }
        }
        found
    }
}

/// The reform of a body that a list names without its first word, and where the name ends:
/// `Giám đốc các sở: Tài chính, Kế hoạch và Đầu tư, Nội vụ`.
fn listed(index: &BodyIndex, text: &Text<'_>, i: usize) -> Option<(usize, usize)> {
    const REACH: usize = 60;
    let tokens = &text.tokens;
    let parted = |t: &Token<'_>| t.is(",") || t.is(":") || t.is("và");
    let capital = tokens.get(i).is_some_and(Token::is_capital);
    let before = i.checked_sub(1).filter(|at| parted(&tokens[*at]) && capital)?;
    let list = text.clause(i).start.max(i.saturating_sub(REACH))..before + 1;
    // The nearest kind that leads the list.
    let led = list.rev().find(|at| {
        let kind = tokens[*at].is("sở") || tokens[*at].is("bộ");
        kind && *at > 0 && tokens[*at - 1].is("các")
    })?;
    let colon = heads_list(tokens, led + 1);
    let named = tokens.get(led + 1).is_some_and(Token::is_capital);
    let (end, name) = index
        .listed_at(tokens, (i, &tokens[led].lower))
        .filter(|(_, name)| name.use_of != Use::Except && (colon || named))?;
    let closed = tokens.get(end).is_none_or(|t| !t.is_capital());
    closed.then_some((name.reform, end))
}

/// True if a colon follows at once, or behind `ban, ngành` and the like.
fn heads_list(tokens: &[Token<'_>], at: usize) -> bool {
    const LONGEST: usize = 9;
    const OTHERS: [&str; 14] = [
        ",", "ban", "bộ", "cơ", "liên", "ngành", "quan", "sau", "sở", "thể", "tỉnh",
        "và", "đoàn", "đơn",
    ];
    let behind = tokens.get(at..).unwrap_or_default();
    let others = |t: &&Token<'_>| OTHERS.iter().any(|word| t.is(word)) || t.is("vị");
    let between = behind.iter().take(LONGEST).take_while(others).count();
    behind.get(between).is_some_and(|t| t.is(":"))
}

/// Where the longest of a reform's names ends that begins at a token, and whether it is one
/// that counts; names in a row are one: `Huyện ủy, Thị ủy`.
fn longest(
    index: &BodyIndex,
    text: &Text<'_>,
    i: usize,
    reform: usize,
    loose: bool,
) -> Option<(usize, bool)> {
    let at = |i: usize| {
        let here = index.at(&text.tokens, i).into_iter();
        let own = here.filter(|(_, name)| name.reform == reform);
        own.max_by_key(|(end, name)| (*end, name.use_of == Use::Except))
    };
    let counts = |name: &Name| match name.use_of {
        Use::Plain => true,
        Use::Loose => loose,
        Use::Except => false,
    };
    let (mut end, name) = at(i)?;
    let mut said = counts(name);
    while name.use_of != Use::Except
        && text.tokens.get(end).is_some_and(|t| t.is(","))
        && let Some((next, other)) = at(end + 1)
        && other.use_of != Use::Except
    {
        (end, said) = (next, said || counts(other));
    }
    Some((end, said))
}

/// True for what stands in a citation or quotation.
fn is_quoted(text: &Text<'_>, span: &Range<usize>) -> bool {
    text.mentions.iter().any(|m| {
        matches!(m.phrase, Phrase::Citation(_) | Phrase::Quotation)
            && m.span.start < span.end
            && span.start < m.span.end
    })
}
