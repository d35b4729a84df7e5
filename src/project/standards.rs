//! The standards that a project brings along.

use std::path::Path;

use walkdir::WalkDir;

use super::read::read_file;
use crate::diag::{Diagnostic, Place, SourceFile, did_you_mean, rules};
use crate::document::schema_of;
use crate::error::{Error, Failure};
use crate::form;
use crate::say;
use crate::standard::{EMBEDDED, Standard, Standards, nd30};
use crate::vi;
use crate::yaml::{Node, Tree, overlay, parse};

/// The folder of a project's own standards, each a YAML file.
pub(super) const FOLDER: &str = "standards";

/// The program's standards with those of a project; `usual` is the one that it names.
///
/// # Errors
/// Returns the faults of a standard, or that a file or the folder cannot be read.
pub(super) fn read(root: &Path, usual: Option<&str>) -> Result<Standards, Failure> {
    let folder = root.join(FOLDER);
    let mut own = vec![];
    if folder.is_dir() {
        let walk = WalkDir::new(&folder).min_depth(1).max_depth(1).sort_by_file_name();
        for entry in walk {
            let entry = entry.map_err(|refused| Error::io(&folder, &refused.into()))?;
            let ending = entry.path().extension();
            if ending.is_some_and(|ending| ending == "yaml" || ending == "yml") {
                own.push(one(entry.path())?);
            }
        }
    }
    let usual = usual.map(vi::clean).filter(|name| !name.is_empty());
    Ok(Standards::with(own, usual))
}

fn one(path: &Path) -> Result<Standard, Failure> {
    let own = parse(&read_file(path)?)?;
    let tree = match own.root.get("based_on").filter(|node| !node.is_null()) {
        Some(base) => overlay(&based_on(base, &own)?, &own),
        None => own,
    };
    let (standard, findings) =
        form::read_tree::<Standard>(&tree, &schema_of::<Standard>());
    let Some(standard) = standard else { return Err(Failure::Findings(findings)) };
    let faults: Vec<Diagnostic> = standard
        .unknown_names()
        .into_iter()
        .map(|(place, name, known)| {
            let message = say!(
                "chuẩn thể thức dùng tên `{name}` ở {place}, mà không khai",
                "unknown name `{name}` in {place} of the standard"
            );
            let found = Diagnostic::new(&rules::UNKNOWN_NAME_IN_STANDARD, message);
            let near = vi::suggest(&name, known.iter().map(String::as_str));
            found
                .at(Place::new(&tree.file, 0..0))
                .hint_maybe(near.map(did_you_mean))
        })
        .collect();
    if faults.is_empty() { Ok(standard) } else { Err(Failure::Findings(faults)) }
}

/// The program's standard that another one changes.
fn based_on(named: &Node, tree: &Tree) -> Result<Tree, Vec<Diagnostic>> {
    let name = named.scalar().map(vi::clean).unwrap_or_default();
    if name == nd30().id {
        return parse(&SourceFile::new(format!("<vanban>/{name}.yaml"), EMBEDDED));
    }
    let known = nd30().id.clone();
    let message = say!("không có chuẩn thể thức `{name}`", "unknown standard `{name}`");
    let found = Diagnostic::new(&rules::UNKNOWN_STANDARD, message).at(tree.place(named));
    Err(vec![found.hint(say!(
        "Chuẩn sửa đổi được: {known}.",
        "A standard can be based on: {known}."
    ))])
}
