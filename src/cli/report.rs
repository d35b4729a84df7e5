//! What is said of each job, and of all of them.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::exit_status::ExitStatus;
use super::ui::Ui;
use crate::batch::{self, Done, Job, Reason, Stale};
use crate::diag::{Lang, Message};
use crate::project::shown;
use crate::say;

/// What came of the documents of a call, counted.
#[derive(Default)]
pub(super) struct Tally {
    written: usize,
    unchanged: usize,
    different: usize,
    faulty: usize,
    failed: usize,
    stale: usize,
}

impl Tally {
    /// Counts a job, and says what came of it.
    pub(super) fn job(
        &mut self,
        job: &Job,
        done: &Done,
        why: bool,
        ui: &mut Ui,
    ) -> ExitStatus {
        ui.findings(&done.findings);
        self.outcome(job, done, why, ui)
    }

    /// The same, without what was found.
    pub(super) fn outcome(
        &mut self,
        job: &Job,
        done: &Done,
        why: bool,
        ui: &mut Ui,
    ) -> ExitStatus {
        match &done.outcome {
            batch::Outcome::Good { files, pages, written, reason } => {
                *(if *written { &mut self.written } else { &mut self.unchanged }) += 1;
                let reason = reason.as_ref().filter(|_| why);
                good(job, files, *pages, *written, reason, ui);
                ExitStatus::Clean
            }
            batch::Outcome::Different(files) => {
                self.different += 1;
                different(job, files, ui);
                ExitStatus::Findings
            }
            batch::Outcome::Faulty => {
                self.faulty += 1;
                ExitStatus::Findings
            }
            batch::Outcome::Refused(error) => {
                self.failed += 1;
                ui.error(error);
                ExitStatus::Failed
            }
        }
    }

    /// Counts a product that `verify` found to be as it should be.
    pub(super) fn verified(&mut self, job: &Job, done: &Done, ui: &mut Ui) -> ExitStatus {
        if let batch::Outcome::Good { files, .. } = &done.outcome {
            ui.findings(&done.findings);
            self.unchanged += 1;
            let object = json!({
                "type": "verified", "source": job.name, "outputs": names(files), "same": true,
            });
            let target = target(files);
            let line = match ui.lang {
                Lang::Vi => format!("{target}: đúng"),
                Lang::En => format!("{target}: correct"),
            };
            ui.result(&line, &object);
            return ExitStatus::Clean;
        }
        self.job(job, done, false, ui)
    }

    /// Sums up what `verify` found.
    pub(super) fn verdict(&self, stopped: bool, ui: &mut Ui) {
        let Self { unchanged: right, different, faulty, stale, .. } = self;
        let mut line = match ui.lang {
            Lang::Vi => {
                format!("{right} đúng, {different} khác hoặc thiếu, {faulty} có lỗi")
            }
            Lang::En => {
                format!(
                    "{right} correct, {different} different or missing, {faulty} with errors"
                )
            }
        };
        if stopped {
            line.push_str(say!("; đã dừng", "; stopped").in_lang(ui.lang));
        }
        let object = json!({
            "type": "summary", "right": right, "different": different, "faulty": faulty,
            "stale": stale, "stopped": stopped,
        });
        ui.result(&line, &object);
    }

    /// Says which files nobody makes any more; `kept` could not or must not be removed.
    pub(super) fn stale(
        &mut self,
        stale: &[Stale],
        prune: bool,
        kept: &[PathBuf],
        ui: &mut Ui,
    ) {
        for file in stale {
            if let Some(by) = &file.replaced_by {
                let (path, by) = (shown(&file.path), shown(by));
                let said =
                    say!("{path} được thay bằng {by}", "{path} is replaced by {by}");
                let object = json!({ "type": "replaced", "path": path, "by": by });
                ui.result(said.in_lang(ui.lang), &object);
                continue;
            }
            let removed = prune && !kept.contains(&file.path);
            self.stale += usize::from(!removed);
            let path = shown(&file.path);
            let said = match (removed, prune) {
                (true, _) => say!("đã xóa {path}", "removed {path}"),
                (false, true) => say!(
                    "{path} không còn văn bản nào tạo ra, nhưng đã bị sửa nên giữ lại",
                    "{path} is stale, but was edited: kept"
                ),
                (false, false) => say!(
                    "{path} không còn văn bản nào tạo ra (--prune để xóa)",
                    "{path} is stale: no document makes it (--prune removes it)"
                ),
            };
            let object = json!({ "type": "stale", "path": path, "removed": removed });
            ui.result(said.in_lang(ui.lang), &object);
        }
    }

    /// Sums up a run of several documents.
    pub(super) fn report(&self, stopped: bool, ui: &mut Ui) {
        let Self {
            written,
            unchanged,
            different,
            faulty,
            failed,
            stale,
        } = self;
        let all = written + unchanged + different + faulty + failed;
        if !stopped && all < 2 && !ui.is_json() {
            return;
        }
        let mut line = match ui.lang {
            Lang::Vi => {
                format!("{written} đã dựng, {unchanged} không đổi, {faulty} có lỗi")
            }
            Lang::En => {
                format!("{written} built, {unchanged} unchanged, {faulty} with errors")
            }
        };
        let mut add = |number: &usize, said: Message| {
            if *number > 0 {
                line.push_str(&format!(", {number} {}", said.in_lang(ui.lang)));
            }
        };
        add(different, say!("khác với dữ liệu", "different from the data"));
        add(failed, say!("không ghi được", "not written"));
        if stopped {
            line.push_str(say!("; đã dừng", "; stopped").in_lang(ui.lang));
        }
        let object = json!({
            "type": "summary", "written": written, "unchanged": unchanged,
            "different": different, "faulty": faulty, "failed": failed, "stale": stale,
            "stopped": stopped,
        });
        ui.result(&line, &object);
    }
}

fn names(files: &[PathBuf]) -> Vec<String> {
    files.iter().map(|path| shown(path)).collect()
}

/// The files of a product in a few words.
fn target(files: &[PathBuf]) -> String {
    let name = |path: &Path| shown(path);
    match files {
        [first, .., last] => format!("{} … {}", name(first), name(last)),
        [only] => name(only),
        [] => String::new(),
    }
}

fn good(
    job: &Job,
    files: &[PathBuf],
    pages: usize,
    written: bool,
    reason: Option<&Reason>,
    ui: &mut Ui,
) {
    let (source, target) = (&job.name, target(files));
    let mut line = match (ui.lang, written) {
        (Lang::Vi, true) => format!("{source} → {target} ({pages} trang)"),
        (Lang::Vi, false) => format!("{source} → {target} ({pages} trang, không đổi)"),
        (Lang::En, true) => format!("{source} → {target} ({pages} pages)"),
        (Lang::En, false) => format!("{source} → {target} ({pages} pages, unchanged)"),
    };
    let reason = reason.map(said);
    if let Some(reason) = &reason {
        line.push_str(&format!("\n  {}", reason.in_lang(ui.lang)));
    }
    let mut object = json!({
        "type": "built", "source": source, "outputs": names(files), "pages": pages,
        "changed": written,
    });
    if let Some(reason) = &reason {
        object["why"] = json!(reason.in_lang(ui.lang));
    }
    ui.result(&line, &object);
}

/// Why a product was made, in words.
fn said(reason: &Reason) -> Message {
    match reason {
        Reason::New => say!(
            "dựng: lần đầu, hoặc không có ghi chép lần trước",
            "built: new, or no record of an earlier build"
        ),
        Reason::Forced => say!("dựng lại: --force", "rebuilt: --force"),
        Reason::Warned => say!("dựng lại: còn cảnh báo", "rebuilt: it has warnings"),
        Reason::Changed(name) => {
            say!("dựng lại: {name} đã đổi", "rebuilt: {name} changed")
        }
        Reason::Removed(name) => {
            say!("dựng lại: không còn {name}", "rebuilt: {name} was removed")
        }
        Reason::Added(name) => {
            say!("dựng lại: có thêm {name}", "rebuilt: {name} was added")
        }
        Reason::Output(name) => say!(
            "dựng lại: {name} không còn, hoặc không như đã ghi",
            "rebuilt: {name} is missing, or was edited"
        ),
    }
}

fn different(job: &Job, files: &[PathBuf], ui: &mut Ui) {
    for path in files {
        let (missing, path) = (!path.exists(), shown(path));
        let said = if missing {
            say!("{path}: không có", "{path}: missing")
        } else {
            say!("{path}: khác với dữ liệu", "{path}: different from the data")
        };
        let object = json!({
            "type": "verified", "source": job.name, "outputs": [path], "same": false,
            "missing": missing,
        });
        ui.result(said.in_lang(ui.lang), &object);
    }
}
