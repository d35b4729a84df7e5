//! What the whole document says that a single text does not.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};

use super::by_law;
use super::event_names::{self, EventName, fact, is_remembered};
use super::held_names::held_in_year;
use crate::grammar::{Anniversary, Citation, Mention, Phrase, Text};
use crate::legal::in_full;

/// What the whole document says: one text may tell what another only names.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Every anniversary: one may tell another's origin.
    pub(super) anniversaries: Vec<Anniversary>,
    /// The document's own day.
    pub(super) own_day: Option<NaiveDate>,
    /// Who signs, in lower case.
    pub(super) signers: BTreeSet<String>,
    /// Days that a law sets.
    pub(super) by_law: BTreeSet<NaiveDate>,
    /// Days that an order from above sets.
    pub(super) ordered: BTreeSet<NaiveDate>,
    /// The document's own number.
    own_number: Option<u32>,
    /// The code behind it.
    own_symbol: Option<String>,
    /// Congresses and contests: one place may say what another leaves out.
    events: Vec<EventName>,
    /// Days of what is held once.
    pub(super) held: BTreeSet<NaiveDate>,
    /// Spans of years that one of the places counts: `03 năm 2026 - 2028`.
    pub(super) rolling: BTreeSet<(i32, i32)>,
    /// Years across two that one of the places calls a school year or the like.
    pub(super) school_years: BTreeSet<(i32, i32)>,
    /// True if it speaks of an election of deputies.
    pub(super) elects: bool,
    /// The years of documents by their numbers, where one of the places says it.
    years: HashMap<String, i32>,
    /// Kinds with the numbers that are said in full.
    numbers: BTreeSet<(String, String)>,
    /// Documents with a number whose title is said: kind, title in lower case, and the citation.
    papers: Vec<(String, String, Citation)>,
    /// What is held in one year, by its name, with the document that names it.
    held_names: Vec<(String, Citation)>,
    /// Laws by their names, with their numbers where one of the places says it.
    laws: HashMap<String, Option<String>>,
}

impl Facts {
    /// What all texts of a document say, and the day that it is of.
    pub fn of<'a>(
        texts: impl IntoIterator<Item = &'a Text<'a>>,
        own_day: Option<NaiveDate>,
    ) -> Self {
        let mut facts = Self { own_day, ..Self::default() };
        for text in texts {
            for (index, mention) in text.mentions.iter().enumerate() {
                match &mention.phrase {
                    Phrase::Event(name) if name.starts_with("bầu cử đại biểu") =>
                    {
                        facts.elects |= !is_remembered(text, mention);
                    }
                    Phrase::Event(name) | Phrase::Ordinal(name)
                        if mention.within.is_none() =>
                    {
                        facts.events.extend(EventName::of(name));
                    }
                    Phrase::Anniversary(a) if mention.within.is_none() => {
                        facts.anniversaries.push((**a).clone());
                    }
                    Phrase::Citation(citation) => {
                        facts.add_citation(citation);
                        facts.add_paper(text, mention, citation);
                    }
                    Phrase::Span { from: Some(from), to: Some(to), counted: true } => {
                        facts.rolling.insert((from.year, to.year));
                    }
                    Phrase::YearPair(from, to) => {
                        facts.school_years.insert((from.year, to.year));
                    }
                    Phrase::Date { day, month, year: Some(year) } => {
                        let day = NaiveDate::from_ymd_opt(year.year, *month, *day);
                        if by_law::is_set_by_law(text, index)
                            || by_law::is_effect_of_law(text, index)
                        {
                            facts.by_law.extend(day);
                        } else if by_law::is_set_from_above(text, index) {
                            facts.ordered.extend(day);
                        }
                        if by_law::is_held_once(text, mention.tokens.start) {
                            facts.held.extend(day);
                        }
                    }
                    _ => {}
                }
            }
        }
        facts
    }

    /// The same with the names of those who sign.
    #[must_use]
    pub fn signed_by(self, names: impl IntoIterator<Item = String>) -> Self {
        let signers = names.into_iter().map(|name| name.to_lowercase()).collect();
        Self { signers, ..self }
    }

    /// The same with the document's own number and code.
    #[must_use]
    pub fn numbered(self, own_number: Option<u32>, own_symbol: Option<String>) -> Self {
        Self { own_number, own_symbol, ..self }
    }

    /// True for the document itself, cited by its number and day, or by its number where that
    /// says enough: `(Kèm theo Quyết định số …)`.
    pub(super) fn is_own(
        &self,
        text: &Text<'_>,
        mention: &Mention,
        citation: &Citation,
    ) -> bool {
        let number = citation.number.as_deref().unwrap_or_default();
        let (digits, code) = number.split_once(['/', '-']).unwrap_or((number, ""));
        let same = digits.parse().ok() == self.own_number && self.own_number.is_some();
        // `Nghị định 130/2020/NĐ-CP` is not `Kế hoạch số 130/KH-UBND`.
        let other = !code.is_empty()
            && self.own_symbol.as_deref().is_some_and(|own| !same_code(own, code));
        if !same || other || citation.date.is_some() {
            return same && !other && citation.date == self.own_day;
        }
        let year = self.own_day.map(|day| day.year());
        let of_year = citation.year.is_none_or(|said| year.is_none_or(|own| own == said));
        let coded = self.own_symbol.as_deref() == Some(code);
        of_year && (coded || is_enclosed(text, mention.tokens.start))
    }

    /// True for a day in the months before an election that the document is of.
    pub(super) fn runs_up(&self, day: NaiveDate) -> bool {
        const MONTHS: i64 = 4;
        const DAYS: usize = 2;
        let last = self.held.last().filter(|_| self.elects && self.held.len() >= DAYS);
        last.is_some_and(|last| (0..=MONTHS * 31).contains(&(*last - day).num_days()))
    }

    /// The key of an event's question, the same for all that it is called.
    pub(super) fn event_key(&self, name: &str) -> String {
        format!("event {}", event_names::key(name, &self.events))
    }

    fn add_citation(&mut self, citation: &Citation) {
        let Some(number) = &citation.number else { return };
        self.numbers.insert((citation.kind.clone(), number.clone()));
        if let Some(year) = citation.date.map(|date| date.year()).or(citation.year) {
            self.years.insert(number.clone(), year);
        }
        if citation.name.is_empty() {
            return;
        }
        // Two laws of one name and different numbers are told apart by nothing else.
        let known = self
            .laws
            .entry(spelt(&citation.name))
            .or_insert_with(|| Some(number.clone()));
        if known.as_ref().is_some_and(|known| known != number) {
            *known = None;
        }
    }

    fn add_paper(&mut self, text: &Text<'_>, mention: &Mention, citation: &Citation) {
        if citation.number.is_none() {
            return;
        }
        let inside =
            |m: &&Mention| m.within.is_some() && mention.span.contains(&m.span.start);
        let names = text.mentions.iter().filter(inside);
        let names = names.filter_map(|m| held_in_year(text, m));
        self.held_names.extend(names.map(|name| (name, citation.clone())));
        let title = text.tokens.get(citation.core.end..mention.tokens.end);
        let Some([first, .., last]) = title else {
            return;
        };
        let title = text.text[first.start..last.end()].to_lowercase();
        self.papers.push((citation.kind.clone(), title, citation.clone()));
    }

    /// The document whose title names what is held in a year.
    pub(super) fn names_held(&self, name: &str) -> Option<&Citation> {
        self.held_names
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, citation)| citation)
    }

    /// The key of a document with a number whose title says what a paper without one is about.
    pub(super) fn paper(&self, kind: &str, title: &str) -> Option<String> {
        let same = self
            .papers
            .iter()
            .find(|(own, said, _)| own == kind && said.contains(title));
        same.map(|(_, _, citation)| self.key(citation))
    }

    /// What is the same for every way in which the document names what it cites.
    pub(super) fn key(&self, citation: &Citation) -> String {
        let name = match (&citation.number, &citation.date) {
            (Some(number), _) => {
                self.in_full(citation, number).unwrap_or(number).to_owned()
            }
            (None, Some(date)) if citation.name.is_empty() => {
                format!("{} {date}", citation.kind)
            }
            (None, _) => {
                let name = spelt(&citation.name);
                self.laws.get(&name).cloned().flatten().unwrap_or(name)
            }
        };
        format!("citation {}", name.to_uppercase())
    }

    /// The year that a document is of, where this place or another says it.
    pub(super) fn year(&self, citation: &Citation) -> Option<i32> {
        let own = citation.date.map(|date| date.year()).or(citation.year);
        let number = citation.number.as_deref()?;
        let full = self.in_full(citation, number).unwrap_or(number);
        own.or_else(|| self.years.get(full).copied())
    }

    /// `11-CT/TU` for `Chỉ thị 11`, if there is only one such number.
    fn in_full<'a>(&'a self, citation: &Citation, number: &str) -> Option<&'a str> {
        let bare = number.strip_prefix(citation.kind.as_str())?.trim();
        let mut fits = self.numbers.iter().filter(|(kind, full)| {
            let rest = full.strip_prefix(bare);
            *kind == citation.kind && rest.is_some_and(|r| r.starts_with(['/', '-']))
        });
        let (_, full) = fits.next()?;
        fits.next().is_none().then_some(full.as_str())
    }
}

/// True if two codes are one, however their dashes and capitals are written.
fn same_code(own: &str, said: &str) -> bool {
    let plain = |code: &str| code.replace(['–', ' '], "-").to_uppercase();
    plain(own) == plain(said)
}

/// True for a document that another comes with: `Phụ lục kèm theo Nghị quyết …`.
fn is_enclosed(text: &Text<'_>, token: usize) -> bool {
    const REACH: usize = 4;
    let near = token.saturating_sub(REACH)..token;
    near.into_iter().any(|at| {
        let said = |i: usize, word: &str| text.tokens.get(i).is_some_and(|t| t.is(word));
        (said(at, "kèm") || said(at, "đính"))
            && (said(at + 1, "theo") || said(at + 1, "kèm"))
    })
}

/// A name without what people write differently.
fn spelt(name: &str) -> String {
    let plain = name.to_lowercase().replace([',', '-', '–'], " ");
    fact(&in_full(&plain))
}
