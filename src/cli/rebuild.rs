//! One rebuild of a watch: what came of it, what is new in it, and how it is shown.

use std::time::Duration;

use serde_json::json;

use super::report::Tally;
use super::ui::Ui;
use super::watched::Folders;
use crate::batch::{self, Done, Job};
use crate::diag::{Diagnostic, Lang, Severity, rules};
use crate::error::{Error, Failure};
use crate::preview::{PreviewedDocument, Server};

/// More documents than these are built without a line for each.
const MANY: usize = 10;

/// A rebuild, of all projects that are watched.
#[derive(Default)]
pub(super) struct Rebuild {
    /// What to watch from now on.
    pub(super) folders: Folders,
    /// The documents as they are now.
    pub(super) documents: Vec<PreviewedDocument>,
    pub(super) done: Vec<(Job, Done)>,
    /// What was found in the projects' own files.
    pub(super) notes: Vec<Diagnostic>,
    /// What kept whole projects from being built.
    pub(super) failures: Vec<Failure>,
    /// The documents that are not as they were in the rebuild before.
    changed: Vec<usize>,
    /// What the failures say.
    faults: Vec<Diagnostic>,
}

/// What the next rebuild is compared with.
#[derive(Default)]
pub(super) struct Seen {
    documents: Vec<PreviewedDocument>,
    faults: Vec<Diagnostic>,
}

impl Rebuild {
    /// Finds what has changed; where a project cannot be built, its documents stay with what
    /// keeps them from it.
    pub(super) fn settle(&mut self, last: &Seen) {
        self.faults = self.failures.iter().flat_map(findings).collect();
        if !self.failures.is_empty() {
            let left = last
                .documents
                .iter()
                .filter(|old| !self.documents.iter().any(|new| new.name == old.name));
            let left = left.map(|old| PreviewedDocument {
                findings: self.faults.clone(),
                draw: None,
                ..old.clone()
            });
            self.documents.extend(left.collect::<Vec<_>>());
        }
        // What is refused is tried again and again: it is news only if it says something else.
        let is_fresh = |done: &Done| {
            done.fresh && !matches!(done.outcome, batch::Outcome::Refused(_))
        };
        let fresh = self.done.iter().filter(|(_, done)| is_fresh(done));
        let fresh: Vec<&str> = fresh.map(|(job, _)| job.name.as_str()).collect();
        let is_same = |now: &PreviewedDocument| {
            !fresh.contains(&now.name.as_str())
                && last.documents.iter().any(|old| {
                    old.name == now.name
                        && old.findings == now.findings
                        && old.draw.is_some() == now.draw.is_some()
                })
        };
        let numbered = self.documents.iter().enumerate();
        self.changed = numbered
            .filter(|(_, document)| !is_same(document))
            .map(|(i, _)| i)
            .collect();
    }

    /// True if the system has refused to read or write something.
    pub(super) fn is_refused(&self) -> bool {
        self.done
            .iter()
            .any(|(_, done)| matches!(done.outcome, batch::Outcome::Refused(_)))
    }

    /// True if there is something to show that was not there before.
    pub(super) fn is_news(&self, last: &Seen) -> bool {
        !self.changed.is_empty()
            || self.faults != last.faults
            || self.documents.len() != last.documents.len()
    }

    pub(super) fn into_seen(self) -> Seen {
        Seen { documents: self.documents, faults: self.faults }
    }

    /// Shows the rebuild, on the screen and on the page.
    pub(super) fn tell(
        &self,
        time: Duration,
        server: Option<&Server>,
        is_first: bool,
        ui: &mut Ui,
    ) {
        let is_screen = ui.clear();
        if let Some(server) = server {
            server.show(self.documents.clone(), &self.changed);
            if is_first || is_screen {
                address(server, ui);
            }
        }
        let fresh = || self.done.iter().filter(|(_, done)| done.fresh);
        let built = fresh().count();
        let faulty = self
            .done
            .iter()
            .filter(|(_, done)| !matches!(done.outcome, batch::Outcome::Good { .. }))
            .count();
        let mut tally = Tally::default();
        for (job, done) in fresh() {
            if built <= MANY || ui.is_json() {
                tally.outcome(job, done, false, ui);
            }
        }
        ui.findings(&self.notes);
        for (_, done) in &self.done {
            ui.findings(&done.findings);
        }
        for failure in &self.failures {
            ui.failure(failure);
        }
        let all = self.documents.iter().flat_map(|document| &document.findings);
        let all: Vec<_> = all.chain(&self.notes).chain(&self.faults).collect();
        let count = |severity| all.iter().filter(|f| f.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let (number, time) = (self.documents.len(), time.as_millis());
        let line = match ui.lang {
            Lang::Vi => format!(
                "{number} văn bản, {errors} lỗi, {warnings} cảnh báo ({time} ms). \
                 Đang theo dõi, Ctrl-C để dừng."
            ),
            Lang::En => format!(
                "{number} documents, {errors} errors, {warnings} warnings ({time} ms). \
                 Watching, Ctrl-C to stop."
            ),
        };
        let object = json!({
            "type": "round", "documents": number, "built": built, "faulty": faulty,
            "errors": errors, "warnings": warnings, "milliseconds": time,
        });
        ui.result(&line, &object);
    }
}

fn address(server: &Server, ui: &mut Ui) {
    let address = server.address();
    let line = match ui.lang {
        Lang::Vi => format!("Xem trước: {address}"),
        Lang::En => format!("Preview: {address}"),
    };
    ui.result(&line, &json!({ "type": "preview", "address": address }));
}

/// What a failure says, as findings.
fn findings(failure: &Failure) -> Vec<Diagnostic> {
    match failure {
        Failure::Findings(findings) => findings.clone(),
        Failure::Error(error) => vec![refusal(error)],
    }
}

/// What the system refused, as a finding.
pub(super) fn refusal(error: &Error) -> Diagnostic {
    let mut fault = Diagnostic::new(&rules::NOT_BUILT, error.message.clone());
    fault.hints.clone_from(&error.hints);
    fault
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say;

    #[test]
    fn what_the_system_refuses_is_a_finding_of_its_own() {
        let error = Error::usage(say!("không có quyền", "permission denied"));
        let fault = refusal(&error);
        assert_eq!(fault.rule, "not-built");
        assert_eq!(fault.message, error.message);
    }
}
