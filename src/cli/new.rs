//! `vanban new`: a commented starter of a kind.

use std::path::{Path, PathBuf};

use clap::Args;

use super::created::{create, tell};
use super::exit_status::ExitStatus;
use super::language::both;
use super::starters::{kinds, starter};
use super::ui::{MessageFormat, Ui};
use crate::diag::{Lang, did_you_mean};
use crate::error::Error;
use crate::say;
use crate::vi;

#[derive(Args)]
#[command(
    about = both(
        "Viết một văn bản mẫu có chú giải của một loại",
        "Write a commented starter of a kind",
    ),
    override_usage = both("vanban new [TÙY CHỌN] <LOẠI>", "vanban new [OPTIONS] <KIND>"),
)]
pub(super) struct New {
    #[arg(
        value_name = both("LOẠI", "KIND"),
        help = both(
            "Loại văn bản, viết như lệnh vanban kinds liệt kê",
            "The kind of document, as vanban kinds lists it",
        ),
    )]
    kind: String,
    #[arg(
        short,
        long,
        value_name = both("TỆP", "FILE"),
        help = both(
            "Tệp để ghi; mặc định in ra màn hình",
            "The file to write; by default standard output",
        ),
    )]
    output: Option<PathBuf>,
}

impl New {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let mut ui = Ui::new(lang, MessageFormat::Human);
        let Some(text) = starter(&self.kind) else {
            ui.error(&no_starter(&self.kind));
            return ExitStatus::Failed;
        };
        let Some(path) = &self.output else {
            ui.product(text.as_bytes());
            return ExitStatus::Clean;
        };
        tell(write(path, text).map(|()| vec![path.clone()]), &mut ui)
    }
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    // The starter finds the schema one folder up; beside it, it is named so.
    if path.with_file_name("schema.json").is_file() {
        create(path, &text.replacen("$schema=../schema.json", "$schema=schema.json", 1))
    } else {
        create(path, text)
    }
}

fn no_starter(kind: &str) -> Error {
    let error = Error::usage(say!(
        "không có mẫu cho loại văn bản `{kind}`",
        "unknown kind `{kind}`: it has no starter"
    ));
    match vi::suggest(kind, kinds()) {
        Some(near) => error.hint(did_you_mean(near)),
        None => error.hint(say!(
            "Xem các loại bằng lệnh vanban kinds.",
            "`vanban kinds` lists the kinds."
        )),
    }
}
