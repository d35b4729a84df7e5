//! Reads a text: its words and numbers, and the citations, dates, periods, anniversaries,
//! events and blanks that they make.

mod anniversaries;
mod blanks;
mod citations;
mod codes;
mod date_phrase;
mod events;
mod mentions;
mod named_laws;
mod periods;
mod tokens;

pub use anniversaries::Anniversary;
pub use blanks::blanks;
pub use citations::Citation;
pub use mentions::{Mention, Phrase, Text, YearAt, YearForm};
pub use tokens::{Token, TokenKind, tokens};
