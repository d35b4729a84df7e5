//! The templates that a project brings along.

use std::io;
use std::path::Path;

use super::own_files::own_files;
use super::paths::shown;
use crate::diag::{Diagnostic, Place, SourceFile, rules};
use crate::error::{Error, Failure};
use crate::files;
use crate::say;

/// The largest template that is read, in bytes; the program's own have 20,000 at most.
const MAX_BYTES: u64 = 1024 * 1024;

/// A template of a project.
#[derive(Clone, Debug)]
pub struct OwnTemplate {
    /// Its path below `templates/`.
    pub key: String,
    /// What stands in it.
    pub text: String,
    /// The path that messages call it.
    pub shown: String,
}

/// The templates and components in a folder of a project.
///
/// # Errors
/// Returns every file that is not inside the project, too large, or not UTF-8, or what the
/// system refused.
pub(super) fn own_templates(
    root: &Path,
    folder: &Path,
) -> Result<Vec<OwnTemplate>, Failure> {
    let (mut found, mut faults) = (vec![], vec![]);
    for file in own_files(root, folder, is_template)? {
        let shown = format!("{}/{}", shown(folder), file.key);
        match files::read(&file.path, MAX_BYTES) {
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(text) => found.push(OwnTemplate { key: file.key, text, shown }),
                Err(bad) => faults.push(no_text(&shown, bad.as_bytes())),
            },
            Err(refused) if refused.kind() == io::ErrorKind::FileTooLarge => {
                faults.push(too_large(&shown));
            }
            Err(refused) => return Err(Error::io(&file.path, &refused).into()),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults.into()) }
}

fn is_template(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str());
    matches!(ending, Some("typ" | "j2"))
}

fn no_text(shown: &str, bytes: &[u8]) -> Diagnostic {
    let file = SourceFile::new(shown, String::from_utf8_lossy(bytes));
    // What stands before the first bad byte is as long in the text that is shown.
    let at = std::str::from_utf8(bytes).map_or_else(|bad| bad.valid_up_to(), str::len);
    let message = say!("mẫu không phải UTF-8", "invalid UTF-8 in the template");
    Diagnostic::new(&rules::TEMPLATE_FAULT, message)
        .at(Place::new(&file, at..at))
        .hint(say!("Lưu lại mẫu bằng UTF-8.", "Save the template again as UTF-8."))
}

fn too_large(shown: &str) -> Diagnostic {
    let limit = MAX_BYTES / 1024 / 1024;
    let message =
        say!("mẫu lớn hơn {limit} MB", "the template is larger than {limit} MB");
    Diagnostic::new(&rules::TOO_LARGE_FILE, message)
        .at(Place::new(&SourceFile::new(shown, ""), 0..0))
        .hint(say!(
            "Bỏ dữ liệu ra khỏi mẫu; mẫu chỉ nói cách trình bày.",
            "Take data out of the template, which only says how it looks."
        ))
}
