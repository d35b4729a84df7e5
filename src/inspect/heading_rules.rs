//! Rules on the titles of sections (II.6.đ).

use super::check::PageLooked;
use super::complaints::Complaints;
use super::look::{LetterLook, centred, letters};
use super::printed::TextRole;
use super::subject::{PageSubject, ShownText};
use crate::diag::rules;
use crate::say;

/// Titles of sections: upright, bold where the level is, in the middle where it stands alone.
pub(super) fn heading_look(subject: &PageSubject<'_>) -> PageLooked {
    let roles = [TextRole::Heading, TextRole::CentredNumber, TextRole::CentredHeading];
    let headings = subject.shown(&roles);
    if headings.is_empty() {
        return None;
    }
    let finding = |shown: &ShownText<'_>| {
        let role = shown.printed.role;
        let look = LetterLook {
            sizes: &["noi-dung"],
            bold: shown.printed.strong.then_some(true),
            italic: Some(false),
            capitals: role != TextRole::CentredNumber,
        };
        let mut complaints = Complaints::default();
        letters(subject, shown, look, &mut complaints);
        if role != TextRole::Heading
            && let Some(middle) = subject.middle(shown.page())
        {
            centred(shown, middle, &mut complaints);
        }
        let name = say!("tiêu đề", "a title");
        let place = subject.place(shown.printed);
        complaints.finding(&rules::HEADING_LOOK, &name, shown.page(), place)
    };
    Some(headings.iter().find_map(finding).into_iter().collect())
}
