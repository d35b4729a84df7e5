//! Codes of formats, such as `#,##0.00;(#,##0.00)`: how a sheet shows its numbers and days.

use super::code_date::DateTokens;
use super::code_number;
use super::code_tokens::{CodeToken, ShownNumber, tokens};
use super::records::CellFault;
use crate::bounds::FORMAT_LETTERS;

/// A code that was understood.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FormatCode {
    sections: Vec<CodeSection>,
}

#[derive(Clone, Debug, PartialEq)]
struct CodeSection {
    condition: Option<(Comparison, f64)>,
    kind: SectionKind,
}

#[derive(Clone, Debug, PartialEq)]
enum SectionKind {
    General,
    Number(Vec<CodeToken>),
    Date(DateTokens),
    Text(Vec<CodeToken>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Less,
    AtMost,
    Equal,
    Not,
    AtLeast,
    More,
}

impl Comparison {
    fn holds(self, value: f64, limit: f64) -> bool {
        let equal = (value - limit).abs() < f64::EPSILON;
        match self {
            Self::Less => value < limit && !equal,
            Self::AtMost => value <= limit || equal,
            Self::Equal => equal,
            Self::Not => !equal,
            Self::AtLeast => value >= limit || equal,
            Self::More => value > limit && !equal,
        }
    }
}

impl FormatCode {
    /// The code in a text; none if it is not understood.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if text.len() > FORMAT_LETTERS {
            return None;
        }
        let sections: Option<Vec<CodeSection>> =
            parts(text).into_iter().map(CodeSection::parse).collect();
        let sections = sections.filter(|all| (1..=4).contains(&all.len()))?;
        Some(Self { sections })
    }

    /// True if it shows days or times.
    pub(super) fn is_date(&self) -> bool {
        matches!(self.sections.first().map(|it| &it.kind), Some(SectionKind::Date(_)))
    }

    /// A number as the sheet shows it to a Vietnamese office.
    pub(super) fn show(&self, value: f64) -> ShownNumber {
        let (section, magnitude) = self.section(value);
        match &section.kind {
            SectionKind::General => general(value),
            SectionKind::Text(tokens) => shown_text(tokens, &general(value).text),
            SectionKind::Number(tokens) => {
                let negative = value < 0.0;
                let value = if magnitude { value.abs() } else { value };
                code_number::show(tokens, value, negative)
            }
            SectionKind::Date(tokens) => {
                ShownNumber { text: tokens.show(value), number: None }
            }
        }
    }

    /// A text as the sheet shows it.
    pub(super) fn show_text(&self, text: &str) -> String {
        let last = self.sections.last().map(|section| &section.kind);
        match last {
            Some(SectionKind::Text(tokens)) => shown_text(tokens, text).text,
            _ => text.to_owned(),
        }
    }

    /// The section for a value, and whether it shows the value without a sign.
    fn section(&self, value: f64) -> (&CodeSection, bool) {
        let all = &self.sections;
        let numeric = if all.len() == 4 { &all[..3] } else { &all[..] };
        if numeric.iter().any(|section| section.condition.is_some()) {
            let fits = |section: &&CodeSection| {
                section
                    .condition
                    .is_none_or(|(comparison, limit)| comparison.holds(value, limit))
            };
            let section =
                numeric.iter().find(fits).unwrap_or(&numeric[numeric.len() - 1]);
            let negative = |section: &CodeSection| {
                matches!(section.condition,
                    Some((Comparison::Less | Comparison::AtMost, limit)) if limit <= 0.0)
            };
            let positive = |section: &CodeSection| {
                matches!(
                    section.condition,
                    Some((Comparison::More | Comparison::AtLeast, 0.0))
                )
            };
            // A section that is left with numbers below zero only says so itself.
            let below = negative(section)
                || section.condition.is_none() && numeric.iter().any(positive);
            return (section, below);
        }
        match numeric {
            [_, below, ..] if value < 0.0 => (below, true),
            [_, _, zero] if value == 0.0 => (zero, true),
            _ => (&numeric[0], false),
        }
    }
}

impl CodeSection {
    fn parse(text: &str) -> Option<Self> {
        let (tokens, condition) = tokens(text)?;
        let condition = match condition {
            Some(text) => Some(comparison(&text)?),
            None => None,
        };
        let has = |wanted: fn(&CodeToken) -> bool| tokens.iter().any(wanted);
        let kind = if has(|it| matches!(it, CodeToken::Date(_))) {
            SectionKind::Date(DateTokens::new(tokens)?)
        } else if has(|it| matches!(it, CodeToken::General)) {
            SectionKind::General
        } else if has(|it| matches!(it, CodeToken::Text)) {
            SectionKind::Text(tokens)
        } else {
            SectionKind::Number(tokens)
        };
        Some(Self { condition, kind })
    }
}

/// The sections of a code.
fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut quoted, mut escaped) = (vec![], 0, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => escaped = true,
            ';' if !quoted => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

fn comparison(text: &str) -> Option<(Comparison, f64)> {
    let signs = [
        ("<=", Comparison::AtMost),
        (">=", Comparison::AtLeast),
        ("<>", Comparison::Not),
        ("<", Comparison::Less),
        (">", Comparison::More),
        ("=", Comparison::Equal),
    ];
    signs.into_iter().find_map(|(sign, comparison)| {
        let limit = text.strip_prefix(sign)?.trim().parse().ok()?;
        Some((comparison, limit))
    })
}

/// The fault of a number that is shown divided by a thousand or more.
pub(super) fn scaled(shown: &ShownNumber, value: f64) -> Option<CellFault> {
    let said = shown.number.as_deref()?.replace('.', "").replace(',', ".");
    let said: f64 = said.parse().ok()?;
    let value = value.abs();
    let is_scaled = value >= 1000.0 && said.abs() * 900.0 <= value;
    is_scaled.then(|| CellFault::Scaled(general(value).text))
}

fn shown_text(tokens: &[CodeToken], text: &str) -> ShownNumber {
    let mut said = String::new();
    for token in tokens {
        match token {
            CodeToken::Text => said.push_str(text),
            CodeToken::Literal(literal) => said.push_str(literal),
            _ => {}
        }
    }
    ShownNumber { text: said.trim().to_owned(), number: None }
}

/// A number that is in no format: eleven characters at most, as cells show it, but every digit
/// of a whole number.
pub(super) fn general(value: f64) -> ShownNumber {
    let whole = value.abs().to_string();
    let whole = whole.split('.').next().unwrap_or_default().len();
    // A zero before the comma and the comma count, too.
    let text = code_number::plain(value, 10_usize.saturating_sub(whole.max(1)));
    ShownNumber { number: Some(text.clone()), text }
}
