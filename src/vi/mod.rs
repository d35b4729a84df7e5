//! The Vietnamese language: pure functions that know nothing of files or documents.

mod calendar;
mod letters;
mod lines;
mod punctuation;
mod text;

pub use calendar::{day, long_date, month, parse_date, short_date};
pub use letters::{letter, roman};
pub use lines::{Piece, Room, pieces};
pub use punctuation::{
    basis, close_body, is_archive_line, join_list, list_item, strip_prefix_word,
};
pub use text::{Forbidden, clean, forbidden, nfc, suggest, unaccented, upper};
