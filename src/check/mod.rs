//! The rules that a document and its pages are held to.

mod glyphs;
mod locate;
mod long_rows;
mod overflow;
mod pages;
mod signing_time;
mod unfinished;

pub use pages::check_pages;
pub use signing_time::{missing_signing_time, unused_signing_time};
pub use unfinished::{code_without_unit, open_fields, questions_left, unfinished};
