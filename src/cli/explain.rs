//! `vanban explain`: how a PDF was made.

use std::io::ErrorKind;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::build_args::ListArgs;
use super::exit_status::ExitStatus;
use super::language::both;
use super::ui::Ui;
use crate::diag::{Diagnostic, Lang, Message, Place, SourceFile, rules};
use crate::error::Error;
use crate::files;
use crate::pdf::{Manifest, NotReadable, manifest};
use crate::project::shown;
use crate::say;

/// The largest file that is read, in bytes.
const MOST: u64 = 300 << 20;

#[derive(Args)]
#[command(
    about = both(
        "Cho biết một tệp PDF được dựng bằng gì: phiên bản, chuẩn thể thức, mẫu, dữ liệu",
        "Say how a PDF was made: version, standard, templates, data",
    ),
    override_usage = both(
        "vanban explain [TÙY CHỌN] <TỆP.pdf>...",
        "vanban explain [OPTIONS] <FILE.pdf>...",
    ),
    after_help = both(
        "Tệp đã ký được đọc ở phần trước khi ký. Kết thúc với 0: đã đọc; 1: có tệp không đọc được như PDF; 2: không làm được việc.",
        "Of a signed file, what was there before it was signed is read. Exit status 0: read; 1: a file cannot be read as PDF; 2: the work could not be done.",
    ),
)]
pub(super) struct Explain {
    #[arg(required = true, value_name = both("TỆP.pdf", "FILE.pdf"), help = both("Các tệp PDF", "PDF files"))]
    files: Vec<PathBuf>,
    #[command(flatten)]
    listing: ListArgs,
}

impl Explain {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let mut ui = Ui::new(lang, self.listing.message_format);
        let mut outcome = ExitStatus::Clean;
        for path in &self.files {
            let read = match files::read(path, MOST) {
                Err(refused) if refused.kind() == ErrorKind::FileTooLarge => Ok(None),
                read => read.map(Some),
            };
            let name = shown(path);
            let told = match read {
                Err(error) => {
                    ui.error(&Error::io(path, &error));
                    ExitStatus::Failed
                }
                Ok(bytes) => told(&name, bytes.as_deref(), &mut ui),
            };
            outcome = outcome.max(told);
        }
        outcome
    }
}

fn told(name: &str, bytes: Option<&[u8]>, ui: &mut Ui) -> ExitStatus {
    let fault = match bytes.map(manifest) {
        Some(Ok(manifest)) => {
            show(name, manifest.as_ref(), ui);
            return ExitStatus::Clean;
        }
        Some(Err(NotReadable::NotPdf)) => {
            say!("`{name}` không phải tệp PDF", "`{name}` is not a PDF file")
        }
        Some(Err(NotReadable::Broken)) => say!(
            "tệp PDF `{name}` bị cắt hoặc hỏng: cuối tệp không dẫn đến bảng đối tượng",
            "the PDF `{name}` is cut off or broken: its end leads to no table of objects"
        ),
        None => say!("`{name}` lớn hơn 300 MB", "`{name}` is larger than 300 MB"),
    };
    let place = Place::new(&SourceFile::new(name, ""), 0..0);
    let finding = Diagnostic::new(&rules::UNREADABLE_PDF, fault).at(place).hint(say!(
        "Lấy lại tệp từ nơi gửi, hoặc dựng lại bằng `vanban build`.",
        "Get the file again from who sent it, or build it again with `vanban build`."
    ));
    ui.findings(&[finding]);
    ExitStatus::Findings
}

fn show(name: &str, manifest: Option<&Manifest>, ui: &mut Ui) {
    let lang = ui.lang;
    let Some(made) = manifest else {
        let message = say!(
            "{name}: không ghi cách dựng (tệp do chương trình khác, hoặc vanban cũ hơn, viết)",
            "{name}: says nothing of how it was made (another program, or an older vanban, wrote it)"
        );
        ui.result(
            message.in_lang(lang),
            &json!({ "type": "manifest", "file": name, "manifest": null }),
        );
        return;
    };
    let none = say!("không ghi", "not told");
    let data = made.data_digest.as_deref().unwrap_or(none.in_lang(lang));
    let part =
        |label: &Message, value: &str| format!("  {:<16} {value}", label.in_lang(lang));
    let standard = format!("{} ({})", made.standard, made.standard_digest);
    let lines = [
        name.to_owned(),
        part(&say!("chương trình", "program"), &made.program),
        part(&say!("chuẩn thể thức", "standard"), &standard),
        part(&say!("mẫu", "templates"), &made.template_digest),
        part(&say!("dữ liệu", "data"), data),
    ];
    ui.result(
        &lines.join("\n"),
        &json!({ "type": "manifest", "file": name, "manifest": made }),
    );
}
