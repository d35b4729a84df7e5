//! Arguments that several commands take.

use std::path::PathBuf;

use clap::{ArgAction, Args};

use super::exit_status::ExitStatus;
use super::language::both;
use super::ui::{MessageFormat, Ui};
use super::values::{number, one_of, parsed};
use crate::batch::{self, Job, Shard};
use crate::diag::Gate;
use crate::pipeline::Product;

/// The gates by their names.
const GATES: &[(&str, Gate)] = &[
    (Gate::Draft.name(), Gate::Draft),
    (Gate::Sign.name(), Gate::Sign),
    (Gate::Issue.name(), Gate::Issue),
];

// No comments of documentation on these structs: clap would take them for the text about the
// command that they are part of.

// The documents of a call; none are all of a project's.
#[derive(Args)]
pub(super) struct InputArgs {
    #[arg(
        value_name = both("TỆP|THƯ MỤC", "FILE|FOLDER"),
        help = both("Tệp YAML hoặc thư mục", "YAML files or folders"),
    )]
    pub(super) inputs: Vec<PathBuf>,
}

// What every command asks for that makes products.
#[derive(Args)]
pub(super) struct BuildArgs {
    #[arg(
        short,
        long,
        value_name = both("THƯ MỤC", "DIR"),
        help = both(
            "Thư mục kết quả; mặc định là out/ của dự án",
            "Output folder; by default the project's out/",
        ),
    )]
    pub(super) output: Option<PathBuf>,
    #[arg(
        long,
        value_name = "pdf|png|svg|typst",
        value_parser = one_of(&[
            ("pdf", Product::Pdf),
            ("png", Product::Png),
            ("svg", Product::Svg),
            ("typst", Product::Typst),
        ]),
        default_value = "pdf",
        hide_possible_values = true,
        hide_default_value = true,
        help = both(
            "Loại tệp kết quả; png và svg: mỗi trang một tệp; mặc định pdf",
            "Kind of output; png and svg: a file for each page; default pdf",
        ),
    )]
    pub(super) format: Product,
    #[command(flatten)]
    pub(super) settings: SettingArgs,
    #[command(flatten)]
    pub(super) messages: MessageArgs,
}

// How findings and outcomes are told.
#[derive(Args, Clone, Copy)]
pub(super) struct MessageArgs {
    #[arg(
        long,
        value_name = "human|short|json",
        value_enum,
        default_value_t = MessageFormat::Human,
        hide_possible_values = true,
        hide_default_value = true,
        help = both(
            "Dạng thông báo: đầy đủ, mỗi lỗi một dòng, hoặc JSON từng dòng; mặc định human",
            "Form of messages: full, a line each, or JSON lines; default human",
        ),
    )]
    pub(super) message_format: MessageFormat,
}

// How documents are read and set, whatever is made of them.
#[derive(Args)]
pub(super) struct SettingArgs {
    #[arg(
        long = "font-path",
        value_name = both("THƯ MỤC", "DIR"),
        action = ArgAction::Append,
        help = both(
            "Thư mục tìm phông ghi ở `font:` của vanban.yaml; dùng được nhiều lần",
            "Folder with the font named by `font:` in vanban.yaml; may be repeated",
        ),
    )]
    pub(super) font_folders: Vec<PathBuf>,
    #[arg(
        long = "final",
        help = both(
            "Bản ban hành: từ chối khi còn câu hỏi rà soát, số, ngày hay chỗ chưa điền",
            "For issue: refuse open questions, a blank number, date or place",
        ),
    )]
    is_final: bool,
    #[arg(
        long,
        value_name = "nhap|trinh-ky|ban-hanh",
        value_parser = one_of(GATES),
        default_value = Gate::Draft.name(),
        conflicts_with = "is_final",
        hide_possible_values = true,
        hide_default_value = true,
        help = both(
            "Cửa kiểm: nhap; trinh-ky: mọi thứ trừ số, ngày; ban-hanh: cả số, ngày, như --final",
            "Gate: nhap (draft); trinh-ky (to sign): all but number and day; ban-hanh: as --final",
        ),
    )]
    gate: Gate,
    #[arg(
        long,
        value_name = "warnings",
        value_parser = one_of(&[("warnings", true)]),
        default_value = None,
        hide_possible_values = true,
        help = both(
            "Còn cảnh báo thì kết thúc với 1, như có lỗi; cho máy kiểm tra",
            "End with 1 where there are warnings, as with errors; for CI",
        ),
    )]
    deny: Option<bool>,
    #[arg(
        short,
        long,
        value_name = "N",
        value_parser = number(1..=1024_u16),
        help = both(
            "Số văn bản dựng cùng lúc; mặc định là số nhân của máy",
            "How many documents are built at once; by default one a core",
        ),
    )]
    jobs: Option<u16>,
}

impl SettingArgs {
    /// The gate that documents are held to.
    pub(super) fn gate(&self) -> Gate {
        if self.is_final { Gate::Issue } else { self.gate }
    }

    /// How a call ends, by what it takes.
    pub(super) fn verdict(&self, outcome: ExitStatus, ui: &Ui) -> ExitStatus {
        if self.denies_warnings() { outcome.max(ui.denied()) } else { outcome }
    }

    /// True if a warning is to end a call as an error does.
    pub(super) fn denies_warnings(&self) -> bool {
        self.deny.is_some()
    }

    /// How many documents are built at once.
    pub(super) fn workers(&self) -> usize {
        self.jobs.map_or_else(batch::cores, usize::from)
    }
}

// How products are written.
#[derive(Args)]
pub(super) struct WriteArgs {
    #[arg(
        long,
        help = both(
            "Dựng lại và ghi lại cả những gì không đổi",
            "Build and write again even what did not change",
        ),
    )]
    pub(super) force: bool,
    #[arg(long, help = both("Nói vì sao dựng lại", "Say why each one is built again"))]
    pub(super) why: bool,
    #[arg(
        long,
        help = both(
            "Xóa kết quả cũ không còn văn bản nào tạo ra",
            "Remove old outputs that no document makes any more",
        ),
    )]
    pub(super) prune: bool,
    #[command(flatten)]
    pub(super) share: ShareArgs,
    #[arg(
        long,
        value_name = both("TỆP", "FILE"),
        help = both(
            "Ghi kết quả nào dựng từ tệp nào, cho Make và Ninja",
            "Write which output depends on which files, for Make and Ninja",
        ),
    )]
    pub(super) depfile: Option<PathBuf>,
}

// A machine's share of the work.
#[derive(Args)]
pub(super) struct ShareArgs {
    #[arg(
        long,
        value_name = "K/N",
        value_parser = parsed::<Shard>,
        help = both(
            "Chỉ làm phần thứ K trong N phần, cho nhiều máy cùng dựng",
            "Do only the K-th of N shares, for several machines at once",
        ),
    )]
    pub(super) shard: Option<Shard>,
}

impl ShareArgs {
    pub(super) fn keep(&self, jobs: &mut Vec<Job>, product: Product) {
        if let Some(shard) = self.shard {
            shard.keep(jobs, |job| job.product(product));
        }
    }

    /// True if other machines have jobs, too.
    pub(super) fn is_part(&self) -> bool {
        self.shard.is_some()
    }
}

// What every command asks for that lists something.
#[derive(Args)]
pub(super) struct ListArgs {
    #[arg(
        long,
        alias = "format",
        value_name = "human|json",
        value_parser = one_of(&[("human", MessageFormat::Human), ("json", MessageFormat::Json)]),
        default_value = "human",
        hide_possible_values = true,
        hide_default_value = true,
        help = both("Dạng kết quả; mặc định human", "Form of the result; default human"),
    )]
    pub(super) message_format: MessageFormat,
}
