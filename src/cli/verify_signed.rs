//! `vanban verify --signed`: whether a file that came back from signing is the document's build.

use std::path::Path;

use super::exit_status::ExitStatus;
use super::signed_document::held;
use super::signed_report::tell;
use super::ui::Ui;
use crate::error::Failure;
use crate::signed::SignedVerdict;

/// Looks at a signed file; its verdict is the exit status.
pub(super) fn verify_signed(
    file: &Path,
    document: Option<&Path>,
    trust: Option<&Path>,
    ui: &mut Ui,
) -> ExitStatus {
    match held(file, document, trust) {
        Ok(held) => {
            tell(&held, ui);
            ExitStatus::Verdict(held.judgement.verdict.status())
        }
        Err(failure) => refused(&failure, ui),
    }
}

/// Shows why a file could not be looked at; one that cannot be read has a status of its own.
pub(super) fn refused(failure: &Failure, ui: &mut Ui) -> ExitStatus {
    let outcome = ui.failure(failure);
    let rule = SignedVerdict::Unreadable.rule();
    let is_unreadable = matches!(failure, Failure::Findings(found)
        if found.iter().any(|finding| Some(finding.rule) == rule));
    if is_unreadable {
        ExitStatus::Verdict(SignedVerdict::Unreadable.status())
    } else {
        outcome
    }
}
