//! The title of a file, as it says it itself.

use super::form::decoded;
use super::object::PdfObject;
use super::pdf::Pdf;

/// The title in a file's information.
pub(super) fn title(bytes: &[u8]) -> Option<String> {
    let pdf = Pdf::read(bytes).ok()?;
    let info = pdf.at(&pdf.revisions.first()?.trailer, b"Info", 0).ok()?;
    info.dict()?
        .get(b"Title".as_slice())
        .and_then(PdfObject::text)
        .map(decoded)
}
