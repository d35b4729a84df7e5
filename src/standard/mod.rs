//! The standard that a document follows, as data: `nd30.yaml` is Decree 30/2020/NĐ-CP.
//!
//! Every fixed word, number, range, form, kind and level comes from here, with its clause; no
//! other room knows one of its own. A project may bring standards along, in `standards/`.

mod blanks;
mod checks;
mod choice;
mod code;
mod embedded;
mod end_mark;
mod fault;
mod form;
mod kind;
mod level;
mod model;
mod named;
mod names;
mod outlook;
mod page;
mod pattern;
mod places;
mod punctuation;
mod ranges;
mod register;
mod stamps;
mod validity;
mod words;
mod year_of;

pub use blanks::{BlankWidths, Blanks};
pub use choice::{NoStandard, Standards};
pub use code::{Code, DateForm};
pub use embedded::{EMBEDDED, nd30};
pub use fault::StandardFault;
pub use form::{Cited, FieldType, FixedLine, Form, FormField, FormPart, PARTS};
pub use kind::{Kind, KindEntry, OwnKinds};
pub use level::{Level, Nth, Scheme};
pub use model::{Standard, Urgency};
pub use named::Named;
pub use outlook::{Outlook, Tense};
pub use page::{Chosen, Margins, Measure, Size};
pub use pattern::{PatternPiece, fill, filled};
pub use punctuation::strip_prefix_word;
pub use register::{RegisterColumn, RegisterForm};
pub use stamps::{StampBox, Stamps};
pub use validity::Validity;
pub use words::{Word, Words};
pub use year_of::YearOf;
