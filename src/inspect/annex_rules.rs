//! Rules on the heads of annexes and attached texts (III.1; forms 1.3, 2.1).

use super::check::PageLooked;
use super::complaints::Complaints;
use super::look::{LetterLook, centred, letters};
use super::printed::TextRole;
use super::subject::{PageSubject, ShownText};
use crate::diag::{Diagnostic, Rule, rules};
use crate::say;

/// The first that does not look so, in the middle of its page.
fn first_wrong(
    subject: &PageSubject<'_>,
    roles: &[TextRole],
    rule: &'static Rule,
    look: impl Fn(&ShownText<'_>) -> LetterLook,
) -> Option<Vec<Diagnostic>> {
    let shown = subject.shown(roles);
    if shown.is_empty() {
        return None;
    }
    let finding = |it: &ShownText<'_>| {
        let mut complaints = Complaints::default();
        letters(subject, it, look(it), &mut complaints);
        if let Some(middle) = subject.middle(it.page()) {
            centred(it, middle, &mut complaints);
        }
        // "Phụ lục" is in small letters.
        if it.printed.role == TextRole::AnnexNumber {
            let small = |text: &str| text.chars().any(char::is_lowercase);
            if small(&it.printed.text) && !it.runs.iter().any(|run| small(&run.text)) {
                complaints.add(say!("in hoa", "is in capitals"));
            }
        }
        let text: String = it.printed.text.trim().chars().take(40).collect();
        let name = say!("dòng “{text}”", "the line “{text}”");
        complaints.finding(rule, &name, it.page(), subject.place(it.printed))
    };
    Some(shown.iter().find_map(finding).into_iter().collect())
}

/// An annex's number and title, and the kind and subject of an attached text: bold, upright, in
/// the middle.
pub(super) fn annex_look(subject: &PageSubject<'_>) -> PageLooked {
    let roles = [
        TextRole::AnnexNumber,
        TextRole::AnnexTitle,
        TextRole::AttachedKind,
        TextRole::AttachedSubject,
    ];
    first_wrong(subject, &roles, &rules::ANNEX_LOOK, |shown| LetterLook {
        sizes: match shown.printed.role {
            TextRole::AnnexNumber => &["phu-luc"],
            TextRole::AnnexTitle => &["phu-luc", "ten-loai"],
            _ => &["ten-loai"],
        },
        bold: Some(true),
        italic: Some(false),
        capitals: matches!(
            shown.printed.role,
            TextRole::AnnexTitle | TextRole::AttachedKind
        ),
    })
}

/// The line that says what it comes with: in italics, not bold, in the middle.
pub(super) fn reference_look(subject: &PageSubject<'_>) -> PageLooked {
    first_wrong(subject, &[TextRole::Reference], &rules::REFERENCE_LOOK, |_| LetterLook {
        sizes: &["phu-luc", "noi-dung"],
        bold: Some(false),
        italic: Some(true),
        capitals: false,
    })
}
