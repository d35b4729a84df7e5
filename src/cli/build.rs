//! `vanban build`: documents into their products.

use std::path::{Path, PathBuf};

use clap::Args;

use super::build_args::{BuildArgs, InputArgs, WriteArgs};
use super::exit_status::ExitStatus;
use super::inputs::by_project;
use super::interrupt;
use super::language::both;
use super::open_project::OpenProject;
use super::ui::Ui;
use super::written::WriteReport;
use crate::diag::Lang;
use crate::error::Failure;

#[derive(Args)]
#[command(
    about = both(
        "Dựng văn bản; không ghi tên tệp thì dựng cả thư mục plans/ của dự án",
        "Build documents; without names, the project's whole plans/ folder",
    ),
    override_usage = both(
        "vanban build [TÙY CHỌN] [TỆP|THƯ MỤC]...",
        "vanban build [OPTIONS] [FILE|FOLDER]...",
    ),
)]
pub(super) struct Build {
    #[command(flatten)]
    named: InputArgs,
    #[command(flatten)]
    args: BuildArgs,
    #[command(flatten)]
    writing: WriteArgs,
}

impl Build {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let ui = &mut Ui::new(lang, self.args.messages.message_format);
        let groups = match by_project(&self.named.inputs) {
            Ok(groups) => groups,
            Err(error) => return ui.failure(&Failure::Error(error)),
        };
        let stop = interrupt::stop();
        let mut work = WriteReport::new(&self.args, &self.writing, &stop);
        let mut outcome = ExitStatus::Clean;
        for (start, named) in &groups {
            let built = self.project(start, named, &mut work, ui);
            outcome = outcome.max(built.unwrap_or_else(|failure| ui.failure(&failure)));
        }
        let outcome = outcome.max(work.end(ui));
        self.args.settings.verdict(outcome, ui)
    }

    fn project(
        &self,
        start: &Path,
        named: &[PathBuf],
        work: &mut WriteReport<'_>,
        ui: &mut Ui,
    ) -> Result<ExitStatus, Failure> {
        let opened = OpenProject::open(&self.args, start, ui)?;
        let jobs = opened.jobs(named)?;
        ui.findings(&jobs.left_out);
        let outcome = jobs.outcome();
        if !jobs.is_whole {
            work.is_part();
        }
        Ok(outcome.max(work.project(&opened, jobs.todo, ui)))
    }
}
