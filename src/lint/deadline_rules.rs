//! Rules on the deadlines of a table.

use std::ops::RangeInclusive;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::check::Looked;
use super::subject::Subject;
use super::tables::{RowAt, TableAt, tables};
use crate::diag::{Diagnostic, rules};
use crate::document::Role;
use crate::grammar::{Phrase, Text, Token};
use crate::say;
use crate::standard::Tense;
use crate::vi::{nfc, parse_date};
use crate::yaml::Node;

/// The tables of a document that looks ahead.
fn planned<'a>(subject: &Subject<'a>) -> Vec<TableAt<'a>> {
    let ahead = subject.loaded.kind.outlook.body == Tense::Ahead;
    if ahead { tables(subject) } else { vec![] }
}

/// The cells of a table that say when something is due, with their rows and in NFC.
fn deadlines<'t, 'a>(
    subject: &'t Subject<'_>,
    table: &'t TableAt<'a>,
) -> impl Iterator<Item = (&'t RowAt<'a>, &'a Arc<Node>, String)> {
    let outlook = &subject.loaded.kind.outlook;
    let due = table.columns.iter().filter(|column| column.role == Role::Deadline);
    let due = due.filter(|column| !outlook.is_told(&column.title));
    due.flat_map(|column| {
        let cell = |row: &'t RowAt<'a>| {
            let (node, text) = row.cell(column)?;
            Some((row, node, nfc(text)))
        };
        table.rows.iter().filter_map(cell)
    })
}

/// A deadline that was over when the document was issued.
pub(super) fn past_deadline(subject: &Subject<'_>) -> Looked {
    let day = subject.day?;
    let mut any = false;
    let mut found = vec![];
    let tables = planned(subject);
    for table in &tables {
        for (_, node, text) in deadlines(subject, table) {
            any = true;
            let Some(last) = last_day(&text).filter(|last| *last < day) else { continue };
            let (said, day) = (last.format("%d/%m/%Y"), day.format("%d/%m/%Y"));
            let message = say!(
                "thời hạn {said} có thể sai: trước ngày của văn bản ({day})",
                "the deadline {said} may be wrong: it is before the day of the document ({day})"
            );
            let finding = Diagnostic::new(&rules::PAST_DEADLINE, message);
            found.push(finding.at(subject.loaded.tree.place(node)).hint(say!(
                "Sửa thời hạn; văn bản soạn từ bản năm trước thì xem cả các hàng khác.",
                "Correct the deadline; if this was made of last year's, look at the other rows, too."
            )));
        }
    }
    any.then_some(found)
}

/// The last day that a deadline says in full, with its year.
fn last_day(text: &str) -> Option<NaiveDate> {
    if let Some(day) = parse_date(text) {
        return Some(day);
    }
    let read = Text::read(text, false);
    let has_other = read.mentions.iter().any(|mention| {
        !matches!(mention.phrase, Phrase::Date { year: Some(_), .. } | Phrase::Number)
    });
    let days = read.mentions.iter().filter_map(|mention| match &mention.phrase {
        Phrase::Date { day, month, year: Some(year) } => {
            NaiveDate::from_ymd_opt(year.year, *month, *day)
        }
        _ => None,
    });
    let yearly =
        text.to_lowercase().contains("hằng") || text.to_lowercase().contains("hàng");
    let open = text.to_lowercase().contains("từ") && read.mentions.len() == 1;
    days.max().filter(|_| !has_other && !yearly && !open)
}

/// A deadline outside the quarter or month that its group is of.
pub(super) fn deadline_outside_group(subject: &Subject<'_>) -> Looked {
    let mut any = false;
    let mut found = vec![];
    let tables = planned(subject);
    for table in &tables {
        for (row, node, text) in deadlines(subject, table) {
            let mut groups = row.groups.iter().rev();
            let group = groups.find_map(|title| Some((*title, months(title)?)));
            let Some((title, months)) = group else { continue };
            let Some(due) = months_of(&text) else { continue };
            any = true;
            if is_soon_after(&text, *months.end())
                || months.contains(due.start())
                || months.contains(due.end())
                || due.contains(months.start())
            {
                continue;
            }
            let message = say!(
                "thời hạn “{text}” có thể sai: nằm ngoài {title}",
                "the deadline “{text}” may be wrong: it lies outside {title}"
            );
            let finding = Diagnostic::new(&rules::DEADLINE_OUTSIDE_GROUP, message);
            found.push(finding.at(subject.loaded.tree.place(node)).hint(say!(
                "Sửa thời hạn, hoặc chuyển hàng sang nhóm của nó.",
                "Correct the deadline, or move the row to its group."
            )));
        }
    }
    any.then_some(found)
}

/// The last day of a month that reports on the one before it come in.
const SOON: u32 = 15;

/// True for a day in the first half of the month behind another, as that of a report is.
fn is_soon_after(text: &str, month: u32) -> bool {
    let read = Text::read(text, false);
    let next = month % 12 + 1;
    let in_dates = read.mentions.iter().any(|mention| {
        matches!(mention.phrase, Phrase::Date { day, month, .. } if month == next && day <= SOON)
    });
    let whole = parse_date(text);
    in_dates || whole.is_some_and(|it| it.month() == next && it.day() <= SOON)
}

/// The months that a title is of: `Quý I`, `Tháng 5/2026`.
fn months(title: &str) -> Option<RangeInclusive<u32>> {
    let title = nfc(title);
    let tokens = crate::grammar::tokens(&title);
    let single = tokens.iter().filter(|t| t.is("quý") || t.is("tháng")).count() == 1;
    let first = tokens.first().filter(|_| single)?;
    let next = tokens.get(1)?;
    if first.is("quý") {
        return quarter(next);
    }
    let month = next
        .number()
        .filter(|month| first.is("tháng") && (1..=12).contains(month))?;
    let more = tokens
        .get(2)
        .is_some_and(|t| !matches!(t.text, "/" | "năm" | "." | ":"));
    (!more).then_some(month..=month)
}

fn quarter(token: &Token<'_>) -> Option<RangeInclusive<u32>> {
    let n = token
        .number()
        .or_else(|| token.roman())
        .filter(|n| (1..=4).contains(n))?;
    Some(n * 3 - 2..=n * 3)
}

/// The months that a deadline says, if it says nothing else.
fn months_of(text: &str) -> Option<RangeInclusive<u32>> {
    if let Some(day) = parse_date(text) {
        return Some(day.month()..=day.month());
    }
    if let Some(months) = months(text) {
        return Some(months);
    }
    let read = Text::read(text, false);
    let month = |mention: &crate::grammar::Mention| match &mention.phrase {
        Phrase::Date { month, .. } => Some(*month),
        _ => None,
    };
    let found: Vec<u32> = read.mentions.iter().filter_map(month).collect();
    let (least, most) = (*found.iter().min()?, *found.iter().max()?);
    (found.len() == read.mentions.len()).then_some(least..=most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_deadlines_say_their_months() {
        assert_eq!(months("Quý II/2026"), Some(4..=6));
        assert_eq!(months("Tháng 5"), Some(5..=5));
        assert_eq!(months("Tháng 5 và tháng 6"), None);
        assert_eq!(months("Nhiệm vụ Quý I"), None);
        assert_eq!(months_of("15/6/2026"), Some(6..=6));
        assert_eq!(months_of("Trước ngày 15/6"), Some(6..=6));
        assert_eq!(months_of("Thường xuyên"), None);
    }

    #[test]
    fn a_deadline_with_more_than_days_is_not_judged() {
        assert!(last_day("31/3/2025").is_some());
        assert!(last_day("Trước ngày 31/3/2025").is_some());
        assert!(last_day("15/6 hằng năm").is_none());
        assert!(last_day("Từ ngày 01/3/2025").is_none());
    }
}
