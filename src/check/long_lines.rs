//! Lines that their author ended, and that do not fit so.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, rules};
use crate::say;
use crate::typeset::Pages;
use crate::yaml::{Path, Tree};

/// The label under which a component leaves the path of such a line.
const LABEL: &str = "dong-qua-dai";

pub(super) fn check(pages: &Pages, tree: &Tree) -> Vec<Diagnostic> {
    let paths: BTreeSet<String> = pages.notes(LABEL).into_iter().collect();
    let finding = |path: &String| {
        let message = say!(
            "dòng này dài hơn chỗ của nó nên bị ngắt thêm lần nữa",
            "this line is longer than its room and was broken once more"
        );
        let place = tree.place(tree.root.find(&Path::parse(path)));
        Diagnostic::new(&rules::TOO_LONG_LINE, message).at(place).hint(say!(
            "Ngắt dòng ở chỗ khác để mỗi dòng ngắn hơn, hoặc viết tắt những cụm từ thông dụng.",
            "End the lines elsewhere so that each is shorter, or shorten common phrases."
        ))
    };
    paths.iter().map(finding).collect()
}
