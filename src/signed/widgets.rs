//! What may be drawn on a page for a signature.

use std::collections::BTreeSet;

use super::fault::ReadFault;
use super::form::decoded;
use super::object::{Id, PdfObject};
use super::pdf::Pdf;
use crate::diag::Message;
use crate::say;

/// The entries that the widget of a signature may have; none of them does anything.
const WIDGET: [&[u8]; 27] = [
    b"Type",
    b"Subtype",
    b"FT",
    b"T",
    b"TU",
    b"TM",
    b"F",
    b"Ff",
    b"Rect",
    b"P",
    b"AP",
    b"AS",
    b"V",
    b"MK",
    b"Parent",
    b"Kids",
    b"DA",
    b"DR",
    b"Q",
    b"BS",
    b"Border",
    b"NM",
    b"M",
    b"C",
    b"StructParent",
    b"Lock",
    b"SV",
];

/// Where a widget is drawn.
pub(super) struct Drawn<'a> {
    pub(super) page: usize,
    pub(super) revision: usize,
    /// The widgets of signature fields.
    pub(super) signatures: &'a BTreeSet<Id>,
}

/// Why something that was added to a page must not be there, if so.
pub(super) fn refused_widget(
    pdf: &Pdf<'_>,
    added: &PdfObject,
    drawn: &Drawn<'_>,
) -> Result<Option<Message>, ReadFault> {
    let (page, revision) = (drawn.page, drawn.revision);
    let value = pdf.resolve(added, revision)?;
    let Some(dict) = value.dict() else { return Ok(None) };
    let kind = pdf.at(dict, b"Subtype", revision)?;
    let kind = decoded(kind.name().unwrap_or_default());
    let is_signature = added.reference().is_some_and(|id| drawn.signatures.contains(&id));
    if kind != "Widget" || !is_signature {
        return Ok(Some(say!(
            "trang {page} có thêm ghi chú loại {kind}, không phải chữ ký",
            "an annotation ({kind}) that is no signature was added to page {page}: not allowed"
        )));
    }
    if let Some(key) = dict.keys().find(|key| !WIDGET.contains(&key.as_slice())) {
        let key = decoded(key);
        return Ok(Some(say!(
            "ô chữ ký trên trang {page} mang `{key}`",
            "a signature field of page {page} has `{key}`: not allowed"
        )));
    }
    let Some(look) = dict.get(b"AP".as_slice()) else { return Ok(None) };
    let states = pdf.resolve(look, revision)?;
    let normal = states.dict().map(|it| pdf.at(it, b"N", revision)).transpose()?;
    if matches!(normal, Some(PdfObject::Dict(_))) {
        return Ok(Some(say!(
            "dấu trên trang {page} có nhiều hình thay nhau",
            "a stamp of page {page} has several looks: not allowed"
        )));
    }
    let mut looks = vec![states];
    for id in pdf.reached(look, revision)? {
        looks.push(pdf.get(id, revision)?);
    }
    // Such a form draws what lies in another file.
    let is_outside = |value: &PdfObject| {
        let keys = [b"Ref".as_slice(), b"OPI", b"F"];
        matches!(value, PdfObject::Stream(dict, _) if keys.iter().any(|key| dict.contains_key(*key)))
    };
    Ok(looks.iter().any(is_outside).then(|| {
        say!(
            "dấu trên trang {page} vẽ từ một tệp khác",
            "a stamp of page {page} is drawn from another file: not allowed"
        )
    }))
}
