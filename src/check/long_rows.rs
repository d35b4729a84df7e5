//! What is higher than a page: a row of a table that had to be split, a header that leaves no
//! room.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, rules};
use crate::say;
use crate::typeset::Pages;
use crate::yaml::{Path, Tree};

/// The labels under which `lib/bang.typ` leaves the path of such a row, and of the columns.
const ROW: &str = "hang-qua-trang";
const HEADER: &str = "dau-qua-trang";

pub(super) fn check(pages: &Pages, tree: &Tree) -> Vec<Diagnostic> {
    let paths = |label| -> BTreeSet<String> { pages.notes(label).into_iter().collect() };
    let at = |path: &String| tree.place(tree.root.find(&Path::parse(path)));
    let header = |path: &String| header().at(at(path));
    let row = |path: &String| row().at(at(path));
    paths(HEADER)
        .iter()
        .map(header)
        .chain(paths(ROW).iter().map(row))
        .collect()
}

fn header() -> Diagnostic {
    Diagnostic::new(
        &rules::TOO_TALL_HEADER,
        say!(
            "dòng tiêu đề của bảng cao hết trang, không còn chỗ cho hàng nào",
            "the header of the table takes the whole page and leaves no room for a row"
        ),
    )
    .hint(say!(
        "Viết dọc tên các cột hẹp (`heading: vertical`), giảm cỡ chữ (`text_size: 10`), hoặc cả hai; chưa đủ thì rút ngắn tên cột.",
        "Turn the titles of narrow columns (`heading: vertical`), make the text smaller (`text_size: 10`), or both; if that is not enough, shorten the titles."
    ))
}

fn row() -> Diagnostic {
    Diagnostic::new(
        &rules::TOO_TALL_ROW,
        say!(
            "hàng này cao hơn một trang nên bị cắt qua trang sau",
            "this row is taller than a page and was split"
        ),
    )
    .hint(say!(
        "Tách thành nhiều hàng, hoặc nới cột có nhiều chữ nhất.",
        "Split it into several rows, or widen the column with the most text."
    ))
}
