//! PDF files of this program joined into one: pages, tags and bookmarks one after the other, with
//! their bytes as they are.
//!
//! It reads what this program writes (objects in the open, one table of references) and says so
//! of anything else; it is no reader of PDF at large.

mod catalog;
mod closing;
mod joiner;
mod objects;
mod output;
mod titles;

pub use joiner::{ForeignPdf, Joiner};
