//! `vanban check`: whether documents are right, held against every rule.

use std::path::{Path, PathBuf};

use clap::Args;

use super::build_args::{InputArgs, SettingArgs};
use super::check_args::{FixArgs, ReportArgs};
use super::check_report::CheckReport;
use super::check_run::check_all;
use super::exit_status::ExitStatus;
use super::inputs::by_project;
use super::language::both;
use super::open_project::OpenProject;
use super::rule_args::{NamedRules, RuleArgs};
use super::ui::Ui;
use crate::diag::Lang;
use crate::error::{Error, Failure};
use crate::project::{Inputs, shown};

#[derive(Args)]
#[command(
    about = both(
        "Kiểm tra văn bản theo mọi quy tắc, trên dữ liệu và trên trang; chỉ ghi khi có --fix",
        "Hold documents against every rule, on data and pages; only --fix writes",
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
    settings: SettingArgs,
    #[command(flatten)]
    rules: RuleArgs,
    #[command(flatten)]
    fixing: FixArgs,
    #[command(flatten)]
    showing: ReportArgs,
}

impl CheckDocuments {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let ui = &mut Ui::new(lang, self.showing.messages());
        let groups = match self.groups() {
            Ok(groups) => groups,
            Err(error) => return ui.failure(&Failure::Error(error)),
        };
        let rules = match self.rules.named() {
            Ok(named) => named,
            Err(error) => return ui.failure(&Failure::Error(error)),
        };
        let mut report = CheckReport::new(&self.showing, self.settings.denies_warnings());
        for (start, named) in &groups {
            if let Err(failure) = self.project(start, named, &rules, &mut report, ui) {
                report.failure(failure, ui);
            }
        }
        report.end(ui)
    }

    fn groups(&self) -> Result<Vec<(PathBuf, Vec<PathBuf>)>, Error> {
        self.showing.agree(&self.fixing)?;
        by_project(&self.named.inputs)
    }

    fn project(
        &self,
        start: &Path,
        named: &[PathBuf],
        rules: &NamedRules,
        report: &mut CheckReport<'_>,
        ui: &mut Ui,
    ) -> Result<(), Failure> {
        let (mut opened, findings) = OpenProject::open_for(&self.settings, None, start)?;
        report.others(findings, ui);
        let (selected, ignored) = rules.clone();
        opened.session = opened.session.looking_at(selected, ignored);
        let Inputs { documents, findings, unreadable } = opened.project.inputs(named)?;
        report.others(findings, ui);
        report.others(unreadable, ui);
        let mut numbers = vec![];
        let (count, mut done) = (documents.len(), 0);
        let args = (&self.settings, &self.fixing);
        check_all(&opened, &documents, args, &mut |input, checked| {
            let name = shown(&input.path);
            done += 1;
            ui.progress(done, count, &name);
            match checked {
                Ok(mut checked) => {
                    let issued = opened.issued_fault(&input.path);
                    checked.document.checked.findings.extend(issued);
                    numbers.extend(checked.document.checked.number.take());
                    report.document(&name, checked, ui);
                }
                Err(failure) => report.failure(failure, ui),
            }
        });
        report.others(opened.session.unused_faulty_kinds(), ui);
        report.others(opened.session.across(numbers), ui);
        Ok(())
    }
}
