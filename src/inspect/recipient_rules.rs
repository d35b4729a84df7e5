//! Rules on the recipients (II.9).

use super::check::PageLooked;
use super::complaints::Complaints;
use super::look::{LetterLook, letters};
use super::printed::TextRole;
use super::subject::PageSubject;
use super::tolerances::{BASELINE, CENTRE};
use crate::diag::rules;
use crate::say;

/// The word over the recipients: bold, in italics, at the left margin, on the line of the first
/// post of who signs.
pub(super) fn recipients_label_look(subject: &PageSubject<'_>) -> PageLooked {
    let label = subject.first(TextRole::RecipientsLabel)?;
    let look = LetterLook {
        sizes: &["noi-nhan"],
        bold: Some(true),
        italic: Some(true),
        capitals: false,
    };
    let mut complaints = Complaints::default();
    letters(subject, &label, look, &mut complaints);
    let line = label.lines.first()?;
    let (left, _, _) = subject.block;
    if !subject.lies(line.page) && (line.x - left).abs() > CENTRE {
        complaints.add(say!("không ở sát lề trái", "is not at the left margin"));
    }
    let posts = subject.shown(&[TextRole::SigningDate, TextRole::Post]);
    let own = posts.iter().filter(|post| post.printed.part == 0);
    let several = own.clone().any(|post| post.printed.owner > 0);
    let first = own.clone().next().and_then(|post| post.lines.first());
    if let Some(post) = first.filter(|_| !several)
        && (post.page != line.page || (post.y - line.y).abs() > BASELINE)
    {
        complaints.add(say!(
            "không ngang hàng với dòng đầu của phần người ký",
            "is not on the line on which the signer's part begins"
        ));
    }
    let name = say!("chữ “Nơi nhận”", "the word over the recipients");
    let place = subject.place(label.printed);
    let rule = &rules::RECIPIENTS_LABEL_LOOK;
    Some(
        complaints
            .finding(rule, &name, label.page(), place)
            .into_iter()
            .collect(),
    )
}

/// The recipients: upright, not bold, each on a line of its own at the left margin.
pub(super) fn recipients_look(subject: &PageSubject<'_>) -> PageLooked {
    let items = subject.shown(&[TextRole::Recipient]);
    let first = items.first()?;
    let look = LetterLook {
        sizes: &["noi-nhan-muc"],
        bold: Some(false),
        italic: Some(false),
        capitals: false,
    };
    let mut complaints = Complaints::default();
    let (left, _, _) = subject.block;
    for item in &items {
        letters(subject, item, look, &mut complaints);
        let line = item.lines.first()?;
        let below = item.printed.text.starts_with('+');
        if !below && !subject.lies(line.page) && (line.x - left).abs() > CENTRE {
            complaints.add(say!("không ở sát lề trái", "are not at the left margin"));
        }
    }
    for pair in items.windows(2) {
        let (above, below) = (pair[0].lines.last()?, pair[1].lines.first()?);
        if above.page == below.page && (above.y - below.y).abs() < 1.0 {
            complaints
                .add(say!("không mỗi nơi một dòng", "are not each on a line of its own"));
        }
    }
    let name = say!("các nơi nhận", "the recipients");
    let place = subject.place(first.printed);
    let finding = complaints.finding(&rules::RECIPIENTS_LOOK, &name, first.page(), place);
    Some(finding.into_iter().collect())
}
