//! Findings about a file: what is wrong, where, and what to do next, in two languages.

mod finding;
mod fix;
mod github;
mod human;
mod json;
mod junit;
mod message;
mod page;
mod region;
mod report;
mod rule;
mod rule_markdown;
pub mod rules;
mod sarif;
mod sarif_result;
mod severity;
mod short;
mod source;
mod uri;

pub use finding::{Diagnostic, has_errors, in_order};
pub use fix::{Edit, Fix, ValueChange};
pub use github::github;
pub use human::human;
pub use json::{FINDINGS_SCHEMA, json};
pub use junit::junit;
pub use message::{Lang, Message, did_you_mean};
pub use page::{Example, ExampleKind};
pub use report::{CheckedDocument, Report};
pub use rule::{Rule, Stage};
pub use rule_markdown::{chapter, reference};
pub use sarif::sarif;
pub use severity::Severity;
pub use short::short;
pub use source::{CELL_GAP, Place, SourceFile, column_letters};
