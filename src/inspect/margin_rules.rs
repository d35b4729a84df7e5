//! The rule on margins (I.3).

use super::check::PageLooked;
use super::complaints::{in_template, mm};
use super::look::range;
use super::page_rules::page_number;
use super::printed::TextRole;
use super::subject::PageSubject;
use super::tolerances::{MARGIN, MM};
use crate::diag::{Diagnostic, Message, Place, rules};
use crate::say;
use crate::standard::Size;
use crate::typeset::TextRun;

/// How far the letters of a line reach above its baseline at least, in sizes of them.
const ASCENT: f64 = 0.66;

/// What belongs into the top margin beside the page number.
const IN_MARGIN: [TextRole; 2] = [TextRole::Circulation, TextRole::Stamp];

/// The text begins and ends where the margins may be.
pub(super) fn wrong_margins(subject: &PageSubject<'_>) -> PageLooked {
    if subject.texts.is_copy() || subject.sheets.runs.is_empty() {
        return None;
    }
    let finding = |(message, place): (Message, Place)| {
        let finding = Diagnostic::new(&rules::WRONG_MARGINS, message);
        finding.at(place).hint(in_template())
    };
    let sides = sides(subject).into_iter().map(|message| (message, subject.whole()));
    let all = sides.chain(above(subject));
    Some(all.map(finding).collect())
}

/// What is wrong with the left and right margins.
fn sides(subject: &PageSubject<'_>) -> Vec<Message> {
    let (left, right, is_measured) = subject.block;
    let Some((width, height)) = subject.sheets.sizes.first().filter(|_| is_measured)
    else {
        return vec![];
    };
    let right = width.min(*height) - right;
    let margins = &subject.standard().margins;
    let mut found = vec![];
    if let Some((measured, wanted)) = out_of_range(&margins.left, left) {
        found.push(say!(
            "lề trái của lời văn là {measured} mm, không phải {wanted} mm",
            "the text has a left margin of {measured} mm, not {wanted} mm"
        ));
    }
    if let Some((measured, wanted)) = out_of_range(&margins.right, right) {
        found.push(say!(
            "lề phải của lời văn là {measured} mm, không phải {wanted} mm",
            "the text has a right margin of {measured} mm, not {wanted} mm"
        ));
    }
    found
}

/// A margin that is not as wide as it may be, and how wide that is.
fn out_of_range(size: &Size, measured: f64) -> Option<(String, String)> {
    let (from, to) = (size.from.or(size.usual)?, size.to.or(size.usual)?);
    let (from, to) = (f64::from(from), f64::from(to));
    let fits = (from * MM - MARGIN..=to * MM + MARGIN).contains(&measured);
    (!fits).then(|| (mm(measured), range(from, to)))
}

/// The first text that stands in the top margin, and does not belong there.
fn above(subject: &PageSubject<'_>) -> Option<(Message, Place)> {
    let top = subject.margin_top();
    let said = |run: &TextRun, role: TextRole| {
        let mut all = subject.texts.all.iter();
        all.any(|it| it.role == role && it.text.contains(run.text.trim()))
    };
    let draft = &subject.standard().words.draft.text;
    let belongs = |run: &TextRun| {
        let text = run.text.trim();
        let is_mark = IN_MARGIN.iter().any(|role| said(run, *role)) || text == draft;
        let number = page_number(subject, run.page);
        let is_number =
            number.is_some_and(|(number, _)| (number.y - run.y).abs() < run.size);
        is_mark || is_number || text.chars().all(|c| c.is_ascii_digit())
    };
    let run = subject.sheets.runs.iter().find(|run| {
        let is_above = run.y - ASCENT * run.size < top - MARGIN;
        is_above && !run.text.trim().is_empty() && !belongs(run)
    })?;
    let text: String = run.text.trim().chars().take(40).collect();
    let page = run.page + 1;
    let message = say!(
        "chữ “{text}” nằm trong lề trên ở trang {page}",
        "the text “{text}” stands in the top margin of page {page}"
    );
    Some((message, subject.place_of(run)))
}
