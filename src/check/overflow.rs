//! Text that runs out of the page's text area.

use std::collections::BTreeSet;

use crate::diag::Diagnostic;
use crate::document::Tree;
use crate::say;
use crate::typeset::{Pages, TextRun};

/// The least left and right margins that the decree allows (I.3), in pt.
const LEFT: f64 = 30.0 * 72.0 / 25.4;
const RIGHT: f64 = 15.0 * 72.0 / 25.4;
const BOTTOM: f64 = 20.0 * 72.0 / 25.4;
/// The reach of an italic letter beyond its own width, in pt.
const TOLERANCE: f64 = 1.5;

pub(super) fn check(runs: &[TextRun], pages: &Pages, tree: &Tree) -> Vec<Diagnostic> {
    let outside = |run: &&TextRun| {
        let Some((width, height)) = pages.size(run.page) else { return false };
        let blank = run.text.trim().is_empty();
        !blank
            && (run.x < LEFT - TOLERANCE
                || run.x + run.width > width - RIGHT + TOLERANCE
                || run.y > height - BOTTOM + TOLERANCE)
    };
    let fault = |run: &TextRun| {
        let page = run.page + 1;
        let shown: String = run.text.chars().take(40).collect();
        Diagnostic::error(
            "text-outside-margins",
            say!(
                "chữ “{shown}” tràn ra ngoài lề ở trang {page}",
                "the text “{shown}” runs over the margin of page {page}"
            ),
        )
        .at_maybe(place(run, tree))
        .hint(say!(
            "Ngắt dòng dài, thêm dấu cách, hoặc nới cột của bảng.",
            "Break the long line, add a space, or widen the table's column."
        ))
    };
    // A header row runs over on every page; once is enough.
    let mut seen = BTreeSet::new();
    runs.iter()
        .filter(outside)
        .filter(|run| seen.insert(&run.text))
        .map(fault)
        .collect()
}

/// The value that holds the text of a run.
fn place(run: &TextRun, tree: &Tree) -> Option<crate::diag::Place> {
    let folded =
        |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let wanted = folded(&run.text);
    let mut found = None;
    tree.root.for_each_scalar(&mut |node| {
        if found.is_none() && folded(node.scalar().unwrap_or_default()).contains(&wanted)
        {
            found = Some(tree.place(node));
        }
    });
    found
}
