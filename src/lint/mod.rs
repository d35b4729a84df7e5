//! The rules that what a document says is held to, before it is set.
//!
//! A check takes the document as a whole and either has nothing to look at or gives what it
//! finds; so a report can say how many rules were looked at. Rather miss than cry wolf: what
//! a real document may rightly say is not flagged.

mod addressee_rules;
mod annex_rules;
mod basis_rules;
mod check;
mod checks;
mod citation_rules;
mod code_rules;
mod mark_rules;
mod run;
mod signer_rules;
mod subject;
mod title_rules;
mod word_rules;

pub use run::{Linted, lint};
