//! A signed file held against what a document gives.

use std::sync::Arc;

use super::claim::{Claim, claim};
use super::compare::{Difference, first_difference, likeness};
use super::file::SignedFile;
use super::possible::impossible;
use super::stamps::{BlankKind, Stamp};
use super::verdict::{FileFault, SignedVerdict};
use super::words::words;
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::say;

/// Files with a smaller share of words in common are different documents.
const SAME_DOCUMENT: f64 = 0.5;
/// The same where the titles differ, too.
const SAME_WITH_ANOTHER_TITLE: f64 = 0.9;

/// What is known of the document that a file is held against.
pub enum HeldAgainst<'a> {
    /// The first revision is this document's build.
    Build,
    /// The first revision was built of this document before it was edited; its build is now
    /// this one, if there is one.
    Earlier(Option<&'a [u8]>),
    /// The document gives this build, and the first revision is another.
    Other(&'a [u8]),
    /// There is nothing to hold it against.
    Unknown,
}

/// The number and day of a document's data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StampedData {
    /// The number.
    pub number: Option<u32>,
    /// The day of the month.
    pub day: Option<u32>,
    /// The month.
    pub month: Option<u32>,
}

/// What came of it.
pub struct Judgement {
    /// What is said of the file as a whole.
    pub verdict: SignedVerdict,
    /// Everything that is wrong.
    pub findings: Vec<Diagnostic>,
    /// True unless the file's own word is all that says what it was built of.
    pub is_proved: bool,
    /// Where the words first differ from those of the build.
    pub difference: Option<Difference>,
}

impl SignedFile {
    /// Holds the file against a document, by its name, and the data that stamps should say.
    pub fn judge(
        &self,
        document: &str,
        origin: &HeldAgainst<'_>,
        given: StampedData,
    ) -> Judgement {
        let mut faults = self.faults.clone();
        let mut difference = None;
        match origin {
            HeldAgainst::Build => {}
            HeldAgainst::Earlier(now) => {
                difference = now.and_then(|now| self.difference(now).0);
                faults.push(match now {
                    Some(_) => edited(document, difference.as_ref()),
                    None => gone(document),
                });
            }
            HeldAgainst::Other(build) => {
                let (first, alike) = self.difference(build);
                faults.push(self.another(document, build, first.as_ref(), alike));
                difference = first;
            }
            HeldAgainst::Unknown => faults.push(self.unknown()),
        }
        faults.extend(self.conflicts(given));
        faults.extend(impossible(self));
        let verdict = faults.iter().map(|fault| fault.verdict).max();
        let mut findings: Vec<Diagnostic> =
            faults.iter().filter_map(|fault| fault.finding(&self.name)).collect();
        findings.extend(self.unread());
        Judgement {
            verdict: verdict.unwrap_or(SignedVerdict::Genuine),
            findings,
            is_proved: matches!(origin, HeldAgainst::Build | HeldAgainst::Earlier(_)),
            difference,
        }
    }

    /// Where the words of a build and of the first revision part, and how alike they are; what
    /// cannot be read is not alike.
    fn difference(&self, build: &[u8]) -> (Option<Difference>, f64) {
        let ours = words(&Arc::new(build.to_vec()));
        let theirs = words(&Arc::new(self.first_revision().to_vec()));
        match (ours, theirs) {
            (Some(ours), Some(theirs)) => {
                (first_difference(&ours, &theirs), likeness(&ours, &theirs))
            }
            _ => (None, 0.0),
        }
    }

    /// The fault of a file that no document is known for.
    fn unknown(&self) -> FileFault {
        let title = &self.title;
        let fault = if self.is_of_this_program() {
            FileFault::new(
                SignedVerdict::AnotherDocument,
                say!(
                    "không có văn bản nào của dự án hợp với tệp: “{title}”",
                    "the file is of no document of the project: “{title}”"
                ),
            )
        } else {
            FileFault::new(
                SignedVerdict::Foreign,
                say!(
                    "tệp không phải do vanban dựng, và không có văn bản nào để so",
                    "the file was not built by vanban, and there is no document to compare it with"
                ),
            )
        };
        fault.hint(say!(
            "Ghi tên văn bản sau tên PDF: `vanban verify --signed TỆP.pdf VĂN_BẢN.yaml`.",
            "Name the document after the PDF: `vanban verify --signed FILE.pdf DOCUMENT.yaml`."
        ))
    }

    /// The fault of a first revision that is not what the document gives.
    fn another(
        &self,
        document: &str,
        build: &[u8],
        difference: Option<&Difference>,
        alike: f64,
    ) -> FileFault {
        let (vi, en) = said(difference);
        if !self.is_of_this_program() {
            return FileFault::new(
                SignedVerdict::Foreign,
                say!(
                    "tệp không phải do vanban dựng; chỉ so được chữ với {document}: {vi}",
                    "the file was not built by vanban; only words were compared with {document}: {en}"
                ),
            );
        }
        let title = super::title::title(build);
        let least = if title.as_ref() == Some(&self.title) {
            SAME_DOCUMENT
        } else {
            SAME_WITH_ANOTHER_TITLE
        };
        if alike < least {
            let title = &self.title;
            return FileFault::new(
                SignedVerdict::AnotherDocument,
                say!(
                    "tệp là văn bản khác với {document}: “{title}”",
                    "the file is another document than {document}: “{title}”"
                ),
            )
            .hint(say!(
                "Ghi đúng tên văn bản sau tên PDF.",
                "Name the right document after the PDF."
            ));
        }
        unlike(document, build, self.first_revision(), (vi, en))
    }

    /// True if it says to be a build of this program.
    pub fn is_of_this_program(&self) -> bool {
        self.creator.starts_with("vanban ")
    }

    /// Stamps that say something else than the data, or than each other.
    fn conflicts(&self, given: StampedData) -> Vec<FileFault> {
        let mut faults: Vec<FileFault> = vec![];
        let mut first: Vec<(BlankKind, u32)> = vec![];
        for stamp in &self.stamps {
            let (Some(kind), Some(text)) = (stamp.blank, &stamp.text) else { continue };
            let page = stamp.page;
            let (vi, en) = kind.name();
            let data = match kind {
                BlankKind::Number => given.number,
                BlankKind::Day => given.day,
                BlankKind::Month => given.month,
            };
            let Some(value) = stamp.value() else {
                faults.push(FileFault::new(SignedVerdict::ConflictingStamp, say!(
                    "dấu {vi} ở trang {page} ghi “{text}”, không phải số",
                    "the stamp of the {en} on page {page} says “{text}”: invalid number"
                )));
                continue;
            };
            let before =
                first.iter().find(|(it, _)| *it == kind).map(|(_, value)| *value);
            first.push((kind, value));
            if let Some(data) = data.filter(|data| *data != value) {
                faults.push(FileFault::new(SignedVerdict::ConflictingStamp, say!(
                    "dấu {vi} ở trang {page} ghi {text}, dữ liệu ghi {data}",
                    "the stamp of the {en} on page {page} says {text}, the data says {data}"
                )));
            } else if let Some(before) = before.filter(|before| *before != value) {
                faults.push(FileFault::new(SignedVerdict::ConflictingStamp, say!(
                    "dấu {vi} ở trang {page} ghi {text}, dấu trước ghi {before}",
                    "the stamp of the {en} on page {page} says {text}, an earlier one {before}"
                )));
            }
        }
        faults
    }

    /// Stamps in the blanks that are pictures.
    fn unread(&self) -> Vec<Diagnostic> {
        let place = Place::new(&SourceFile::new(&self.name, ""), 0..0);
        let pictures = self
            .stamps
            .iter()
            .filter(|it| it.blank.is_some() && it.text.is_none());
        let finding = |stamp: &Stamp| {
            let (vi, en) = stamp.blank?.name();
            let page = stamp.page;
            let message = say!(
                "dấu {vi} ở trang {page} là hình, hoặc chữ không nhìn thấy: không đọc được",
                "the stamp of the {en} on page {page} is a picture, or text that cannot be seen: it cannot be read"
            );
            let hint = say!(
                "Xem trên tệp rồi so bằng mắt.",
                "Look at the file and compare it yourself."
            );
            Some(
                Diagnostic::new(&rules::UNREAD_STAMP, message)
                    .at(place.clone())
                    .hint(hint),
            )
        };
        pictures.filter_map(finding).collect()
    }
}

fn edited(document: &str, difference: Option<&Difference>) -> FileFault {
    let (vi, en) = said(difference);
    FileFault::new(
        SignedVerdict::EditedPlan,
        say!(
            "tệp đúng là bản dựng từ {document} trước khi văn bản bị sửa: {vi}",
            "the file was built from {document} before that was edited: {en}"
        ),
    )
    .hint(say!(
        "Văn bản đã ký thì không sửa nữa: khôi phục {document} như lúc trình ký.",
        "A signed document is not edited any more: bring {document} back as it was."
    ))
}

/// The fault of a build of this program that is not the document's; `said` is the difference of
/// their words.
fn unlike(
    document: &str,
    build: &[u8],
    theirs: &[u8],
    (vi, en): (String, String),
) -> FileFault {
    match claim(theirs, build) {
        Claim::OtherProgram(file, own) => {
            FileFault::new(SignedVerdict::Foreign, say!(
                "tệp do {file} dựng, đây là {own}; chỉ so được chữ với {document}: {vi}",
                "the file was built by {file}, this is {own}; only words were compared with {document}: {en}"
            )).hint(say!(
                "Dùng đúng {file} thì kiểm được từng byte.",
                "With {file} every byte can be held against it."
            ))
        }
        Claim::OtherLooks => {
            FileFault::new(SignedVerdict::Foreign, say!(
                "tệp ghi là dựng theo mẫu trình bày khác hiện nay; chỉ so được chữ với {document}: {vi}",
                "the file says to be built with other templates than now; only words were compared with {document}: {en}"
            )).hint(say!(
                "Lấy lại dự án như lúc trình ký thì kiểm được từng byte.",
                "With the project as it was then every byte can be held against it."
            ))
        }
        Claim::OtherData => {
            FileFault::new(SignedVerdict::EditedPlan, say!(
                "tệp ghi là dựng từ dữ liệu khác với {document} hiện nay: {vi}",
                "the file says to be built from other data than {document} is now: {en}"
            )).hint(say!(
                "Khôi phục {document} như lúc trình ký rồi kiểm lại; chưa khôi phục thì chưa chứng minh được gì.",
                "Bring {document} back as it was and verify again; until then nothing is proved."
            ))
        }
        claim => {
            let at = build.iter().zip(theirs).take_while(|(a, b)| a == b).count();
            let fault = FileFault::new(SignedVerdict::ChangedBuild, say!(
                "bản trước khi ký khác bản dựng từ {document} từ byte {at}: {vi}",
                "what was signed is not what {document} gives, from byte {at}: {en}"
            ));
            fault.hint(match claim {
                Claim::Same => say!(
                    "Dữ liệu, mẫu và chương trình vẫn như lúc dựng, nên tệp PDF đã bị sửa trước khi ký.",
                    "Data, templates and program are as they were, so the PDF was changed before it was signed."
                ),
                _ => say!(
                    "Văn bản đã sửa sau khi trình ký thì lấy lại bản cũ; nếu không thì tệp PDF đã bị sửa.",
                    "If the plan was edited after it went to be signed, take the older one; else the PDF was changed."
                ),
            })
        }
    }
}

fn gone(document: &str) -> FileFault {
    FileFault::new(
        SignedVerdict::EditedPlan,
        say!(
            "tệp đúng là bản dựng từ {document}, nhưng văn bản ấy không còn hoặc không dựng được nữa",
            "the file was built from {document}, which is not there or cannot be built any more"
        ),
    )
    .hint(say!(
        "Khôi phục {document} như lúc trình ký.",
        "Bring {document} back as it was when it went to be signed."
    ))
}

/// The first difference, as a part of a sentence.
fn said(difference: Option<&Difference>) -> (String, String) {
    match difference {
        Some(Difference { page, ours, theirs }) => (
            format!("trang {page}, văn bản ghi “{ours}”, tệp ghi “{theirs}”"),
            format!("page {page}, the document says “{ours}”, the file “{theirs}”"),
        ),
        None => ("chữ giống hệt".to_owned(), "the words are the same".to_owned()),
    }
}
