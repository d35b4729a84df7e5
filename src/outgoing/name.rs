//! The one name that a document has, however it was come by.

use std::path::Path;

use crate::project::name_in;

/// A document's path from the project's folder, by the file that links lead to.
pub fn document_name(root: &Path, path: &Path) -> String {
    let folder = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    match (folder.canonicalize(), path.canonicalize()) {
        (Ok(folder), Ok(path)) if path.starts_with(&folder) => name_in(&folder, &path),
        _ => name_in(root, path),
    }
}
