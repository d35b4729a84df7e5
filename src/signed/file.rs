//! A PDF that came back from signing, as far as it speaks for itself.

use std::sync::Arc;

use super::covering::too_large;
use super::fault::ReadFault;
use super::form::{PdfField, decoded};
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
        file.look_at_fields(pdf, &signatures)?;
        for signature in &signatures {
            let (signer, faults) = signer(bytes, signature, trust);
            file.signers.push(signer);
            file.faults.extend(faults);
        }
        file.look_at_unsigned(pdf)?;
        // A time stamp says when the file was there, and is nobody's signature.
        if file.signers.iter().all(|signer| signer.is_time_stamp) {
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
        self.faults.extend(words.looks.iter().filter_map(too_large));
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

    /// Every revision but the first is somebody's, or brings nothing that anybody sees.
    fn look_at_unsigned(&mut self, pdf: &Pdf<'_>) -> Result<(), ReadFault> {
        let ends = |file: &Self, at: usize| {
            let mut own = file.signers.iter();
            own.any(|it| it.revision == at + 1 && it.covers.is_some())
        };
        for revision in 1..pdf.revisions.len() {
            let number = revision + 1;
            if !pdf.has_sound_store(revision)? {
                self.fault(SignedVerdict::AddedLater, say!(
                    "lần ghi {number}: phần dữ liệu kiểm chứng thư (DSS) chứa thứ khác",
                    "revision {number}: unknown entries among the validation data (DSS): not allowed"
                ));
            }
            if ends(self, revision) || pdf.adds_only_validation(revision)? {
                continue;
            }
            // An empty field may be made first, and signed next.
            let later = (revision + 1..pdf.revisions.len()).any(|at| ends(self, at));
            if later && pdf.adds_only_fields(revision)? {
                continue;
            }
            self.fault(SignedVerdict::AddedLater, say!(
                "lần ghi {number} thêm nội dung mà không có chữ ký nào ký tới hết lần ghi ấy",
                "revision {number} adds something that no signature ends with: not allowed"
            ));
        }
        Ok(())
    }

    /// A field that draws something and that nobody has signed is a stamp of nobody's.
    fn look_at_fields(
        &mut self,
        pdf: &Pdf<'_>,
        signatures: &[SignatureValue],
    ) -> Result<(), ReadFault> {
        let last = pdf.revisions.len() - 1;
        let first: Vec<_> = pdf.fields(0)?.iter().map(|field| field.id).collect();
        for field in pdf.fields(last)? {
            if signatures.iter().any(|it| it.holder == field.id) {
                continue;
            }
            let is_new = !first.contains(&field.id);
            let name = &field.name;
            // What has a value but no signature looks signed to many a program.
            if field.dict.contains_key(b"V".as_slice()) && field.is_signature {
                self.fault(
                    SignedVerdict::AddedLater,
                    say!(
                        "ô {name} ghi là đã ký mà không có chữ ký nào",
                        "the field {name} has a value that is no signature: not allowed"
                    ),
                );
            } else if is_seen(pdf, &field, last, is_new)? {
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

/// True if something can be seen of a field that the first revision does not show.
fn is_seen(
    pdf: &Pdf<'_>,
    field: &PdfField,
    revision: usize,
    is_new: bool,
) -> Result<bool, ReadFault> {
    if is_new {
        return Ok(!is_empty(pdf, field, revision)?);
    }
    let mut ids = field.widgets.iter().map(|(id, _)| *id);
    let is_changed = ids.any(|id| pdf.written_in(id, revision) > Some(0));
    Ok(is_changed && draws_something(pdf, &field.widgets, revision)?)
}

/// True if nothing can be seen of a field.
fn is_empty(pdf: &Pdf<'_>, field: &PdfField, revision: usize) -> Result<bool, ReadFault> {
    let keys = [b"MK".as_slice(), b"R", b"D", b"Border", b"BS", b"DA", b"C"];
    for (_, widget) in &field.widgets {
        if keys.iter().any(|key| widget.contains_key(*key)) {
            return Ok(false);
        }
        let look = pdf.at(widget, b"AP", revision)?;
        if look.dict().is_some_and(|it| it.keys().any(|key| key != b"N")) {
            return Ok(false);
        }
        let area = pdf.at(widget, b"Rect", revision)?;
        let has_size = match area.array() {
            Some([x0, y0, x1, y1]) => x0 != x1 && y0 != y1,
            _ => true,
        };
        // Hidden (2) and not shown (32).
        let flags = pdf.at(widget, b"F", revision)?.integer().unwrap_or_default();
        if has_size && flags & (2 | 32) == 0 {
            return Ok(false);
        }
    }
    Ok(!draws_something(pdf, &field.widgets, revision)?)
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
