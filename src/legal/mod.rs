//! What is in force when: legal documents, changes of administration, days off.

mod days_off;
mod register;

pub use days_off::{DayOff, Holiday};
pub use register::{Amendment, Change, End, LegalDocument, Reform, Register, Status};

/// The register that comes with the program.
pub const EMBEDDED: &str = include_str!("register.yaml");
