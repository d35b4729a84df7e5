//! Rules on number and code, and on place and date (II.3, II.4).

use super::check::PageLooked;
use super::complaints::{Complaints, in_template, mm};
use super::look::{LetterLook, centred, letters};
use super::printed::TextRole;
use super::subject::PageSubject;
use super::tolerances::{BASELINE, CENTRE};
use crate::diag::{Diagnostic, rules};
use crate::say;

/// Number and code: upright, not bold, in the middle under the agency.
pub(super) fn number_look(subject: &PageSubject<'_>) -> PageLooked {
    let number = subject.first(TextRole::Number)?;
    let look = LetterLook {
        sizes: &["so"],
        bold: Some(false),
        italic: Some(false),
        capitals: false,
    };
    let mut complaints = Complaints::default();
    letters(subject, &number, look, &mut complaints);
    let line = number.lines.first()?;
    if number.lines.len() > 1 {
        complaints.add(say!("không ở trên một dòng", "is not on one line"));
    }
    let agency = subject.shown(&[TextRole::Agency]);
    let above = agency.iter().rev().find(|it| it.printed.part == 0);
    if let Some(above) = above.and_then(|it| it.lines.last()) {
        // A code that is wider than its column begins at the margin.
        let column = 2.0 * (above.centre() - subject.block.0);
        let at_margin =
            (line.x - subject.block.0).abs() < CENTRE && line.width() > column - CENTRE;
        if line.y < above.y {
            complaints.add(say!("không ở dưới tên cơ quan", "is not under the agency"));
        } else if !at_margin {
            centred(&number, above.centre(), &mut complaints);
        }
    }
    let name = say!("số, ký hiệu", "the number and code");
    let place = subject.place(number.printed);
    let finding = complaints.finding(&rules::NUMBER_LOOK, &name, number.page(), place);
    Some(finding.into_iter().collect())
}

/// Place and date: in italics, not bold, in the middle under the nation's name.
pub(super) fn date_look(subject: &PageSubject<'_>) -> PageLooked {
    let date = subject.first(TextRole::PlaceDate)?;
    let look = LetterLook {
        sizes: &["dia-danh"],
        bold: Some(false),
        italic: Some(true),
        capitals: false,
    };
    let mut complaints = Complaints::default();
    letters(subject, &date, look, &mut complaints);
    if let Some(motto) = subject.first(TextRole::Motto)
        && let Some(above) = motto.lines.first()
    {
        if date.lines.first().is_some_and(|line| line.y < above.y) {
            complaints.add(say!("không ở dưới Tiêu ngữ", "is not under the motto"));
        } else {
            centred(&date, above.centre(), &mut complaints);
        }
    }
    let name = say!("địa danh và ngày tháng", "the place and date");
    let place = subject.place(date.printed);
    let finding = complaints.finding(&rules::DATE_LOOK, &name, date.page(), place);
    Some(finding.into_iter().collect())
}

/// Number and date stand on one baseline.
pub(super) fn number_beside_date(subject: &PageSubject<'_>) -> PageLooked {
    let (number, date) =
        (subject.first(TextRole::Number)?, subject.first(TextRole::PlaceDate)?);
    let (left, right) = (number.lines.first()?, date.lines.first()?);
    if left.page == right.page && (left.y - right.y).abs() <= BASELINE {
        return Some(vec![]);
    }
    let apart = mm((left.y - right.y).abs());
    let message = say!(
        "số, ký hiệu và địa danh, ngày tháng không cùng một dòng: lệch {apart} mm",
        "number and date are not on one line: they are {apart} mm apart"
    );
    let finding = Diagnostic::new(&rules::NUMBER_BESIDE_DATE, message);
    Some(vec![finding.at(subject.place(number.printed)).hint(in_template())])
}
