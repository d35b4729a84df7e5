//! The signature itself: a message in the Cryptographic Message Syntax (RFC 5652).

use std::ops::Range;

use chrono::{DateTime, NaiveDateTime, Utc};
use der::asn1::ObjectIdentifier;

use super::certificate::Certificate;
use super::keys::{Hash, KeyCheck};
use super::tlv::{INTEGER, OCTETS, SEQUENCE, SET, Value};

const SIGNED_DATA: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const TIME_STAMP: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
const CONTENT_TYPE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
const STAMP_OF_SIGNATURE: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");

/// What is wrong with a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// It is no message of a signature that can be read.
    Unreadable,
    /// The covered bytes are not those that were signed.
    Bytes,
    /// It was not made with the certificate's key.
    Key,
    /// It was made in a way that is not known here, or no longer taken.
    Algorithm,
}

/// A signature that was looked at.
pub(super) struct CheckedMessage {
    pub(super) signer: Option<Certificate>,
    pub(super) others: Vec<Certificate>,
    pub(super) flaw: Option<Flaw>,
    /// The time that the signer says.
    pub(super) said_time: Option<DateTime<Utc>>,
    /// The time that a time stamp of the signature proves; true of one whose own signature
    /// is right.
    pub(super) stamped: Option<(DateTime<Utc>, bool)>,
}

/// What is signed.
pub(super) enum Content<'a> {
    /// Bytes of a file.
    Bytes(&'a [u8], &'a [Range<usize>; 2]),
    /// A digest of them inside a time stamp, or a signature's own bytes.
    Stamp(&'a [&'a [u8]]),
}

impl Content<'_> {
    fn digest(&self, hash: Hash) -> Vec<u8> {
        match self {
            Self::Bytes(file, ranges) => {
                hash.digest(ranges.iter().map(|range| &file[range.clone()]))
            }
            Self::Stamp(parts) => hash.digest(parts.iter().copied()),
        }
    }
}

/// A signature of several parts, before it is checked.
struct MessageParts<'a> {
    content_type: ObjectIdentifier,
    content: Option<&'a [u8]>,
    certificates: Vec<Certificate>,
    signer: SignerInfo<'a>,
}

struct SignerInfo<'a> {
    identifier: Value<'a>,
    digest: Option<Hash>,
    signed: Option<Value<'a>>,
    algorithm: Value<'a>,
    signature: &'a [u8],
    unsigned: Option<Value<'a>>,
}

/// Checks a signature over bytes of a file.
pub(super) fn check(
    message: &[u8],
    content: &Content<'_>,
    is_stamp: bool,
) -> CheckedMessage {
    let Some(parts) = parts(message) else {
        return CheckedMessage::flawed(Flaw::Unreadable);
    };
    if is_stamp { checked_stamp(&parts, content) } else { checked(&parts, content, DATA) }
}

impl CheckedMessage {
    fn flawed(flaw: Flaw) -> Self {
        let (signer, others, said_time, stamped) = (None, vec![], None, None);
        Self {
            signer,
            others,
            flaw: Some(flaw),
            said_time,
            stamped,
        }
    }
}

fn parts(message: &[u8]) -> Option<MessageParts<'_>> {
    let outer = Value::of(message, SEQUENCE)?.inside()?;
    let [kind, body] = outer.as_slice() else { return None };
    if kind.oid()? != SIGNED_DATA {
        return None;
    }
    let fields = Value::of(body.content, SEQUENCE)?.inside()?;
    let [_version, _digests, encapsulated, rest @ ..] = fields.as_slice() else {
        return None;
    };
    let encapsulated = encapsulated.inside()?;
    let content = match encapsulated.get(1) {
        Some(content) => Some(Value::of(content.content, OCTETS)?.content),
        None => None,
    };
    let certificates = rest.iter().find(|it| it.tag == 0xa0);
    let certificates = certificates.and_then(|it| it.inside()).unwrap_or_default();
    let certificates = certificates.iter().filter(|it| it.tag == SEQUENCE);
    let signers = rest.iter().find(|it| it.tag == SET)?.inside()?;
    // Who signs a PDF is one.
    let [signer] = signers.as_slice() else { return None };
    Some(MessageParts {
        content_type: encapsulated.first()?.oid()?,
        content,
        certificates: certificates.filter_map(|it| Certificate::read(it.whole)).collect(),
        signer: signer_of(*signer)?,
    })
}

fn signer_of(signer: Value<'_>) -> Option<SignerInfo<'_>> {
    let fields = signer.inside()?;
    let [_version, identifier, digest, rest @ ..] = fields.as_slice() else {
        return None;
    };
    let (signed, rest) = match rest {
        [signed, rest @ ..] if signed.tag == 0xa0 => (Some(*signed), rest),
        rest => (None, rest),
    };
    let [algorithm, signature, rest @ ..] = rest else { return None };
    Some(SignerInfo {
        identifier: *identifier,
        digest: digest.inside()?.first()?.oid().and_then(Hash::of),
        signed,
        algorithm: *algorithm,
        signature: (signature.tag == OCTETS).then_some(signature.content)?,
        unsigned: rest.iter().find(|it| it.tag == 0xa1).copied(),
    })
}

/// The single value of an attribute.
fn attribute(attributes: Option<Value<'_>>, oid: ObjectIdentifier) -> Option<Value<'_>> {
    let all = attributes?.inside()?;
    let mut found = all.iter().filter_map(|it| {
        let parts = it.inside()?;
        let [kind, values] = parts.as_slice() else { return None };
        (kind.oid()? == oid).then(|| values.inside())?
    });
    let values = found.next()?;
    let is_single = values.len() == 1 && found.next().is_none();
    values.first().copied().filter(|_| is_single)
}

fn checked(
    parts: &MessageParts<'_>,
    content: &Content<'_>,
    kind: ObjectIdentifier,
) -> CheckedMessage {
    let signer = &parts.signer;
    let certificate =
        parts.certificates.iter().find(|it| is_signers(it, signer.identifier));
    let mut message = CheckedMessage {
        signer: certificate.cloned(),
        others: parts.certificates.clone(),
        flaw: None,
        said_time: attribute(signer.signed, SIGNING_TIME).and_then(time),
        stamped: stamp_of(signer),
    };
    message.flaw = flaw(parts, content, kind, certificate);
    message
}

fn flaw(
    parts: &MessageParts<'_>,
    content: &Content<'_>,
    kind: ObjectIdentifier,
    certificate: Option<&Certificate>,
) -> Option<Flaw> {
    let signer = &parts.signer;
    let Some(hash) = signer.digest else { return Some(Flaw::Algorithm) };
    let Some(certificate) = certificate else { return Some(Flaw::Unreadable) };
    // What is signed lies in the file, not in the message, except for a time stamp.
    if parts.content_type != kind || parts.content.is_some() != (kind == TIME_STAMP) {
        return Some(Flaw::Unreadable);
    }
    let inner = [parts.content.unwrap_or_default()];
    let inner = Content::Stamp(&inner);
    let content = if kind == TIME_STAMP { &inner } else { content };
    let Some(signed) = signer.signed else { return Some(Flaw::Unreadable) };
    let digest = attribute(signer.signed, DIGEST).filter(|it| it.tag == OCTETS);
    let Some(digest) = digest else { return Some(Flaw::Unreadable) };
    if attribute(signer.signed, CONTENT_TYPE).and_then(Value::oid) != Some(kind) {
        return Some(Flaw::Unreadable);
    }
    // What was signed is the set of attributes, by its own tag.
    let mut bytes = signed.whole.to_vec();
    bytes[0] = SET;
    let right =
        certificate.checks(signer.algorithm, signer.digest, &bytes, signer.signature);
    match right {
        KeyCheck::Unknown => Some(Flaw::Algorithm),
        KeyCheck::Wrong => Some(Flaw::Key),
        KeyCheck::Right => {
            (digest.content != content.digest(hash)).then_some(Flaw::Bytes)
        }
    }
}

/// True if a certificate is the one that a signer names.
fn is_signers(certificate: &Certificate, identifier: Value<'_>) -> bool {
    if identifier.tag == 0x80 {
        return certificate.key_id().as_deref() == Some(identifier.content);
    }
    let fields = identifier.inside().unwrap_or_default();
    let [issuer, serial] = fields.as_slice() else { return false };
    serial.tag == INTEGER
        && certificate.issuer().as_deref() == Some(issuer.whole)
        && certificate.serial() == serial.content
}

/// A time stamp: its own signature, and what it stamps.
fn checked_stamp(parts: &MessageParts<'_>, content: &Content<'_>) -> CheckedMessage {
    let mut message = checked(parts, content, TIME_STAMP);
    let stamped = parts.content.and_then(stamped);
    message.said_time = stamped.as_ref().map(|(_, _, time)| *time);
    message.flaw = message.flaw.or_else(|| match stamped {
        Some((Some(hash), digest, _)) => {
            (content.digest(hash) != digest).then_some(Flaw::Bytes)
        }
        Some((None, ..)) => Some(Flaw::Algorithm),
        None => Some(Flaw::Unreadable),
    });
    message
}

/// What a time stamp stamps: the digest and what it was made with, and when.
fn stamped(info: &[u8]) -> Option<(Option<Hash>, Vec<u8>, DateTime<Utc>)> {
    let fields = Value::of(info, SEQUENCE)?.inside()?;
    let [_version, _policy, imprint, _serial, at, ..] = fields.as_slice() else {
        return None;
    };
    let imprint = imprint.inside()?;
    let [algorithm, digest] = imprint.as_slice() else { return None };
    let hash = algorithm.inside()?.first()?.oid().and_then(Hash::of);
    Some((hash, digest.content.to_vec(), time(*at)?))
}

/// The time stamp that a signature carries.
fn stamp_of(signer: &SignerInfo<'_>) -> Option<(DateTime<Utc>, bool)> {
    let stamp = attribute(signer.unsigned, STAMP_OF_SIGNATURE)?;
    let parts = parts(stamp.whole)?;
    // A stamp in a stamp is of no use.
    let of = [signer.signature];
    let parts = MessageParts {
        signer: SignerInfo { unsigned: None, ..parts.signer },
        ..parts
    };
    let checked = checked_stamp(&parts, &Content::Stamp(&of));
    Some((checked.said_time?, checked.flaw.is_none()))
}

/// A time of either form.
fn time(value: Value<'_>) -> Option<DateTime<Utc>> {
    let text = std::str::from_utf8(value.content).ok()?.strip_suffix('Z')?;
    let whole = text.split('.').next().unwrap_or_default();
    let full = match value.tag {
        0x17 if whole.len() == 12 => {
            let century = if whole < "50" { "20" } else { "19" };
            format!("{century}{whole}")
        }
        0x18 => whole.to_owned(),
        _ => return None,
    };
    NaiveDateTime::parse_from_str(&full, "%Y%m%d%H%M%S")
        .ok()
        .map(|it| it.and_utc())
}
