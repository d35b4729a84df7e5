//! Stamps that say what no number and no day can be.

use chrono::NaiveDate;

use super::file::SignedFile;
use super::stamps::{BlankKind, Stamp};
use super::verdict::{FileFault, SignedVerdict};
use crate::say;

/// A leap year, where nothing says which year it is.
const LEAP: i32 = 2024;

/// The stamps of a file that cannot be right, whatever its data says.
pub(super) fn impossible(file: &SignedFile) -> Vec<FileFault> {
    let (printed, year) = file.month_and_year;
    let stamped = |page: usize| {
        let mut months =
            file.stamps.iter().filter(|it| it.blank == Some(BlankKind::Month));
        let own = months.clone().find(|it| it.page == page);
        own.or(months.next()).and_then(Stamp::value)
    };
    let is_possible = |stamp: &Stamp, kind: BlankKind, value: u32| match kind {
        BlankKind::Number => value > 0,
        BlankKind::Month => (1..=12).contains(&value),
        BlankKind::Day => {
            let month = stamped(stamp.page).or(printed);
            let month = month.filter(|it| (1..=12).contains(it)).unwrap_or(1);
            NaiveDate::from_ymd_opt(year.unwrap_or(LEAP), month, value).is_some()
        }
    };
    let fault = |stamp: &Stamp| {
        let (kind, value) = (stamp.blank?, stamp.value()?);
        if is_possible(stamp, kind, value) {
            return None;
        }
        let ((vi, en), page) = (kind.name(), stamp.page);
        Some(FileFault::new(
            SignedVerdict::ConflictingStamp,
            say!(
                "dấu {vi} ở trang {page} ghi {value}: không có {vi} như thế",
                "the stamp of the {en} on page {page} says {value}: invalid {en}"
            ),
        ))
    };
    file.stamps.iter().filter_map(fault).collect()
}
