//! A document as it was before it got its number and day.

use std::sync::Arc;

use super::values::IssueDate;
use crate::diag::{Edit, SourceFile};
use crate::yaml::{Entry, apply, emptied, parse, with_keys};

/// What of a number was known before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberBefore {
    /// What the file says.
    Same,
    /// Its key had no value.
    Empty,
    /// There was no key.
    Gone,
}

/// What of a date was known before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateBefore {
    /// All that the file says.
    Same,
    /// The month and the year, in this of the [`MONTH_FORMS`].
    Month(usize),
    /// Its key had no value.
    Nothing,
    /// There was no key.
    Gone,
}

/// How a month is written, the usual form first: `yyyy` is the year, `mm` the month with its
/// nought, `m` the month without.
pub const MONTH_FORMS: [&str; 9] = [
    "yyyy-mm",
    "mm/yyyy",
    "m/yyyy",
    "tháng m năm yyyy",
    "tháng mm năm yyyy",
    "yyyy-m",
    "mm-yyyy",
    "tháng mm/yyyy",
    "tháng m/yyyy",
];

/// The file with its number taken away, if it is to be, and its date; none if it does not say
/// them in a way that can be taken back.
pub fn blanked(
    file: &Arc<SourceFile>,
    number: NumberBefore,
    date: DateBefore,
) -> Option<Arc<SourceFile>> {
    let later = match date {
        DateBefore::Month(form) => with_month(file, form)?,
        DateBefore::Same => Arc::clone(file),
        DateBefore::Nothing => without(file, "date", emptied)?,
        DateBefore::Gone => without(file, "date", removed)?,
    };
    match number {
        NumberBefore::Same => Some(later),
        NumberBefore::Empty => without(&later, "number", emptied),
        NumberBefore::Gone => without(&later, "number", removed),
    }
}

/// The file with an entry of its root taken back in one way.
fn without(
    file: &Arc<SourceFile>,
    key: &str,
    edit: impl Fn(&str, &Entry) -> Option<Edit>,
) -> Option<Arc<SourceFile>> {
    let tree = parse(file).ok()?;
    let text = &tree.file.text;
    let mut entries = tree.root.entries().iter();
    let entry = entries
        .find(|entry| entry.key.scalar() == Some(key))
        .filter(|it| !it.value.is_null())?;
    let text = apply(text, &[edit(text, entry)?]);
    Some(SourceFile::new(&file.name, text.as_str()))
}

/// The edit that takes an entry away with its line, if it has one of its own.
fn removed(text: &str, entry: &Entry) -> Option<Edit> {
    let start = entry.key.range.start;
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = entry.value.range.end.max(entry.key.range.end);
    let end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    let is_own = text[line..start].trim().is_empty() && entry.value.scalar().is_some();
    is_own.then(|| Edit { range: line..end, new: String::new() })
}

/// The file with the month of its date in the place of the day.
fn with_month(file: &Arc<SourceFile>, form: usize) -> Option<Arc<SourceFile>> {
    let tree = parse(file).ok()?;
    let mut entries = tree.root.entries().iter();
    let entry = entries.find(|entry| entry.key.scalar() == Some("date"))?;
    let date: IssueDate = entry.value.scalar()?.parse().ok()?;
    date.day()?;
    let (year, month) = (date.year(), date.month());
    let written = MONTH_FORMS
        .get(form)?
        .replace("yyyy", &format!("{year:04}"))
        .replace("mm", &format!("{month:02}"));
    let written = match written.strip_prefix('m') {
        Some(rest) => format!("{month}{rest}"),
        None => written
            .replace(" m ", &format!(" {month} "))
            .replace(" m/", &format!(" {month}/"))
            .replace("-m", &format!("-{month}")),
    };
    let whole = SourceFile::new(&file.name, tree.file.text.as_str());
    let text = with_keys(&whole, &[("date", written)], &[])?;
    Some(SourceFile::new(&file.name, text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(number: NumberBefore, date: DateBefore) -> Option<String> {
        let file = SourceFile::new(
            "x.yaml",
            "kind: ke-hoach\nnumber: 83 # số\ndate: 13/02/2025\n",
        );
        blanked(&file, number, date).map(|it| it.text.clone())
    }

    #[test]
    fn number_and_day_are_taken_back() {
        let number = text(NumberBefore::Empty, DateBefore::Same);
        assert_eq!(
            number.as_deref(),
            Some("kind: ke-hoach\nnumber: # số\ndate: 13/02/2025\n")
        );
        let both = text(NumberBefore::Empty, DateBefore::Month(0));
        assert_eq!(
            both.as_deref(),
            Some("kind: ke-hoach\nnumber: # số\ndate: 2025-02\n")
        );
        let gone = text(NumberBefore::Gone, DateBefore::Gone);
        assert_eq!(gone.as_deref(), Some("kind: ke-hoach\n"));
        let forms: Vec<String> = (0..MONTH_FORMS.len())
            .filter_map(|form| text(NumberBefore::Gone, DateBefore::Month(form)))
            .map(|it| it.rsplit(": ").next().unwrap_or_default().trim().to_owned())
            .collect();
        assert_eq!(
            forms.join(", "),
            "2025-02, 02/2025, 2/2025, tháng 2 năm 2025, tháng 02 năm 2025, 2025-2, 02-2025, tháng 02/2025, tháng 2/2025"
        );
        let all = text(NumberBefore::Empty, DateBefore::Nothing);
        assert_eq!(all.as_deref(), Some("kind: ke-hoach\nnumber: # số\ndate:\n"));
    }

    #[test]
    fn what_is_not_there_cannot_be_taken_back() {
        let file = SourceFile::new("x.yaml", "kind: ke-hoach\nnumber:\n");
        assert!(blanked(&file, NumberBefore::Empty, DateBefore::Same).is_none());
        assert!(blanked(&file, NumberBefore::Same, DateBefore::Month(0)).is_none());
    }
}
