//! The books of the register, a line each.

use serde_json::json;

use super::ui::Ui;
use crate::outgoing::{Books, Wanted};
use crate::say;

/// Says of each book how far it has come, and which numbers are kept or cancelled.
pub(super) fn overview(books: &Books<'_>, wanted: &Wanted, ui: &mut Ui) {
    for ((agency, period, name), book) in books.iter() {
        if !wanted.has((agency, period, name)) {
            continue;
        }
        let numbers = |is: &dyn Fn(&crate::outgoing::Holding<'_>) -> bool| -> Vec<u32> {
            let own = book.iter().filter(|(_, holders)| holders.iter().any(is));
            own.map(|(number, _)| *number).collect()
        };
        let issued = numbers(&|it| it.is_live());
        let kept = numbers(&|it| it.is_kept());
        let cancelled = numbers(&|it| it.cancelled.is_some());
        let next = book.keys().next_back().map_or(1, |last| last + 1);
        let listed = |numbers: &[u32]| {
            let said: Vec<String> = numbers.iter().map(u32::to_string).collect();
            said.join(", ")
        };
        let (count, held, taken) = (issued.len(), listed(&kept), listed(&cancelled));
        let mut said = say!(
            "{name}, {period}, {agency}: {count} văn bản, số tiếp theo {next}",
            "{name}, {period}, {agency}: {count} documents, next number {next}"
        );
        if !kept.is_empty() {
            said.vi += &format!("; giữ số {held}");
            said.en += &format!("; kept {held}");
        }
        if !cancelled.is_empty() {
            said.vi += &format!("; hủy số {taken}");
            said.en += &format!("; cancelled {taken}");
        }
        let object = json!({
            "type": "book", "agency": agency, "period": period, "book": name,
            "issued": count, "next": next, "kept": kept, "cancelled": cancelled,
        });
        ui.result(said.in_lang(ui.lang), &object);
    }
}
