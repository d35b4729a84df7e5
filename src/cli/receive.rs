//! `vanban receive`: number and day of a signed file, written into its document.

use std::io::{self, BufRead, IsTerminal};
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::build_args::MessageArgs;
use super::exit_status::ExitStatus;
use super::inputs::start;
use super::language::both;
use super::number::Number;
use super::signed_document::{Candidate, Held, held};
use super::signed_report::tell;
use super::ui::Ui;
use super::verify_signed::refused;
use crate::diag::{Diagnostic, Gate, Lang, Message, SourceFile, rules};
use crate::document::{DocumentNumber, IssueDate, with_number};
use crate::error::{Error, Failure};
use crate::outgoing::{FILE, Giver, NumberAsked, Outgoing};
use crate::pipeline::Session;
use crate::project::{Project, rewrite_file, shown};
use crate::say;
use crate::signed::{Received, SignedVerdict};

#[derive(Args)]
#[command(
    about = both(
        "Ghi số và ngày đóng dấu trên tệp đã ký vào văn bản YAML",
        "Write the number and day stamped on a signed file into its YAML document",
    ),
    override_usage = both(
        "vanban receive [TÙY CHỌN] <TỆP.pdf> [VĂN_BẢN.yaml]",
        "vanban receive [OPTIONS] <FILE.pdf> [DOCUMENT.yaml]",
    ),
    after_help = both(
        "Chỉ ghi khi `vanban verify --signed` nhận tệp; hỏi trước khi ghi, hoặc --yes. Dự án có sổ văn bản đi thì ghi cả vào sổ. Kết thúc với 0: đã ghi hoặc không có gì để ghi; các số khác như verify --signed.",
        "Writes only what `vanban verify --signed` accepts; asks first, or --yes. A project that keeps a register of outgoing documents has it entered there. Exit status 0: written, or nothing to write; the others are those of verify --signed.",
    ),
)]
pub(super) struct Receive {
    #[arg(value_name = both("TỆP.pdf", "FILE.pdf"), help = both("Tệp đã ký", "The signed file"))]
    file: PathBuf,
    #[arg(
        value_name = both("VĂN_BẢN.yaml", "DOCUMENT.yaml"),
        help = both("Văn bản; mặc định tự tìm", "The document; by default it is found"),
    )]
    document: Option<PathBuf>,
    #[arg(long, help = both("Ghi mà không hỏi", "Write without asking"))]
    yes: bool,
    #[arg(
        long,
        value_name = both("THƯ MỤC", "DIR"),
        help = both(
            "Thư mục chứng thư tin cậy (PEM, DER) để kiểm người ký",
            "Folder of trusted certificates (PEM, DER) to check signers by",
        ),
    )]
    trust: Option<PathBuf>,
    #[command(flatten)]
    messages: MessageArgs,
}

impl Receive {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let ui = &mut Ui::new(lang, self.messages.message_format);
        let held = match held(&self.file, self.document.as_deref(), self.trust.as_deref())
        {
            Ok(held) => held,
            Err(failure) => return refused(&failure, ui),
        };
        tell(&held, ui);
        let verdict = held.judgement.verdict;
        let Some(document) =
            held.document.as_ref().filter(|_| verdict == SignedVerdict::Genuine)
        else {
            return ExitStatus::Verdict(verdict.status());
        };
        match self.write(&held, document, ui) {
            Ok(outcome) => outcome,
            Err(failure) => ui.failure(&failure),
        }
    }

    /// Shows what the stamps say, and writes it.
    fn write(
        &self,
        held: &Held,
        document: &Candidate,
        ui: &mut Ui,
    ) -> Result<ExitStatus, Failure> {
        let name = shown(&document.path);
        let received = held.file.received();
        let (number, date) = new_values(document, &received)?;
        let is_stamped = received.number.is_some();
        if number.is_none() && date.is_none() {
            if is_stamped && is_to_enter(document, &document.source.text)? {
                return self.enter_later(&name, document, ui);
            }
            let line = say!(
                "{name}: không có gì để ghi, dữ liệu đã đủ hoặc tệp không có dấu đọc được",
                "{name}: nothing to write: the data has it all, or no stamp can be read"
            );
            said(&line, document, &[], ui);
            return Ok(ExitStatus::Clean);
        }
        let text = with_number(&document.source, number, date).map_err(|message| {
            Failure::Findings(vec![Diagnostic::new(&rules::NOT_BUILT, message)])
        })?;
        // What the register refuses is not written anywhere.
        let has_number = number.is_some() || document.loaded.document.number.is_some();
        let has_day = date.is_some() || document.loaded.document.date.is_some();
        let is_to_enter = has_number && has_day && is_to_enter(document, &text)?;
        let mut keys = vec![];
        keys.extend(number.map(|number| format!("number: {number}")));
        keys.extend(date.map(|date| format!("date: {}", date.iso())));
        let lines = keys.join(", ");
        if !self.yes && !asks(&name, &lines, ui)? {
            let line = say!("{name}: không ghi", "{name}: not written");
            said(&line, document, &[], ui);
            return Ok(ExitStatus::Clean);
        }
        rewrite_file(&document.path, &document.source.text, &text)?;
        let line = say!("{name}: đã ghi {lines}", "{name}: {lines} written");
        said(&line, document, &keys, ui);
        if is_to_enter { self.enter(document, ui) } else { Ok(ExitStatus::Clean) }
    }

    /// Enters a document that has number and day already.
    fn enter_later(
        &self,
        name: &str,
        document: &Candidate,
        ui: &mut Ui,
    ) -> Result<ExitStatus, Failure> {
        let book = FILE;
        if !self.yes && !asks(book, name, ui)? {
            let line = say!("{name}: không ghi", "{name}: not written");
            said(&line, document, &[], ui);
            return Ok(ExitStatus::Clean);
        }
        self.enter(document, ui)
    }

    /// Enters a document into the project's register.
    fn enter(&self, document: &Candidate, ui: &mut Ui) -> Result<ExitStatus, Failure> {
        Number::recording(document.path.clone(), self.messages).all(ui)
    }
}

/// True if the project keeps a register that lacks a document with this text.
///
/// # Errors
/// Returns why the register does not take it.
fn is_to_enter(document: &Candidate, text: &str) -> Result<bool, Failure> {
    let (project, _) = Project::find(start(&document.path))?;
    if !Outgoing::is_kept(&project.root) {
        return Ok(false);
    }
    let register = Outgoing::read(&project.root)?;
    if !register.faults.is_empty() {
        return Err(Failure::Findings(register.faults));
    }
    let session = Session::new(&project, &[])?.at(Gate::Issue);
    let mut asked = NumberAsked::read(&project.root, &document.path)?;
    asked.file = SourceFile::new(&document.source.name, text);
    let giver = Giver {
        session: &session,
        config: &project.config,
        register: &register,
        carried: &[],
    };
    giver.is_to_record(&asked)
}

/// Says what came of it.
fn said(line: &Message, document: &Candidate, written: &[String], ui: &mut Ui) {
    let object = json!({
        "type": "received", "document": shown(&document.path), "written": written,
    });
    ui.result(line.in_lang(ui.lang), &object);
}

/// The number and the date that a document does not have yet.
fn new_values(
    document: &Candidate,
    received: &Received,
) -> Result<(Option<DocumentNumber>, Option<IssueDate>), Error> {
    let data = &document.loaded.document;
    let invalid = |message| Error::usage(message);
    let number = received.number.as_ref().filter(|_| data.number.is_none());
    let number = number.map(|it| it.parse().map_err(invalid)).transpose()?;
    let known = data.date.filter(|date| date.day().is_some());
    let month = received.month.or(data.date.map(IssueDate::month));
    let year = data.date.map(IssueDate::year).or(received.year).or(data.year);
    let date = match (known, received.day, month, year) {
        (None, Some(day), Some(month), Some(year)) => {
            let text = format!("{year:04}-{month:02}-{day:02}");
            Some(text.parse::<IssueDate>().map_err(invalid)?)
        }
        _ => None,
    };
    Ok((number, date))
}

/// Asks on a terminal whether to write.
fn asks(name: &str, lines: &str, ui: &mut Ui) -> Result<bool, Error> {
    if !io::stdin().is_terminal() || ui.is_json() {
        return Err(Error::usage(say!(
            "chưa ghi {lines} vào {name}: không có ai để hỏi",
            "{lines} is not written into {name}: there is nobody to ask"
        ))
        .hint(say!("Thêm --yes để ghi.", "Add --yes to write.")));
    }
    let question =
        say!("Ghi {lines} vào {name}? [c/k] ", "Write {lines} into {name}? [y/n] ");
    ui.prompt(question.in_lang(ui.lang));
    let mut answer = String::new();
    io::stdin()
        .lock()
        .read_line(&mut answer)
        .map_err(|refused| Error::io(&PathBuf::from("-"), &refused))?;
    let answer = answer.trim().to_lowercase();
    Ok(matches!(answer.as_str(), "c" | "có" | "co" | "y" | "yes"))
}
