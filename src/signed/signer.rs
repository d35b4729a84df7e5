//! Who signed, when, over which bytes, and whether the signature holds.

use chrono::{DateTime, Utc};

use super::certificate::Certificate;
use super::cms::{CheckedMessage, Content, Flaw, check};
use super::signature::{Coverage, SignatureValue};
use super::trust::Trust;
use super::verdict::{FileFault, SignedVerdict};
use super::when::{pdf_time, shown};
use crate::diag::Message;
use crate::say;

/// The sub-filter of a time stamp of the whole document.
pub(super) const TIME_STAMP: &str = "ETSI.RFC3161";
const SIGNATURES: [&str; 2] = ["adbe.pkcs7.detached", "ETSI.CAdES.detached"];

/// Where a time of signing comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeSource {
    /// The signing program wrote it down.
    Said,
    /// It is part of what was signed.
    Signed,
    /// A time stamp proves it, as far as that one is trusted.
    Stamped,
}

/// Whether somebody who is trusted vouches for the signer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chain {
    /// Nobody has asked.
    NotChecked,
    /// This root does.
    Trusted(String),
    /// Nobody does.
    Untrusted,
}

/// One signature of a file.
#[derive(Clone, Debug)]
pub struct FileSigner {
    /// The name of the field.
    pub field: String,
    /// The common name in the certificate, and of whom it is from.
    pub name: Option<String>,
    /// Who vouches for the name.
    pub issuer: Option<String>,
    /// When it was signed.
    pub time: Option<(DateTime<Utc>, TimeSource)>,
    /// True of a time stamp of the whole document, which is no person's signature.
    pub is_time_stamp: bool,
    /// The revision that it ends, from 1.
    pub revision: usize,
    /// The bytes it covers: up to the first, and from the second up to the third; none if it
    /// leaves some out.
    pub covers: Option<[usize; 3]>,
    /// True if it holds.
    pub is_valid: bool,
    /// Whether it was asked who vouches for the signer.
    pub chain: Chain,
    /// The sub-filter, which says how it is made.
    pub sub_filter: String,
}

impl FileSigner {
    /// The time as people write it.
    pub fn time_shown(&self) -> Option<String> {
        self.time.map(|(time, _)| shown(time))
    }
}

/// Checks a signature of a file.
pub(super) fn signer(
    bytes: &[u8],
    signature: &SignatureValue,
    trust: Option<&Trust>,
) -> (FileSigner, Vec<FileFault>) {
    let is_time_stamp = signature.sub_filter == TIME_STAMP;
    let ranges = match &signature.coverage {
        Coverage::Whole(ranges) => Some(ranges),
        _ => None,
    };
    let nothing = [0..0, 0..0];
    let content = Content::Bytes(bytes, ranges.unwrap_or(&nothing));
    let checked = check(&signature.contents, &content, is_time_stamp);
    let said = signature.said_time.as_deref().and_then(pdf_time);
    let stamped = checked.stamped.filter(|(_, holds)| *holds);
    let time = stamped
        .map(|(time, _)| (time, TimeSource::Stamped))
        .or(checked.said_time.map(|time| {
            (time, if is_time_stamp { TimeSource::Stamped } else { TimeSource::Signed })
        }))
        .or(said.map(|time| (time, TimeSource::Said)));
    let mut signer = FileSigner {
        field: signature.field.clone(),
        name: checked.signer.as_ref().map(Certificate::name),
        issuer: checked.signer.as_ref().map(Certificate::issuer_name),
        time,
        is_time_stamp,
        revision: signature.revision + 1,
        covers: ranges.map(|[one, two]| [one.end, two.start, two.end]),
        is_valid: checked.flaw.is_none() && ranges.is_some(),
        chain: Chain::NotChecked,
        sub_filter: signature.sub_filter.clone(),
    };
    let mut faults = vec![];
    faults.extend(flaw(signature, &checked, &mut signer));
    if signer.is_valid {
        faults.extend(looked_up(&checked, &mut signer, trust));
    }
    (signer, faults)
}

/// What is wrong with a signature by itself.
fn flaw(
    signature: &SignatureValue,
    checked: &CheckedMessage,
    signer: &mut FileSigner,
) -> Option<FileFault> {
    let name = named(signer);
    let is_known =
        signer.is_time_stamp || SIGNATURES.contains(&signature.sub_filter.as_str());
    let kind = &signature.sub_filter;
    let message = match (&signature.coverage, checked.flaw) {
        (Coverage::Beyond(end), _) => {
            return Some(FileFault::new(
                SignedVerdict::CutOff,
                say!(
                    "chữ ký của {name} ký tới byte {end}, mà tệp ngắn hơn: phần sau đã bị bỏ",
                    "the signature of {name} covers bytes up to {end}, which the file no longer has: a part is missing"
                ),
            ));
        }
        (Coverage::Partial, _) => say!(
            "chữ ký của {name} không ký trọn tệp tới lúc ký, hoặc chừa chỗ khác ngoài chính nó",
            "invalid signature of {name}: it leaves out bytes of the file as it was then"
        ),
        _ if !is_known => say!(
            "chữ ký của {name} thuộc loại `{kind}`, không kiểm được",
            "unknown kind of signature of {name}: `{kind}`"
        ),
        (_, Some(Flaw::Bytes)) => say!(
            "chữ ký của {name} không khớp: tệp đã bị sửa sau khi ký",
            "invalid signature of {name}: the bytes were changed after signing"
        ),
        (_, Some(Flaw::Key)) => say!(
            "chữ ký của {name} không phải do khóa của chứng thư ấy tạo ra",
            "invalid signature of {name}: it was not made with the key of the certificate"
        ),
        (_, Some(Flaw::Algorithm)) => say!(
            "chữ ký của {name} dùng thuật toán không được nhận (cần RSA hoặc ECDSA, SHA-256 trở lên)",
            "signature of {name}: algorithm not allowed (expected RSA or ECDSA, with SHA-256 or better)"
        ),
        (_, Some(Flaw::Unreadable)) => say!(
            "chữ ký ở ô {name} hỏng, không đọc được",
            "invalid signature in the field {name}: it cannot be read"
        ),
        (_, None) => return None,
    };
    signer.is_valid = false;
    Some(FileFault::new(SignedVerdict::InvalidSignature, message))
}

/// What is wrong with the certificate.
fn looked_up(
    checked: &CheckedMessage,
    signer: &mut FileSigner,
    trust: Option<&Trust>,
) -> Option<FileFault> {
    let certificate = checked.signer.as_ref()?;
    let name = named(signer);
    let (from, to) = certificate.validity();
    let at = signer.time.and_then(|(time, _)| u64::try_from(time.timestamp()).ok());
    let Some(at) = at else {
        let message = say!(
            "chữ ký của {name} không nói ký lúc nào",
            "signature of {name}: the time of signing is missing"
        );
        return Some(FileFault::new(SignedVerdict::InvalidSignature, message));
    };
    if at < from || to < at {
        signer.is_valid = false;
        let message = say!(
            "chứng thư của {name} không có hiệu lực lúc ký",
            "signature of {name}: the certificate was not valid at the time of signing"
        );
        return Some(FileFault::new(SignedVerdict::InvalidSignature, message));
    }
    match trust?.vouches(certificate, &checked.others, at) {
        Ok(root) => {
            signer.chain = Chain::Trusted(root);
            None
        }
        Err(Message { vi, en }) => {
            signer.chain = Chain::Untrusted;
            let message =
                say!("chữ ký của {name}: {vi}", "signature of {name}: not trusted: {en}");
            Some(FileFault::new(SignedVerdict::Untrusted, message))
        }
    }
}

/// The signer's name, else the field's.
fn named(signer: &FileSigner) -> String {
    signer.name.clone().unwrap_or_else(|| signer.field.clone())
}
