//! Rules on how paragraphs are set (II.6.e).

use super::check::Looked;
use super::complaints::{in_template, mm, number};
use super::lines::PageLine;
use super::printed::Role;
use super::subject::{PageSubject, Shown};
use super::tolerances::{MARGIN, MM, SINGLE_LINE, SPACING};
use crate::diag::{Diagnostic, Message, Rule, rules};
use crate::say;

/// What the first line of a paragraph may be indented by, in mm.
const INDENTS: [f64; 2] = [10.0, 12.7];
/// How far lines stand apart, as a part of a single line.
const LINES: (f64, f64) = (1.0, 1.5);
/// The least room between two paragraphs, in pt.
const GAP: f64 = 6.0;
/// A line may end so far from the others when its text is not justified, in pt.
const RAGGED: f64 = 3.0;
/// So many lines that end elsewhere are no chance.
const SOME: usize = 2;

fn paragraphs<'a>(subject: &'a PageSubject<'_>) -> Vec<Shown<'a>> {
    subject.shown(&[Role::Paragraph, Role::Basis])
}

fn finding(
    subject: &PageSubject<'_>,
    rule: &'static Rule,
    shown: &Shown<'_>,
    message: Message,
) -> Diagnostic {
    let place = subject.place(shown.printed);
    Diagnostic::new(rule, message).at(place).hint(in_template())
}

/// Pairs of lines that follow each other on a page.
fn pairs(lines: &[PageLine]) -> impl Iterator<Item = (&PageLine, &PageLine)> {
    let pairs = lines.windows(2).map(|pair| (&pair[0], &pair[1]));
    pairs.filter(|(above, below)| above.page == below.page && below.y > above.y)
}

/// The lines of a paragraph, but for the last, end at the right margin.
pub(super) fn ragged_text(subject: &PageSubject<'_>) -> Looked {
    let long: Vec<Shown<'_>> = paragraphs(subject)
        .into_iter()
        .filter(|it| it.lines.len() > 1)
        .collect();
    if long.is_empty() {
        return None;
    }
    let (_, right, _) = subject.block;
    let ragged = |shown: &&Shown<'_>| {
        let inner = shown.lines.iter().rev().skip(1);
        // A line that ends well before the margin was ended by its author.
        inner
            .filter(|line| !subject.lies(line.page))
            .any(|line| (RAGGED..0.5 * right).contains(&(right - line.right)))
            && !shown.printed.text.contains('\n')
    };
    let found: Vec<&Shown<'_>> = long.iter().filter(ragged).collect();
    let all = found.len() >= SOME.min(long.len());
    let Some(first) = found.first().filter(|_| all) else { return Some(vec![]) };
    let page = first.page() + 1;
    let message = say!(
        "lời văn ở trang {page} không dàn đều hai lề",
        "the text on page {page} is not justified"
    );
    Some(vec![finding(subject, &rules::RAGGED_TEXT, first, message)])
}

/// The first line is indented by 1 or 1.27 cm.
pub(super) fn first_line_indent(subject: &PageSubject<'_>) -> Looked {
    let (left, _, is_measured) = subject.block;
    let mut looked = paragraphs(subject);
    looked.retain(|it| it.printed.part == 0 && !subject.lies(it.page()));
    if looked.is_empty() || !is_measured {
        return None;
    }
    let fits = |line: &PageLine| {
        let indent = line.x - left;
        INDENTS.iter().any(|wanted| (indent - wanted * MM).abs() <= MARGIN)
    };
    let wrong = looked.iter().find(|it| it.lines.first().is_some_and(|it| !fits(it)));
    let said = |shown: &Shown<'_>| {
        let indent = mm(shown.lines.first().map_or(0.0, |line| line.x - left));
        let page = shown.page() + 1;
        let message = say!(
            "dòng đầu của đoạn ở trang {page} lùi {indent} mm, không phải 10 hay 12,7 mm",
            "the first line of a paragraph on page {page} is indented by {indent} mm, not by 10 or \
             12.7 mm"
        );
        finding(subject, &rules::FIRST_LINE_INDENT, shown, message)
    };
    Some(wrong.map(said).into_iter().collect())
}

/// How far two lines of one paragraph stand apart: the least of it.
fn pitch(shown: &[Shown<'_>]) -> Option<f64> {
    let all = shown.iter().flat_map(|it| pairs(&it.lines));
    all.map(|(above, below)| below.y - above.y).reduce(f64::min)
}

/// Paragraphs stand 6 pt apart at least, beyond what lines do.
pub(super) fn paragraph_gap(subject: &PageSubject<'_>) -> Looked {
    let looked = paragraphs(subject);
    let pitch = pitch(&looked);
    let mut evaluated = false;
    for pair in looked.windows(2) {
        let (Some(above), Some(below)) = (pair[0].lines.last(), pair[1].lines.first())
        else {
            continue;
        };
        if above.page != below.page || below.y <= above.y {
            continue;
        }
        evaluated = true;
        let line = pitch.unwrap_or(SINGLE_LINE * below.size);
        let gap = below.y - above.y - line;
        if gap < GAP - SPACING {
            let (gap, page) = (number(gap.max(0.0)), below.page + 1);
            let message = say!(
                "đoạn ở trang {page} cách đoạn trên {gap} pt, chưa đến 6 pt",
                "a paragraph on page {page} is {gap} pt from the one above it, less than 6 pt"
            );
            let found = finding(subject, &rules::PARAGRAPH_GAP, &pair[1], message);
            return Some(vec![found]);
        }
    }
    evaluated.then(Vec::new)
}

/// Lines stand 1 to 1.5 single lines apart.
pub(super) fn line_spacing(subject: &PageSubject<'_>) -> Looked {
    let looked = paragraphs(subject);
    let mut evaluated = false;
    for shown in &looked {
        for (above, below) in pairs(&shown.lines) {
            evaluated = true;
            let single = SINGLE_LINE * below.size.max(above.size);
            let apart = (below.y - above.y) / single;
            let slack = SPACING / single;
            if (LINES.0 - slack..=LINES.1 + slack).contains(&apart) {
                continue;
            }
            // What stands between two lines may be a picture or an end of the author's own.
            if apart > 2.0 * LINES.1 {
                continue;
            }
            let (times, page) = (format!("{apart:.2}"), below.page + 1);
            let message = say!(
                "các dòng ở trang {page} cách nhau {times} lần dòng đơn, không phải 1 đến 1,5 lần",
                "lines on page {page} are {times} single lines apart, not 1 to 1.5"
            );
            return Some(vec![finding(subject, &rules::LINE_SPACING, shown, message)]);
        }
    }
    evaluated.then(Vec::new)
}
