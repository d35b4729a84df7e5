//! What the finished pages are held to.

use super::locate::Locate;
use super::{glyphs, long_lines, long_rows, long_words, overflow};
use crate::diag::Diagnostic;
use crate::standard::Margins;
use crate::typeset::{Pages, TextRun};
use crate::yaml::Tree;

/// What is wrong with the pages of a document, at the YAML that says it; `runs` are all of
/// their text.
pub fn check_pages(
    runs: &[TextRun],
    pages: &Pages,
    tree: &Tree,
    margins: Margins,
    locate: Locate<'_>,
) -> Vec<Diagnostic> {
    let mut findings = glyphs::check(runs, locate);
    findings.extend(overflow::check(runs, pages, margins, locate));
    findings.extend(long_rows::check(pages, tree));
    findings.extend(long_words::check(pages, tree));
    findings.extend(long_lines::check(pages, tree));
    findings
}
