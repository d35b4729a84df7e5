//! Files of the user's naming that a command makes, and never writes over.

use std::io;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::exit_status::ExitStatus;
use super::target;
use super::ui::Ui;
use crate::diag::Lang;
use crate::error::{Error, Failure};
use crate::output;
use crate::project::shown;
use crate::say;

/// Writes a file that is not there yet; the error of one that is names the way out.
pub(super) fn create(path: &Path, text: &str) -> Result<(), Error> {
    target::stays_inside(path)?;
    output::create(path, text.as_bytes()).map_err(|refused| match refused.kind() {
        io::ErrorKind::AlreadyExists => exists(path),
        _ => Error::io(path, &refused),
    })
}

/// The error of a file that is there already.
pub(super) fn exists(path: &Path) -> Error {
    let path = shown(path);
    Error::usage(say!("{path} đã có", "{path} already exists")).hint(say!(
        "vanban không ghi đè: chọn tên khác, hoặc xóa tệp cũ.",
        "vanban does not overwrite it: choose another name, or delete the file."
    ))
}

/// Says which files were made, or why none was.
pub(super) fn tell(created: Result<Vec<PathBuf>, Error>, ui: &mut Ui) -> ExitStatus {
    let paths = match created {
        Ok(paths) => paths,
        Err(error) => return ui.failure(&Failure::Error(error)),
    };
    for path in paths {
        let path = shown(&path);
        let line = match ui.lang {
            Lang::Vi => format!("đã tạo {path}"),
            Lang::En => format!("created {path}"),
        };
        ui.result(&line, &json!({ "type": "created", "path": path }));
    }
    ExitStatus::Clean
}
