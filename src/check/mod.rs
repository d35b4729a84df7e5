//! The rules that a document and its pages are held to.

mod glyphs;
mod long_rows;
mod overflow;
mod unfinished;

use crate::diag::{Diagnostic, Place};
use crate::standard::Margins;
use crate::typeset::{Pages, TextRun, text_runs};
use crate::yaml::Tree;

pub use unfinished::{open_fields, questions_left, unfinished};

/// Finds the YAML value that a run of text comes from; asked only when something is wrong.
pub type Locate<'a> = &'a dyn Fn(&TextRun) -> Option<Place>;

/// What is wrong with the pages of a document, at the YAML that says it.
pub fn check_pages(
    pages: &Pages,
    tree: &Tree,
    margins: Margins,
    locate: Locate<'_>,
) -> Vec<Diagnostic> {
    let runs = text_runs(pages);
    let mut findings = glyphs::check(&runs, tree, locate);
    findings.extend(overflow::check(&runs, pages, margins, locate));
    findings.extend(long_rows::check(pages, tree));
    findings
}
