//! What tells whether bytes are the same as before.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A digest of bytes (BLAKE3); equal for equal bytes, on every machine.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The digest of some bytes.
    ///
    /// ```
    /// use vanban::fingerprint::Fingerprint;
    /// assert_eq!(Fingerprint::of(b"a"), Fingerprint::of(b"a"));
    /// assert_ne!(Fingerprint::of(b"a"), Fingerprint::of(b"b"));
    /// ```
    pub fn of(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes).to_hex()[..32].to_owned())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
