//! Number, code and date as the pages print them, with blanks where they are not known yet.

use crate::document::{Agency, Document, Medium};

/// Room for a number or date that is not known yet, to be filled in by hand.
fn blank(width: usize) -> String {
    "\u{a0}".repeat(width)
}

/// The code after the number: `KH-UBND` (II.3.b).
pub(super) fn symbol(document: &Document, agency: &Agency) -> String {
    document.symbol.clone().unwrap_or_else(|| {
        format!("{}-{}", document.kind.abbreviation, agency.abbreviation)
    })
}

/// Number and code; a blank where the number will stand.
pub(super) fn code(document: &Document, agency: &Agency) -> String {
    let number = document.number.map_or_else(|| blank(8), |number| number.to_string());
    format!("{number}/{}", symbol(document, agency))
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
pub(super) fn reference(document: &Document, agency: &Agency) -> String {
    let kind = document.kind.name;
    let agency_name = agency.name_in_reference();
    let (code, date) = match document.medium {
        Medium::Paper => (code(document, agency), date(document)),
        Medium::Electronic => {
            let gap = blank(5);
            let code = format!("{}/{}", blank(8), symbol(document, agency));
            (code, format!("ngày{gap}tháng{gap}năm{gap}"))
        }
    };
    format!("(Kèm theo {kind} số {code} {date} của {agency_name})")
}
