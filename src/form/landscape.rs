//! Whether a document that lies on its side has a table for which it may (I.2).

use crate::diag::{Diagnostic, rules};
use crate::document::{Loaded, Orientation, Section};
use crate::say;
use crate::yaml::Path;

/// Warns of a document on its side without a table in its body.
pub(super) fn check(loaded: &Loaded, findings: &mut Vec<Diagnostic>) {
    let document = &loaded.document;
    let attached = document.attachments();
    let attached = attached.iter().flat_map(|(attachment, _)| &attachment.sections);
    let mut bodies = document.sections.iter().chain(attached);
    if document.orientation == Orientation::Portrait || bodies.any(has_table) {
        return;
    }
    let clause = loaded.standard.clause("orientation");
    let message = say!(
        "văn bản đặt ngang mà nội dung không có bảng",
        "the document lies on its side, and its body has no table"
    );
    let node = loaded.tree.root.find(&Path::default().key("orientation"));
    let finding = Diagnostic::new(&rules::LANDSCAPE_WITHOUT_TABLE, message).hint(say!(
        "Bỏ `orientation:`{clause}; phụ lục cần ngang thì ghi khóa ấy ở phụ lục.",
        "Remove `orientation:`{clause}; an annex that needs it has a key of its own."
    ));
    findings.push(finding.at(loaded.tree.place(node)));
}

fn has_table(section: &Section) -> bool {
    section.table.is_some() || section.items.iter().any(has_table)
}
