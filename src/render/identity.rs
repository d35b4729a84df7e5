//! Number, code and date as the pages print them, with blanks where they are not known yet.

use crate::document::{Document, Loaded, Medium};

/// Room for a number or date that is not known yet, to be filled in by hand.
fn blank(width: usize) -> String {
    "\u{a0}".repeat(width)
}

/// The code after the number: `KH-UBND` (II.3.b); none for a thư công.
pub(super) fn symbol(loaded: &Loaded) -> Option<String> {
    let Loaded { document, kind, agency, .. } = loaded;
    match (&document.symbol, &*kind.abbreviation) {
        (Some(symbol), _) => Some(symbol.clone()),
        (None, "") if kind.form == "cong-van" => Some(agency.abbreviation.clone()),
        (None, "") => None,
        (None, kind) => Some(format!("{kind}-{}", agency.abbreviation)),
    }
}

/// Number and code; a blank where the number will stand.
pub(super) fn code(loaded: &Loaded) -> Option<String> {
    let number = loaded
        .document
        .number
        .map_or_else(|| blank(8), |number| number.to_string());
    Some(format!("{number}/{}", symbol(loaded)?))
}

/// The date in words; blanks for the day and month that are not known yet.
pub(super) fn date(document: &Document) -> String {
    let gap = blank(5);
    document.date.map_or_else(
        || {
            let year =
                document.subject_year().map_or_else(|| blank(6), |y| y.to_string());
            format!("ngày{gap}tháng{gap}năm\u{a0}{year}")
        },
        |date| date.to_string(),
    )
}

/// The line under an annex's title (III.1.c); number and date stay empty in an electronic
/// document.
pub(super) fn reference(loaded: &Loaded) -> String {
    let Loaded { document, kind, agency, .. } = loaded;
    // A công văn has no name of its own in its code, but is called by it here.
    let kind = &kind.name;
    let agency_name = agency.name_in_reference();
    let (number, date) = match document.medium {
        Medium::Paper => (code(loaded), date(document)),
        Medium::Electronic => {
            let gap = blank(5);
            let code = symbol(loaded).map(|symbol| format!("{}/{symbol}", blank(8)));
            (code, format!("ngày{gap}tháng{gap}năm{gap}"))
        }
    };
    let number = number.map_or(String::new(), |number| format!(" số {number}"));
    format!("(Kèm theo {kind}{number} {date} của {agency_name})")
}
