//! What is said of numbers that were given, kept or taken back.

use serde_json::json;

use super::ui::Ui;
use crate::diag::{Lang, Message};
use crate::outgoing::{Act, Given, Planned};
use crate::say;
use crate::vi::short_date;

/// Says what came of each document.
pub(super) fn tell(planned: &Planned, ui: &mut Ui) {
    for given in &planned.given {
        let entry = &given.entry;
        let day = entry.date.map(|day| day.0);
        let object = json!({
            "type": "number",
            "act": entry.act,
            "document": given.document,
            "number": entry.number,
            "code": given.code,
            "date": day.map(|day| day.to_string()),
            "book": entry.book,
            "period": entry.period,
            "agency": entry.agency,
            "reason": entry.note,
            "first": given.is_first,
        });
        let said = line(given, &day.map(short_date).unwrap_or_default());
        ui.result(said.in_lang(ui.lang), &object);
    }
}

fn line(given: &Given, day: &str) -> Message {
    let Given { document, code, entry, .. } = given;
    let (note, book, period) = (&entry.note, &entry.book, &entry.period);
    match entry.act {
        Act::Issue if given.is_first => say!(
            "{document}: số {code} ngày {day} (số đầu tiên của sổ {book}, {period})",
            "{document}: number {code} of {day} (the first of the book {book}, {period})"
        ),
        Act::Issue => {
            say!("{document}: số {code} ngày {day}", "{document}: number {code} of {day}")
        }
        Act::Reserve => say!("giữ số {code}: {note}", "kept {code}: {note}"),
        Act::Cancel => say!("hủy số {code}: {note}", "cancelled {code}: {note}"),
    }
}

/// Says that nothing was written.
pub(super) fn told_dry(ui: &mut Ui) {
    let said = say!("(xem thử: chưa cấp số)", "(dry run: no number was given)");
    let line = match ui.lang {
        Lang::Vi => said.vi,
        Lang::En => said.en,
    };
    ui.result(&line, &json!({ "type": "dry-run" }));
}
