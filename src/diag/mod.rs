//! Findings about a file: what is wrong, where, and what to do next, in two languages.

mod finding;
mod fix;
mod human;
mod json;
mod message;
mod page;
mod rule;
pub mod rules;
mod severity;
mod short;
mod source;

pub use finding::{Diagnostic, has_errors, in_order};
pub use fix::{Change, Edit, Fix};
pub use human::human;
pub use json::json;
pub use message::{Lang, Message, did_you_mean};
pub use page::{Example, ExampleKind};
pub use rule::{Rule, Stage};
pub use severity::Severity;
pub use short::short;
pub use source::{CELL_GAP, Place, SourceFile, column_letters};
