//! What keeps the text of a file from being one document within the limits.

use std::sync::Arc;

use crate::bounds::ALIASED_BYTES;
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::say;

/// The most nodes a file may stand for, with every alias written out.
pub(super) const MAX_NODES: usize = 2_000_000;

/// A file that says nothing.
pub(super) fn empty(file: &Arc<SourceFile>) -> Diagnostic {
    Diagnostic::new(&rules::EMPTY_DOCUMENT, say!("tệp không có nội dung", "empty file"))
        .at(Place::new(file, 0..0))
        .hint(say!(
            "Bắt đầu bằng `kind:`, `agency:` và `subject:`.",
            "Begin with `kind:`, `agency:` and `subject:`."
        ))
}

/// A second document in a file.
pub(super) fn second_document(place: Place) -> Diagnostic {
    Diagnostic::new(
        &rules::TOO_MANY_DOCUMENTS,
        say!("tệp có hai văn bản YAML", "unexpected second YAML document"),
    )
    .at(place)
    .hint(say!(
        "Mỗi văn bản để trong một tệp riêng; bỏ dòng `---` ở giữa.",
        "Keep each document in a file of its own; remove the `---` between them."
    ))
}

/// More values than a file may stand for.
pub(super) fn too_many_nodes(place: Place) -> Diagnostic {
    Diagnostic::new(
        &rules::TOO_MANY_NODES,
        say!(
            "tệp có hơn {MAX_NODES} giá trị, tính cả giá trị dùng lại (*)",
            "more than {MAX_NODES} values, with aliases (*) expanded"
        ),
    )
    .at(place)
    .hint(say!(
        "Bỏ bớt các giá trị dùng lại (*) lồng nhau, hoặc tách văn bản thành nhiều tệp.",
        "Remove nested aliases, or split the document into several files."
    ))
}

/// More text than aliases may stand for.
pub(super) fn too_much_aliased(place: Place) -> Diagnostic {
    let limit = ALIASED_BYTES / 1024 / 1024;
    Diagnostic::new(
        &rules::TOO_MANY_NODES,
        say!(
            "các giá trị dùng lại (*) thay cho hơn {limit} MB chữ",
            "aliases (*) stand for more than {limit} MB of text"
        ),
    )
    .at(place)
    .hint(say!(
        "Bỏ bớt các giá trị dùng lại (*), hoặc tách văn bản thành nhiều tệp.",
        "Remove aliases, or split the document into several files."
    ))
}
