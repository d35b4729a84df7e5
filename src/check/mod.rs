//! The rules that a document and its pages are held to.

mod glyphs;
mod locate;
mod long_lines;
mod long_rows;
mod long_words;
mod overflow;
mod pages;
mod stretched;
mod unfinished;

pub use pages::check_pages;
pub use stretched::after_stretched;
pub use unfinished::{open_fields, questions_left, unfinished};
