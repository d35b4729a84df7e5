//! Days that no calendar has, and periods that end before they begin.

use super::gathered::Gathered;
use crate::diag::{Diagnostic, rules};
use crate::document::{Loaded, TextAt};
use crate::grammar::{Text, impossible_days, reversed_periods};
use crate::say;
use crate::vi::lower_first;

/// Adds the days and periods of a text that cannot be.
pub(super) fn check(loaded: &Loaded, at: &TextAt, text: &Text<'_>, found: &mut Gathered) {
    for span in impossible_days(text) {
        let words = lower_first(&text.text[span.clone()]);
        let place = loaded.tree.place_in(&at.node, &at.text, span.clone());
        let message =
            say!("lịch không có {words}", "`{words}` is no day of the calendar");
        found.add(&format!("no day {words}"), place, || {
            Diagnostic::new(&rules::IMPOSSIBLE_DAY, message)
                .hint(say!("Xem lại ngày, tháng.", "Check the day and the month."))
        });
    }
    for span in reversed_periods(text) {
        let words = &text.text[span.clone()];
        let place = loaded.tree.place_in(&at.node, &at.text, span.clone());
        let message = say!(
            "“{words}” kết thúc trước khi bắt đầu",
            "“{words}” ends before it begins"
        );
        found.add(&format!("reversed {}", words.to_lowercase()), place, || {
            Diagnostic::new(&rules::REVERSED_PERIOD, message)
                .hint(say!("Xem lại hai mốc thời gian.", "Check both ends."))
        });
    }
}
