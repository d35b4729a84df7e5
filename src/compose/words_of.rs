//! Number, code and date as they are printed, with blanks where they are not known yet.

use super::line::{Blank, BlankFor};
use super::wording::Wording;
use crate::document::{IssueDate, Loaded, Medium};

/// Room for a value that is not known yet, to be filled in by hand or with a stamp.
pub(super) fn blank(loaded: &Loaded, kind: BlankFor) -> Wording {
    let widths = &loaded.blanks;
    let width = match kind {
        BlankFor::Number => widths.number,
        BlankFor::Day => widths.day,
        BlankFor::Month => widths.month,
        BlankFor::Year => widths.year,
        BlankFor::Name => widths.name,
    };
    Wording::blank(Blank { kind, width })
}

/// Number and code; a blank where the number will stand; none for a kind without a number.
pub(super) fn code(loaded: &Loaded) -> Option<Wording> {
    coded(loaded, loaded.number())
}

fn coded(loaded: &Loaded, number: Option<String>) -> Option<Wording> {
    let symbol = loaded.symbol()?;
    let number = number.map_or_else(|| blank(loaded, BlankFor::Number), Wording::from);
    Some(Wording::fill(&loaded.standard.code.code, |name| match name {
        "number" => Some(number.clone()),
        "symbol" => Some(symbol.clone().into()),
        _ => None,
    }))
}

/// The line of number and code.
pub(super) fn code_line(loaded: &Loaded) -> Option<Wording> {
    let code = code(loaded)?;
    let value = |name: &str| (name == "code").then(|| code.clone());
    Some(Wording::fill(&loaded.standard.code.line, value))
}

/// The date in words; blanks for what of it is not known yet.
pub(super) fn date(loaded: &Loaded) -> Wording {
    let standard = &loaded.standard;
    if let Some(day) = loaded.document.date.and_then(IssueDate::day) {
        return standard.date.long(day).into();
    }
    let month = loaded.document.date.map(|date| standard.date.month(date.month()));
    let year = loaded.document.date.map(IssueDate::year);
    let year = year.or(loaded.document.subject_year()).map(|year| year.to_string());
    in_words(loaded, month.as_deref(), year.as_deref())
}

/// A date of a field in words, or room for one that is not known yet.
pub(super) fn field_date(loaded: &Loaded, date: Option<IssueDate>) -> Wording {
    date.and_then(IssueDate::day).map_or_else(
        || in_words(loaded, None, None),
        |day| loaded.standard.date.long(day).into(),
    )
}

/// A date without its day.
fn in_words(loaded: &Loaded, month: Option<&str>, year: Option<&str>) -> Wording {
    let said = |said: Option<&str>, kind| {
        said.map_or_else(|| blank(loaded, kind), |said| said.to_owned().into())
    };
    Wording::fill(&loaded.standard.date.long, |name| {
        Some(match name {
            "day" => blank(loaded, BlankFor::Day),
            "month" => said(month, BlankFor::Month),
            _ => said(year, BlankFor::Year),
        })
    })
}

/// The line that says what an annex comes with; number and date stay empty in an electronic
/// document.
pub(super) fn reference(loaded: &Loaded) -> Wording {
    comes_with(loaded, &loaded.standard.words.reference.text, None)
}

/// The same of an annex of a text that comes with the document itself, by what that is called.
pub(super) fn attached_reference(loaded: &Loaded, name: &str) -> Wording {
    match loaded.standard.words.attached_reference.text.as_str() {
        "" => reference(loaded),
        pattern => comes_with(loaded, pattern, Some(name)),
    }
}

fn comes_with(loaded: &Loaded, pattern: &str, attached: Option<&str>) -> Wording {
    let (code, date) = match loaded.document.medium {
        Medium::Paper => (code(loaded), date(loaded)),
        Medium::Electronic => (coded(loaded, None), field_date(loaded, None)),
    };
    let agency = loaded.agency.name_in_reference();
    Wording::fill(pattern, |name| match name {
        "kind" => Some(loaded.kind.name.clone().into()),
        "code" => code.clone(),
        "date" => Some(date.clone()),
        "agency" => Some(agency.to_owned().into()),
        "attached" => attached.map(|name| name.to_owned().into()),
        _ => None,
    })
}

/// The line of place and date.
pub(super) fn place_date(loaded: &Loaded) -> Wording {
    Wording::fill(&loaded.standard.words.place_date.text, |name| match name {
        "place" => Some(loaded.agency.place.clone().into()),
        "date" => Some(date(loaded)),
        _ => None,
    })
}
