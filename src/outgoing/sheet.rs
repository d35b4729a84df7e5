//! Books of the register as they are printed: a cover, and a row for each number.

use chrono::NaiveDate;
use serde::Serialize;

use super::act::Act;
use super::books::{Books, Holding, Key, NumberBook};
use super::series::COPIES;
use crate::document::Profiles;
use crate::standard::{Standard, fill};

/// A book as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct BookSheet {
    /// The lines of the governing body.
    pub parent: Vec<String>,
    /// The lines of the agency.
    pub agency: Vec<String>,
    /// What the register is called.
    pub title: String,
    /// The book's own name, which tells it from others of the agency.
    pub book: String,
    /// The year or term.
    pub period: String,
    /// The lines of the cover.
    pub cover: Vec<String>,
    /// The headings of its columns.
    pub columns: Vec<String>,
    /// The widths of its columns, in mm.
    pub widths: Vec<u32>,
    /// A row for each number, a text for each column.
    pub rows: Vec<Vec<String>>,
}

/// Which books are printed.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Those of this year or term.
    pub period: Option<String>,
    /// Those of this name.
    pub book: Option<String>,
}

impl Wanted {
    /// True for a book that is printed.
    pub fn has(&self, (_, period, book): Key<'_>) -> bool {
        self.period.as_deref().is_none_or(|wanted| wanted == period)
            && self.book.as_deref().is_none_or(|wanted| wanted == book)
    }
}

/// The books that are wanted, as a standard has them printed.
pub fn sheets(
    books: &Books<'_>,
    wanted: &Wanted,
    standard: &Standard,
    agencies: &Profiles,
) -> Vec<BookSheet> {
    let own = books.iter().filter(|(key, _)| wanted.has(*key));
    own.map(|(key, book)| sheet(key, book, standard, agencies)).collect()
}

fn sheet(
    (agency, period, name): Key<'_>,
    book: &NumberBook<'_>,
    standard: &Standard,
    agencies: &Profiles,
) -> BookSheet {
    let form = &standard.register;
    let profile = agencies.values().find(|profile| profile.name == agency);
    let (parent, lines) = match profile {
        Some(profile) => (profile.parent.clone(), profile.heading.clone()),
        None => (vec![], vec![agency.to_owned()]),
    };
    let days = || {
        let live = book.values().flatten().filter(|it| it.is_live());
        live.filter_map(|it| it.placed.entry.date.map(|day| day.0))
    };
    let day = |day: Option<NaiveDate>| day.map(|day| standard.date.short(day));
    let number = |n: Option<&u32>| n.map(|n| standard.code.number(*n, 0));
    let cover = form.cover.iter().map(|line| {
        fill(line, |key| match key {
            "period" => Some(period.to_owned()),
            "from" => day(days().min()),
            "to" => day(days().max()),
            "first" => number(book.keys().next()),
            "last" => number(book.keys().next_back()),
            _ => None,
        })
    });
    let rows = book.values().flatten().map(|it| row(it, standard)).collect();
    BookSheet {
        parent,
        agency: lines,
        title: form.title.clone(),
        book: called(name, standard),
        period: period.to_owned(),
        cover: cover.collect(),
        columns: form.columns.iter().map(|(_, it)| it.title.clone()).collect(),
        widths: form.columns.iter().map(|(_, it)| it.width).collect(),
        rows,
    }
}

/// What a book is called: by its kind's name beside its code, where the code tells the kind.
fn called(book: &str, standard: &Standard) -> String {
    let form = &standard.register;
    if book == COPIES && !form.copies.is_empty() {
        return form.copies.clone();
    }
    let abbreviation = book.split('-').next().filter(|it| *it != book);
    let kind = abbreviation
        .and_then(|it| standard.kinds.iter().find(|(_, kind)| kind.abbreviation == it));
    match kind {
        Some((_, kind)) if !form.of_kind.is_empty() => {
            fill(&form.of_kind, |key| match key {
                "name" => Some(kind.name.clone()),
                "code" => Some(book.to_owned()),
                _ => None,
            })
        }
        _ => book.to_owned(),
    }
}

fn row(holding: &Holding<'_>, standard: &Standard) -> Vec<String> {
    let form = &standard.register;
    let entry = &holding.placed.entry;
    let noted = |pattern: &str, why: &str| {
        let why = Some(why.to_owned()).filter(|why| !why.is_empty());
        fill(pattern, |key| why.clone().filter(|_| key == "why"))
    };
    let note = match (holding.cancelled, entry.act) {
        (Some(cancelled), _) => noted(&form.cancelled, &cancelled.entry.note),
        (None, Act::Reserve) => noted(&form.kept, &entry.note),
        (None, _) => entry.note.clone(),
    };
    let number = standard.code.number(entry.number, 0);
    let code = match entry.symbol.as_str() {
        "" => number,
        symbol => fill(&standard.code.code, |key| match key {
            "number" => Some(number.clone()),
            "symbol" => Some(symbol.to_owned()),
            _ => None,
        }),
    };
    let day = entry.date.filter(|_| entry.act == Act::Issue);
    let text = |key: &str| match key {
        "number" => code.clone(),
        "date" => day.map(|day| standard.date.short(day.0)).unwrap_or_default(),
        "title" => entry.title.clone(),
        "signer" => entry.signer.clone(),
        "recipients" => entry.recipients.clone(),
        "archive" => entry.archive.clone(),
        "copies" => entry.copies.map(|n| n.to_string()).unwrap_or_default(),
        "note" => note.clone(),
        _ => String::new(),
    };
    form.columns.names().map(text).collect()
}
