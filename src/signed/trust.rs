//! Whether somebody who is trusted vouches for a certificate.

use std::fs;
use std::path::Path;

use x509_cert::der::pem;

use super::certificate::Certificate;
use crate::diag::Message;
use crate::error::Error;
use crate::files;
use crate::say;

/// The largest file of certificates, in bytes: those of all authorities of a state.
const MAX_CERTIFICATE: u64 = 16 << 20;
/// How many certificates may stand between a signer and a root.
const LONGEST: usize = 8;

/// The certificates that are trusted: roots, which sign themselves, and what they vouch for.
#[derive(Default)]
pub struct Trust {
    certificates: Vec<Certificate>,
}

impl Trust {
    /// Reads every certificate of a folder, in PEM or DER.
    ///
    /// # Errors
    /// Returns what the system refused, or that the folder has no root.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let refused = |error| Error::io(folder, &error);
        let mut paths = vec![];
        for entry in fs::read_dir(folder).map_err(refused)? {
            paths.push(entry.map_err(refused)?.path());
        }
        paths.sort();
        let mut trust = Self::default();
        for path in paths.iter().filter(|path| path.is_file()) {
            let bytes = files::read(path, MAX_CERTIFICATE)
                .map_err(|error| Error::io(path, &error))?;
            trust.certificates.extend(certificates(&bytes));
        }
        if trust.roots().next().is_none() {
            let folder = folder.display();
            return Err(Error::usage(say!(
                "{folder} không có chứng thư gốc nào (PEM hoặc DER, tự ký)",
                "missing root certificate in {folder} (PEM or DER, signed by itself)"
            )));
        }
        Ok(trust)
    }

    fn roots(&self) -> impl Iterator<Item = &Certificate> {
        self.certificates.iter().filter(|it| it.subject() == it.issuer())
    }

    /// The root that vouches for a certificate at a time (seconds since 1970).
    ///
    /// # Errors
    /// Returns where the chain ends.
    pub(super) fn vouches(
        &self,
        signer: &Certificate,
        others: &[Certificate],
        at: u64,
    ) -> Result<String, Message> {
        let mut current = signer.clone();
        if !signer.may_sign() {
            let name = signer.name();
            return Err(say!(
                "chứng thư của {name} không phải để ký văn bản",
                "the certificate of {name} is not for signing documents"
            ));
        }
        for between in 0..LONGEST {
            let name = current.name();
            let (from, to) = current.validity();
            if at < from || to < at {
                return Err(say!(
                    "chứng thư của {name} không còn hoặc chưa có hiệu lực lúc ký",
                    "the certificate of {name} was not valid at the time of signing"
                ));
            }
            if current.has_unknown_limits() {
                return Err(say!(
                    "chứng thư của {name} có giới hạn bắt buộc mà chương trình không biết",
                    "the certificate of {name} has an unknown critical extension"
                ));
            }
            if let Some(root) = self.roots().find(|root| root.is(&current)) {
                return Ok(root.name());
            }
            let known = self.certificates.iter().chain(others);
            let mut issuers = known.filter(|it| it.subject() == current.issuer());
            let reaches = |it: &&Certificate| {
                it.is_authority()
                    && it.path_length().is_none_or(|most| between <= usize::from(most))
                    && it.has_signed(&current)
                    && !it.is(&current)
            };
            let Some(issuer) = issuers.find(reaches) else {
                let issuer = current.issuer_name();
                return Err(say!(
                    "không có chứng thư tin cậy của {issuer}, nơi cấp cho {name}",
                    "no trusted certificate of {issuer}, which vouches for {name}"
                ));
            };
            current = issuer.clone();
        }
        Err(say!("chuỗi chứng thư quá dài", "the chain of certificates is too long"))
    }
}

fn certificates(bytes: &[u8]) -> Vec<Certificate> {
    let text = String::from_utf8_lossy(bytes);
    let begin = "-----BEGIN CERTIFICATE-----";
    let end = "-----END CERTIFICATE-----";
    if !text.contains(begin) {
        return Certificate::read(bytes).into_iter().collect();
    }
    let parts = text.split(begin).skip(1);
    let one = |part: &str| {
        let body = part.split(end).next()?;
        let lines: Vec<&str> = body.split_whitespace().collect();
        let whole = format!("{begin}\n{}\n{end}\n", wrapped(&lines.concat()));
        let (_, bytes) = pem::decode_vec(whole.as_bytes()).ok()?;
        Certificate::read(&bytes)
    };
    parts.filter_map(one).collect()
}

/// Text in lines of 64 letters, as PEM wants them.
fn wrapped(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let lines: Vec<String> =
        letters.chunks(64).map(|line| line.iter().collect()).collect();
    lines.join("\n")
}
