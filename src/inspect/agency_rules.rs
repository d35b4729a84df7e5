//! Rules on the agency's name and that of its governing body (II.2), and on the room between
//! them and the nation's name.

use super::check::PageLooked;
use super::complaints::{Complaints, in_template, mm};
use super::lines::PageLine;
use super::look::{LetterLook, centred, letters};
use super::printed::TextRole;
use super::subject::{PageSubject, ShownText};
use super::tolerances::COLUMNS;
use super::underlines;
use crate::diag::{Diagnostic, rules};
use crate::say;

/// The lines of the agency or its governing body, in the head of the document itself.
fn head<'a>(subject: &'a PageSubject<'_>, role: TextRole) -> Vec<ShownText<'a>> {
    let mut shown = subject.shown(&[role]);
    shown.retain(|it| it.printed.part == 0 && it.page() == 0);
    shown
}

fn lines(shown: &[ShownText<'_>]) -> Vec<PageLine> {
    shown.iter().flat_map(|it| it.lines.iter().copied()).collect()
}

/// The agency: capitals, bold, upright, each line in the middle of the others.
pub(super) fn agency_look(subject: &PageSubject<'_>) -> PageLooked {
    let agency = head(subject, TextRole::Agency);
    let first = agency.first()?;
    let middle = first.lines.first()?.centre();
    let look = LetterLook {
        sizes: &["co-quan"],
        bold: Some(true),
        italic: Some(false),
        capitals: true,
    };
    let mut complaints = Complaints::default();
    for line in &agency {
        letters(subject, line, look, &mut complaints);
        centred(line, middle, &mut complaints);
    }
    let name = say!("tên cơ quan", "the agency's name");
    let place = subject.place(first.printed);
    let finding = complaints.finding(&rules::AGENCY_LOOK, &name, first.page(), place);
    Some(finding.into_iter().collect())
}

/// The governing body: capitals, not bold, upright, above the agency and without a line.
pub(super) fn parent_look(subject: &PageSubject<'_>) -> PageLooked {
    let parent = head(subject, TextRole::Parent);
    let (first, last) = (parent.first()?, parent.last()?);
    let look = LetterLook {
        sizes: &["co-quan"],
        bold: Some(false),
        italic: Some(false),
        capitals: true,
    };
    let mut complaints = Complaints::default();
    for line in &parent {
        letters(subject, line, look, &mut complaints);
    }
    let agency = head(subject, TextRole::Agency);
    if let Some(agency) = agency.first() {
        let (above, below) = (last.lines.last()?, agency.lines.first()?);
        if above.y > below.y {
            complaints.add(say!("không ở trên tên cơ quan", "is not above the agency"));
        } else if underlines::underline(subject, above).is_some_and(|it| it.y < below.y) {
            complaints.add(say!("có đường kẻ ở dưới", "has a line below it"));
        }
        for line in &parent {
            centred(line, below.centre(), &mut complaints);
        }
    }
    let name = say!("tên cơ quan chủ quản", "the governing body's name");
    let place = subject.place(first.printed);
    let finding = complaints.finding(&rules::PARENT_LOOK, &name, first.page(), place);
    Some(finding.into_iter().collect())
}

/// The line under the agency is a third to a half of its text.
pub(super) fn agency_line(subject: &PageSubject<'_>) -> PageLooked {
    let agency = head(subject, TextRole::Agency);
    let last = agency.last()?;
    let mut complaints = Complaints::default();
    underlines::length(subject, &lines(&agency), (1.0 / 3.0, 0.5), &mut complaints);
    let name = say!("tên cơ quan", "the agency's name");
    let place = subject.place(last.printed);
    let finding = complaints.finding(&rules::AGENCY_LINE, &name, last.page(), place);
    Some(finding.into_iter().collect())
}

/// The two columns of the heading do not run into each other.
pub(super) fn narrow_heading_gap(subject: &PageSubject<'_>) -> PageLooked {
    let mut left = head(subject, TextRole::Parent);
    left.extend(head(subject, TextRole::Agency));
    let nation = subject.first(TextRole::Nation)?;
    let right = nation.lines.first()?;
    let first = left.first()?;
    let beside: Vec<PageLine> = lines(&left)
        .into_iter()
        .filter(|line| line.page == right.page && (line.y - right.y).abs() < right.size)
        .collect();
    let edge = beside.iter().map(|line| line.right).reduce(f64::max)?;
    let gap = right.x - edge;
    if gap >= COLUMNS {
        return Some(vec![]);
    }
    let gap = mm(gap.max(0.0));
    let message = say!(
        "tên cơ quan chỉ cách Quốc hiệu {gap} mm",
        "the agency's name is only {gap} mm from the nation's name"
    );
    let finding = Diagnostic::new(&rules::NARROW_HEADING_GAP, message);
    Some(vec![finding.at(subject.place(first.printed)).hint(in_template())])
}
