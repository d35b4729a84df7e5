//! Reads a text: its words and numbers, and the citations, dates, periods, anniversaries,
//! events, persons and blanks that they make.

mod actors;
mod anniversaries;
mod blanks;
mod calendar_faults;
mod citation_core;
mod citations;
mod codes;
mod date_phrase;
mod events;
mod finder;
mod issuers;
mod marks;
mod named_laws;
mod periods;
mod persons;
mod phrase;
mod phrase_list;
mod spans;
mod text;
mod tokens;

pub use blanks::blanks;
pub use calendar_faults::{impossible_days, reversed_periods};
pub use persons::persons;
pub use phrase::{Anniversary, Citation, Mention, Phrase, YearAt, YearForm};
pub use phrase_list::PhraseList;
pub use text::Text;
pub use tokens::{Token, TokenKind, tokens};
