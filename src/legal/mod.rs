//! What is in force when: legal documents, changes of administration, days off.

mod days_off;
mod holiday;
mod legal_document;
mod reform;
mod register;

pub use holiday::Holiday;
pub use legal_document::{Amendment, End, LegalDocument, Status};
pub use reform::{Reform, ReformKind};
pub use register::{EMBEDDED, Register};
