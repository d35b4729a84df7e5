//! Rules on who signs (II.7), and on the company that a signature keeps.

use super::check::PageLooked;
use super::complaints::{Complaints, in_template, mm};
use super::lines::lines_of;
use super::look::{LetterLook, centred, letters};
use super::printed::TextRole;
use super::subject::{PageSubject, ShownText};
use super::tolerances::SIGNATURE;
use crate::diag::{Diagnostic, rules};
use crate::say;

/// So many lines of the document stand above its signature on the same page.
const COMPANY: usize = 2;

/// A signer on the pages: the posts, and the name.
pub(super) struct ShownSigner<'a> {
    pub(super) posts: Vec<ShownText<'a>>,
    pub(super) name: ShownText<'a>,
}

/// Every signer whose name is on the pages.
pub(super) fn signers<'a>(subject: &'a PageSubject<'_>) -> Vec<ShownSigner<'a>> {
    let names = subject.shown(&[TextRole::Name]);
    let with_posts = |name: ShownText<'a>| {
        let mut posts = subject.shown(&[TextRole::Post]);
        posts.retain(|post| post.printed.owner == name.printed.owner);
        ShownSigner { posts, name }
    };
    let signers = names.into_iter().map(with_posts);
    signers.filter(|signer| !signer.posts.is_empty()).collect()
}

/// Authority and post in capitals, bold; the name bold in the middle under them.
pub(super) fn signer_look(subject: &PageSubject<'_>) -> PageLooked {
    let signers = signers(subject);
    if signers.is_empty() {
        return None;
    }
    let finding = |signer: &ShownSigner<'_>| {
        let look = LetterLook {
            sizes: &["chu-ky"],
            bold: Some(true),
            italic: Some(false),
            capitals: true,
        };
        let mut complaints = Complaints::default();
        for post in &signer.posts {
            letters(subject, post, look, &mut complaints);
        }
        letters(
            subject,
            &signer.name,
            LetterLook { capitals: false, ..look },
            &mut complaints,
        );
        let above = signer.posts.last()?.lines.last()?;
        let name = signer.name.lines.first()?;
        if above.page != name.page || above.y > name.y {
            complaints.add(say!(
                "có họ tên không ở dưới chức vụ",
                "has a name that is not under its post"
            ));
        } else {
            centred(&signer.name, above.centre(), &mut complaints);
        }
        let alone = signers.len() == 1 && !subject.lies(name.page);
        if alone && subject.middle(name.page).is_some_and(|it| name.centre() < it) {
            complaints.add(say!("không ở bên phải", "is not at the right"));
        }
        let what = say!("phần người ký", "the signer's part");
        let place = subject.place(signer.name.printed);
        complaints.finding(&rules::SIGNER_LOOK, &what, signer.name.page(), place)
    };
    Some(signers.iter().find_map(finding).into_iter().collect())
}

/// There is room to sign between post and name.
pub(super) fn signature_room(subject: &PageSubject<'_>) -> PageLooked {
    let signers = signers(subject);
    if signers.is_empty() || subject.texts.is_copy() {
        return None;
    }
    let finding = |signer: &ShownSigner<'_>| {
        let above = signer.posts.last()?.lines.last()?;
        let name = signer.name.lines.first()?;
        let other = subject.shown(&[TextRole::OtherPost]).into_iter();
        let mut other = other.filter(|it| it.printed.owner == signer.name.printed.owner);
        let below =
            other.next().and_then(|it| it.lines.first().copied()).unwrap_or(*name);
        let room = below.y - below.size - above.y;
        if above.page != below.page || room >= SIGNATURE {
            return None;
        }
        let (room, least) = (mm(room.max(0.0)), mm(SIGNATURE));
        let message = say!(
            "chỗ ký chỉ cao {room} mm, chưa đến {least} mm",
            "the room for the signature is only {room} mm high, less than {least} mm"
        );
        let finding = Diagnostic::new(&rules::SIGNATURE_ROOM, message);
        Some(finding.at(subject.place(signer.name.printed)).hint(in_template()))
    };
    Some(signers.iter().find_map(finding).into_iter().collect())
}

/// The signature shares its page with two lines of the document at least.
pub(super) fn lone_signature(subject: &PageSubject<'_>) -> PageLooked {
    let post = subject.first(TextRole::Post)?;
    let first = post.lines.first()?;
    // On the first page, the heading is there.
    if first.page == 0 {
        return Some(vec![]);
    }
    let top = subject.margin_top();
    let runs = subject.sheets.runs.iter();
    let above =
        runs.filter(|run| run.page == first.page && run.y > top && run.y < first.y - 1.0);
    let above = lines_of(above);
    let pictures = subject.sheets.areas.iter();
    let pictured = pictures
        .filter(|it| it.picture && it.page == first.page)
        .any(|it| it.y + it.height < first.y);
    if above.len() >= COMPANY || pictured {
        return Some(vec![]);
    }
    let (page, count) = (first.page + 1, above.len());
    let message = say!(
        "chữ ký ở trang {page} chỉ có {count} dòng của văn bản ở trên",
        "the signature on page {page} has only {count} lines of the document above it"
    );
    let finding = Diagnostic::new(&rules::LONE_SIGNATURE, message);
    Some(vec![finding.at(subject.place(post.printed)).hint(in_template())])
}
