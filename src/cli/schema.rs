//! `vanban schema`: the form of the data, for editors.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::exit_status::ExitStatus;
use super::language::both;
use super::ui::{MessageFormat, Ui};
use crate::diag::{self, Lang};
use crate::document;
use crate::legal::Register;
use crate::outgoing::RegisterEntry;
use crate::project::{Config, Project};
use crate::standard::{OwnKinds, Standard, Standards};

#[derive(Args)]
#[command(
    about = both(
        "In JSON Schema của dữ liệu, cho trình soạn thảo, và của báo cáo",
        "Print the JSON Schema of the data, for editors, and of reports",
    ),
    override_usage = both(
        "vanban schema [TÙY CHỌN] [document|project|standard|legal|register|findings]",
        "vanban schema [OPTIONS] [document|project|standard|legal|register|findings]",
    ),
)]
pub(super) struct Schema {
    #[arg(
        value_name = "document|project|standard|legal|register|findings",
        value_enum,
        default_value_t = What::Document,
        hide_possible_values = true,
        hide_default_value = true,
        help = both(
            "Của văn bản (mặc định), vanban.yaml, một chuẩn thể thức, legal.yaml, so-van-ban.yaml, hay báo cáo JSON của check",
            "Of documents (default), vanban.yaml, a standard, legal.yaml, so-van-ban.yaml, or the JSON report of check",
        ),
    )]
    what: What,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    Document,
    Project,
    Standard,
    Legal,
    Register,
    Findings,
}

impl Schema {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let mut ui = Ui::new(lang, MessageFormat::Human);
        let (standards, own) = known();
        let schema = match self.what {
            What::Document => document::schema(standards.usual(), &own),
            What::Project => document::project_schema::<Config>(standards.usual(), &own),
            What::Standard => document::schema_of::<Standard>(),
            What::Legal => document::schema_of::<Register>(),
            What::Register => document::schema_of::<Vec<RegisterEntry>>(),
            What::Findings => {
                ui.product(diag::FINDINGS_SCHEMA.as_bytes());
                return ExitStatus::Clean;
            }
        };
        ui.product(format!("{schema:#}\n").as_bytes());
        ExitStatus::Clean
    }
}

/// The standards and the kinds that the project knows, if this folder is in one whose file loads.
pub(super) fn known() -> (Standards, OwnKinds) {
    let project = Project::find(Path::new("."));
    project
        .map(|(project, _)| (project.standards, project.config.kinds))
        .unwrap_or_default()
}
