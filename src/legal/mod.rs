//! What is in force when: legal documents, changes of administration, days off.

mod answer;
mod answer_body;
mod body_index;
mod body_names;
mod count;
mod days_off;
mod embedded;
mod holiday;
mod legal_document;
mod look_up;
mod reform;
mod register;
mod shortened;
mod status;
mod successors;

pub use answer::{Answered, of_document};
pub use answer_body::of_reform;
pub use body_names::NamedBody;
pub use count::Counts;
pub use embedded::embedded;
pub use holiday::Holiday;
pub use legal_document::{Amendment, End, LegalDocument, PartEnd};
pub use look_up::LookedUp;
pub use reform::{Reform, ReformKind, SharedWork};
pub use register::{Register, spoken};
pub use shortened::in_full;
pub use status::Status;
