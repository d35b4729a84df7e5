//! The rules that what a document says is held to, before it is set.
//!
//! A check takes the document as a whole and either has nothing to look at or gives what it
//! finds; so a report can say how many rules were looked at. Rather miss than cry wolf: what
//! a real document may rightly say is not flagged.

mod addressee_rules;
mod annex_rules;
mod basis_order_rules;
mod basis_rules;
mod case_rules;
mod check;
mod checks;
mod citation_rules;
mod code_rules;
mod deadline_rules;
mod doubled_rules;
mod first_citation_rules;
mod keystrokes;
mod legal_texts;
mod mark_rules;
mod numbers;
mod outline_rules;
mod own_part_rules;
mod own_time_rules;
mod pair_rules;
mod percent_rules;
mod post_rules;
mod recipient_rules;
mod run;
mod signer_rules;
mod space_rules;
mod subject;
mod tables;
mod task_rules;
mod title_rules;
mod tone_rules;
mod typing_rules;
mod weekday_rules;
mod word_rules;

pub use numbers::{GivenNumber, across, numbered};
pub use run::{Linted, lint};
