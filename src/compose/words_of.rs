//! Number, code and date as they are printed, with blanks where they are not known yet.

use crate::document::{IssueDate, Loaded, Medium};
use crate::standard::fill;

/// Room for a value that is not known yet, to be filled in by hand.
pub(super) fn blank(width: usize) -> String {
    "\u{a0}".repeat(width)
}

/// Number and code; a blank where the number will stand; none for a kind without a number.
pub(super) fn code(loaded: &Loaded) -> Option<String> {
    coded(loaded, loaded.number())
}

fn coded(loaded: &Loaded, number: Option<String>) -> Option<String> {
    let symbol = loaded.symbol()?;
    let standard = &loaded.standard;
    let number = number.unwrap_or_else(|| blank(standard.blanks.number));
    Some(fill(&standard.code.code, |name| match name {
        "number" => Some(number.clone()),
        "symbol" => Some(symbol.clone()),
        _ => None,
    }))
}

/// The line of number and code.
pub(super) fn code_line(loaded: &Loaded) -> Option<String> {
    let code = code(loaded)?;
    let value = |name: &str| (name == "code").then(|| code.clone());
    Some(fill(&loaded.standard.code.line, value))
}

/// The date in words; blanks for what of it is not known yet.
pub(super) fn date(loaded: &Loaded) -> String {
    let standard = &loaded.standard;
    if let Some(day) = loaded.document.date.and_then(IssueDate::day) {
        return standard.date.long(day);
    }
    let month = loaded.document.date.map(|date| standard.date.month(date.month()));
    let year = loaded.document.date.map(IssueDate::year);
    let year = year.or(loaded.document.subject_year()).map(|year| year.to_string());
    let blanks = &standard.blanks;
    blanks_in(&standard.date.long, |name| match name {
        "day" => Blank::Empty(blanks.day),
        "month" => Blank::of(month.as_deref(), blanks.day),
        _ => Blank::of(year.as_deref(), blanks.year),
    })
}

/// A date of a field in words, or room for one that is not known yet.
pub(super) fn field_date(loaded: &Loaded, date: Option<IssueDate>) -> String {
    let standard = &loaded.standard;
    let gap = standard.blanks.day;
    date.and_then(IssueDate::day).map_or_else(
        || blanks_in(&standard.date.long, |_| Blank::Empty(gap)),
        |day| standard.date.long(day),
    )
}

/// A piece of a date that is not known in full.
enum Blank<'a> {
    /// Room for it, so many spaces wide.
    Empty(usize),
    /// What it is.
    Said(&'a str),
}

impl<'a> Blank<'a> {
    fn of(said: Option<&'a str>, width: usize) -> Self {
        said.map_or(Self::Empty(width), Self::Said)
    }
}

/// The words of a date around blanks, tied to them.
fn blanks_in<'a>(pattern: &str, piece: impl Fn(&str) -> Blank<'a>) -> String {
    let tied = pattern.replace(" {", "{").replace("} ", "}");
    let last = tied.trim_end().ends_with('}');
    let places = tied.matches('{').count();
    let at = std::cell::Cell::new(0);
    fill(&tied, |name| {
        at.set(at.get() + 1);
        Some(match piece(name) {
            Blank::Empty(width) => blank(width),
            // Nothing stands behind the last piece of the pattern.
            Blank::Said(said) if last && at.get() == places => format!("\u{a0}{said}"),
            Blank::Said(said) => format!("\u{a0}{said}\u{a0}"),
        })
    })
}

/// The line that says what an annex comes with; number and date stay empty in an electronic
/// document.
pub(super) fn reference(loaded: &Loaded) -> String {
    comes_with(loaded, &loaded.standard.words.reference.text, None)
}

/// The same of an annex of a text that comes with the document itself, by what that is called.
pub(super) fn attached_reference(loaded: &Loaded, name: &str) -> String {
    match loaded.standard.words.attached_reference.text.as_str() {
        "" => reference(loaded),
        pattern => comes_with(loaded, pattern, Some(name)),
    }
}

fn comes_with(loaded: &Loaded, pattern: &str, attached: Option<&str>) -> String {
    let (code, date) = match loaded.document.medium {
        Medium::Paper => (code(loaded), date(loaded)),
        Medium::Electronic => (coded(loaded, None), field_date(loaded, None)),
    };
    let agency = loaded.agency.name_in_reference();
    fill(pattern, |name| match name {
        "kind" => Some(loaded.kind.name.clone()),
        "code" => code.clone(),
        "date" => Some(date.clone()),
        "agency" => Some(agency.to_owned()),
        "attached" => attached.map(str::to_owned),
        _ => None,
    })
}

/// The line of place and date.
pub(super) fn place_date(loaded: &Loaded) -> String {
    fill(&loaded.standard.words.place_date.text, |name| match name {
        "place" => Some(loaded.agency.place.clone()),
        "date" => Some(date(loaded)),
        _ => None,
    })
}
