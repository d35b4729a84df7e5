//! The words of the Vietnamese language: pure functions that know nothing of files, documents
//! or what a sentence says.

mod amount;
mod amount_unit;
mod calendar;
mod lines;
mod lunar;
mod mojibake;
mod notation;
mod number_words;
mod old_encodings;
mod roman;
mod room;
mod syllable;
mod taken;
mod text;
mod ties;
mod tones;
mod word_list;
mod year_names;

pub use amount::Amount;
pub use amount_unit::{
    AmountUnit, amount_unit, base_money, counts_base_money, same_unit, shows_base_money,
};
pub use calendar::{parse_date, parse_month, short_date, signing_time};
pub use lines::{Piece, pieces};
pub use lunar::lunar_day;
pub use notation::{
    Mixed, ReadNumbers, Writer, WrittenNumber, from_machine, is_machine_number,
    read_numbers, read_whole_numbers,
};
pub use number_words::{amount_in_words, words};
pub use old_encodings::{OldEncoding, OldText, old_text};
pub use roman::roman;
pub use room::{BLANK, Room};
pub use syllable::is_syllable;
pub use taken::{TakenText, is_invisible, taken};
pub use text::{
    Forbidden, clean, forbidden, into_nfc, lower_first, nfc, script_typed, shortened,
    suggest, suggest_anew, unaccented, upper,
};
pub use tones::old_tones;
pub use word_list::WordList;
pub use year_names::{year_name, year_of_name};
