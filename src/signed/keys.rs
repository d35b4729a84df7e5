//! Checks signatures with the keys of certificates.

use der::Decode;
use der::asn1::{AnyRef, ObjectIdentifier};
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use rsa::{BoxedUint, Pkcs1v15Sign, Pss, PublicKey};
use sha2::{Digest, Sha256, Sha384, Sha512};
use x509_cert::spki::SubjectPublicKeyInfoRef;

use super::tlv::{INTEGER, SEQUENCE, Value};

/// The smallest RSA key that still proves anything.
const LEAST_BITS: usize = 2048;
const MOST_BITS: usize = 8192;

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");

/// A digest that signatures may be made over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    /// The digest of an identifier, whether of itself or of a signature made with it.
    pub(super) fn of(oid: ObjectIdentifier) -> Option<Self> {
        Some(match oid.to_string().as_str() {
            "2.16.840.1.101.3.4.2.1"
            | "1.2.840.113549.1.1.11"
            | "1.2.840.10045.4.3.2" => Self::Sha256,
            "2.16.840.1.101.3.4.2.2"
            | "1.2.840.113549.1.1.12"
            | "1.2.840.10045.4.3.3" => Self::Sha384,
            "2.16.840.1.101.3.4.2.3"
            | "1.2.840.113549.1.1.13"
            | "1.2.840.10045.4.3.4" => Self::Sha512,
            _ => return None,
        })
    }

    pub(super) fn digest<'a>(self, parts: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
        fn all<'a, D: Digest>(parts: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
            let mut digest = D::new();
            parts.into_iter().for_each(|part| digest.update(part));
            digest.finalize().to_vec()
        }
        match self {
            Self::Sha256 => all::<Sha256>(parts),
            Self::Sha384 => all::<Sha384>(parts),
            Self::Sha512 => all::<Sha512>(parts),
        }
    }
}

/// What came of checking a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyCheck {
    Right,
    Wrong,
    /// Made in a way that is not known here, or no longer taken.
    Unknown,
}

impl KeyCheck {
    fn of(right: bool) -> Self {
        if right { Self::Right } else { Self::Wrong }
    }
}

/// Checks a signature over a message. `hash` is what the message is digested with where the
/// signature's algorithm does not say.
pub(super) fn check(
    key: &SubjectPublicKeyInfoRef<'_>,
    algorithm: Value<'_>,
    hash: Option<Hash>,
    message: &[u8],
    signature: &[u8],
) -> KeyCheck {
    let parts = algorithm.inside().unwrap_or_default();
    let Some(oid) = parts.first().and_then(|it| it.oid()) else {
        return KeyCheck::Unknown;
    };
    if key.algorithm.oid == EC {
        let Some(hash) = Hash::of(oid).or(hash) else { return KeyCheck::Unknown };
        let curve = key.algorithm.parameters.and_then(|it| it.decode_as().ok());
        return elliptic(curve, key, &hash.digest([message]), signature);
    }
    let Some(key) = rsa_key(key) else { return KeyCheck::Unknown };
    if oid == RSA_PSS {
        let Some((hash, salt)) = pss_parameters(parts.get(1).copied()) else {
            return KeyCheck::Unknown;
        };
        let digest = hash.digest([message]);
        return KeyCheck::of(
            match hash {
                Hash::Sha256 => {
                    key.verify(Pss::<Sha256>::new_with_salt(salt), &digest, signature)
                }
                Hash::Sha384 => {
                    key.verify(Pss::<Sha384>::new_with_salt(salt), &digest, signature)
                }
                Hash::Sha512 => {
                    key.verify(Pss::<Sha512>::new_with_salt(salt), &digest, signature)
                }
            }
            .is_ok(),
        );
    }
    let own = Hash::of(oid);
    let Some(hash) = own.or(hash.filter(|_| oid == RSA)) else {
        return KeyCheck::Unknown;
    };
    let scheme = match hash {
        Hash::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
        Hash::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
        Hash::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
    };
    KeyCheck::of(key.verify(scheme, &hash.digest([message]), signature).is_ok())
}

fn elliptic(
    curve: Option<ObjectIdentifier>,
    key: &SubjectPublicKeyInfoRef<'_>,
    digest: &[u8],
    signature: &[u8],
) -> KeyCheck {
    let point = key.subject_public_key.raw_bytes();
    match curve {
        Some(P256) => {
            let Ok(key) = p256::ecdsa::VerifyingKey::from_sec1_bytes(point) else {
                return KeyCheck::Unknown;
            };
            let signature = p256::ecdsa::Signature::from_der(signature);
            KeyCheck::of(
                signature.is_ok_and(|it| key.verify_prehash(digest, &it).is_ok()),
            )
        }
        Some(P384) => {
            let Ok(key) = p384::ecdsa::VerifyingKey::from_sec1_bytes(point) else {
                return KeyCheck::Unknown;
            };
            let signature = p384::ecdsa::Signature::from_der(signature);
            KeyCheck::of(
                signature.is_ok_and(|it| key.verify_prehash(digest, &it).is_ok()),
            )
        }
        _ => KeyCheck::Unknown,
    }
}

fn rsa_key(key: &SubjectPublicKeyInfoRef<'_>) -> Option<PublicKey> {
    if key.algorithm.oid != RSA && key.algorithm.oid != RSA_PSS {
        return None;
    }
    let numbers = Value::of(key.subject_public_key.raw_bytes(), SEQUENCE)?.inside()?;
    let [modulus, exponent] = numbers.as_slice() else { return None };
    let number = |value: &Value<'_>| {
        let is_small = value.tag == INTEGER && value.content.len() <= MOST_BITS / 8 + 1;
        is_small.then(|| BoxedUint::from_be_slice_vartime(value.content))
    };
    let limits = LEAST_BITS..=MOST_BITS;
    PublicKey::new_with_size_limits(number(modulus)?, number(exponent)?, limits).ok()
}

/// The digest and the length of the salt.
fn pss_parameters(parameters: Option<Value<'_>>) -> Option<(Hash, usize)> {
    let (mut hash, mut salt) = (None, 20);
    for part in parameters?.inside()? {
        let inner = Value::first(part.content)?.0;
        match part.tag {
            0xa0 => hash = Hash::of(inner.inside()?.first()?.oid()?),
            0xa2 => salt = u16::from_der(inner.whole).ok()?,
            0xa1 => {
                // The mask is made with the same digest, or it is a case for somebody else.
                let of = inner.inside()?;
                let digest = Hash::of(of.get(1)?.inside()?.first()?.oid()?);
                if digest != hash {
                    return None;
                }
            }
            _ => {}
        }
    }
    Some((hash?, usize::from(salt)))
}

/// A key as its certificate has it.
pub(super) fn key(bytes: &[u8]) -> Option<SubjectPublicKeyInfoRef<'_>> {
    SubjectPublicKeyInfoRef::from_der(bytes).ok().filter(|key| {
        key.algorithm
            .parameters
            .is_none_or(|it: AnyRef<'_>| it.value().len() < 4096)
    })
}
