//! The rules that the finished pages are held to, whatever template made them.
//!
//! What a document prints is looked for on its pages, text by text; a component is known by what
//! it says, not by the template that set it. A check that does not find its component has
//! nothing to look at. Rather miss than cry wolf: what the decree leaves open is left open.

mod agency_rules;
mod annex_rules;
mod body_rules;
mod check;
mod checks;
mod complaints;
mod finder;
mod heading_rules;
mod lines;
mod look;
mod margin_rules;
mod mark_rules;
mod nation_rules;
mod number_rules;
mod page_number;
mod page_rules;
mod paper_rules;
mod paragraph_rules;
mod printed;
mod printed_body;
mod printed_table;
mod printing;
mod recipient_rules;
mod run;
mod seal_rules;
mod series;
mod signer_rules;
mod stamp_rules;
mod stream;
mod subject;
mod table_rules;
mod text_rules;
mod title_rules;
mod tolerances;
mod underlines;
mod word_rules;

pub use printed::PrintedTexts;
pub use printing::printed_texts;
pub use run::{Inspected, inspect};
pub use subject::Sheets;
