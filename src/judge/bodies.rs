//! Bodies that are no more, or are called otherwise.

use std::ops::Range;

use chrono::NaiveDate;

use super::case::Case;
use super::role::PhraseRole;
use super::spoken;
use super::verdict::Verdict;
use crate::grammar::{Phrase, Text, Token, tokens};
use crate::legal::{Reform, ReformKind};
use crate::say;
use crate::vi;

/// The verdicts on bodies that the register says were abolished, merged or renamed.
pub(super) fn named(text: &Text<'_>, case: &Case<'_>) -> Vec<(Range<usize>, Verdict)> {
    let Some(day) = NaiveDate::from_ymd_opt(case.years.to, 12, 31) else { return vec![] };
    let mut found: Vec<(Range<usize>, Verdict)> = vec![];
    for reform in case.register.reforms_on(day) {
        for span in places(text, reform) {
            let quoted = text.mentions.iter().any(|m| {
                matches!(m.phrase, Phrase::Citation(_) | Phrase::Quotation)
                    && m.span.start < span.end
                    && span.start < m.span.end
            });
            if quoted {
                continue;
            }
            let history = spoken::is_history(text, &span);
            let verdict = verdict(reform);
            let verdict = if history {
                told(verdict)
            } else {
                verdict.offer(renamed(reform, &span))
            };
            found.push((span, verdict));
        }
    }
    found
}

/// Where a text says one of the names: the longest at each place, none in an exception.
fn places(text: &Text<'_>, reform: &Reform) -> Vec<Range<usize>> {
    let names: Vec<Name> = reform.names.iter().map(|name| Name::of(name)).collect();
    let except: Vec<Name> = reform.except.iter().map(|name| Name::of(name)).collect();
    let longest =
        |names: &[Name], i| names.iter().filter_map(|n| n.at(&text.tokens, i)).max();
    let mut found = vec![];
    let mut i = 0;
    while i < text.tokens.len() {
        let Some(mut end) = longest(&names, i) else {
            i += 1;
            continue;
        };
        if let Some(past) = longest(&except, i) {
            i = past;
            continue;
        }
        // Names in a row are one place: `Huyện ủy, Thị ủy`.
        while let Some(next) = longest(&names, end + 1)
            && text.tokens[end].is(",")
        {
            end = next;
        }
        found.push(text.tokens[i].start..text.tokens[end - 1].end());
        i = end;
    }
    found
}

/// A name as words; `…` at its end stands for words with a capital letter.
struct Name {
    words: Vec<String>,
    open: bool,
}

impl Name {
    fn of(name: &str) -> Self {
        let plain = vi::nfc(name);
        let open = plain.trim_end().ends_with('…');
        let words = tokens(plain.trim_end().trim_end_matches('…'));
        Self {
            words: words.into_iter().map(|t| t.lower).collect(),
            open,
        }
    }

    /// Where the name ends, if it begins at a token.
    fn at(&self, tokens: &[Token<'_>], i: usize) -> Option<usize> {
        let fits = self
            .words
            .iter()
            .enumerate()
            .all(|(k, word)| tokens.get(i + k).is_some_and(|t| t.lower == *word));
        let end = i + self.words.len();
        if !fits || !self.open {
            return fits.then_some(end);
        }
        let named = tokens[end..].iter().take_while(|t| t.is_capital()).count();
        // `huyện Ủy` would be a body, not a name.
        (named > 0 && !tokens[end].is("ủy")).then_some(end + named)
    }
}

/// A name of before, told with what came of it, is right as it stands.
fn told(verdict: Verdict) -> Verdict {
    Verdict { asked: None, ..verdict }
}

/// The new name in the place of the old one.
fn renamed(reform: &Reform, span: &Range<usize>) -> Vec<(Range<usize>, String)> {
    reform
        .successor
        .iter()
        .map(|new| (span.clone(), new.clone()))
        .collect()
}

fn verdict(reform: &Reform) -> Verdict {
    let Reform { id, title, change, from, successor, .. } = reform;
    let from = vi::short_date(from.0);
    let reason = match change {
        ReformKind::Abolished => {
            say!("{title} không còn từ ngày {from}", "{title}: no more since {from}")
        }
        ReformKind::Merged => {
            say!("{title} đã hợp nhất từ ngày {from}", "{title}: merged on {from}")
        }
        ReformKind::Renamed => {
            say!("{title} đã đổi tên từ ngày {from}", "{title}: renamed on {from}")
        }
    };
    let (vi, en) = (reason.vi.clone(), reason.en.clone());
    let asked = match successor {
        Some(new) => say!("{vi}: đổi thành “{new}”?", "{en}: change it to “{new}”?"),
        None => say!("{vi}: đổi thành tên nào?", "{en}: what is it called now?"),
    };
    Verdict::kept(PhraseRole::Body, reason).ask(
        format!("body {id}"),
        title.clone(),
        asked,
    )
}
