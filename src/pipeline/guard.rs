//! Keeps what goes wrong with one document from ending the others.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::diag::{Diagnostic, Place, SourceFile, in_order, rules};
use crate::say;

/// Does the work on one document. A fault of the program in it must not end the others, and
/// whatever has no place of its own is a fault of the document as a whole.
pub(super) fn guarded<T>(
    file: &Arc<SourceFile>,
    work: impl FnOnce() -> (Option<T>, Vec<Diagnostic>),
) -> (Option<T>, Vec<Diagnostic>) {
    let (done, mut findings) = catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|panic| (None, vec![internal_fault(&*panic)]));
    for finding in &mut findings {
        finding.place.get_or_insert_with(|| Place::new(file, 0..0));
    }
    (done, limited(in_order(findings)))
}

/// The most findings of one document that are shown.
const MAX_FINDINGS: usize = 200;

fn limited(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let more = findings.len().saturating_sub(MAX_FINDINGS);
    if more > 0 {
        findings.truncate(MAX_FINDINGS);
        let message = say!("và {more} lỗi nữa", "and {more} more");
        findings.push(Diagnostic::new(&rules::TOO_MANY_FINDINGS, message));
    }
    findings
}

fn internal_fault(panic: &(dyn Any + Send)) -> Diagnostic {
    let said = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("?");
    Diagnostic::new(
        &rules::INTERNAL_FAULT,
        say!("vanban gặp lỗi bên trong: {said}", "vanban itself has failed: {said}"),
    )
    .hint(say!(
        "Đây là lỗi của chương trình; xin gửi tệp dữ liệu này cho người phát triển.",
        "This is a fault of the program; please send this data to its developers."
    ))
}
