//! Certificates: whose key it is, from when to when, and who says so.

use der::{Decode, Encode};
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::ext::pkix::{
    BasicConstraints, ExtendedKeyUsage, KeyUsage, SubjectKeyIdentifier,
};
use x509_cert::time::Time;

use super::keys::{self, KeyCheck};
use super::tlv::Value;

/// Uses that documents may be signed for: e-mail, documents (RFC 9336, and those of two makers of
/// programs), and any; time stamps.
const PURPOSES: [&str; 6] = [
    "1.3.6.1.5.5.7.3.4",
    "1.3.6.1.5.5.7.3.36",
    "1.3.6.1.4.1.311.10.3.12",
    "1.2.840.113583.1.1.5",
    "2.5.29.37.0",
    "1.3.6.1.5.5.7.3.8",
];
/// The extensions that are looked at: use, basic limits, policies, and use again; the key's and
/// the issuer's names limit nothing.
const KNOWN: [&str; 7] = [
    "2.5.29.15",
    "2.5.29.19",
    "2.5.29.32",
    "2.5.29.37",
    "2.5.29.14",
    "2.5.29.35",
    "2.5.29.17",
];

/// A certificate, with its bytes.
#[derive(Clone)]
pub(super) struct Certificate {
    inner: CertificateInner<Raw>,
    whole: Vec<u8>,
    key: Vec<u8>,
}

impl Certificate {
    /// Reads a certificate in DER.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let inner = CertificateInner::<Raw>::from_der(bytes).ok()?;
        let key = inner.tbs_certificate().subject_public_key_info().to_der().ok()?;
        Some(Self { inner, whole: bytes.to_vec(), key })
    }

    /// The common name of whom it is of; the whole name where there is none.
    pub(super) fn name(&self) -> String {
        let subject = self.inner.tbs_certificate().subject();
        let common = subject.common_name().ok().flatten();
        common.map_or_else(|| subject.to_string(), |name| name.value().into_owned())
    }

    pub(super) fn issuer_name(&self) -> String {
        let issuer = self.inner.tbs_certificate().issuer();
        let common = issuer.common_name().ok().flatten();
        common.map_or_else(|| issuer.to_string(), |name| name.value().into_owned())
    }

    pub(super) fn subject(&self) -> Option<Vec<u8>> {
        self.inner.tbs_certificate().subject().to_der().ok()
    }

    pub(super) fn issuer(&self) -> Option<Vec<u8>> {
        self.inner.tbs_certificate().issuer().to_der().ok()
    }

    pub(super) fn serial(&self) -> &[u8] {
        self.inner.tbs_certificate().serial_number().as_bytes()
    }

    pub(super) fn key_id(&self) -> Option<Vec<u8>> {
        let found = self.inner.tbs_certificate().get_extension::<SubjectKeyIdentifier>();
        found.ok().flatten().map(|(_, id)| id.0.as_bytes().to_vec())
    }

    /// The seconds since 1970 from which, and up to which, it holds.
    pub(super) fn validity(&self) -> (u64, u64) {
        let validity = self.inner.tbs_certificate().validity();
        let seconds = |time: Time| time.to_unix_duration().as_secs();
        (seconds(validity.not_before), seconds(validity.not_after))
    }

    /// True if it may vouch for other certificates.
    pub(super) fn is_authority(&self) -> bool {
        let tbs = self.inner.tbs_certificate();
        let basic = tbs.get_extension::<BasicConstraints>().ok().flatten();
        // A certificate without the extension of its use may be used for everything.
        let signs = match tbs.get_extension::<KeyUsage>() {
            Ok(usage) => usage.is_none_or(|(_, usage)| usage.key_cert_sign()),
            Err(_) => false,
        };
        basic.is_some_and(|(_, basic)| basic.ca) && signs
    }

    /// True if its key may sign documents, by what the certificate says of its use.
    pub(super) fn may_sign(&self) -> bool {
        let tbs = self.inner.tbs_certificate();
        let usage = match tbs.get_extension::<KeyUsage>() {
            Ok(usage) => {
                usage.is_none_or(|(_, it)| it.digital_signature() || it.non_repudiation())
            }
            Err(_) => false,
        };
        let purpose = match tbs.get_extension::<ExtendedKeyUsage>() {
            Ok(purpose) => purpose.is_none_or(|(_, list)| {
                list.0.iter().any(|it| PURPOSES.contains(&it.to_string().as_str()))
            }),
            Err(_) => false,
        };
        usage && purpose
    }

    /// True if it has an extension that must be understood, and is not here.
    pub(super) fn has_unknown_limits(&self) -> bool {
        let extensions = self.inner.tbs_certificate().extensions();
        let mut all = extensions.into_iter().flatten();
        all.any(|it| it.critical && !KNOWN.contains(&it.extn_id.to_string().as_str()))
    }

    /// How many authorities may stand between it and the one that signs, if it says so.
    pub(super) fn path_length(&self) -> Option<u8> {
        let found = self.inner.tbs_certificate().get_extension::<BasicConstraints>();
        found.ok().flatten().and_then(|(_, basic)| basic.path_len_constraint)
    }

    /// Checks a signature that was made with its key.
    pub(super) fn checks(
        &self,
        algorithm: Value<'_>,
        hash: Option<keys::Hash>,
        message: &[u8],
        signature: &[u8],
    ) -> KeyCheck {
        match keys::key(&self.key) {
            Some(key) => keys::check(&key, algorithm, hash, message, signature),
            None => KeyCheck::Unknown,
        }
    }

    /// True if another certificate was signed with its key.
    pub(super) fn has_signed(&self, other: &Self) -> bool {
        let parts = Value::first(&other.whole).and_then(|(whole, _)| whole.inside());
        let Some([signed, algorithm, signature]) = parts.as_deref() else { return false };
        let Some((0, signature)) = signature.content.split_first() else { return false };
        self.checks(*algorithm, None, signed.whole, signature) == KeyCheck::Right
    }

    /// True if it is the same as another.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.whole == other.whole
    }
}
