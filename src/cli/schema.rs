//! `vanban schema`: the form of the data, for editors.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::bilingual::both;
use super::outcome::Outcome;
use super::ui::{MessageFormat, Ui};
use crate::diag::Lang;
use crate::document::{self, OwnKinds};
use crate::legal::Register;
use crate::project::{Config, Project};

#[derive(Args)]
#[command(
    about = both(
        "In JSON Schema của dữ liệu, cho trình soạn thảo",
        "Print the JSON Schema of the data, for editors",
    ),
    override_usage = both(
        "vanban schema [TÙY CHỌN] [document|project|legal]",
        "vanban schema [OPTIONS] [document|project|legal]",
    ),
)]
pub(super) struct Schema {
    #[arg(
        value_name = "document|project|legal",
        value_enum,
        default_value_t = What::Document,
        hide_possible_values = true,
        hide_default_value = true,
        help = both(
            "Của văn bản (mặc định), của vanban.yaml hay của legal.yaml",
            "Of documents (default), of vanban.yaml or of legal.yaml",
        ),
    )]
    what: What,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    Document,
    Project,
    Legal,
}

impl Schema {
    pub(super) fn run(&self, lang: Lang) -> Outcome {
        let schema = match self.what {
            What::Document => document::schema(&own_kinds()),
            What::Project => document::schema_of::<Config>(),
            What::Legal => document::schema_of::<Register>(),
        };
        let mut ui = Ui::new(lang, MessageFormat::Human);
        ui.product(format!("{schema:#}\n").as_bytes());
        Outcome::Clean
    }
}

/// The kinds that the project adds, if this folder is in one whose file loads.
fn own_kinds() -> OwnKinds {
    let project = Project::find(Path::new("."));
    project.map(|(project, _)| project.config.kinds).unwrap_or_default()
}
