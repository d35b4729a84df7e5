//! Behaviour of the whole program, in one binary, since each one links all of Typst.

mod appendix;
mod cli;
mod drafts;
mod external;
mod fonts;
mod hostile_text;
mod house;
mod pdf;
mod reference;
mod reference_page;
mod signature;
mod sources;
mod support;
mod wrong_input;
