//! A PDF that came back from signing, as far as it speaks for itself.

use std::sync::Arc;

use super::fault::ReadFault;
use super::form::decoded;
use super::object::PdfObject;
use super::pdf::Pdf;
use super::signature::SignatureValue;
use super::signer::{FileSigner, signer};
use super::stamps::{Stamp, printed, stamps};
use super::trust::Trust;
use super::verdict::{FileFault, SignedVerdict};
use super::words::{PageWords, WidgetLook, words};
use crate::diag::{Diagnostic, Message};
use crate::fingerprint::Fingerprint;
use crate::say;

/// A file that was read; nothing is known yet of what it should be.
pub struct SignedFile {
    /// The file, as it is named in findings.
    pub name: String,
    /// Who signed it, in order.
    pub signers: Vec<FileSigner>,
    /// What its signatures draw on the pages.
    pub stamps: Vec<Stamp>,
    /// The title in its information.
    pub title: String,
    /// The program that says to have made it.
    pub creator: String,
    /// The month that its date line prints, and the year.
    pub month_and_year: (Option<u32>, Option<i32>),
    /// How many revisions it has.
    pub revisions: usize,
    pub(super) bytes: Arc<Vec<u8>>,
    /// The end of the first revision, and of the line on which it ends.
    pub(super) first: (usize, usize),
    pub(super) faults: Vec<FileFault>,
}

impl SignedFile {
    /// Reads a file and looks at all that was added to its first revision.
    ///
    /// # Errors
    /// Returns why it cannot be read for certain.
    pub fn read(
        name: &str,
        bytes: Vec<u8>,
        trust: Option<&Trust>,
    ) -> Result<Self, Box<Diagnostic>> {
        let bytes = Arc::new(bytes);
        let unreadable = |fault: ReadFault| Box::new(unreadable(name, fault.message()));
        let pdf = Pdf::read(&bytes).map_err(unreadable)?;
        let mut file = Self::of(name, &bytes, &pdf, trust).map_err(unreadable)?;
        let words = words(&bytes).ok_or(ReadFault::Drawn).map_err(unreadable)?;
        file.take_words(words);
        Ok(file)
    }

    fn of(
        name: &str,
        bytes: &Arc<Vec<u8>>,
        pdf: &Pdf<'_>,
        trust: Option<&Trust>,
    ) -> Result<Self, ReadFault> {
        pdf.look_at_content()?;
        let first = &pdf.revisions[0];
        let info = pdf.at(&first.trailer, b"Info", 0)?;
        let said = |key: &[u8]| {
            let value = info.dict().and_then(|info| info.get(key));
            value.and_then(PdfObject::text).map(decoded).unwrap_or_default()
        };
        let mut file = Self {
            name: name.to_owned(),
            signers: vec![],
            stamps: vec![],
            title: said(b"Title"),
            creator: said(b"Creator"),
            month_and_year: (None, None),
            revisions: pdf.revisions.len(),
            bytes: Arc::clone(bytes),
            first: (first.range.end, first.line_end),
            faults: vec![],
        };
        let signatures = pdf.signatures()?;
        file.look_at_rest(pdf);
        file.look_at_changes(pdf, &signatures)?;
        file.look_at_empty_fields(pdf)?;
        for signature in &signatures {
            let (signer, faults) = signer(bytes, signature, trust);
            file.signers.push(signer);
            file.faults.extend(faults);
        }
        if file.signers.is_empty() {
            let message = say!("tệp chưa có chữ ký số nào", "the file has no signature");
            file.fault(SignedVerdict::Unsigned, message);
        }
        Ok(file)
    }

    fn fault(&mut self, verdict: SignedVerdict, message: Message) {
        self.faults.push(FileFault::new(verdict, message));
    }

    /// Takes in what is drawn, the stamps in the order in which they were signed.
    fn take_words(&mut self, mut words: PageWords) {
        let place = |look: &WidgetLook| {
            let name = decoded(look.field.as_deref().unwrap_or_default());
            self.signers.iter().position(|signer| signer.field.ends_with(&name))
        };
        words.looks.sort_by_key(place);
        self.stamps = stamps(&words);
        self.month_and_year = printed(&words.pages);
    }

    /// The bytes of the first revision, which everything else was added to.
    pub fn first_revision(&self) -> &[u8] {
        &self.bytes[..self.first.1]
    }

    /// What tells whether the first revision is one that was built before; programs differ in
    /// whether the end of its last line is a part of it.
    pub fn fingerprints(&self) -> Vec<Fingerprint> {
        let ends = self.first.0..=self.first.1;
        ends.map(|end| Fingerprint::of(&self.bytes[..end])).collect()
    }

    /// True if its first revision is a build, byte for byte.
    pub fn is_build(&self, build: &[u8]) -> bool {
        (self.first.0..=self.first.1).contains(&build.len())
            && self.bytes.starts_with(build)
    }

    /// What follows the last revision belongs to none.
    fn look_at_rest(&mut self, pdf: &Pdf<'_>) {
        let rest = &pdf.bytes[pdf.rest.clone()];
        if rest.trim_ascii().is_empty() {
            return;
        }
        let count = rest.len();
        let is_part = rest.windows(4).any(|part| part == b" obj");
        if is_part {
            self.faults.push(FileFault::new(
                SignedVerdict::CutOff,
                say!(
                    "lần ghi cuối bị cụt: {count} byte sau lần ghi trước không có phần kết",
                    "the last revision is cut off: the end of its {count} bytes is missing"
                ),
            ).hint(ask_again()));
        } else {
            self.fault(
                SignedVerdict::AddedLater,
                say!(
                    "sau phần kết của tệp còn {count} byte không thuộc lần ghi nào",
                    "unknown {count} bytes after the end of the file"
                ),
            );
        }
    }

    fn look_at_changes(
        &mut self,
        pdf: &Pdf<'_>,
        signatures: &[SignatureValue],
    ) -> Result<(), ReadFault> {
        let mut level = None;
        for revision in 1..pdf.revisions.len() {
            let changes = pdf.changes(revision)?;
            let own = signatures.iter().filter(|it| it.revision == revision);
            let signs = own.clone().any(|it| it.sub_filter != super::signer::TIME_STAMP);
            let number = revision + 1;
            for message in changes.refused {
                let (vi, en) = (message.vi, message.en);
                self.fault(
                    SignedVerdict::AddedLater,
                    say!("lần ghi {number}: {vi}", "revision {number}: {en}"),
                );
            }
            let is_refused = match level {
                Some(1) => signs || changes.new_fields > 0,
                Some(2) => changes.new_fields > 0,
                _ => false,
            };
            if is_refused {
                self.fault(SignedVerdict::AddedLater, say!(
                    "lần ghi {number}: có chữ ký thêm vào sau chữ ký chứng nhận không cho thêm (DocMDP)",
                    "revision {number}: a signature was added after one that certifies: not allowed (DocMDP)"
                ));
            }
            level = own.filter_map(|it| it.level).chain(level).min();
        }
        Ok(())
    }

    /// A field that draws something and that nobody has signed is a stamp of nobody's.
    fn look_at_empty_fields(&mut self, pdf: &Pdf<'_>) -> Result<(), ReadFault> {
        let last = pdf.revisions.len() - 1;
        let known: Vec<_> = pdf.fields(0)?.iter().map(|field| field.id).collect();
        for field in pdf.fields(last)? {
            let is_new = !known.contains(&field.id);
            let is_signed = field.dict.contains_key(b"V".as_slice());
            let draws =
                field.widgets.iter().any(|(_, it)| it.contains_key(b"AP".as_slice()));
            let is_changed = || {
                field
                    .widgets
                    .iter()
                    .any(|(id, _)| pdf.written_in(*id, last) > Some(0))
            };
            if !is_signed
                && draws
                && (is_new || is_changed())
                && draws_something(pdf, &field.widgets, last)?
            {
                let name = &field.name;
                self.fault(
                    SignedVerdict::AddedLater,
                    say!(
                        "dấu ở ô {name} không có chữ ký nào",
                        "the stamp of the field {name} has no signature: not allowed"
                    ),
                );
            }
        }
        Ok(())
    }
}

/// True if one of the widgets has an appearance with anything in it.
fn draws_something(
    pdf: &Pdf<'_>,
    widgets: &[(super::object::Id, super::object::Dict)],
    revision: usize,
) -> Result<bool, ReadFault> {
    for (_, widget) in widgets {
        let look = pdf.at(widget, b"AP", revision)?;
        let Some(look) = look.dict() else { continue };
        match pdf.at(look, b"N", revision)? {
            PdfObject::Stream(dict, range) => {
                let bytes = pdf.unpack(&dict, &range, range.start)?;
                if !bytes.trim_ascii().is_empty() {
                    return Ok(true);
                }
            }
            PdfObject::Null => {}
            _ => return Ok(true),
        }
    }
    Ok(false)
}

/// The finding of a file that cannot be read.
pub fn unreadable(name: &str, message: Message) -> Diagnostic {
    let fault = FileFault::new(SignedVerdict::Unreadable, message).hint(ask_again());
    let place = || crate::diag::Place::new(&crate::diag::SourceFile::new(name, ""), 0..0);
    let finding = fault.finding(name);
    finding.unwrap_or_else(|| {
        Diagnostic::new(&crate::diag::rules::UNREADABLE_PDF, fault.message.clone())
            .at(place())
    })
}

fn ask_again() -> Message {
    say!(
        "Lấy lại tệp gốc từ nơi ký, không qua phần mềm sửa hay in lại PDF.",
        "Get the file again from where it was signed, not through a program that edits or prints PDFs."
    )
}
