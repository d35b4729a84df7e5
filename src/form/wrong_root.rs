//! A file of data whose root shows that it is no document.

use crate::diag::{Diagnostic, rules};
use crate::say;
use crate::yaml::{NodeKind, Tree};

/// What a tree is whose root holds no keys but the rows of a list.
pub(super) fn wrong_root(tree: &Tree) -> Option<Diagnostic> {
    let name = &tree.file.name;
    let hint = say!(
        "Danh sách đưa vào bằng `vanban merge MẪU.yaml --data {name}`; văn bản là tệp có các khóa `kind:`, `agency:`, `subject:`.",
        "A list is given by `vanban merge TEMPLATE.yaml --data {name}`; a document is a file of keys such as `kind:`, `agency:`, `subject:`."
    );
    let message = match &tree.root.kind {
        NodeKind::List(items)
            if items.iter().any(|it| matches!(it.kind, NodeKind::Map(_))) =>
        {
            say!(
                "tệp này là danh sách các hàng, không phải văn bản",
                "this file is a list of rows, no document"
            )
        }
        NodeKind::Scalar { .. } => {
            let line = tree.file.text.lines().find(|line| !line.trim().is_empty())?;
            let parted = line.contains([',', ';', '\t']);
            if !parted || tree.file.text.lines().count() < 2 {
                return None;
            }
            say!(
                "tệp này là danh sách CSV, không phải văn bản YAML",
                "this file is a list (CSV), no YAML document"
            )
        }
        _ => return None,
    };
    let found = Diagnostic::new(&rules::INVALID_DOCUMENT, message);
    Some(found.at(tree.place(&tree.root)).hint(hint))
}
