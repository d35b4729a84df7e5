//! Numbers and days of several documents among themselves (Điều 15).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diag::{Diagnostic, Place, rules};
use crate::document::{IssueDate, Loaded};
use crate::say;
use crate::vi::short_date;
use crate::yaml::Path;

/// A document that has its number.
#[derive(Clone, Debug)]
pub struct GivenNumber {
    /// What its number runs in: agency, code, year or term.
    series: String,
    number: u32,
    day: Option<NaiveDate>,
    /// Where it says its number and its date.
    number_at: Place,
    date_at: Place,
}

/// What a document says of its number; none while it has none.
pub fn numbered(loaded: &Loaded) -> Option<GivenNumber> {
    let place = |key: &str| {
        let tree = &loaded.tree;
        tree.place(tree.root.find(&Path::default().key(key)))
    };
    Some(GivenNumber {
        series: loaded.series()?,
        number: loaded.document.number?.value,
        day: loaded.document.date.and_then(IssueDate::day),
        number_at: place("number"),
        date_at: place("date"),
    })
}

/// What is wrong with the numbers of documents among themselves: one that is given twice, and
/// one whose day lies before that of a smaller number.
pub fn across(mut documents: Vec<GivenNumber>) -> Vec<Diagnostic> {
    documents.sort_by_key(|it| it.number);
    let mut series: BTreeMap<&str, Vec<&GivenNumber>> = BTreeMap::new();
    for document in &documents {
        series.entry(&document.series).or_default().push(document);
    }
    series.into_values().flat_map(|it| within(&it)).collect()
}

/// The faults of one series, whose documents stand in the order of their numbers.
fn within(documents: &[&GivenNumber]) -> Vec<Diagnostic> {
    let mut found = vec![];
    let mut latest: Option<(NaiveDate, &GivenNumber)> = None;
    for (i, document) in documents.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| documents[i]);
        if let Some(twin) = before.filter(|it| it.number == document.number) {
            found.push(twice(document, twin));
            continue;
        }
        let Some(day) = document.day else { continue };
        match latest {
            Some((last, earlier)) if day < last => {
                found.push(out_of_order(document, day, earlier, last));
            }
            _ => latest = Some((day, document)),
        }
    }
    found
}

fn twice(document: &GivenNumber, twin: &GivenNumber) -> Diagnostic {
    let (number, other) = (document.number, &twin.number_at.file.name);
    let message = say!(
        "số {number} đã cấp cho {other} trong cùng năm hoặc nhiệm kỳ",
        "number {number} is given to {other} in the same year or term"
    );
    Diagnostic::new(&rules::DUPLICATE_NUMBER, message)
        .at(document.number_at.clone())
        .related(twin.number_at.clone(), say!("văn bản kia", "the other"))
        .hint(say!(
            "Mỗi số chỉ cấp một lần cho một ký hiệu: sửa `number:` của một văn bản.",
            "A number is given once with its code: change `number:` in one of the two."
        ))
}

fn out_of_order(
    document: &GivenNumber,
    day: NaiveDate,
    earlier: &GivenNumber,
    last: NaiveDate,
) -> Diagnostic {
    let (number, smaller) = (document.number, earlier.number);
    let (day, last) = (short_date(day), short_date(last));
    let message = say!(
        "số {number} ngày {day} đứng sau số {smaller} ngày {last}",
        "number {number} of {day} comes after number {smaller} of {last}"
    );
    Diagnostic::new(&rules::NUMBER_OUT_OF_ORDER, message)
        .at(document.date_at.clone())
        .related(earlier.date_at.clone(), say!("số nhỏ hơn", "the smaller number"))
        .hint(say!(
            "Số cấp theo thứ tự thời gian ban hành: xem lại số hoặc ngày của hai văn bản.",
            "Numbers are given in the order of issue: look at both numbers and days again."
        ))
}
