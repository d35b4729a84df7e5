//! The Vietnamese language: pure functions that know nothing of files or documents.

mod amount;
mod anniversaries;
mod blanks;
mod calendar;
mod citations;
mod codes;
mod date_phrase;
mod events;
mod letters;
mod lines;
mod lunar;
mod mentions;
mod named_laws;
mod periods;
mod punctuation;
mod text;
mod tokens;
mod words;

pub use amount::Amount;
pub use anniversaries::Anniversary;
pub use blanks::blanks;
pub use calendar::{day, long_date, month, parse_date, short_date, signing_time};
pub use citations::Citation;
pub use letters::{letter, roman};
pub use lines::{Piece, Room, pieces};
pub use lunar::{lunar_day, year_name};
pub use mentions::{Mention, Phrase, Text, YearAt, YearForm};
pub use punctuation::{
    basis, close_body, is_archive_line, join_list, list_item, strip_prefix_word,
};
pub use text::{
    Forbidden, clean, forbidden, lower_first, nfc, suggest, unaccented, upper,
};
pub use tokens::{Token, TokenKind, tokens};
pub use words::{amount_in_words, decimal_words, words};
