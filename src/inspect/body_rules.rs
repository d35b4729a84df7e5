//! Rules on the letters of the body (II.6.e) and on the order of components (Mục IV).

use super::check::PageLooked;
use super::complaints::{Complaints, in_template};
use super::look::{LetterLook, letters};
use super::printed::TextRole;
use super::subject::{PageSubject, ShownText};
use crate::diag::{Diagnostic, rules};
use crate::say;

/// Paragraphs: upright, of the size of the body.
pub(super) fn body_look(subject: &PageSubject<'_>) -> PageLooked {
    let roles = [TextRole::Paragraph, TextRole::Flush, TextRole::Centred];
    let paragraphs = subject.shown(&roles);
    if paragraphs.is_empty() {
        return None;
    }
    let look = LetterLook { sizes: &["noi-dung"], ..LetterLook::default() };
    let finding = |shown: &ShownText<'_>| {
        let mut complaints = Complaints::default();
        letters(subject, shown, look, &mut complaints);
        let name = say!("lời văn", "the text");
        let place = subject.place(shown.printed);
        complaints.finding(&rules::BODY_LOOK, &name, shown.page(), place)
    };
    // All of them come from one place of a template: one says it for all.
    Some(paragraphs.iter().find_map(finding).into_iter().collect())
}

/// The components follow each other from the top of page 1 on.
pub(super) fn component_order(subject: &PageSubject<'_>) -> PageLooked {
    let roles = [
        TextRole::Nation,
        TextRole::PlaceDate,
        TextRole::Kind,
        TextRole::Subject,
        TextRole::AddresseesLabel,
    ];
    let mut parts: Vec<ShownText<'_>> =
        roles.into_iter().filter_map(|role| subject.first(role)).collect();
    let body = subject.shown(&[TextRole::Basis, TextRole::Paragraph, TextRole::Heading]);
    parts.extend(body.into_iter().find(|it| it.printed.part == 0));
    parts.extend(subject.first(TextRole::Post));
    if parts.len() < 3 {
        return None;
    }
    let at = |shown: &ShownText<'_>| shown.lines.first().map(|line| (line.page, line.y));
    let wrong = parts.windows(2).find(|pair| {
        let (Some(above), Some(below)) = (at(&pair[0]), at(&pair[1])) else {
            return false;
        };
        above.0 > below.0 || above.0 == below.0 && above.1 > below.1 + 1.0
    });
    let finding = |pair: &[ShownText<'_>]| {
        let shorten = |shown: &ShownText<'_>| -> String {
            shown.printed.text.trim().chars().take(40).collect()
        };
        let (above, below) = (shorten(&pair[0]), shorten(&pair[1]));
        let message = say!(
            "“{below}” đứng trước “{above}”, trái thứ tự các thành phần",
            "“{below}” stands before “{above}”, out of the order of components"
        );
        let finding = Diagnostic::new(&rules::COMPONENT_ORDER, message);
        finding.at(subject.place(pair[1].printed)).hint(in_template())
    };
    Some(wrong.map(finding).into_iter().collect())
}
