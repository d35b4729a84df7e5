//! `vanban verify`: whether the products that are there are those of the data.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args;

use super::build_args::{BuildArgs, InputArgs, ShareArgs};
use super::exit_status::ExitStatus;
use super::inputs::by_project;
use super::interrupt;
use super::language::both;
use super::open_project::OpenProject;
use super::report::Tally;
use super::ui::Ui;
use crate::batch::Goal;
use crate::diag::Lang;
use crate::error::Failure;

#[derive(Args)]
#[command(
    about = both(
        "Dựng lại trong bộ nhớ và so từng byte với kết quả đang có; không ghi gì",
        "Build again in memory and compare with what is there, byte by byte; write nothing",
    ),
    override_usage = both(
        "vanban verify [TÙY CHỌN] [TỆP|THƯ MỤC]...",
        "vanban verify [OPTIONS] [FILE|FOLDER]...",
    ),
    after_help = both(
        "Bản dựng bằng merge không được so. Kết thúc với 0: đúng cả; 1: có tệp khác, thiếu, thừa hoặc lỗi; 2: không làm được việc.",
        "Copies made by merge are not compared. Exit status 0: all are right; 1: one differs, is missing, left over or faulty; 2: the work could not be done.",
    ),
)]
pub(super) struct Verify {
    #[command(flatten)]
    named: InputArgs,
    #[command(flatten)]
    args: BuildArgs,
    #[command(flatten)]
    share: ShareArgs,
}

impl Verify {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let ui = &mut Ui::new(lang, self.args.message_format);
        let groups = match by_project(&self.named.inputs) {
            Ok(groups) => groups,
            Err(error) => return ui.failure(&Failure::Error(error)),
        };
        let stop = interrupt::stop();
        let mut tally = Tally::default();
        let mut outcome = ExitStatus::Clean;
        for (start, named) in &groups {
            let verified = self.project(start, named, &stop, &mut tally, ui);
            outcome =
                outcome.max(verified.unwrap_or_else(|failure| ui.failure(&failure)));
        }
        let stopped = stop.load(Ordering::Relaxed);
        tally.verdict(stopped, ui);
        let outcome = if stopped { ExitStatus::Failed } else { outcome };
        self.args.settings.verdict(outcome, ui)
    }

    fn project(
        &self,
        start: &Path,
        named: &[PathBuf],
        stop: &AtomicBool,
        tally: &mut Tally,
        ui: &mut Ui,
    ) -> Result<ExitStatus, Failure> {
        let opened = OpenProject::open(&self.args, start, ui)?;
        let found = opened.jobs(named)?;
        ui.findings(&found.left_out);
        let (mut outcome, is_whole) = (found.outcome(), found.is_whole);
        let mut jobs = found.todo;
        self.share.keep(&mut jobs, self.args.format);
        let run = opened.run(&self.args, Goal::Compare, stop, None);
        let stale = run.run(&jobs, false, &mut |job, done| {
            outcome = outcome.max(tally.verified(job, &done, ui));
        });
        // Beside products that are right, one that nobody makes any more is wrong.
        if named.is_empty() && is_whole && !self.share.is_part() && !stale.is_empty() {
            tally.stale(&stale, false, &[], ui);
            outcome = outcome.max(ExitStatus::Findings);
        }
        Ok(outcome)
    }
}
