//! The words of the Vietnamese language: pure functions that know nothing of files, documents
//! or what a sentence says.

mod amount;
mod calendar;
mod letters;
mod lines;
mod lunar;
mod punctuation;
mod text;
mod words;

pub use amount::Amount;
pub use calendar::{day, long_date, month, parse_date, short_date, signing_time};
pub use letters::{letter, roman};
pub use lines::{Piece, Room, pieces};
pub use lunar::{lunar_day, year_name, year_of_name};
pub use punctuation::{
    basis, close_body, is_archive_line, join_list, list_item, strip_prefix_word,
};
pub use text::{
    Forbidden, clean, forbidden, lower_first, nfc, suggest, unaccented, upper,
};
pub use words::{amount_in_words, decimal_words, words};
