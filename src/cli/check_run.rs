//! Documents held against every rule over the cores, and put right.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use super::build_args::SettingArgs;
use super::check_args::FixArgs;
use super::open_project::OpenProject;
use crate::batch::in_order;
use crate::diff;
use crate::error::Failure;
use crate::pipeline::Repaired;
use crate::project::{Input, read_file, rewrite_file};
use crate::typeset::evict;
use crate::yaml::parse;

/// What came of a document.
pub(super) struct CheckedFile {
    /// As it is after its fixes.
    pub(super) document: Repaired,
    /// What its fixes change, as lines; empty if nothing.
    pub(super) changes: String,
}

/// Checks documents, and tells of each in their order; what is put right is written before.
pub(super) fn check_all(
    opened: &OpenProject,
    documents: &[Input],
    args: (&SettingArgs, &FixArgs),
    tell: &mut dyn FnMut(&Input, Result<CheckedFile, Failure>),
) {
    let (settings, fixing) = args;
    let check = |i: usize| {
        let input: &Input = &documents[i];
        let checked = check(opened, &input.path, fixing);
        evict();
        checked
    };
    let never = AtomicBool::new(false);
    in_order(documents.len(), settings.workers(), &never, check, |i, checked| {
        let input: &Input = &documents[i];
        let written = checked.and_then(|(file, old)| {
            if file.document.made > 0 && !fixing.diff {
                rewrite_file(&input.path, &old, &file.document.file.text)?;
            }
            Ok(file)
        });
        tell(input, written);
    });
}

/// A document after its fixes, and its text before them; nothing is written.
fn check(
    opened: &OpenProject,
    path: &Path,
    fixing: &FixArgs,
) -> Result<(CheckedFile, String), Failure> {
    let file = read_file(path)?;
    let checked = opened.session.check(&file, || parse(&file));
    let document = if fixing.fix {
        opened.session.repaired(&file, checked, fixing.force)
    } else {
        Repaired { checked, file: file.clone(), made: 0, kept: None }
    };
    let changes = if fixing.diff {
        diff::unified(&file.name, &file.text, &document.file.text)
    } else {
        String::new()
    };
    Ok((CheckedFile { document, changes }, file.text.clone()))
}
