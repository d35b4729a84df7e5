//! `vanban schema`: the form of the data, for editors.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::bilingual::both;
use super::exit_status::ExitStatus;
use super::ui::{MessageFormat, Ui};
use crate::diag::Lang;
use crate::document;
use crate::legal::Register;
use crate::project::{Config, Project};
use crate::standard::{OwnKinds, Standard, Standards};

#[derive(Args)]
#[command(
    about = both(
        "In JSON Schema của dữ liệu, cho trình soạn thảo",
        "Print the JSON Schema of the data, for editors",
    ),
    override_usage = both(
        "vanban schema [TÙY CHỌN] [document|project|standard|legal]",
        "vanban schema [OPTIONS] [document|project|standard|legal]",
    ),
)]
pub(super) struct Schema {
    #[arg(
        value_name = "document|project|standard|legal",
        value_enum,
        default_value_t = What::Document,
        hide_possible_values = true,
        hide_default_value = true,
        help = both(
            "Của văn bản (mặc định), của vanban.yaml, của một chuẩn thể thức hay của legal.yaml",
            "Of documents (default), of vanban.yaml, of a standard or of legal.yaml",
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
}

impl Schema {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        let (standards, own) = known();
        let schema = match self.what {
            What::Document => document::schema(standards.usual(), &own),
            What::Project => document::project_schema::<Config>(standards.usual(), &own),
            What::Standard => document::schema_of::<Standard>(),
            What::Legal => document::schema_of::<Register>(),
        };
        let mut ui = Ui::new(lang, MessageFormat::Human);
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
