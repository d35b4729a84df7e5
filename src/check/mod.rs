//! The rules that a document and its pages are held to.

mod cited_laws;
mod former_bodies;
mod gathered;
mod glyphs;
mod impossible_days;
mod issue_days;
mod kept_reasons;
mod law;
mod locate;
mod long_lines;
mod long_rows;
mod long_words;
mod overflow;
mod pages;
mod signing_time;
mod stretched;
mod surroundings;
mod unfinished;

pub use law::against_register;
pub use pages::check_pages;
pub use signing_time::{missing_signing_time, unused_signing_time};
pub use stretched::after_stretched;
pub use unfinished::{code_without_unit, open_fields, questions_left, unfinished};
