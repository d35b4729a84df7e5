//! A time of signing that is printed nowhere.

use crate::diag::{Diagnostic, rules};
use crate::document::{Loaded, Medium};
use crate::say;
use crate::yaml::Path;

/// Warns of the time of a signature where there is no file that it stands on: an electronic copy,
/// or a part that is a file of its own (II.8.b, III.1.d).
pub fn unused_signing_time(loaded: &Loaded) -> Option<Diagnostic> {
    let document = &loaded.document;
    document.signed_at.as_ref()?;
    let copy = loaded.kind.is_copy() && document.medium == Medium::Electronic;
    let annex = document.appendices.iter().any(|annex| annex.separate);
    if copy || annex || document.attachments().iter().any(|(it, _)| document.is_file(it)) {
        return None;
    }
    let node = loaded.tree.root.find(&Path::default().key("signed_at"));
    let message = say!(
        "lúc ký số không in ở đâu: văn bản không có tệp riêng, cũng không phải bản sao điện tử",
        "the time of signing is not used: there is no file of its own and no electronic copy"
    );
    let clause = loaded.standard.clause("signed_at");
    Some(
        Diagnostic::new(&rules::UNUSED_SIGNING_TIME, message)
            .at(loaded.tree.place(node))
            .hint(say!(
                "Bỏ `signed_at:`, hoặc ghi `separate: true` ở phụ lục, văn bản kèm theo là tệp riêng{clause}.",
                "Remove `signed_at:`, or give `separate: true` to what is a file of its own{clause}."
            )),
    )
}
