//! PDF files as this program writes them (objects in the open, one table of references): read,
//! changed in a few objects, and what they say of how they were made.

mod fields;
mod file;
mod manifest;
mod rewrite;
mod syntax;
mod text;

pub use fields::{EmptyField, has_fields, with_fields};
pub use file::{Object, PdfFile, first_reference};
pub use manifest::{
    Manifest, NotReadable, first_revision, manifest, with_manifest, without_data,
};
pub use rewrite::Rewrite;
pub use syntax::{
    PdfToken, PdfTokenKind, entries, entry, reference, references, tokens, whole,
};
pub use text::utf16;
