//! The rules that a document and its pages are held to.

mod glyphs;
mod long_rows;
mod overflow;

use crate::diag::Diagnostic;
use crate::document::Tree;
use crate::typeset::{Pages, text_runs};

/// What is wrong with the pages of a document, at the YAML that says it.
pub fn check_pages(pages: &Pages, tree: &Tree) -> Vec<Diagnostic> {
    let runs = text_runs(pages);
    let mut findings = glyphs::check(&runs, tree);
    findings.extend(overflow::check(&runs, pages, tree));
    findings.extend(long_rows::check(pages, tree));
    findings
}
