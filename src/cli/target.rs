//! Files that a command writes where the user says, and what they must not be.

use std::path::Path;

use crate::error::Error;
use crate::output;
use crate::project::{self, is_yaml, shown};
use crate::say;

/// Writes a file of the user's naming that none of these inputs is.
///
/// # Errors
/// Returns what the system refused, or that it is an input, a YAML file, or lies behind a link
/// that leads out of its project; it is then untouched.
pub(super) fn replace<'a>(
    target: &Path,
    bytes: &[u8],
    inputs: impl IntoIterator<Item = &'a Path>,
) -> Result<(), Error> {
    stays_inside(target)?;
    no_input(target, inputs)?;
    output::replace(target, bytes).map_err(|refused| Error::io(target, &refused))
}

/// Refuses to write over a file that is read.
///
/// # Errors
/// Returns that the file is one of the inputs, or a YAML file that is there: nothing that is
/// written over is one.
pub(super) fn no_input<'a>(
    target: &Path,
    inputs: impl IntoIterator<Item = &'a Path>,
) -> Result<(), Error> {
    let Ok(real) = target.canonicalize() else { return Ok(()) };
    let is_input = |input: &Path| input.canonicalize().is_ok_and(|it| it == real);
    if inputs.into_iter().any(is_input) || is_yaml(&real) {
        let path = shown(target);
        return Err(Error::usage(say!(
            "{path} là tệp đang được đọc: không ghi đè",
            "{path} is a file that is read: overwriting it is not allowed"
        ))
        .hint(say!(
            "Chọn tên khác cho kết quả.",
            "Choose another name for the result."
        )));
    }
    Ok(())
}

/// Refuses a file to write in a folder that a link leads to from a project.
///
/// # Errors
/// Returns where the link leads.
pub(super) fn stays_inside(target: &Path) -> Result<(), Error> {
    // The file itself may be a link, which writing looks at.
    if !project::leads_out(&target.with_file_name("x")) {
        return Ok(());
    }
    let path = shown(target);
    Err(Error::usage(say!(
        "{path} nằm ngoài dự án: một liên kết dẫn ra ngoài",
        "{path} lies outside the project: a symbolic link leads out"
    ))
    .hint(say!("Ghi tên thật của thư mục ấy.", "Name that folder by its own path.")))
}
