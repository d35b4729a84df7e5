//! Rules on the nation's name and its motto (II.1).

use super::check::PageLooked;
use super::complaints::Complaints;
use super::look::{LetterLook, centred, letters};
use super::printed::TextRole;
use super::subject::PageSubject;
use super::underlines;
use crate::diag::rules;
use crate::say;

/// The nation's name: capitals, bold, upright, on one line at the right of page 1.
pub(super) fn nation_look(subject: &PageSubject<'_>) -> PageLooked {
    let nation = subject.first(TextRole::Nation)?;
    let mut complaints = Complaints::default();
    let look = LetterLook {
        sizes: &["quoc-hieu"],
        bold: Some(true),
        italic: Some(false),
        capitals: true,
    };
    letters(subject, &nation, look, &mut complaints);
    if nation.lines.len() > 1 {
        complaints.add(say!("không ở trên một dòng", "is not on one line"));
    }
    let left = subject.first(TextRole::Agency);
    if let (Some(left), Some(line)) = (left, nation.lines.first())
        && left
            .lines
            .first()
            .is_some_and(|agency| agency.centre() > line.centre())
    {
        complaints.add(say!(
            "không ở bên phải tên cơ quan",
            "is not at the right of the agency"
        ));
    }
    let name = say!("Quốc hiệu", "the nation's name");
    let place = subject.place(nation.printed);
    let finding = complaints.finding(&rules::NATION_LOOK, &name, nation.page(), place);
    Some(finding.into_iter().collect())
}

/// The motto: bold, upright, in the middle under the nation's name.
pub(super) fn motto_look(subject: &PageSubject<'_>) -> PageLooked {
    let (nation, motto) =
        (subject.first(TextRole::Nation)?, subject.first(TextRole::Motto)?);
    let mut complaints = Complaints::default();
    let look = LetterLook {
        sizes: &["tieu-ngu"],
        bold: Some(true),
        italic: Some(false),
        capitals: false,
    };
    letters(subject, &motto, look, &mut complaints);
    let (above, line) = (nation.lines.last()?, motto.lines.first()?);
    if line.page != above.page || line.y < above.y {
        complaints.add(say!("không ở dưới Quốc hiệu", "is not under the nation's name"));
    } else {
        centred(&motto, above.centre(), &mut complaints);
    }
    let name = say!("Tiêu ngữ", "the motto");
    let place = subject.place(motto.printed);
    let finding = complaints.finding(&rules::MOTTO_LOOK, &name, motto.page(), place);
    Some(finding.into_iter().collect())
}

/// The line under the motto is as long as its text.
pub(super) fn motto_line(subject: &PageSubject<'_>) -> PageLooked {
    let motto = subject.first(TextRole::Motto)?;
    let mut complaints = Complaints::default();
    underlines::length(subject, &motto.lines, (1.0, 1.0), &mut complaints);
    let name = say!("Tiêu ngữ", "the motto");
    let place = subject.place(motto.printed);
    let finding = complaints.finding(&rules::MOTTO_LINE, &name, motto.page(), place);
    Some(finding.into_iter().collect())
}
