//! Rules on the room for seal and signature (II.7.d, II.8).

use std::collections::BTreeSet;

use super::check::PageLooked;
use super::complaints::in_template;
use super::printed::TextRole;
use super::signer_rules::{ShownSigner, signers};
use super::subject::PageSubject;
use super::tolerances::{HALF_SIGNATURE, MM};
use crate::diag::{Diagnostic, rules};
use crate::say;
use crate::typeset::{Area, TextRun};

/// How much of a signature its seal covers.
const COVERED: (f64, f64) = (0.25, 0.4);

/// What may stand in the room for seal and signature.
const SIGNING: [TextRole; 7] = [
    TextRole::SigningDate,
    TextRole::Post,
    TextRole::OtherPost,
    TextRole::Name,
    TextRole::RecipientsLabel,
    TextRole::Recipient,
    TextRole::Confirmation,
];

/// The number of a footnote.
fn is_call(run: &TextRun) -> bool {
    run.size < 10.0 && run.text.trim().chars().all(|c| c.is_ascii_digit())
}

/// Nothing but post, name and recipients stands where signature and seal come.
pub(super) fn text_under_seal(subject: &PageSubject<'_>) -> PageLooked {
    let signers = signers(subject);
    if signers.is_empty() || subject.texts.is_copy() {
        return None;
    }
    let own = subject.shown(&SIGNING);
    let own: BTreeSet<usize> = own.iter().flat_map(|it| it.ids.iter().copied()).collect();
    let seal = f64::from(subject.standard().seal.usual.unwrap_or_default()) * MM;
    let finding = |signer: &ShownSigner<'_>| {
        let above = signer.posts.last()?.lines.last()?;
        let name = signer.name.lines.first()?;
        let third = HALF_SIGNATURE * 2.0 / 3.0;
        let box_left = name.centre() - HALF_SIGNATURE + third - seal;
        // Several signers stand close to each other.
        let left = if signers.len() > 1 { name.centre() - third } else { box_left };
        let right = name.centre() + third;
        let mut runs = subject.sheets.runs.iter().enumerate();
        let (_, inside) = runs.find(|(i, run)| {
            run.page == name.page
                && !own.contains(i)
                && !is_call(run)
                && !run.text.trim().is_empty()
                && run.y > above.y + 1.0
                && run.y < name.y - 1.0
                && run.x < right
                && run.x + run.width > left
        })?;
        let text: String = inside.text.trim().chars().take(40).collect();
        let page = inside.page + 1;
        let message = say!(
            "chỗ ký và đóng dấu ở trang {page} có chữ “{text}”",
            "the room for signature and seal on page {page} holds the text “{text}”"
        );
        let finding = Diagnostic::new(&rules::TEXT_UNDER_SEAL, message);
        Some(finding.at(subject.place(signer.name.printed)).hint(in_template()))
    };
    Some(signers.iter().find_map(finding).into_iter().collect())
}

/// The picture of the seal covers about a third of the signature, from the left.
pub(super) fn seal_place(subject: &PageSubject<'_>) -> PageLooked {
    if !subject.texts.is_sealed {
        return None;
    }
    let finding = |signer: &ShownSigner<'_>| {
        let above = signer.posts.last()?.lines.last()?;
        let name = signer.name.lines.first()?;
        let pictures = subject.sheets.areas.iter().filter(|area| {
            let middle = area.y + area.height / 2.0;
            area.picture && area.page == name.page && above.y < middle && middle < name.y
        });
        let (first, second) = {
            let mut pictures: Vec<&Area> = pictures.collect();
            pictures.sort_by(|a, b| a.x.total_cmp(&b.x));
            let [first, second] = pictures[..] else { return None };
            (first, second)
        };
        let middle = |area: &Area| area.x + area.width / 2.0;
        let distance = |area: &Area| (middle(area) - name.centre()).abs();
        // The signature stands in the middle over the name.
        let (seal, signature) = if distance(first) > distance(second) {
            (first, second)
        } else {
            (second, first)
        };
        let covered = (seal.x + seal.width - signature.x) / signature.width;
        let (least, most) = COVERED;
        if middle(seal) < middle(signature) && (least..=most).contains(&covered) {
            return None;
        }
        let message = say!(
            "hình dấu không trùm khoảng 1/3 hình chữ ký về bên trái",
            "the picture of the seal does not cover about a third of the signature from the left"
        );
        let finding = Diagnostic::new(&rules::SEAL_PLACE, message);
        Some(finding.at(subject.place(signer.name.printed)).hint(in_template()))
    };
    Some(signers(subject).iter().find_map(finding).into_iter().collect())
}
