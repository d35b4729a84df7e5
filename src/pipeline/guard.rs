//! Keeps what goes wrong with one document from ending the others.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::log::Log;
use crate::diag::{
    Diagnostic, Levels, Place, Severity, SourceFile, has_errors, in_order, rules,
};
use crate::say;
use crate::vi;

/// Does the work on one document. A fault of the program in it must not end the others, and
/// whatever has no place of its own is a fault of the document as a whole.
pub(super) fn guarded<T>(
    file: &Arc<SourceFile>,
    levels: &Levels,
    work: impl FnOnce(&mut Log) -> Option<T>,
) -> (Option<T>, Log) {
    let mut log = Log::at(levels);
    vi::suggest_anew();
    let done =
        catch_unwind(AssertUnwindSafe(|| work(&mut log))).unwrap_or_else(|panic| {
            log.findings.push(internal_fault(said(&*panic)));
            None
        });
    for finding in &mut log.findings {
        finding.place.get_or_insert_with(|| Place::new(file, 0..0));
    }
    log.settle();
    let done = done.filter(|_| !has_errors(&log.findings));
    log.findings = limited(in_order(log.findings));
    (done, log)
}

/// The most findings of one document that are shown.
const MAX_FINDINGS: usize = 200;

/// The findings that are shown, in their order. Errors stay before warnings: it is they that
/// keep the document from being built.
fn limited(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if findings.len() <= MAX_FINDINGS {
        return findings;
    }
    let is_error = |finding: &Diagnostic| finding.severity == Severity::Error;
    let errors = findings.iter().filter(|it| is_error(it)).count();
    let (mut errors_left, mut warnings_left) =
        (errors.min(MAX_FINDINGS), MAX_FINDINGS.saturating_sub(errors));
    let (mut shown, mut hidden) = (vec![], vec![]);
    for finding in findings {
        let left = if is_error(&finding) { &mut errors_left } else { &mut warnings_left };
        if *left > 0 {
            *left -= 1;
            shown.push(finding);
        } else {
            hidden.push(finding);
        }
    }
    shown.push(more(&hidden));
    shown
}

/// How many findings are not shown; an error only if one of them is.
fn more(hidden: &[Diagnostic]) -> Diagnostic {
    let errors = hidden.iter().filter(|it| it.severity == Severity::Error).count();
    let warnings = hidden.len() - errors;
    let message = match (errors, warnings) {
        (0, _) => say!("và {warnings} cảnh báo nữa", "and {warnings} more warnings"),
        (_, 0) => say!("và {errors} lỗi nữa", "and {errors} more errors"),
        _ => say!(
            "và {errors} lỗi, {warnings} cảnh báo nữa",
            "and {errors} more errors, {warnings} more warnings"
        ),
    };
    let severity = if errors > 0 { Severity::Error } else { Severity::Warning };
    let place = hidden.first().and_then(|finding| finding.place.clone());
    let more = Diagnostic::new(&rules::TOO_MANY_FINDINGS, message).at_maybe(place);
    Diagnostic { severity, ..more }
}

fn said(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("?")
}

/// A fault of the program itself.
pub(super) fn internal_fault(said: &str) -> Diagnostic {
    Diagnostic::new(
        &rules::INTERNAL_FAULT,
        say!("chương trình gặp lỗi bên trong: {said}", "internal error: {said}"),
    )
    .hint(say!(
        "Đây là lỗi của chương trình; xin gửi tệp dữ liệu này cho người phát triển.",
        "This is a fault of the program; please send this data to its developers."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Rule;

    fn finding(rule: &'static Rule, at: usize) -> Diagnostic {
        let file = SourceFile::new("x.yaml", " ".repeat(1000));
        Diagnostic::new(rule, say!("{at}", "{at}")).at(Place::new(&file, at..at))
    }

    fn guarded_findings(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let keep = |log: &mut Log| {
            log.findings = found;
            Some(())
        };
        guarded(&SourceFile::new("x.yaml", ""), &Levels::default(), keep)
            .1
            .findings
    }

    #[test]
    fn a_panic_is_an_internal_fault_of_its_document() {
        let file = SourceFile::new("x.yaml", "");
        let (done, log) = guarded::<()>(&file, &Levels::default(), |_| panic!("hỏng"));
        assert!(done.is_none());
        let [finding] = &log.findings[..] else { panic!("{log:?}") };
        assert_eq!(finding.rule, "internal-fault");
        assert!(finding.message.vi.contains("hỏng") && finding.place.is_some());
    }

    #[test]
    fn warnings_that_are_not_shown_are_no_error() {
        let warnings = (0..250).map(|at| finding(&rules::TITLE_ONLY, at)).collect();
        let found = guarded_findings(warnings);
        assert_eq!(found.len(), MAX_FINDINGS + 1);
        assert!(!has_errors(&found));
        assert_eq!(found[MAX_FINDINGS].message.vi, "và 50 cảnh báo nữa");
    }

    #[test]
    fn errors_are_shown_before_warnings_and_those_left_out_are_an_error() {
        let warnings = (0..250).map(|at| finding(&rules::TITLE_ONLY, at));
        let errors = (500..503).map(|at| finding(&rules::EMPTY_SECTION, at));
        let found = guarded_findings(warnings.chain(errors).collect());
        let shown = found.iter().filter(|it| it.severity == Severity::Error).count();
        assert_eq!(shown, 3);
        assert_eq!(found[MAX_FINDINGS].message.en, "and 53 more warnings");
        let errors = (0..201).map(|at| finding(&rules::EMPTY_SECTION, at)).collect();
        let last = guarded_findings(errors).pop().unwrap();
        assert_eq!((last.severity, &*last.message.vi), (Severity::Error, "và 1 lỗi nữa"));
    }
}
