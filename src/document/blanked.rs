//! A document as it was before it got its number and day.

use std::sync::Arc;

use super::values::IssueDate;
use crate::diag::SourceFile;
use crate::yaml::{apply, emptied, parse, with_keys};

/// What of a date was known before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateBefore {
    /// All that the file says.
    Same,
    /// The month and the year.
    Month,
    /// Nothing.
    Nothing,
}

/// The file with its number taken away, if it is to be, and its date; none if it does not say
/// them in a way that can be taken back.
pub fn blanked(
    file: &Arc<SourceFile>,
    has_number: bool,
    date: DateBefore,
) -> Option<Arc<SourceFile>> {
    let tree = parse(file).ok()?;
    let mut text = tree.file.text.clone();
    let entry = |key: &str| {
        let mut entries = tree.root.entries().iter();
        entries
            .find(|entry| entry.key.scalar() == Some(key))
            .filter(|it| !it.value.is_null())
    };
    let mut edits = vec![];
    if !has_number {
        edits.push(emptied(&text, entry("number")?)?);
    }
    let written = entry("date").and_then(|it| it.value.scalar());
    match date {
        DateBefore::Same => {}
        DateBefore::Nothing => edits.push(emptied(&text, entry("date")?)?),
        DateBefore::Month => {
            let date: IssueDate = written?.parse().ok()?;
            date.day()?;
            let month = date.iso().get(..7)?.to_owned();
            let whole = SourceFile::new(&file.name, text.as_str());
            let tree = with_keys(&whole, &[("date", month)], &[])?;
            let later = SourceFile::new(&file.name, tree.as_str());
            return if has_number {
                Some(later)
            } else {
                blanked(&later, false, DateBefore::Same)
            };
        }
    }
    edits.sort_by_key(|edit| edit.range.start);
    text = apply(&text, &edits);
    Some(SourceFile::new(&file.name, text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(has_number: bool, date: DateBefore) -> Option<String> {
        let file = SourceFile::new(
            "x.yaml",
            "kind: ke-hoach\nnumber: 83 # số\ndate: 13/02/2025\n",
        );
        blanked(&file, has_number, date).map(|it| it.text.clone())
    }

    #[test]
    fn number_and_day_are_taken_back() {
        let number = text(false, DateBefore::Same);
        assert_eq!(
            number.as_deref(),
            Some("kind: ke-hoach\nnumber: # số\ndate: 13/02/2025\n")
        );
        let both = text(false, DateBefore::Month);
        assert_eq!(
            both.as_deref(),
            Some("kind: ke-hoach\nnumber: # số\ndate: 2025-02\n")
        );
        let all = text(false, DateBefore::Nothing);
        assert_eq!(all.as_deref(), Some("kind: ke-hoach\nnumber: # số\ndate:\n"));
    }

    #[test]
    fn what_is_not_there_cannot_be_taken_back() {
        let file = SourceFile::new("x.yaml", "kind: ke-hoach\nnumber:\n");
        assert!(blanked(&file, false, DateBefore::Same).is_none());
        assert!(blanked(&file, true, DateBefore::Month).is_none());
    }
}
