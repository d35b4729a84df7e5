//! A PDF that came back from signing: its revisions, its signatures, and what it says.

mod certificate;
mod changes;
mod cms;
mod compare;
mod content;
mod fault;
mod file;
mod form;
mod judge;
mod keys;
mod object;
mod pdf;
mod received;
mod roles;
mod section;
mod signature;
mod signer;
mod stamps;
mod syntax;
mod title;
mod tlv;
mod trust;
mod unpack;
mod verdict;
mod when;
mod widgets;
mod words;

pub use compare::Difference;
pub use fault::MAX_BYTES;
pub use file::{SignedFile, unreadable};
pub use judge::{Given, HeldAgainst, Judgement};
pub use received::Received;
pub use signer::{Chain, FileSigner, TimeSource};
pub use stamps::{BlankKind, Stamp};
pub use trust::Trust;
pub use verdict::SignedVerdict;
