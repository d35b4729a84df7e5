//! Rules on how paragraphs are set (II.6.e).

use super::check::PageLooked;
use super::complaints::{in_template, mm, number};
use super::lines::PageLine;
use super::printed::TextRole;
use super::subject::{PageSubject, ShownText};
use super::tolerances::{MARGIN, MM, SINGLE_LINE, SPACING};
use crate::diag::{Diagnostic, Message, Rule, rules};
use crate::say;

/// What the first line of a paragraph may be indented by besides the standard's own, in mm.
const INDENT: f64 = 10.0;
/// What the standard calls its indentation, and the room between paragraphs.
const INDENTS: &str = "thut-dong";
const GAPS: &str = "cach-doan";
/// How far lines stand apart, as a part of a single line.
const LINES: (f64, f64) = (1.0, 1.5);
/// A line may end so far from the others when its text is not justified, in pt.
const RAGGED: f64 = 3.0;
/// A word of more letters leaves a hole in the line before it.
const LONG_WORD: usize = 24;
/// So many lines that end elsewhere are no chance.
const SOME: usize = 2;

fn paragraphs<'a>(subject: &'a PageSubject<'_>) -> Vec<ShownText<'a>> {
    subject.shown(&[TextRole::Paragraph, TextRole::Basis])
}

fn finding(
    subject: &PageSubject<'_>,
    rule: &'static Rule,
    shown: &ShownText<'_>,
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

/// A length of the standard, in pt.
fn measure(subject: &PageSubject<'_>, name: &str) -> Option<f64> {
    let length = &subject.standard().measures.get(name)?.usual;
    let mm = length.strip_suffix("mm").and_then(|n| n.parse::<f64>().ok());
    let pt = length.strip_suffix("pt").and_then(|n| n.parse::<f64>().ok());
    mm.map(|n| n * MM).or(pt)
}

/// A word that may not fit on its line.
fn has_long_word(shown: &ShownText<'_>) -> bool {
    let mut words = shown.printed.text.split_whitespace();
    words.any(|word| word.chars().count() > LONG_WORD)
}

/// The lines of a paragraph, but for the last, end at the right margin.
pub(super) fn ragged_text(subject: &PageSubject<'_>) -> PageLooked {
    let mut long = paragraphs(subject);
    long.retain(|it| it.lines.len() > 1 && !has_long_word(it));
    if long.is_empty() {
        return None;
    }
    let (_, right, _) = subject.block;
    let is_ragged = |line: &&PageLine| {
        // A line that ends well before the margin was ended by its author.
        (RAGGED..0.5 * right).contains(&(right - line.right))
    };
    let inner = |shown: &ShownText<'_>| -> Vec<PageLine> {
        let lines = shown.lines.iter().rev().skip(1);
        lines.filter(|line| !subject.lies(line.page)).copied().collect()
    };
    let ragged = |shown: &&ShownText<'_>| {
        inner(shown).iter().any(|line| is_ragged(&line))
            && !shown.printed.text.contains('\n')
    };
    let all: Vec<PageLine> = long.iter().flat_map(inner).collect();
    let count = all.iter().filter(is_ragged).count();
    let most = count >= SOME && 2 * count > all.len();
    let Some(first) = long.iter().find(ragged).filter(|_| most) else {
        return Some(vec![]);
    };
    let page = first.page() + 1;
    let message = say!(
        "lời văn ở trang {page} không dàn đều hai lề",
        "the text on page {page} is not justified"
    );
    Some(vec![finding(subject, &rules::RAGGED_TEXT, first, message)])
}

/// The first line is indented by 1 or 1.27 cm.
pub(super) fn first_line_indent(subject: &PageSubject<'_>) -> PageLooked {
    let (left, _, is_measured) = subject.block;
    let mut looked = paragraphs(subject);
    looked.retain(|it| it.printed.part == 0 && !subject.lies(it.page()));
    if looked.is_empty() || !is_measured {
        return None;
    }
    let wanted = [INDENT * MM, measure(subject, INDENTS)?];
    let fits = |line: &PageLine| {
        let indent = line.x - left;
        wanted.iter().any(|wanted| (indent - wanted).abs() <= MARGIN)
    };
    let wrong = looked.iter().find(|it| it.lines.first().is_some_and(|it| !fits(it)));
    let said = |shown: &ShownText<'_>| {
        let indent = mm(shown.lines.first().map_or(0.0, |line| line.x - left));
        let page = shown.page() + 1;
        let [least, most] = wanted.map(mm);
        let message = say!(
            "dòng đầu của đoạn ở trang {page} lùi {indent} mm, không phải {least} hay {most} mm",
            "the first line of a paragraph on page {page} is indented by {indent} mm, not by \
             {least} or {most}"
        );
        finding(subject, &rules::FIRST_LINE_INDENT, shown, message)
    };
    Some(wrong.map(said).into_iter().collect())
}

/// How far two lines of one paragraph stand apart: the least of it.
fn pitch(shown: &[ShownText<'_>]) -> Option<f64> {
    let all = shown.iter().flat_map(|it| pairs(&it.lines));
    all.map(|(above, below)| below.y - above.y).reduce(f64::min)
}

/// Paragraphs stand 6 pt apart at least, beyond what lines do.
pub(super) fn paragraph_gap(subject: &PageSubject<'_>) -> PageLooked {
    let looked = paragraphs(subject);
    let pitch = pitch(&looked);
    let least = measure(subject, GAPS)?;
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
        if gap < least - SPACING {
            let (gap, page) = (number(gap.max(0.0)), below.page + 1);
            let least = number(least);
            let message = say!(
                "đoạn ở trang {page} cách đoạn trên {gap} pt, chưa đến {least} pt",
                "a paragraph on page {page} is {gap} pt from the one above it, less than {least}"
            );
            let found = finding(subject, &rules::PARAGRAPH_GAP, &pair[1], message);
            return Some(vec![found]);
        }
    }
    evaluated.then(Vec::new)
}

/// Lines stand 1 to 1.5 single lines apart.
pub(super) fn line_spacing(subject: &PageSubject<'_>) -> PageLooked {
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
