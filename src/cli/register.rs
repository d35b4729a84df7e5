//! `vanban register`: the register of outgoing documents, looked over and printed.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::json;

use super::exit_status::ExitStatus;
use super::language::both;
use super::register_told::overview;
use super::target;
use super::ui::{MessageFormat, Ui};
use crate::diag::{Lang, has_errors};
use crate::error::{Error, Failure};
use crate::outgoing::{BookSheet, Books, FILE, Outgoing, Wanted, csv, sheets, xlsx};
use crate::pipeline::Session;
use crate::project::{Project, shown};
use crate::say;

/// The byte-order mark, without which Excel takes a CSV file for another encoding.
const MARK: &[u8] = b"\xef\xbb\xbf";

#[derive(Args)]
#[command(
    about = both(
        "Xem và in sổ đăng ký văn bản đi",
        "Look over and print the register of outgoing documents",
    ),
    override_usage = both("vanban register [TÙY CHỌN]", "vanban register [OPTIONS]"),
    after_help = both(
        "Không ghi --format: mỗi sổ một dòng. Kết thúc với 0: sổ đúng; 1: sổ có lỗi, như trùng số; 2: không làm được việc.",
        "Without --format: a line for each book. Exit status 0: the register is right; 1: it has faults, such as a number given twice; 2: the work could not be done.",
    ),
)]
pub(super) struct PrintRegister {
    #[arg(
        value_name = both("THƯ MỤC", "DIR"),
        default_value = ".",
        hide_default_value = true,
        help = both("Thư mục của dự án; mặc định là thư mục này", "The project's folder; by default this one"),
    )]
    dir: PathBuf,
    #[arg(
        long,
        value_name = both("NĂM", "YEAR"),
        help = both("Chỉ sổ của năm, hoặc nhiệm kỳ, này", "Only the books of this year or term"),
    )]
    year: Option<String>,
    #[arg(
        long,
        value_name = both("SỔ", "BOOK"),
        help = both("Chỉ sổ này, như KH-UBND", "Only this book, such as KH-UBND"),
    )]
    book: Option<String>,
    #[arg(
        long,
        value_name = "pdf|csv|xlsx",
        value_enum,
        hide_possible_values = true,
        help = both("In sổ ra PDF, CSV hay XLSX theo mẫu sổ của chuẩn thể thức", "Print the books as PDF, CSV or XLSX, in the columns of the standard"),
    )]
    format: Option<RegisterFormat>,
    #[arg(
        short,
        long,
        value_name = both("TỆP", "FILE"),
        requires = "format",
        help = both(
            "Tệp ghi ra; mặc định trong thư mục kết quả, CSV thì in ra màn hình",
            "The file to write; by default in the output folder, CSV to standard output",
        ),
    )]
    output: Option<PathBuf>,
    #[command(flatten)]
    listing: RegisterListing,
}

// `--format` is what is printed here, so how messages look has only its long name.
#[derive(Args)]
struct RegisterListing {
    #[arg(
        long,
        value_name = "human|json",
        value_enum,
        default_value_t = MessageFormat::Human,
        hide_possible_values = true,
        hide_default_value = true,
        help = both("Dạng thông báo; mặc định human", "Form of messages; default human"),
    )]
    message_format: MessageFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum RegisterFormat {
    Pdf,
    Csv,
    Xlsx,
}

impl RegisterFormat {
    fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// What the template of the register reads.
#[derive(Serialize)]
struct RegisterPage<'a> {
    title: &'a str,
    year: i32,
    font: &'a str,
    books: &'a [BookSheet],
}

impl PrintRegister {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let ui = &mut Ui::new(lang, self.listing.message_format);
        self.print(ui).unwrap_or_else(|failure| ui.failure(&failure))
    }

    fn print(&self, ui: &mut Ui) -> Result<ExitStatus, Failure> {
        let (project, findings) = Project::find(&self.dir)?;
        ui.findings(&findings);
        let register = Outgoing::read(&project.root)?;
        ui.findings(&register.faults);
        let books = Books::of(&register);
        let mut found = register.findings(&books);
        found.extend(register.renumbered(&project.root, &books));
        found.extend(register.gone(&project.root, &books));
        ui.findings(&found);
        let faulty = !register.faults.is_empty() || has_errors(&found);
        let outcome = if faulty { ExitStatus::Findings } else { ExitStatus::Clean };
        let wanted = Wanted { period: self.year.clone(), book: self.book.clone() };
        if !books.iter().any(|(key, _)| wanted.has(key)) {
            return if faulty { Ok(outcome) } else { Err(self.nothing(&project).into()) };
        }
        let Some(format) = self.format else {
            overview(&books, &wanted, ui);
            return Ok(outcome);
        };
        if !register.faults.is_empty() {
            // A book with lines left out is not the book.
            return Ok(outcome);
        }
        let standard = project.standards.usual();
        let printed = sheets(&books, &wanted, standard, &project.config.agencies);
        let bytes = match format {
            RegisterFormat::Csv => csv(&printed),
            RegisterFormat::Xlsx => xlsx(&printed)
                .map_err(|refused| Failure::from(Error::io(Path::new(FILE), &refused)))?,
            RegisterFormat::Pdf => pdf(&project, &printed)?,
        };
        self.put(&project, format, bytes, ui)?;
        Ok(outcome)
    }

    fn put(
        &self,
        project: &Project,
        format: RegisterFormat,
        mut bytes: Vec<u8>,
        ui: &mut Ui,
    ) -> Result<(), Failure> {
        if format == RegisterFormat::Csv && self.output.is_none() {
            ui.product(&bytes);
            return Ok(());
        }
        if format == RegisterFormat::Csv {
            bytes.splice(0..0, MARK.iter().copied());
        }
        let usual = || {
            let parts = [Some("so-van-ban"), self.year.as_deref(), self.book.as_deref()];
            let stem: Vec<&str> = parts.into_iter().flatten().collect();
            let plain = |c: char| if c == '/' || c == '\\' { '-' } else { c };
            let name: String = stem.join("-").chars().map(plain).collect();
            project.output().join(format!("{name}.{}", format.ending()))
        };
        let path = self.output.clone().unwrap_or_else(usual);
        let register = project.root.join(FILE);
        target::replace(&path, &bytes, [register.as_path()])?;
        let path = shown(&path);
        let line = format!("{FILE} → {path}");
        ui.result(&line, &json!({ "type": "register", "output": path }));
        Ok(())
    }

    fn nothing(&self, project: &Project) -> Error {
        let file = shown(&project.root.join(FILE));
        if self.year.is_none() && self.book.is_none() {
            return Error::usage(say!(
                "{file} chưa có số nào",
                "{file} has no number yet"
            ))
            .hint(say!(
                "Cấp số bằng `vanban number TỆP --date NGÀY`.",
                "Give numbers with `vanban number FILE --date DAY`."
            ));
        }
        Error::usage(say!("{file} không có sổ như vậy", "{file} has no such book")).hint(
            say!(
                "Xem các sổ bằng `vanban register`.",
                "See the books with `vanban register`."
            ),
        )
    }
}

fn pdf(project: &Project, books: &[BookSheet]) -> Result<Vec<u8>, Failure> {
    let session = Session::new(project, &[])?;
    let title = books.first().map(|book| book.title.clone()).unwrap_or_default();
    // From the data, never from the clock.
    let years = books.iter().filter_map(|book| book.period.get(..4)?.parse().ok());
    let page = RegisterPage {
        title: &title,
        year: years.max().unwrap_or(2000),
        font: session.font(),
        books,
    };
    Ok(session.sheet("so-dang-ky", &page, title.clone())?)
}
