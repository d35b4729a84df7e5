//! The time of signing: where it must be said, and where it is printed nowhere.

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
    if copy || annex || document.attachments().iter().any(|(it, _)| document.is_file(it))
    {
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

/// Warns of an electronic copy that shows no time of signing: nothing else tells that it is one.
pub fn missing_signing_time(loaded: &Loaded) -> Option<Diagnostic> {
    let document = &loaded.document;
    let copy = loaded.kind.is_copy() && document.medium == Medium::Electronic;
    if !copy || document.signed_at.is_some() {
        return None;
    }
    let node = loaded.tree.root.find(&Path::default().key("medium"));
    let message = say!(
        "bản sao điện tử chưa có lúc ký số: trang đầu không cho biết đây là bản sao",
        "the electronic copy is missing its time of signing: no page shows that it is a copy"
    );
    let clause = loaded.standard.clause("signed_at");
    let place = loaded.tree.place(node);
    Some(
        Diagnostic::new(&rules::MISSING_SIGNING_TIME, message)
            .at(place)
            .hint(say!(
                "Thêm `signed_at:`, như 2026-03-05T14:05:09+07:00{clause}.",
                "Add `signed_at:`, such as 2026-03-05T14:05:09+07:00{clause}."
            )),
    )
}
