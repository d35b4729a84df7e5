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
use super::verify_signed::verify_signed;
use crate::batch::Goal;
use crate::diag::Lang;
use crate::error::{Error, Failure};
use crate::say;

#[derive(Args)]
#[command(
    about = both(
        "Dựng lại trong bộ nhớ và so từng byte với kết quả đang có, hoặc với tệp đã ký; không ghi gì",
        "Build again in memory and compare with what is there, or with a signed file; write nothing",
    ),
    override_usage = both(
        "vanban verify [TÙY CHỌN] [TỆP|THƯ MỤC]...\n       vanban verify --signed TỆP.pdf [VĂN_BẢN.yaml]",
        "vanban verify [OPTIONS] [FILE|FOLDER]...\n       vanban verify --signed FILE.pdf [DOCUMENT.yaml]",
    ),
    after_help = both(
        "Bản dựng bằng merge không được so. Kết thúc với 0: đúng cả; 1: có tệp khác, thiếu, thừa hoặc lỗi; 2: không làm được việc.\n\n\
         Với --signed: 0: đúng bản dựng, đã ký, không thêm gì khác; 3: đúng, nhưng văn bản đã sửa sau khi trình ký; 4: dấu trái với dữ liệu; 5: người ký không được tin cậy (--trust); 6: chưa ký; 7: bị thêm nội dung; 8: chữ ký không hợp lệ; 9: bản trước khi ký khác bản dựng; 10: bị bỏ một phần đã ký; 11: văn bản khác; 12: không phải do vanban dựng, chỉ so chữ; 13: không đọc được PDF.",
        "Copies made by merge are not compared. Exit status 0: all are right; 1: one differs, is missing, left over or faulty; 2: the work could not be done.\n\n\
         With --signed: 0: the build, signed, and nothing else; 3: genuine, but the document was edited since; 4: a stamp contradicts the data; 5: a signer is not trusted (--trust); 6: not signed; 7: something was added; 8: invalid signature; 9: what was signed is not the build; 10: a signed part is missing; 11: another document; 12: not built by vanban, only words compared; 13: the PDF cannot be read.",
    ),
)]
pub(super) struct Verify {
    #[command(flatten)]
    named: InputArgs,
    #[arg(
        long,
        value_name = both("TỆP.pdf", "FILE.pdf"),
        help = both(
            "Tệp đã ký trở về: đúng bản dựng không, ai ký, có thêm gì không; văn bản tự tìm, hoặc ghi tên sau đó",
            "A file that came back signed: is it the build, who signed, was anything added; the document is found, or named after it",
        ),
    )]
    signed: Option<PathBuf>,
    #[arg(
        long,
        requires = "signed",
        value_name = both("THƯ MỤC", "DIR"),
        help = both(
            "Thư mục chứng thư gốc và trung gian (PEM, DER) để kiểm người ký; không có thì chuỗi chứng thư không được kiểm",
            "Folder of root and intermediate certificates (PEM, DER) to check signers by; without it chains are not checked",
        ),
    )]
    trust: Option<PathBuf>,
    #[command(flatten)]
    args: BuildArgs,
    #[command(flatten)]
    share: ShareArgs,
}

impl Verify {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let ui = &mut Ui::new(lang, self.args.messages.message_format);
        if let Some(file) = &self.signed {
            return match self.named.inputs.as_slice() {
                [] => verify_signed(file, None, self.trust.as_deref(), ui),
                [one] => verify_signed(file, Some(one), self.trust.as_deref(), ui),
                _ => ui.failure(&Failure::Error(Error::usage(say!(
                    "`--signed` chỉ so với một văn bản",
                    "`--signed` takes one document"
                )))),
            };
        }
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
