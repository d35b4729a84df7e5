//! The signatures in a file, and the bytes that each covers.

use std::ops::Range;

use super::fault::ReadFault;
use super::form::{PdfField, decoded};
use super::object::{Dict, Id, PdfObject};
use super::pdf::Pdf;

/// A signature as the file has it; nothing of it is checked yet.
pub(super) struct SignatureValue {
    /// The revision that brings it.
    pub(super) revision: usize,
    /// The field that it is the value of.
    pub(super) holder: Id,
    pub(super) field: String,
    pub(super) sub_filter: String,
    /// The time that the signing program wrote down, as it stands.
    pub(super) said_time: Option<String>,
    pub(super) contents: Vec<u8>,
    pub(super) coverage: Coverage,
    /// What may be changed after it (1–3), if it certifies the document.
    pub(super) level: Option<i64>,
}

/// The bytes that a signature covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Coverage {
    /// The whole file up to the end of its revision, but for the signature itself.
    Whole([Range<usize>; 2]),
    /// It names bytes that the file no longer has, up to this one.
    Beyond(usize),
    /// It leaves out bytes, or does not say which it covers.
    Partial,
}

impl Pdf<'_> {
    /// The signatures of all revisions, in the order in which they were made; those of the
    /// first revision lie in what was built, if it has any.
    pub(super) fn signatures(&self) -> Result<Vec<SignatureValue>, ReadFault> {
        let mut found = vec![];
        let mut known: Vec<Id> = vec![];
        for revision in 0..self.revisions.len() {
            for field in self.fields(revision)?.into_iter().filter(|it| it.is_signature) {
                if known.contains(&field.id) || !field.dict.contains_key(b"V".as_slice())
                {
                    continue;
                }
                known.push(field.id);
                found.extend(self.signature(&field, revision)?);
            }
        }
        Ok(found)
    }

    fn signature(
        &self,
        field: &PdfField,
        revision: usize,
    ) -> Result<Option<SignatureValue>, ReadFault> {
        let Some(value) = field.dict.get(b"V".as_slice()) else { return Ok(None) };
        // A signature lies in the field itself or is a value of its own.
        let holder = value.reference().unwrap_or(field.id);
        let value = self.resolve(value, revision)?;
        let Some(dict) = value.dict().filter(|it| self.is_signature_value(it, revision))
        else {
            return Ok(None);
        };
        let get = |key: &[u8]| self.at(dict, key, revision);
        let contents = get(b"Contents")?.text().unwrap_or_default().to_vec();
        let range = get(b"ByteRange")?;
        let range: Option<Vec<usize>> =
            range.array().and_then(|it| it.iter().map(PdfObject::size).collect());
        let said = get(b"M")?;
        Ok(Some(SignatureValue {
            revision,
            holder: field.id,
            field: field.name.clone(),
            sub_filter: decoded(get(b"SubFilter")?.name().unwrap_or_default()),
            said_time: said.text().map(decoded),
            coverage: self.coverage(holder, revision, &contents, range.as_deref()),
            contents,
            level: self.level(dict, revision)?,
        }))
    }

    /// True if a dictionary is a signature, whatever it is worth.
    fn is_signature_value(&self, dict: &Dict, revision: usize) -> bool {
        let kind = self.at(dict, b"Type", revision);
        let is_kind = matches!(&kind, Ok(PdfObject::Null))
            || kind.is_ok_and(|it| matches!(it.name(), Some(b"Sig" | b"DocTimeStamp")));
        let has = |key: &[u8]| dict.contains_key(key);
        is_kind && has(b"Contents") && has(b"ByteRange")
    }

    /// What a signature covers: all of its revision but the text that holds it.
    fn coverage(
        &self,
        holder: Id,
        revision: usize,
        contents: &[u8],
        range: Option<&[usize]>,
    ) -> Coverage {
        let Some([0, first, second, length]) = range else { return Coverage::Partial };
        let Some(end) = second.checked_add(*length) else { return Coverage::Partial };
        if end > self.bytes.len() {
            return Coverage::Beyond(end);
        }
        let own = &self.revisions[revision];
        let added = self.indirect(holder, revision);
        let gap = *first..*second;
        let is_gap = first < second
            && added.is_some_and(|it| it.hex.contains(&gap))
            && super::syntax::Syntax::alone(self.bytes, *first)
                .is_ok_and(|it| it.text() == Some(contents));
        // Programs differ in whether the end of the last line belongs to the file.
        let is_whole = (own.range.end..=own.line_end).contains(&end);
        if is_gap && is_whole {
            Coverage::Whole([0..*first, *second..end])
        } else {
            Coverage::Partial
        }
    }

    /// What may still be changed after a signature that certifies.
    fn level(&self, dict: &Dict, revision: usize) -> Result<Option<i64>, ReadFault> {
        let references = self.at(dict, b"Reference", revision)?;
        for reference in references.array().unwrap_or_default() {
            let reference = self.resolve(reference, revision)?;
            let Some(reference) = reference.dict() else { continue };
            let method = self.at(reference, b"TransformMethod", revision)?;
            if method.name() == Some(b"DocMDP") {
                let parameters = self.at(reference, b"TransformParams", revision)?;
                let level = parameters.dict().map(|it| self.at(it, b"P", revision));
                return Ok(level.transpose()?.and_then(|it| it.integer()).or(Some(2)));
            }
        }
        Ok(None)
    }
}
