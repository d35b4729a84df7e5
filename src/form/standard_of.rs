//! Which standard a document follows.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::diag::{Diagnostic, did_you_mean, rules};
use crate::document::IssueDate;
use crate::say;
use crate::standard::{NoStandard, Standard, Standards};
use crate::vi;
use crate::yaml::{Node, Tree};

/// The standard that a document follows, and what is doubtful about it.
pub(super) fn standard_of(
    standards: &Standards,
    tree: &Tree,
) -> (Arc<Standard>, Option<Diagnostic>) {
    let scalar = |key: &str| tree.root.get(key).filter(|node| !node.is_null());
    // What is no text is no name either, and is said to be none.
    let written = |node: &Node| tree.file.text.get(node.range.clone()).map(vi::clean);
    let named = scalar("standard")
        .and_then(|node| node.scalar().map(vi::clean).or_else(|| written(node)))
        .filter(|name| !name.is_empty());
    let date = scalar("date").and_then(|node| node.scalar()?.parse::<IssueDate>().ok());
    let date = date.map(IssueDate::latest);
    let year = scalar("year").and_then(|node| node.scalar()?.trim().parse().ok());
    // Of a year alone the last day counts: the draft is issued in it at the latest.
    let day = date.or_else(|| NaiveDate::from_ymd_opt(year?, 12, 31));
    match standards.choose(named.as_deref(), day) {
        Ok(standard) => (standard.clone(), None),
        Err((reason, standard)) => {
            let key = if named.is_some() { "standard" } else { "date" };
            let node = scalar(key).or_else(|| scalar("year"));
            let fault = no_standard(standards, &reason);
            let standard = standard.unwrap_or_else(|| standards.usual()).clone();
            (standard, Some(fault.at_maybe(node.map(|node| tree.place(node)))))
        }
    }
}

fn no_standard(standards: &Standards, reason: &NoStandard) -> Diagnostic {
    let all = standards.all().iter();
    let names: Vec<&str> = all.map(|standard| standard.id.as_str()).collect();
    match reason {
        NoStandard::Unknown(name) => {
            let message =
                say!("không có chuẩn thể thức `{name}`", "unknown standard `{name}`");
            let hint = match vi::suggest(name, names.iter().copied()) {
                Some(near) => did_you_mean(near),
                None => {
                    let names = names.join(", ");
                    say!("Đang có: {names}.", "Known standards: {names}.")
                }
            };
            Diagnostic::new(&rules::UNKNOWN_STANDARD, message).hint(hint)
        }
        NoStandard::NotInForce(nearest, day) => {
            let day = vi::short_date(*day);
            let message = say!(
                "không có chuẩn thể thức nào áp dụng vào ngày {day}; dựng theo `{nearest}`",
                "no standard is in force on {day}; `{nearest}` is used"
            );
            Diagnostic::new(&rules::STANDARD_NOT_IN_FORCE, message).hint(say!(
                "Xem lại ngày; đúng như vậy thì ghi `standard: {nearest}`.",
                "Check the date; if it is right, write `standard: {nearest}`."
            ))
        }
    }
}
