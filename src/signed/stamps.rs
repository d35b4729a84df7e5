//! Number and day as they are stamped: by the blank of the page in which a stamp stands.

use super::words::{PageWord, PageWords, WidgetLook};

/// How far beside its blank, or above and below its line, a stamp may stand, in pt.
const BESIDE: f64 = 9.0;
const ABOVE: f64 = 18.0;
const BELOW: f64 = 12.0;

/// What is written into a blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlankKind {
    /// The number, between “Số:” and “/”.
    Number,
    /// The day, between “ngày” and “tháng”.
    Day,
    /// The month, between “tháng” and “năm”.
    Month,
}

/// A picture or text that a signature draws on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    /// The page, from 1.
    pub page: usize,
    /// What it says; none if it is a picture, or text that cannot be seen.
    pub text: Option<String>,
    /// The blank in which it stands.
    pub blank: Option<BlankKind>,
    /// True in the document's own heading, not in a line of an annex.
    pub in_heading: bool,
}

impl Stamp {
    /// The number that it says, if that is all it says.
    pub fn value(&self) -> Option<u32> {
        let digits = self.text.as_deref()?.replace(' ', "");
        let is_plain = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
        digits.parse().ok().filter(|_| is_plain)
    }
}

impl BlankKind {
    /// What it is called in sentences, in Vietnamese and in English.
    pub(super) fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Number => ("số", "number"),
            Self::Day => ("ngày", "day"),
            Self::Month => ("tháng", "month"),
        }
    }
}

/// A blank of a page.
struct PageBlank {
    kind: BlankKind,
    left: f64,
    right: f64,
    baseline: f64,
    page: usize,
}

/// The stamps of a file.
pub(super) fn stamps(words: &PageWords) -> Vec<Stamp> {
    let blanks: Vec<PageBlank> = blanks(words);
    let read = |look: &WidgetLook| {
        let near: Vec<&PageBlank> =
            blanks.iter().filter(|it| stands_in(look, it)).collect();
        // A seal covers several; a number stands in one.
        let blank = if let [blank] = near.as_slice() { Some(*blank) } else { None };
        let kind = blank.map(|it| it.kind);
        let heading = blanks.iter().find(|it| Some(it.kind) == kind);
        let text: Vec<&str> = look.words.iter().map(|word| word.text.as_str()).collect();
        let text = text.join(" ");
        Stamp {
            page: look.page,
            text: (!text.is_empty()).then_some(text),
            blank: kind,
            in_heading: match (blank, heading) {
                (Some(blank), Some(first)) => {
                    std::ptr::eq(blank, first) && blank.page == 1
                }
                _ => false,
            },
        }
    };
    let is_drawn =
        |look: &&WidgetLook| look.is_picture || look.is_hidden || !look.words.is_empty();
    words.looks.iter().filter(is_drawn).map(read).collect()
}

fn stands_in(look: &WidgetLook, blank: &PageBlank) -> bool {
    let [left, top, right, bottom] = look.area;
    // Where it says something, that counts; a box may be wider than its text.
    let (left, right) = match (look.words.first(), look.words.last()) {
        (Some(first), Some(last)) => (first.left, last.right),
        _ => (left, right),
    };
    let (middle, low) = (f64::midpoint(left, right), look.words.first());
    let line = low.map_or(f64::midpoint(top, bottom), |word| word.baseline);
    look.page == blank.page
        && (blank.left - BESIDE..=blank.right + BESIDE).contains(&middle)
        && right - left < (blank.right - blank.left) + 4.0 * BESIDE
        && (blank.baseline - ABOVE..=blank.baseline + BELOW).contains(&line)
}

/// The blanks of all pages, in reading order.
fn blanks(words: &PageWords) -> Vec<PageBlank> {
    let mut found = vec![];
    for (i, page) in words.pages.iter().enumerate() {
        for pair in page.windows(2) {
            let [one, two] = pair else { continue };
            let kind = blank_between(&one.text, &two.text);
            let same_line =
                (one.baseline - two.baseline).abs() < 3.0 && two.left > one.right;
            if let Some(kind) = kind.filter(|_| same_line) {
                found.push(PageBlank {
                    kind,
                    left: one.right,
                    right: two.left,
                    baseline: one.baseline,
                    page: i + 1,
                });
            }
        }
    }
    found
}

fn blank_between(before: &str, after: &str) -> Option<BlankKind> {
    let before = before.trim_start_matches('(').to_lowercase();
    let after = after.to_lowercase();
    match before.as_str() {
        "số:" | "số" if after.starts_with('/') => Some(BlankKind::Number),
        "ngày" if after == "tháng" => Some(BlankKind::Day),
        "tháng" if after == "năm" => Some(BlankKind::Month),
        _ => None,
    }
}

/// The month and year that a date line prints, or the year alone.
pub(super) fn printed(words: &[Vec<PageWord>]) -> (Option<u32>, Option<i32>) {
    let page = words.first().map(Vec::as_slice).unwrap_or_default();
    let is = |word: &PageWord, text: &str| word.text.to_lowercase() == text;
    let Some(start) = page.iter().position(|word| is(word, "tháng")) else {
        return (None, None);
    };
    let rest: Vec<&str> = page[start + 1..].iter().map(|it| it.text.as_str()).collect();
    match rest.as_slice() {
        ["năm", year, ..] => (None, year.parse().ok()),
        [month, "năm", year, ..] => (month.parse().ok(), year.parse().ok()),
        _ => (None, None),
    }
}
