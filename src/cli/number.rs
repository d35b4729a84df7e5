//! `vanban number`: numbers of outgoing documents, from the register and into it.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{ArgAction, Args};

use super::build_args::MessageArgs;
use super::exit_status::ExitStatus;
use super::inputs::by_project;
use super::interrupt;
use super::language::both;
use super::number_told::{tell, told_dry};
use super::ui::Ui;
use super::values::{Refused, number};
use crate::diag::{Gate, Lang, has_errors};
use crate::error::{Error, Failure};
use crate::outgoing::{Books, Carried, Giver, Locked, NumberAsked, Outgoing, Planned};
use crate::pipeline::Session;
use crate::project::Project;
use crate::say;
use crate::vi;

/// The most numbers that are kept at once.
const MOST: u32 = 500;

#[derive(Args)]
#[command(
    about = both(
        "Cấp số văn bản đi: lấy số tiếp theo trong sổ, ghi vào sổ và vào tệp",
        "Number outgoing documents: take the next number of the register, into it and the file",
    ),
    override_usage = both(
        "vanban number [TÙY CHỌN] <TỆP>...",
        "vanban number [OPTIONS] <FILE>...",
    ),
    after_help = both(
        "Sổ là so-van-ban.yaml của dự án, chỉ ghi thêm. Văn bản còn lỗi, văn bản mật thì không cấp số. Nhiều tệp: theo thứ tự đã nêu, cấp cả hoặc không cấp tệp nào.\nKết thúc với 0: xong; 1: văn bản hoặc sổ có lỗi; 2: không cấp được.",
        "The register is the project's so-van-ban.yaml, which is only added to. Faulty and secret documents get no number. Several files: in the order given, all of them or none.\nExit status 0: done; 1: faults in a document or the register; 2: no number could be given.",
    ),
)]
pub(super) struct Number {
    #[arg(
        required = true,
        value_name = both("TỆP", "FILE"),
        help = both("Văn bản YAML đã ký, theo thứ tự cấp số", "Signed YAML documents, in the order of their numbers"),
    )]
    inputs: Vec<PathBuf>,
    #[arg(
        long,
        value_name = both("NGÀY", "DATE"),
        value_parser = day,
        help = both(
            "Ngày ban hành, như 2026-03-05 hay 05/3/2026; mặc định là ngày ghi trong văn bản",
            "Day of issue, such as 2026-03-05 or 05/3/2026; by default the document's own",
        ),
    )]
    date: Option<NaiveDate>,
    #[arg(
        long,
        value_name = "N",
        value_parser = number(1..=999_999_999_u32),
        help = both(
            "Số đầu tiên của một sổ chưa có số nào, khi năm ấy đã cấp số ở sổ giấy",
            "The first number of a book that has none, where paper has had those before",
        ),
    )]
    from: Option<u32>,
    #[arg(
        long = "use",
        value_name = "N",
        value_parser = number(1..=999_999_999_u32),
        conflicts_with_all = ["from", "reserve", "cancel", "record"],
        help = both("Cấp số N đã giữ cho văn bản này", "Give this document the number N, which was kept"),
    )]
    kept: Option<u32>,
    #[arg(
        long,
        value_name = "N",
        value_parser = number(1..=MOST),
        requires = "reason",
        conflicts_with_all = ["cancel", "record"],
        help = both(
            "Giữ N số tiếp theo trong sổ của văn bản này; văn bản không đổi",
            "Keep the next N numbers of this document's book; the document stays as it is",
        ),
    )]
    reserve: Option<u32>,
    #[arg(
        long,
        value_name = "N",
        value_parser = number(1..=999_999_999_u32),
        requires = "reason",
        conflicts_with_all = ["from", "record"],
        help = both(
            "Hủy số N của văn bản này, hoặc số N đã giữ trong sổ của nó; số đã hủy không cấp lại",
            "Cancel this document's number N, or the N kept in its book; it is never given again",
        ),
    )]
    cancel: Option<u32>,
    #[arg(
        long,
        value_name = both("LÝ DO", "WHY"),
        help = both("Lý do giữ hoặc hủy số, ghi vào sổ", "Why numbers are kept or cancelled, for the register"),
    )]
    reason: Option<String>,
    #[arg(
        long,
        conflicts_with = "date",
        help = both(
            "Ghi vào sổ văn bản đã có số và ngày (đã đóng dấu, hoặc cấp ở sổ giấy)",
            "Enter documents that have number and day already (stamped, or given on paper)",
        ),
    )]
    record: bool,
    #[arg(long, help = both("Chỉ xem, không ghi gì", "Only look; write nothing"))]
    dry_run: bool,
    #[arg(
        long = "font-path",
        value_name = both("THƯ MỤC", "DIR"),
        action = ArgAction::Append,
        help = both(
            "Thư mục tìm phông ghi ở `font:` của vanban.yaml; dùng được nhiều lần",
            "Folder with the font named by `font:` in vanban.yaml; may be repeated",
        ),
    )]
    font_folders: Vec<PathBuf>,
    #[command(flatten)]
    messages: MessageArgs,
}

fn day(text: &str) -> Result<NaiveDate, Refused> {
    let refused = || {
        say!(
            "`{text}` không phải ngày có trong lịch",
            "`{text}` is not a day of the calendar"
        )
    };
    vi::parse_date(text).ok_or_else(|| refused().into())
}

/// A text as it stands in one line of a file.
fn one_line(text: &str) -> String {
    let plain = text.replace(|c: char| c.is_control() || vi::is_invisible(c), " ");
    let words: Vec<&str> = plain.split_whitespace().collect();
    vi::clean(&words.join(" "))
}

impl Number {
    /// What enters a document that has its number and day into the register.
    pub(super) fn recording(document: PathBuf, messages: MessageArgs) -> Self {
        Self {
            inputs: vec![document],
            date: None,
            from: None,
            kept: None,
            reserve: None,
            cancel: None,
            reason: None,
            record: true,
            dry_run: false,
            font_folders: vec![],
            messages,
        }
    }

    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let ui = &mut Ui::new(lang, self.messages.message_format);
        self.all(ui).unwrap_or_else(|failure| ui.failure(&failure))
    }

    pub(super) fn all(&self, ui: &mut Ui) -> Result<ExitStatus, Failure> {
        let groups = by_project(&self.inputs)?;
        let [(start, named)] = groups.as_slice() else {
            return Err(Error::usage(say!(
                "các tệp thuộc nhiều dự án, mỗi dự án một sổ",
                "the files belong to several projects, each with a register of its own"
            ))
            .hint(say!("Chạy riêng từng dự án.", "Call it for each project."))
            .into());
        };
        let needs_one = self.kept.or(self.reserve).or(self.cancel).is_some();
        if needs_one && named.len() > 1 {
            return Err(Error::usage(say!(
                "--use, --reserve, --cancel chỉ dùng với một tệp",
                "--use, --reserve and --cancel take one file only"
            ))
            .into());
        }
        self.project(start, named, ui)
    }

    fn project(
        &self,
        start: &Path,
        named: &[PathBuf],
        ui: &mut Ui,
    ) -> Result<ExitStatus, Failure> {
        let (project, findings) = Project::find(start)?;
        ui.findings(&findings);
        let session = Session::new(&project, &self.font_folders)?.at(Gate::Issue);
        if self.dry_run {
            let register = Outgoing::read(&project.root)?;
            let planned = self.plan(&project, &session, &register, named, ui)?;
            tell(&planned, ui);
            told_dry(ui);
            return Ok(ExitStatus::Clean);
        }
        // What is wrong with a document is told before anybody has to wait; what the register
        // says of it may be changing just now.
        let register = Outgoing::read(&project.root)?;
        if let Err(Failure::Findings(found)) =
            self.planned(&project, &session, &register, &[], named)
        {
            return Err(Failure::Findings(found));
        }
        let stop = interrupt::stop();
        let root = &project.root;
        let locked = Locked::take(root, &stop, &mut || {
            let said = say!(
                "chờ người khác cấp số xong",
                "waiting for another run to give its numbers"
            );
            let line = said.in_lang(ui.lang).to_owned();
            ui.note(&line);
        })?;
        let mut outcome = ExitStatus::Clean;
        for left in &locked.left {
            ui.error(left);
            outcome = ExitStatus::Failed;
        }
        let register = Outgoing::read(root)?;
        let planned = self.plan(&project, &session, &register, named, ui)?;
        for left in locked.commit(&register, &planned)? {
            ui.error(&left);
            outcome = ExitStatus::Failed;
        }
        tell(&planned, ui);
        Ok(outcome)
    }

    /// What is to be written, with what was found told; nothing while the register cannot be
    /// read.
    fn plan(
        &self,
        project: &Project,
        session: &Session,
        register: &Outgoing,
        named: &[PathBuf],
        ui: &mut Ui,
    ) -> Result<Planned, Failure> {
        let carried = Carried::all(project, session);
        let planned = self.planned(project, session, register, &carried, named)?;
        let found = register.findings(&Books::of(register));
        // What a cancellation mends is not told any more.
        if self.cancel.is_none() {
            ui.findings(&found);
        }
        ui.findings(&planned.findings);
        Ok(planned)
    }

    fn planned(
        &self,
        project: &Project,
        session: &Session,
        register: &Outgoing,
        carried: &[Carried],
        named: &[PathBuf],
    ) -> Result<Planned, Failure> {
        if !register.faults.is_empty() {
            return Err(Failure::Findings(register.faults.clone()));
        }
        let found = register.findings(&Books::of(register));
        // A number that two have is mended by cancelling it.
        if self.cancel.is_none() && has_errors(&found) {
            return Err(Failure::Findings(found));
        }
        let read = |path: &PathBuf| NumberAsked::read(&project.root, path);
        let asked = named.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        NumberAsked::each_once(&asked)?;
        let config = &project.config;
        let giver = Giver { session, config, register, carried };
        let why = one_line(self.reason.as_deref().unwrap_or_default());
        let wants_why = self.reserve.or(self.cancel).is_some();
        if wants_why && why.is_empty() {
            return Err(
                Error::usage(say!("--reason để trống", "--reason is empty")).into()
            );
        }
        let (date, first) = (self.date, self.from);
        match asked.as_slice() {
            _ if self.record => giver.record(&asked, self.from),
            [one] if self.kept.is_some() => {
                giver.kept(one, date, self.kept.unwrap_or_default())
            }
            [one] if self.reserve.is_some() => {
                giver.keep(one, date, (self.reserve.unwrap_or_default(), first), &why)
            }
            [one] if self.cancel.is_some() => {
                giver.cancel(one, date, self.cancel.unwrap_or_default(), &why)
            }
            _ => giver.next(&asked, date, first),
        }
    }
}
