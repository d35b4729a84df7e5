//! Walks over ASN.1 values by their raw bytes: what was signed are the bytes as they stand.

use der::asn1::ObjectIdentifier;
use der::{Decode, Header, Reader, SliceReader};

/// One value: its tag, its content, and its bytes as a whole.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    /// The first byte, which says what it is.
    pub(super) tag: u8,
    pub(super) content: &'a [u8],
    pub(super) whole: &'a [u8],
}

/// The tags that signatures are made of.
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;
pub(super) const INTEGER: u8 = 0x02;
pub(super) const OCTETS: u8 = 0x04;
pub(super) const OID: u8 = 0x06;

impl<'a> Value<'a> {
    /// The first value of some bytes, and the bytes behind it.
    pub(super) fn first(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let mut reader = SliceReader::new(bytes).ok()?;
        let whole = reader.tlv_bytes().ok()?;
        let mut head = SliceReader::new(whole).ok()?;
        let header = Header::decode(&mut head).ok()?;
        let length = usize::try_from(header.length()).ok()?;
        let content = whole.get(whole.len().checked_sub(length)?..)?;
        Some((Self { tag: *whole.first()?, content, whole }, bytes.get(whole.len()..)?))
    }

    /// A value that the bytes begin with, if it is of a tag.
    pub(super) fn of(bytes: &'a [u8], tag: u8) -> Option<Self> {
        Self::first(bytes)
            .map(|(value, _)| value)
            .filter(|value| value.tag == tag)
    }

    /// The values inside; none if the bytes are no whole values.
    pub(super) fn inside(self) -> Option<Vec<Self>> {
        let (mut rest, mut values) = (self.content, vec![]);
        while !rest.is_empty() {
            let (value, behind) = Self::first(rest)?;
            values.push(value);
            rest = behind;
        }
        Some(values)
    }

    /// The object identifier that it is.
    pub(super) fn oid(self) -> Option<ObjectIdentifier> {
        (self.tag == OID).then(|| ObjectIdentifier::from_der(self.whole).ok())?
    }
}
