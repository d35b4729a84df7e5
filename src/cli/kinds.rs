//! `vanban kinds`, `new` and `init`: what kinds there are, and a beginning of each.

use std::io;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::json;

use super::Outcome;
use super::schema::known;
use super::starters::STARTERS;
use super::ui::Ui;
use crate::diag::{Lang, did_you_mean};
use crate::document::schema;
use crate::error::{Error, Failure};
use crate::output;
use crate::project::{self, shown};
use crate::say;
use crate::standard::{OwnKinds, nd30};
use crate::vi;

/// The project's file that `init` writes.
const PROJECT: &str = include_str!("../../vanban.yaml");

/// Lists the kinds: name, abbreviation, form.
pub(super) fn list(ui: &mut Ui) -> Outcome {
    let (standards, own) = known();
    let standard = standards.usual();
    for id in standard.kind_names(&own) {
        let Some(kind) = standard.kind(id, &own) else { continue };
        let form = kind
            .form
            .as_ref()
            .and_then(|form| form.number.as_ref().or(form.clause.as_ref()));
        let form = form.unwrap_or(&kind.template);
        let abbreviation =
            if kind.abbreviation.is_empty() { "-" } else { &kind.abbreviation };
        let line = format!("{id:<16} {abbreviation:<4} {form:<9} {}", kind.name);
        let object = json!({
            "type": "kind", "id": id, "name": kind.name,
            "abbreviation": kind.abbreviation, "form": form,
        });
        ui.result(&line, &object);
    }
    Outcome::Clean
}

/// Writes the starter of a kind to a file, or to standard output.
pub(super) fn new(matches: &ArgMatches, ui: &mut Ui) -> Outcome {
    let kind = matches.get_one::<String>("kind").map_or("", String::as_str);
    let Some((_, text)) = STARTERS.iter().find(|(id, _)| *id == kind) else {
        let error = Error::usage(say!(
            "không có mẫu cho loại văn bản `{kind}`",
            "there is no starter for the kind `{kind}`"
        ));
        let ids = STARTERS.iter().map(|(id, _)| *id);
        let error = match vi::suggest(kind, ids) {
            Some(near) => error.hint(did_you_mean(near)),
            None => error.hint(say!(
                "Xem các loại bằng lệnh vanban kinds.",
                "`vanban kinds` lists the kinds."
            )),
        };
        ui.error(&error);
        return Outcome::Failed;
    };
    match matches.get_one::<PathBuf>("output") {
        None => {
            ui.product(text.as_bytes());
            Outcome::Clean
        }
        Some(path) => {
            // The starter finds the schema one folder up; beside it, it is named so.
            let beside = path.with_file_name("schema.json").is_file();
            let text = if beside {
                text.replacen("$schema=../schema.json", "$schema=schema.json", 1)
            } else {
                (*text).to_owned()
            };
            finish(write(path, &text).map(|()| vec![path.clone()]), ui)
        }
    }
}

/// Makes a project that builds at once.
pub(super) fn init(matches: &ArgMatches, ui: &mut Ui) -> Outcome {
    let folder = matches
        .get_one::<PathBuf>("dir")
        .cloned()
        .unwrap_or_else(|| ".".into());
    finish(make_project(&folder), ui)
}

fn make_project(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let plan = STARTERS
        .iter()
        .find(|(id, _)| *id == "ke-hoach")
        .map_or("", |(_, text)| text);
    // The schema lies where the starter in plans/mau/ finds it one folder up.
    let plan = plan.replacen("$schema=../schema.json", "$schema=schema.json", 1);
    let schema = format!("{:#}\n", schema(&nd30(), &OwnKinds::default()));
    let files = [
        (folder.join(project::FILE), PROJECT),
        (folder.join("plans/ke-hoach.yaml"), plan.as_str()),
        (folder.join("plans/schema.json"), schema.as_str()),
        (folder.join(".gitignore"), "out/\n"),
    ];
    // Nothing is written if a file of the project is there already.
    if let Some((path, _)) = files[..3].iter().find(|(path, _)| path.exists()) {
        return Err(exists(path));
    }
    let mut written = vec![];
    for (path, text) in &files {
        if path.ends_with(".gitignore") && path.exists() {
            continue;
        }
        write(path, text)?;
        written.push(path.clone());
    }
    Ok(written)
}

pub(super) fn write(path: &Path, text: &str) -> Result<(), Error> {
    output::create(path, text.as_bytes()).map_err(|refused| match refused.kind() {
        io::ErrorKind::AlreadyExists => exists(path),
        _ => Error::io(path, &refused),
    })
}

pub(super) fn exists(path: &Path) -> Error {
    let path = shown(path);
    Error::usage(say!("{path} đã có", "{path} is there already")).hint(say!(
        "vanban không ghi đè: chọn tên khác, hoặc xóa tệp cũ.",
        "vanban does not write over it: choose another name, or delete the file."
    ))
}

fn finish(written: Result<Vec<PathBuf>, Error>, ui: &mut Ui) -> Outcome {
    match written {
        Ok(paths) => {
            for path in paths {
                let path = shown(&path);
                let line = match ui.lang {
                    Lang::Vi => format!("đã tạo {path}"),
                    Lang::En => format!("created {path}"),
                };
                ui.result(&line, &json!({ "type": "created", "path": path }));
            }
            Outcome::Clean
        }
        Err(error) => super::work::failed(Failure::Error(error), ui),
    }
}
