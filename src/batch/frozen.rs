//! Documents that have been issued: what would be other than what has gone out is not made.

use std::fs;

use super::entry::LedgerEntry;
use super::job::Job;
use super::product_files::files;
use super::run::{Goal, Run};
use crate::diag::{Diagnostic, rules};
use crate::fingerprint::Fingerprint;
use crate::outgoing::{IssuedDocument, data_of, document_name, hash_of};
use crate::pipeline::{Built, Files, Product};
use crate::project::{read_file, shown};
use crate::say;

/// What the register says of a product that was made.
pub(super) enum Frozen {
    /// It is not to be written.
    Refused(Diagnostic),
    /// The one that is there was issued, and stays.
    Stays(Diagnostic),
    /// It is written, and said to be other.
    Told(Diagnostic),
}

impl Run<'_> {
    /// Holds a product that was made against the one that was issued; none if it is that one, or
    /// none was.
    pub(super) fn frozen(&self, job: &Job, built: &Built) -> Option<Frozen> {
        let said = built.identity.as_deref();
        if let Some(issued) = self.of_file(job).filter(|it| !it.is_said(said)) {
            let found = issued.changed(job.place());
            return Some(match self.goal {
                Goal::Force => Frozen::Told(found.warning()),
                Goal::Write | Goal::Compare => Frozen::Refused(found),
            });
        }
        let issued = self.issued.of(said?)?;
        let own = document_name(self.root, job.origin());
        let is_other = own != issued.entry.document || job.list().is_some();
        if is_other && self.root.join(&issued.entry.document).exists() {
            return Some(Frozen::Refused(self.taken(job, issued)));
        }
        let hash = hash_of(&built.files).filter(|_| self.product == Product::Pdf)?;
        if issued.entry.pdf.is_empty() || hash.to_string() == issued.entry.pdf {
            return None;
        }
        if self.data(job).is_some_and(|data| data == issued.entry.data) {
            let found = told_same(job, issued);
            let stays = self.goal != Goal::Force && self.is_issued(job, built, issued);
            return Some(if stays { Frozen::Stays(found) } else { Frozen::Told(found) });
        }
        let found = issued.changed(job.place());
        Some(match self.goal {
            Goal::Force => Frozen::Told(found.warning()),
            Goal::Write | Goal::Compare => Frozen::Refused(found),
        })
    }

    /// What is said of a product that is up to date, and other than the one that was issued.
    pub(super) fn forced(&self, job: &Job, entry: &LedgerEntry) -> Option<Diagnostic> {
        let said = entry.identity.as_deref();
        if let Some(issued) = self.of_file(job).filter(|it| !it.is_said(said)) {
            return Some(issued.changed(job.place()).warning());
        }
        let issued = self.issued.of(said?)?;
        let mut files = entry.outputs.values();
        let (only, None) = (files.next()?, files.next()) else { return None };
        let is_pdf = self.product == Product::Pdf && !issued.entry.pdf.is_empty();
        let differs = is_pdf && only.to_string() != issued.entry.pdf;
        differs.then(|| match self.data(job) {
            Some(data) if data == issued.entry.data => told_same(job, issued),
            _ => issued.changed(job.place()).warning(),
        })
    }

    /// What was issued from a job's file; the file of copies is none of them.
    fn of_file(&self, job: &Job) -> Option<&IssuedDocument> {
        let is_document = job.list().is_none();
        is_document.then(|| self.issued.of_file(self.root, job.origin()))?
    }

    /// What tells what a document says now.
    fn data(&self, job: &Job) -> Option<String> {
        let file = read_file(job.origin()).ok().filter(|_| job.list().is_none())?;
        let (loaded, _) = self.session.load(&file);
        Some(data_of(&loaded?).to_string())
    }

    /// True if the files that are there are those that were issued.
    fn is_issued(&self, job: &Job, built: &Built, issued: &IssuedDocument) -> bool {
        let paths = files(&job.stem, self.product, built).into_iter();
        let there = paths.map(|(path, _)| fs::read(self.output.join(path)).ok());
        let Some(there) = there.collect::<Option<Vec<_>>>() else { return false };
        let hash: Option<Fingerprint> = match &built.files {
            Files::One(_) => there.first().map(|bytes| Fingerprint::of(bytes)),
            Files::Several(parts) => {
                let endings = parts.iter().map(|(ending, _)| ending.clone());
                hash_of(&Files::Several(endings.zip(there).collect()))
            }
            Files::Pages(_) => None,
        };
        hash.is_some_and(|hash| hash.to_string() == issued.entry.pdf)
    }

    fn taken(&self, job: &Job, issued: &IssuedDocument) -> Diagnostic {
        let other = shown(&self.root.join(&issued.entry.document));
        let message = say!(
            "số này sổ đã cấp cho {other}",
            "duplicate number: the register gave it to {other}"
        );
        Diagnostic::new(&rules::DUPLICATE_NUMBER, message)
            .at(job.place())
            .related(issued.place.clone(), say!("sổ đăng ký văn bản đi", "the register"))
            .hint(say!(
                "Để trống `number:` rồi lấy số tiếp theo bằng `vanban number`.",
                "Empty `number:` and take the next one with `vanban number`."
            ))
    }
}

fn told_same(job: &Job, issued: &IssuedDocument) -> Diagnostic {
    let entry = &issued.entry;
    let code = format!("{}/{}", entry.number, entry.symbol);
    let (then, now) = (&issued.entry.program, env!("CARGO_PKG_VERSION"));
    let message = if then == now {
        say!(
            "số {code} đã phát hành: nội dung vẫn vậy, nhưng mẫu, phông hay thiết lập đã đổi nên PDF dựng ra khác",
            "{code} was issued: it says the same, but templates, fonts or settings were changed, and its PDF is other"
        )
    } else {
        say!(
            "số {code} đã phát hành: nội dung vẫn vậy, PDF khác vì lúc ấy dựng bằng vanban {then}, nay là {now}",
            "{code} was issued: it says the same, its PDF is other because vanban {then} made it then, and {now} now"
        )
    };
    Diagnostic::new(&rules::ISSUED_PDF, message)
        .at(job.place())
        .related(issued.place.clone(), say!("sổ đăng ký văn bản đi", "the register"))
        .hint(say!(
            "Giữ tệp PDF đã phát hành; tệp ấy còn đó thì không bị ghi đè.",
            "Keep the PDF that was issued; where it is still there, it is not written over."
        ))
}
