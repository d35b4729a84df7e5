//! Everything that a document prints, in the order of printing.

use super::printed::{Copying, PrintedTexts, TextRole};
use super::printed_body::{add_annex, add_attachment, add_body};
use crate::compose::{Composed, Head};

/// Everything that a document prints.
pub fn printed_texts(composed: &Composed) -> PrintedTexts {
    let mut texts = PrintedTexts {
        may_lie: composed.landscape || composed.appendices.iter().any(|it| it.landscape),
        copying: match &composed.copy {
            None => Copying::None,
            Some(copy) if copy.pages.is_empty() => Copying::Reset,
            Some(_) => Copying::Scanned,
        },
        ..PrintedTexts::default()
    };
    add_head(&mut texts, &composed.head);
    match &composed.title.about {
        Some(about) => texts.add(TextRole::About, about, 0),
        // A copy is not called what it is a copy of.
        None if texts.is_copy() => {}
        None => texts.add(TextRole::Kind, &composed.title.kind, 0),
    }
    if let (Some(subject), None) = (&composed.title.subject, &composed.title.about) {
        texts.add(TextRole::Subject, subject, 0);
    }
    if !composed.addressees.items.is_empty() {
        if composed.addressees.sent_by.is_empty() {
            texts.add(TextRole::AddresseesLabel, &composed.addressees.label, 0);
        } else {
            texts.add(TextRole::Issuer, &composed.addressees.sent_by, 0);
        }
        texts.add_all(TextRole::Addressee, &composed.addressees.items);
    }
    if composed.title.enacting.is_some() {
        texts.add(TextRole::Issuer, &composed.title.issuer_upper, 0);
    }
    texts.add_all(TextRole::Basis, &composed.legal_bases);
    add_body(&mut texts, &composed.body.preamble);
    texts.add_all(TextRole::Enacting, composed.title.enacting.as_slice());
    add_body(&mut texts, &composed.body.parts);
    texts.add_signers(&composed.signers, true);
    if !composed.recipients.items.is_empty() {
        texts.add(TextRole::RecipientsLabel, &composed.recipients.label, 0);
        texts.add_all(TextRole::Recipient, &composed.recipients.items);
    }
    if let Some(confirmation) = &composed.confirmation {
        texts.add(TextRole::Confirmation, &confirmation.text, 0);
    }
    for attachment in &composed.attachments {
        add_attachment(&mut texts, attachment, &composed.head);
    }
    for annex in &composed.appendices {
        add_annex(&mut texts, annex);
    }
    texts.parts += 1;
    for note in std::mem::take(&mut texts.notes) {
        texts.add(TextRole::Footnote, &note.line, 0);
    }
    texts
}

fn add_head(texts: &mut PrintedTexts, head: &Head) {
    texts.add_all(TextRole::Circulation, head.circulation.as_slice());
    texts.add_all(TextRole::Parent, &head.parent);
    texts.add_all(TextRole::Agency, &head.agency);
    texts.add(TextRole::Nation, &head.nation, 0);
    texts.add(TextRole::Motto, &head.motto, 0);
    texts.add_all(TextRole::Number, head.number.as_slice());
    texts.add_all(TextRole::PlaceDate, head.place_date.as_slice());
    if let Some((_, mark)) = &head.urgency {
        texts.add(TextRole::Urgency, mark, 0);
    }
    texts.add_all(TextRole::Contact, &head.contact);
}
