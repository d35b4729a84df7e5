//! A PDF that came back from signing: its revisions, its signatures, and what it says.

mod certificate;
mod changes;
mod cms;
mod fault;
mod form;
mod keys;
mod object;
mod pdf;
mod section;
mod signature;
mod syntax;
mod tlv;
mod unpack;
mod widgets;
