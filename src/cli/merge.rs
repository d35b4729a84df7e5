//! `vanban merge`: a copy of a template for each row of a list.

use std::path::PathBuf;

use clap::Args;

use super::build_args::{BuildArgs, WriteArgs};
use super::exit_status::ExitStatus;
use super::inputs::{must_exist, start};
use super::interrupt;
use super::language::both;
use super::list_choice::ListChoice;
use super::one_file::OneFileArgs;
use super::open_project::OpenProject;
use super::ui::Ui;
use super::written::WriteReport;
use crate::batch::Copies;
use crate::diag::{Diagnostic, Gate, Lang, rules};
use crate::error::{Error, Failure};
use crate::list::List;
use crate::project::{read_bytes, read_file, shown};
use crate::say;
use crate::yaml::parse;

#[derive(Args)]
#[command(
    about = both(
        "Dựng mỗi hàng của một danh sách thành một văn bản theo mẫu",
        "Make a document of each row of a list, by a template",
    ),
    override_usage = both(
        "vanban merge [TÙY CHỌN] <MẪU> --data <DANH SÁCH>",
        "vanban merge [OPTIONS] <TEMPLATE> --data <LIST>",
    ),
)]
pub(super) struct Merge {
    #[arg(
        value_name = both("MẪU", "TEMPLATE"),
        help = both(
            "Văn bản YAML có trường «cột»; «cột?» được để trống",
            "A YAML document with fields «column»; «column?» may be empty",
        ),
    )]
    template: PathBuf,
    #[arg(
        long,
        value_name = "CSV|XLSX|JSON|YAML",
        help = both(
            "Danh sách; hàng đầu là tên cột; mỗi hàng một văn bản",
            "The list; its first row names the columns; a document for each row",
        ),
    )]
    data: PathBuf,
    #[arg(
        long,
        value_name = both("KIỂU", "PATTERN"),
        help = both(
            "Tên tệp, như giay-moi-{stt} hay {Họ tên}; mặc định là tên mẫu và số thứ tự",
            "Names of files, such as letter-{stt} or {Name}; by default the template's and the row's number",
        ),
    )]
    name: Option<String>,
    #[command(flatten)]
    chosen: ListChoice,
    #[command(flatten)]
    one_file: OneFileArgs,
    #[command(flatten)]
    args: BuildArgs,
    #[command(flatten)]
    writing: WriteArgs,
}

impl Merge {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let ui = &mut Ui::new(lang, self.args.messages.message_format);
        self.merge(ui).unwrap_or_else(|failure| ui.failure(&failure))
    }

    fn merge(&self, ui: &mut Ui) -> Result<ExitStatus, Failure> {
        let args = &self.args;
        let template = &must_exist(&self.template)?;
        let data = &must_exist(&self.data)?;
        let opened = OpenProject::open(args, start(template), ui)?;
        let tree = parse(&read_file(template)?)?;
        let pattern = self.name.clone().unwrap_or_else(|| self.usual_name());
        let choice = self.chosen.choice(&tree, &pattern);
        let mut list = List::read(&shown(data), &read_bytes(data)?, &choice)?;
        if args.settings.gate() > Gate::Draft {
            refuse_old_encoding(&mut list)?;
        }
        ui.findings(&list.notes);
        ui.findings(list.without_groups().as_slice());
        let copies = Copies::new(template, tree, data, list);
        if copies.is_empty() {
            let data = shown(data);
            return Err(Error::usage(say!(
                "{data}: danh sách không có hàng nào",
                "{data}: the list has no rows"
            ))
            .into());
        }
        let (jobs, findings) =
            copies.jobs(&opened.session, &pattern, args.settings.workers())?;
        ui.findings(&findings);
        let one_file = self.one_file.asked(template, &jobs, args.format)?;
        let stop = interrupt::stop();
        let mut work = WriteReport::new(args, &self.writing, &stop);
        if self.chosen.is_part() {
            work.is_part();
        }
        work.one_file = one_file;
        let outcome = work.project(&opened, jobs, ui);
        Ok(args.settings.verdict(outcome.max(work.end(ui)), ui))
    }

    fn usual_name(&self) -> String {
        let stem = self.template.file_stem().unwrap_or_default().to_string_lossy();
        format!("{stem}-{{stt}}")
    }
}

/// Letters that print as others are no letters to be issued.
fn refuse_old_encoding(list: &mut List) -> Result<(), Failure> {
    let is_old = |note: &mut Diagnostic| *note.rule == rules::OLD_ENCODING;
    let found: Vec<Diagnostic> = list.notes.extract_if(.., is_old).collect();
    if found.is_empty() {
        return Ok(());
    }
    Err(Failure::Findings(found.into_iter().map(Diagnostic::error).collect()))
}
