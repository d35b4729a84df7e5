//! `vanban init`: a project that builds at once.

use std::path::{Path, PathBuf};

use clap::Args;

use super::created::{create, exists, tell};
use super::exit_status::ExitStatus;
use super::language::both;
use super::starters::{FIRST, first};
use super::ui::{MessageFormat, Ui};
use crate::diag::Lang;
use crate::document::schema;
use crate::error::Error;
use crate::project::{FILE, project_file};
use crate::standard::{OwnKinds, nd30};

/// The `vanban.yaml` of a new project: this repository's own.
const PROJECT: &str = include_str!("../../vanban.yaml");

#[derive(Args)]
#[command(
    about = both(
        "Tạo một dự án dựng được ngay: vanban.yaml và một văn bản mẫu",
        "Make a project that builds at once: vanban.yaml and a first document",
    ),
    override_usage = both("vanban init [TÙY CHỌN] [THƯ MỤC]", "vanban init [OPTIONS] [DIR]"),
)]
pub(super) struct Init {
    #[arg(
        value_name = both("THƯ MỤC", "DIR"),
        default_value = ".",
        hide_default_value = true,
        help = both(
            "Thư mục của dự án; mặc định là thư mục này",
            "The project's folder; by default this one",
        ),
    )]
    dir: PathBuf,
}

impl Init {
    pub(super) fn run(&self, lang: Lang) -> ExitStatus {
        tell(make_project(&self.dir), &mut Ui::new(lang, MessageFormat::Human))
    }
}

fn make_project(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    // The schema lies where the starter in plans/mau/ finds it one folder up.
    let plan = first().replacen("$schema=../schema.json", "$schema=schema.json", 1);
    let schema = format!("{:#}\n", schema(&nd30(), &OwnKinds::default()));
    let files = [
        (folder.join(FILE), PROJECT),
        (folder.join(format!("plans/{FIRST}")), plan.as_str()),
        (folder.join("plans/schema.json"), schema.as_str()),
        (folder.join(".gitignore"), "out/\n"),
    ];
    if let Some(path) = project_file(folder) {
        return Err(exists(&path));
    }
    // Nothing is written if a file of the project is there already.
    if let Some((path, _)) = files[..3].iter().find(|(path, _)| path.exists()) {
        return Err(exists(path));
    }
    let mut written = vec![];
    for (path, text) in &files {
        if path.ends_with(".gitignore") && path.exists() {
            continue;
        }
        create(path, text)?;
        written.push(path.clone());
    }
    Ok(written)
}
