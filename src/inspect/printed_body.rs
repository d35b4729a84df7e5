//! What bodies, attached texts and annexes print.

use super::printed::{PrintedTexts, TextRole};
use super::printed_table::add_table;
use crate::compose::{Block, BodyPart, ComposedAppendix, ComposedAttachment, Head};

pub(super) fn add_body(texts: &mut PrintedTexts, parts: &[BodyPart]) {
    for part in parts {
        match &part.block {
            Block::Heading(heading) if heading.centred => {
                texts.add_strong(TextRole::CentredNumber, &heading.number, 0, true);
                texts.add_strong(TextRole::CentredHeading, &heading.text, 0, true);
            }
            Block::Heading(heading) => {
                texts.add_strong(TextRole::Heading, &heading.text, 0, heading.strong);
            }
            Block::Paragraph(it) => {
                let role = match (it.centred, it.flush) {
                    (true, _) => TextRole::Centred,
                    (_, true) => TextRole::Flush,
                    _ => TextRole::Paragraph,
                };
                texts.add_strong(role, &it.text, 0, it.strong);
            }
            Block::Table(table) => add_table(texts, table),
            Block::Picture(picture) => {
                texts.add_all(TextRole::Caption, picture.caption.as_slice());
            }
        }
    }
}

/// An attached text begins with the names of the document's own head.
pub(super) fn add_attachment(
    texts: &mut PrintedTexts,
    attachment: &ComposedAttachment,
    head: &Head,
) {
    texts.parts += 1;
    texts.add_all(TextRole::Parent, &head.parent);
    texts.add_all(TextRole::Agency, &head.agency);
    texts.add(TextRole::Nation, &head.nation, 0);
    texts.add(TextRole::Motto, &head.motto, 0);
    texts.add_all(TextRole::Stamp, attachment.stamp.as_slice());
    texts.add(TextRole::AttachedKind, &attachment.kind, 0);
    texts.add(TextRole::AttachedSubject, &attachment.subject, 0);
    texts.add(TextRole::Reference, &attachment.reference, 0);
    texts.add_all(TextRole::Basis, &attachment.legal_bases);
    add_body(texts, &attachment.body.parts);
    texts.add_signers(&attachment.signers, false);
    for annex in &attachment.appendices {
        texts.may_lie |= annex.landscape;
        add_annex(texts, annex);
    }
}

pub(super) fn add_annex(texts: &mut PrintedTexts, annex: &ComposedAppendix) {
    texts.parts += 1;
    texts.add_all(TextRole::Stamp, annex.stamp.as_slice());
    texts.add_plain(TextRole::AnnexNumber, &annex.number, &annex.at);
    texts.add_all(TextRole::AnnexTitle, annex.title.as_slice());
    texts.add(TextRole::Reference, &annex.reference, 0);
    texts.add_all(TextRole::Paragraph, &annex.text);
    add_body(texts, &annex.body.parts);
    if let Some(table) = &annex.table {
        add_table(texts, table);
    }
    texts.add_all(TextRole::Paragraph, &annex.closing);
}
