//! Number, code and date as they are printed, with blanks where they are not known yet.

use crate::document::{IssueDate, Loaded, Medium};
use crate::standard::fill;

/// Room for a value that is not known yet, to be filled in by hand.
fn blank(width: usize) -> String {
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

/// The date in words; blanks for the day and month that are not known yet.
pub(super) fn date(loaded: &Loaded) -> String {
    let standard = &loaded.standard;
    if let Some(date) = loaded.document.date {
        return standard.date.long(date.0);
    }
    let year = loaded.document.subject_year();
    let year = year.map_or_else(|| blank(standard.blanks.year), |year| year.to_string());
    blanks_in(&standard.date.long, &blank(standard.blanks.day), &year)
}

/// A date of a field in words, or room for one that is not known yet.
pub(super) fn field_date(loaded: &Loaded, date: Option<IssueDate>) -> String {
    let standard = &loaded.standard;
    let gap = || blank(standard.blanks.day);
    date.map_or_else(
        || blanks_in(&standard.date.long, &gap(), &gap()),
        |date| standard.date.long(date.0),
    )
}

/// The words of a date around blanks, tied to them.
fn blanks_in(pattern: &str, gap: &str, year: &str) -> String {
    let tied = pattern.replace(" {", "{").replace("} ", "}");
    fill(&tied, |name| match name {
        "day" | "month" => Some(gap.to_owned()),
        "year" if year.starts_with('\u{a0}') => Some(year.to_owned()),
        "year" => Some(format!("\u{a0}{year}")),
        _ => None,
    })
}

/// The line that says what an annex comes with; number and date stay empty in an electronic
/// document.
pub(super) fn reference(loaded: &Loaded) -> String {
    let standard = &loaded.standard;
    let (code, date) = match loaded.document.medium {
        Medium::Paper => (code(loaded), date(loaded)),
        Medium::Electronic => (coded(loaded, None), field_date(loaded, None)),
    };
    let agency = loaded.agency.name_in_reference();
    fill(&standard.words.reference.text, |name| match name {
        "kind" => Some(loaded.kind.name.clone()),
        "code" => code.clone(),
        "date" => Some(date.clone()),
        "agency" => Some(agency.to_owned()),
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
