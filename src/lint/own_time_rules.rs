//! Rules on the days and years that a document says of itself.

use chrono::NaiveDate;

use super::check::Looked;
use super::subject::{Subject, last_key, top_key};
use crate::diag::{Diagnostic, rules};
use crate::document::{FieldValue, IssueDate, TextAt};
use crate::grammar::{Phrase, Text, YearForm};
use crate::say;
use crate::standard::Tense;
use crate::vi::{WordList, short_date};
use crate::yaml::Path;

/// Words of titles that look back on a year.
static LOOKS_BACK: WordList = WordList::new(include_str!("words/looks-back.txt"));
/// Fields of forms that come before others, and before or after the day of issue, which has no
/// name.
const ORDER: [(&str, &str); 6] = [
    ("from", "to"),
    ("start", "end"),
    ("request_date", ""),
    ("", "valid_until"),
    ("", "time"),
    ("", "to"),
];

/// What a form says happens on one day and ends on an earlier one.
pub(super) fn conflicting_days(subject: &Subject<'_>) -> Looked {
    let document = &subject.loaded.document;
    let issued = document.date.map(IssueDate::latest).filter(|_| subject.day.is_some());
    let mut any = false;
    let mut found = vec![];
    for (part, fields) in &document.parts {
        let day = |name: &str| match name {
            "" => issued,
            _ => fields.get(name).and_then(day_of),
        };
        for (earlier, later) in ORDER {
            let (Some(first), Some(last)) = (day(earlier), day(later)) else { continue };
            any = true;
            if first <= last {
                continue;
            }
            let (first, last) = (short_date(first), short_date(last));
            let at = if later.is_empty() { earlier } else { later };
            let message = say!(
                "ngày {last} ở đây không được trước ngày {first}",
                "{last} must not come before {first}"
            );
            let message = if later.is_empty() {
                say!(
                    "ngày {first} sau ngày của văn bản ({last})",
                    "{first} is after the document's day ({last})"
                )
            } else if earlier.is_empty() {
                say!(
                    "ngày {last} trước ngày của văn bản ({first})",
                    "{last} is before the document's day ({first})"
                )
            } else {
                message
            };
            let path = Path::default().key(part).key(at);
            let finding = Diagnostic::new(&rules::CONFLICTING_DAYS, message);
            found.push(
                finding
                    .at(subject.place_of(&path))
                    .hint(say!("Đối chiếu hai ngày.", "Compare the two days.")),
            );
        }
    }
    any.then_some(found)
}

/// The one day that a field says in full.
fn day_of(value: &FieldValue) -> Option<NaiveDate> {
    if let Some(date) = value.date() {
        return date.day();
    }
    let read = Text::read(value.text()?, false);
    let mut days = read.mentions.iter().filter_map(|mention| match &mention.phrase {
        Phrase::Date { day, month, year: Some(year) } => {
            NaiveDate::from_ymd_opt(year.year, *month, *day)
        }
        _ => None,
    });
    let first = days.next()?;
    days.next().is_none().then_some(first)
}

/// A title of a document that looks ahead still has the year before its own.
pub(super) fn past_year(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    let own = subject.year()?;
    let subject_years = years(loaded.document.subject.as_deref().unwrap_or_default());
    let plans = loaded.kind.outlook.body == Tense::Ahead
        && !loaded.standard.addressed.contains(&loaded.kind.id);
    if !plans || subject_years.is_empty() {
        return None;
    }
    let titles = subject.texts.iter().filter(|text| {
        let top = top_key(text);
        top == "subject" || top == "appendices" && last_key(text) == "title"
    });
    let left = titles.filter(|text| {
        let said = years(&text.text);
        // A plan for the year that is ending may be late; its annexes may not.
        let compared = if top_key(text) == "subject" { own } else { subject_years[0] };
        let early = subject.loaded.document.date.is_some_and(|date| date.month() < 3);
        let late = top_key(text) == "subject" && early;
        said.len() == 1
            && said[0] + 1 == compared
            && !looks_back(text)
            && !late
            && subject_years.len() == 1
    });
    let finding = |text: &TextAt| {
        let year = years(&text.text)[0];
        let message =
            say!("có thể còn năm cũ: {year}", "last year may have been left: {year}");
        let at = text.text.find(&year.to_string()).unwrap_or_default();
        let finding = Diagnostic::new(&rules::PAST_YEAR, message);
        finding.at(subject.place_in(text, at..at + 4)).hint(say!(
            "Sửa năm, nếu phần này không nói về năm trước.",
            "Correct the year, unless this is about the year before."
        ))
    };
    Some(left.map(finding).collect())
}

fn looks_back(text: &TextAt) -> bool {
    let lower = text.text.to_lowercase();
    LOOKS_BACK.in_order().iter().any(|words| lower.contains(words))
}

/// The years that a title is of; none if it speaks of several in one phrase.
fn years(text: &str) -> Vec<i32> {
    let read = Text::read(text, false);
    let mut years = vec![];
    for mention in &read.mentions {
        match &mention.phrase {
            Phrase::Year(year, YearForm::Named | YearForm::Part)
                if mention.within.is_none() =>
            {
                years.push(year.year);
            }
            Phrase::Number
            | Phrase::Relative
            | Phrase::Quotation
            | Phrase::Ordinal(_) => {}
            _ => return vec![],
        }
    }
    years.dedup();
    years
}
