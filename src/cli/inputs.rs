//! The named files and folders, and the project that each lies in.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diag::{Message, did_you_mean};
use crate::error::Error;
use crate::project::{self, Outside, shown};
use crate::say;
use crate::vi;

/// The named files and folders by the project that each lies in, with a folder to look for
/// it from.
pub(super) fn by_project(
    inputs: &[PathBuf],
) -> Result<Vec<(PathBuf, Vec<PathBuf>)>, Error> {
    if inputs.is_empty() {
        return Ok(vec![(PathBuf::from("."), vec![])]);
    }
    let mut groups: Vec<(PathBuf, PathBuf, Vec<PathBuf>)> = vec![];
    for path in inputs {
        let path = &must_exist(path)?;
        let start = start(path);
        let root = project::root(start).unwrap_or_else(|| start.to_owned());
        // `plans/../plans` lies in the same project as `plans`.
        let root = root.canonicalize().unwrap_or(root);
        match groups.iter_mut().find(|(other, ..)| *other == root) {
            Some((_, _, paths)) => paths.push(path.clone()),
            None => groups.push((root, start.to_owned(), vec![path.clone()])),
        }
    }
    Ok(groups.into_iter().map(|(_, start, paths)| (start, paths)).collect())
}

/// A named file as the disk has its name; one that cannot be opened is refused, with the file
/// beside it that may be meant.
pub(super) fn must_exist(path: &Path) -> Result<PathBuf, Error> {
    let found = project::on_disk(path);
    fs::metadata(&found).map_err(|refused| not_there(path, &refused))?;
    if found.file_name().is_some_and(|name| name.to_str().is_none()) {
        let path = shown(path);
        return Err(Error::usage(say!(
            "{path}: tên tệp không phải UTF-8",
            "{path}: invalid UTF-8 in the file's name"
        ))
        .hint(say!("Đổi tên tệp.", "Rename the file.")));
    }
    if project::leads_out(&found) {
        let message = Outside::Link.said_of(&Message::new(shown(path), shown(path)));
        return Err(Error::usage(message).hint(say!(
            "Gọi thẳng tệp ấy theo tên thật của nó, hoặc chép vào dự án.",
            "Name that file by its own path, or copy it into the project."
        )));
    }
    Ok(found)
}

fn not_there(path: &Path, refused: &io::Error) -> Error {
    let error = Error::io(path, refused);
    let beside = fs::read_dir(folder_of(path)).into_iter().flatten().flatten();
    let mut names: Vec<_> = beside
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match vi::suggest(&name, names.iter().map(String::as_str)) {
        Some(near) => error.hint(did_you_mean(near)),
        None => error,
    }
}

/// The folder to look for a file's project from.
pub(super) fn start(path: &Path) -> &Path {
    if path.is_dir() { path } else { folder_of(path) }
}

/// The folder that a file lies in; `.` for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}
