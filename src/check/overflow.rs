//! Text that runs out of the page's text area, or over the line of a table's cell.

use std::collections::{BTreeMap, BTreeSet};

use super::locate::Locate;
use crate::diag::{Diagnostic, Message, rules};
use crate::say;
use crate::standard::Margins;
use crate::typeset::{Pages, Stroke, TextRun, strokes};

const POINTS_PER_MM: f64 = 72.0 / 25.4;
/// The reach of an italic letter beyond its own width, in pt.
const TOLERANCE: f64 = 1.5;

pub(super) fn check(
    runs: &[TextRun],
    pages: &Pages,
    margins: Margins,
    locate: Locate<'_>,
) -> Vec<Diagnostic> {
    let lines = upright_lines(pages);
    let mut findings = vec![];
    // A header row runs over on every page; once is enough.
    let mut seen = BTreeSet::new();
    for run in runs.iter().filter(|run| !run.text.trim().is_empty()) {
        let (message, hint) = if outside(run, pages, margins) {
            outside_margins(run)
        } else if crosses(run, lines.get(&run.page).map_or(&[], Vec::as_slice)) {
            over_a_line(run)
        } else {
            continue;
        };
        let place = locate(run);
        let range = place.as_ref().map(|place| (place.range.start, place.range.end));
        if seen.insert((&run.text, range)) {
            let finding = Diagnostic::new(&rules::TEXT_OVERFLOW, message);
            findings.push(finding.at_maybe(place).hint(hint));
        }
    }
    findings
}

/// The upright lines of each page: those between the cells of tables.
fn upright_lines(pages: &Pages) -> BTreeMap<usize, Vec<Stroke>> {
    let mut lines: BTreeMap<usize, Vec<Stroke>> = BTreeMap::new();
    for line in strokes(pages).into_iter().filter(|line| line.width.abs() < 0.1) {
        lines.entry(line.page).or_default().push(line);
    }
    lines
}

fn outside(run: &TextRun, pages: &Pages, margins: Margins) -> bool {
    let Some((width, height)) = pages.size(run.page) else { return false };
    let Margins { bottom, left, right, .. } = margins;
    run.x < left * POINTS_PER_MM - TOLERANCE
        || run.x + run.width > width - right * POINTS_PER_MM + TOLERANCE
        || run.y > height - bottom * POINTS_PER_MM + TOLERANCE
}

fn crosses(run: &TextRun, lines: &[Stroke]) -> bool {
    let middle = run.y - 0.3 * run.size;
    lines.iter().any(|line| {
        let inside = run.x + TOLERANCE..run.x + run.width - TOLERANCE;
        inside.contains(&line.x) && (line.y..line.y + line.height).contains(&middle)
    })
}

fn shown(run: &TextRun) -> (String, usize) {
    (run.text.trim().chars().take(40).collect(), run.page + 1)
}

fn outside_margins(run: &TextRun) -> (Message, Message) {
    let (text, page) = shown(run);
    let message = say!(
        "chữ “{text}” tràn ra ngoài lề ở trang {page}",
        "the text “{text}” runs over the margin of page {page}"
    );
    (message, say!("Viết ngắn lại.", "Make it shorter."))
}

fn over_a_line(run: &TextRun) -> (Message, Message) {
    let (text, page) = shown(run);
    let message = say!(
        "chữ “{text}” rộng hơn ô của bảng ở trang {page}",
        "the text “{text}” is wider than its cell on page {page}"
    );
    let hint =
        say!("Nới cột, hoặc đặt trang nằm ngang.", "Widen the column, or turn the page.");
    (message, hint)
}
