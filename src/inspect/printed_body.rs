//! What bodies, attached texts and annexes print.

use super::printed::{PrintedTexts, Role};
use super::printed_table::add_table;
use crate::compose::{Block, BodyPart, ComposedAppendix, ComposedAttachment, Head};

pub(super) fn add_body(texts: &mut PrintedTexts, parts: &[BodyPart]) {
    for part in parts {
        match &part.block {
            Block::Heading(heading) if heading.centred => {
                texts.add_strong(Role::CentredNumber, &heading.number, 0, true);
                texts.add_strong(Role::CentredHeading, &heading.text, 0, true);
            }
            Block::Heading(heading) => {
                texts.add_strong(Role::Heading, &heading.text, 0, heading.strong);
            }
            Block::Paragraph(it) => {
                let role = match (it.centred, it.flush) {
                    (true, _) => Role::Centred,
                    (_, true) => Role::Flush,
                    _ => Role::Paragraph,
                };
                texts.add_strong(role, &it.text, 0, it.strong);
            }
            Block::Table(table) => add_table(texts, table),
            Block::Picture(picture) => {
                texts.add_all(Role::Caption, picture.caption.as_slice());
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
    texts.add_all(Role::Parent, &head.parent);
    texts.add_all(Role::Agency, &head.agency);
    texts.add(Role::Nation, &head.nation, 0);
    texts.add(Role::Motto, &head.motto, 0);
    texts.add_all(Role::Stamp, attachment.stamp.as_slice());
    texts.add(Role::AttachedKind, &attachment.kind, 0);
    texts.add(Role::AttachedSubject, &attachment.subject, 0);
    texts.add(Role::Reference, &attachment.reference, 0);
    texts.add_all(Role::Basis, &attachment.legal_bases);
    add_body(texts, &attachment.body.parts);
    texts.add_signers(&attachment.signers, false);
    for annex in &attachment.appendices {
        texts.may_lie |= annex.landscape;
        add_annex(texts, annex);
    }
}

pub(super) fn add_annex(texts: &mut PrintedTexts, annex: &ComposedAppendix) {
    texts.parts += 1;
    texts.add_all(Role::Stamp, annex.stamp.as_slice());
    texts.add_plain(Role::AnnexNumber, &annex.number, &annex.at);
    texts.add_all(Role::AnnexTitle, annex.title.as_slice());
    texts.add(Role::Reference, &annex.reference, 0);
    texts.add_all(Role::Paragraph, &annex.text);
    add_body(texts, &annex.body.parts);
    if let Some(table) = &annex.table {
        add_table(texts, table);
    }
    texts.add_all(Role::Paragraph, &annex.closing);
}
