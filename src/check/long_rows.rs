//! A row of a table that is higher than a page and had to be split.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, rules};
use crate::say;
use crate::typeset::Pages;
use crate::yaml::{Path, Tree};

/// The label under which `lib/bang.typ` leaves the path of such a row.
const LABEL: &str = "hang-qua-trang";

pub(super) fn check(pages: &Pages, tree: &Tree) -> Vec<Diagnostic> {
    let paths: BTreeSet<String> = pages.notes(LABEL).into_iter().collect();
    let fault = |path: &String| {
        let node = tree.root.find(&Path::parse(path));
        Diagnostic::new(
            &rules::TOO_TALL_ROW,
            say!(
                "hàng này cao hơn một trang nên bị cắt qua trang sau",
                "this row is taller than a page and was split"
            ),
        )
        .at(tree.place(node))
        .hint(say!(
            "Tách thành nhiều hàng, hoặc nới cột có nhiều chữ nhất.",
            "Split it into several rows, or widen the column with the most text."
        ))
    };
    paths.iter().map(fault).collect()
}
