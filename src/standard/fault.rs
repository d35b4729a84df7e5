//! What is wrong in a standard, each with the way to it.

use crate::diag::{Message, did_you_mean};
use crate::say;
use crate::vi;
use crate::yaml::Path;

/// Something in a standard that its documents could not be built by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardFault {
    /// The entry that is at fault.
    pub path: Path,
    /// What is wrong.
    pub message: Message,
    /// What to do next.
    pub hint: Option<Message>,
}

/// The faults that have been found.
#[derive(Debug, Default)]
pub(super) struct Faults(pub(super) Vec<StandardFault>);

impl Faults {
    pub(super) fn add(&mut self, path: Path, message: Message) {
        self.0.push(StandardFault { path, message, hint: None });
    }

    pub(super) fn add_with(&mut self, path: Path, message: Message, hint: Message) {
        self.0.push(StandardFault { path, message, hint: Some(hint) });
    }

    /// Refuses a name that is none of those known.
    pub(super) fn name(&mut self, path: Path, name: &str, known: &[&str]) {
        if known.contains(&name) {
            return;
        }
        let message = say!(
            "chuẩn thể thức dùng tên `{name}` ở {path}, mà không có tên ấy",
            "unknown name `{name}` in {path} of the standard"
        );
        self.add_with(path, message, one_of(name, known));
    }
}

/// The nearest name, or all of them.
pub(super) fn one_of(name: &str, known: &[&str]) -> Message {
    if let Some(near) = vi::suggest(name, known.iter().copied()) {
        return did_you_mean(near);
    }
    let all = known.join(", ");
    match known {
        [] => say!("Bỏ tên này đi.", "Remove the name."),
        _ => say!("Dùng được: {all}.", "Allowed: {all}."),
    }
}

/// The way to an entry, by its keys.
pub(super) fn at(keys: &[&str]) -> Path {
    keys.iter().fold(Path::default(), |path, key| path.key(key))
}
