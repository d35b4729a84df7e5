//! What is said of a list that no memory should hold.

use std::sync::Arc;

use crate::bounds::{LIST_CELLS, LIST_COLUMNS};
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::say;

/// The fault of a list that would take too much memory with every cell of every row.
pub(super) fn too_large(
    file: &Arc<SourceFile>,
    rows: usize,
    columns: usize,
) -> Diagnostic {
    let message = say!(
        "danh sách có {rows} hàng, {columns} cột: hơn {LIST_CELLS} ô hay {LIST_COLUMNS} cột",
        "the list is too large: {rows} rows by {columns} columns, more than {LIST_CELLS} cells or {LIST_COLUMNS} columns"
    );
    Diagnostic::new(&rules::TOO_LARGE_LIST, message)
        .at(Place::new(file, 0..0))
        .hint(say!(
            "Bỏ các cột không dùng, hoặc tách danh sách.",
            "Drop columns that are not used, or part the list."
        ))
}
