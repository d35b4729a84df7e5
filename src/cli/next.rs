//! `vanban next`: a document's draft for the next year.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::created::{create, exists};
use super::exit_status::ExitStatus;
use super::inputs::must_exist;
use super::interactive;
use super::language::both;
use super::next_report::ReportFile;
use super::next_source::LastYear;
use super::ui::{MessageFormat, Ui};
use super::values::number;
use crate::diag::Lang;
use crate::error::{Error, Failure};
use crate::project::{on_disk, shown};
use crate::roll::{self, Answer, Draft, FileNames, Review};
use crate::say;
use crate::vi;

#[derive(Args)]
#[command(
    about = both(
        "Soạn bản dự thảo năm sau từ văn bản năm trước, kèm danh sách rà soát",
        "Draft next year's document from last year's, with a review list",
    ),
    override_usage = both("vanban next [TÙY CHỌN] <TỆP>", "vanban next [OPTIONS] <FILE>"),
)]
pub(super) struct Next {
    #[arg(
        value_name = both("TỆP", "FILE"),
        help = both("Văn bản năm trước", "Last year's document"),
    )]
    input: PathBuf,
    #[arg(
        long,
        value_name = both("NĂM", "YEAR"),
        value_parser = number(1000..=2999_i32),
        help = both(
            "Năm của bản mới; mặc định năm kế tiếp",
            "The draft's year; by default the next one",
        ),
    )]
    year: Option<i32>,
    #[arg(
        short,
        long,
        value_name = both("TỆP", "FILE"),
        help = both(
            "Tệp dự thảo; mặc định cùng thư mục, tên theo năm mới; không ghi đè",
            "The draft's file; by default beside the source, named by the new year; never written over",
        ),
    )]
    output: Option<PathBuf>,
    #[arg(
        long,
        value_name = both("TỆP.md|html|json", "FILE.md|html|json"),
        help = both(
            "Ghi danh sách rà soát ra tệp, cả khi --dry-run",
            "Write the review list to a file, with --dry-run too",
        ),
    )]
    report: Option<PathBuf>,
    #[arg(
        long,
        help = both("Chỉ xem, không ghi bản dự thảo", "Only look; write no draft"),
    )]
    dry_run: bool,
    #[arg(
        long,
        help = both(
            "Hỏi từng câu trên màn hình và sửa dự thảo theo câu trả lời",
            "Ask question by question on the terminal and change the draft by the answers",
        ),
    )]
    interactive: bool,
    #[arg(
        long,
        help = both("Liệt kê cả những chỗ giữ nguyên", "List what was kept, too"),
    )]
    kept: bool,
    #[arg(
        long,
        value_name = "human|short|json",
        value_enum,
        default_value_t = MessageFormat::Human,
        hide_possible_values = true,
        hide_default_value = true,
        help = both(
            "Dạng thông báo và danh sách rà soát; mặc định human",
            "Form of messages and of the review list; default human",
        ),
    )]
    message_format: MessageFormat,
}

impl Next {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let ui = &mut Ui::new(lang, self.message_format);
        match self.next(ui) {
            Ok(()) => ExitStatus::Clean,
            Err(failure) => ui.failure(&failure),
        }
    }

    fn next(&self, ui: &mut Ui) -> Result<(), Failure> {
        let report = self.report.as_deref().map(ReportFile::new).transpose()?;
        if self.interactive && !io::stdin().is_terminal() {
            return Err(no_terminal().into());
        }
        let input = must_exist(&self.input)?;
        let source = LastYear::read(&input, ui)?;
        let mut draft = source.draft(self.year, &BTreeMap::new())?;
        let target = self.target(&input, &draft);
        let written = report.iter().map(|report| report.path);
        for path in written.chain((!self.dry_run).then_some(target.as_path())) {
            if path.exists() {
                return Err(exists(path).into());
            }
        }
        if self.interactive {
            let answers = self.ask(&source, draft.review, &target, ui);
            draft = source.draft(self.year, &answers)?;
        }
        let text = source.text(&draft, &target)?;
        if !self.dry_run {
            create(&target, &text)?;
        }
        let (source, target) = (shown(&input), shown(&target));
        let names = FileNames { source: &source, draft: &target };
        if let Some(report) = report {
            report.write(&draft.review, names, ui.lang)?;
        }
        self.tell(&draft, names, ui);
        Ok(())
    }

    /// The answers to the questions of a review, each tried before the next is asked.
    fn ask(
        &self,
        source: &LastYear,
        review: Review,
        target: &Path,
        ui: &mut Ui,
    ) -> BTreeMap<usize, Answer> {
        let lang = ui.lang;
        let said = |failure: Failure| match failure {
            Failure::Findings(all) => all
                .first()
                .map_or(String::new(), |it| it.message.in_lang(lang).to_owned()),
            Failure::Error(error) => error.message.in_lang(lang).to_owned(),
        };
        let redraft = |answers: &BTreeMap<usize, Answer>| {
            let draft = source.draft(self.year, answers).map_err(said)?;
            source.text(&draft, target).map_err(said)?;
            Ok(draft.review)
        };
        interactive::ask(review, &mut io::stdin().lock(), ui, redraft)
    }

    /// The draft's file: the one asked for, else the source's name with the new year.
    fn target(&self, input: &Path, draft: &Draft) -> PathBuf {
        let (from, to) = (draft.review.from.to_string(), draft.review.to.to_string());
        let stem = input.file_stem().unwrap_or_default().to_string_lossy();
        let stem = match stem.rfind(&from) {
            Some(at) => format!("{}{to}{}", &stem[..at], &stem[at + from.len()..]),
            None => format!("{stem}-{to}"),
        };
        let ending = input.extension().and_then(|e| e.to_str()).unwrap_or("yaml");
        let name = vi::nfc(&format!("{stem}.{ending}"));
        match self.output.as_deref().map(on_disk) {
            Some(folder) if folder.is_dir() => folder.join(name),
            Some(path) => path,
            None => input.with_file_name(name),
        }
    }

    /// Shows the review list, in full or as its one line.
    fn tell(&self, draft: &Draft, names: FileNames<'_>, ui: &mut Ui) {
        let lang = ui.lang;
        let list = if ui.is_short() {
            let summary = roll::summary(&draft.review);
            format!("{} → {}: {}", names.source, names.draft, summary.in_lang(lang))
        } else {
            let list = roll::terminal(&draft.review, names, lang, self.kept);
            list.trim_end().to_owned()
        };
        ui.result(&list, &roll::json(&draft.review, names, lang));
        if self.dry_run {
            let line = say!(
                "(xem thử: chưa ghi bản dự thảo)",
                "(dry run: no draft was written)"
            );
            ui.result(line.in_lang(lang), &json!({ "type": "dry-run" }));
        }
    }
}

fn no_terminal() -> Error {
    Error::usage(say!(
        "--interactive cần chạy trên màn hình lệnh",
        "--interactive needs a terminal"
    ))
    .hint(say!(
        "Bỏ --interactive: câu hỏi nằm trong dự thảo, sau dấu `# rà soát:`.",
        "Leave it out: the questions stand in the draft, after `# rà soát:`."
    ))
}
