//! One round of a watch: what came of it, what is new in it, and how it is shown.

use std::time::Duration;

use serde_json::json;

use super::report::Tally;
use super::ui::Ui;
use super::watched::Folders;
use super::work::failed;
use crate::batch::{self, Done, Job};
use crate::diag::{Diagnostic, Lang, Severity};
use crate::error::Failure;
use crate::preview::{Document, Server};

/// What came of a round.
#[derive(Default)]
pub(super) struct Round {
    /// What to watch from now on.
    pub(super) folders: Folders,
    /// The documents as they are now.
    pub(super) documents: Vec<Document>,
    /// What was done for each.
    pub(super) said: Vec<(Job, Done)>,
    /// What was found in the projects' own files.
    pub(super) notes: Vec<Diagnostic>,
    /// What kept whole projects from being built.
    pub(super) failures: Vec<Failure>,
    /// The documents that are not as they were in the round before.
    changed: Vec<usize>,
    /// What the failures say.
    faults: Vec<Diagnostic>,
}

/// What the next round is compared with.
#[derive(Default)]
pub(super) struct Seen {
    documents: Vec<Document>,
    faults: Vec<Diagnostic>,
}

impl Round {
    /// Finds what has changed; where a project cannot be built, its documents stay with what
    /// keeps them from it.
    pub(super) fn settle(&mut self, last: &Seen) {
        self.faults = self.failures.iter().flat_map(findings).collect();
        if !self.failures.is_empty() {
            let left = last
                .documents
                .iter()
                .filter(|old| !self.documents.iter().any(|new| new.name == old.name));
            let left = left.map(|old| Document {
                findings: self.faults.clone(),
                draw: None,
                ..old.clone()
            });
            self.documents.extend(left.collect::<Vec<_>>());
        }
        let fresh: Vec<&str> = self
            .said
            .iter()
            .filter(|it| it.1.fresh)
            .map(|it| it.0.name.as_str())
            .collect();
        let is_same = |now: &Document| {
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

    /// True if there is something to show that was not there before.
    pub(super) fn is_news(&self, last: &Seen) -> bool {
        !self.changed.is_empty()
            || self.faults != last.faults
            || self.documents.len() != last.documents.len()
    }

    pub(super) fn into_seen(self) -> Seen {
        Seen { documents: self.documents, faults: self.faults }
    }

    /// Shows the round, on the screen and on the page.
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
        ui.findings(&self.notes);
        let mut tally = Tally::default();
        let (mut built, mut faulty) = (0, 0);
        for (job, done) in &self.said {
            faulty += usize::from(!matches!(done.outcome, batch::Outcome::Good { .. }));
            built += usize::from(done.fresh);
            if done.fresh {
                tally.job(job, done, false, ui);
            } else {
                ui.findings(&done.findings);
            }
        }
        for failure in &self.failures {
            failed(failure.clone(), ui);
        }
        let all = self.said.iter().flat_map(|(_, done)| &done.findings);
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
        Failure::Error(error) => {
            let mut fault = Diagnostic::error("not-built", error.message.clone());
            fault.hints.clone_from(&error.hints);
            vec![fault]
        }
    }
}
