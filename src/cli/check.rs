//! `vanban check`: whether documents are right, held against every rule.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::build_args::{BuildArgs, InputArgs};
use super::exit_status::ExitStatus;
use super::inputs::by_project;
use super::language::both;
use super::open_project::OpenProject;
use super::ui::Ui;
use crate::diag::{Diagnostic, Lang, Severity};
use crate::error::Failure;
use crate::project::{Inputs, read_file};
use crate::yaml::parse;

#[derive(Args)]
#[command(
    about = both(
        "Kiểm tra văn bản theo mọi quy tắc, trên dữ liệu và trên trang; không ghi gì",
        "Hold documents against every rule, on data and pages; write nothing",
    ),
    override_usage = both(
        "vanban check [TÙY CHỌN] [TỆP|THƯ MỤC]...",
        "vanban check [OPTIONS] [FILE|FOLDER]...",
    ),
    after_help = both(
        "Mã thoát 0: không có lỗi; 1: có lỗi; 2: không làm được việc.",
        "Exit status 0: no errors; 1: errors; 2: the work could not be done.",
    ),
)]
pub(super) struct CheckDocuments {
    #[command(flatten)]
    named: InputArgs,
    #[command(flatten)]
    args: BuildArgs,
}

/// What a run of checks has counted.
#[derive(Default)]
struct CheckCounts {
    documents: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    evaluated: usize,
    not_applicable: usize,
}

impl CheckDocuments {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let ui = &mut Ui::new(lang, self.args.message_format);
        let groups = match by_project(&self.named.inputs) {
            Ok(groups) => groups,
            Err(error) => return ui.failure(&Failure::Error(error)),
        };
        let mut counts = CheckCounts::default();
        let mut outcome = ExitStatus::Clean;
        for (start, named) in &groups {
            if let Err(failure) = self.project(start, named, &mut counts, ui) {
                outcome = outcome.max(ui.failure(&failure));
            }
        }
        counts.tell(ui);
        if counts.errors > 0 { outcome.max(ExitStatus::Findings) } else { outcome }
    }

    fn project(
        &self,
        start: &Path,
        named: &[PathBuf],
        counts: &mut CheckCounts,
        ui: &mut Ui,
    ) -> Result<(), Failure> {
        let opened = OpenProject::open(&self.args, start, ui)?;
        let Inputs { documents, findings, unreadable } = opened.project.inputs(named)?;
        for found in [findings, unreadable] {
            counts.add(&found);
            ui.findings(&found);
        }
        for input in documents {
            let file = match read_file(&input.path) {
                Ok(file) => file,
                Err(failure) => {
                    ui.failure(&failure);
                    counts.errors += 1;
                    continue;
                }
            };
            let checked = opened.session.check(&file, || parse(&file));
            counts.documents += 1;
            if let Some(linted) = &checked.linted {
                counts.evaluated += linted.evaluated.len();
                counts.not_applicable += linted.not_applicable.len();
            }
            if let Some(inspected) = &checked.inspected {
                counts.evaluated += inspected.evaluated.len();
                counts.not_applicable += inspected.not_applicable.len();
            }
            counts.add(&checked.findings);
            ui.findings(&checked.findings);
        }
        Ok(())
    }
}

impl CheckCounts {
    fn add(&mut self, findings: &[Diagnostic]) {
        for finding in findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Note => self.notes += 1,
            }
        }
    }

    fn tell(&self, ui: &mut Ui) {
        let Self {
            documents,
            errors,
            warnings,
            notes,
            evaluated,
            not_applicable,
        } = self;
        let line = match ui.lang {
            Lang::Vi => format!(
                "{documents} văn bản: {errors} lỗi, {warnings} cảnh báo, {notes} ghi chú; \
                 {evaluated} lượt quy tắc đã xét, {not_applicable} lượt không có gì để xét"
            ),
            Lang::En => format!(
                "{documents} documents: {errors} errors, {warnings} warnings, {notes} notes; \
                 rules looked at {evaluated} times, with nothing to look at {not_applicable} times"
            ),
        };
        let object = json!({
            "type": "checked", "documents": documents, "errors": errors,
            "warnings": warnings, "notes": notes, "evaluated": evaluated,
            "not_applicable": not_applicable,
        });
        ui.result(&line, &object);
    }
}
