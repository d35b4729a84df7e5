//! What the finished pages are held to.

use super::locate::Locate;
use super::{glyphs, long_rows, overflow};
use crate::diag::Diagnostic;
use crate::standard::Margins;
use crate::typeset::{Pages, text_runs};
use crate::yaml::Tree;

/// What is wrong with the pages of a document, at the YAML that says it.
pub fn check_pages(
    pages: &Pages,
    tree: &Tree,
    margins: Margins,
    locate: Locate<'_>,
) -> Vec<Diagnostic> {
    let runs = text_runs(pages);
    let mut findings = glyphs::check(&runs, locate);
    findings.extend(overflow::check(&runs, pages, margins, locate));
    findings.extend(long_rows::check(pages, tree));
    findings
}
