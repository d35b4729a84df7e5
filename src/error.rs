//! Why a command as a whole cannot go on.

use std::fmt;
use std::io;
use std::path::Path;

use crate::diag::{Diagnostic, Message};
use crate::files::Refusal;
use crate::say;

/// A reason why a command cannot go on; all of them end it with status 2.
#[derive(Clone, Debug)]
pub struct Error {
    /// What is wrong.
    pub message: Message,
    /// What to do next.
    pub hints: Vec<Message>,
}

impl Error {
    /// A command called wrongly.
    pub fn usage(message: Message) -> Self {
        Self { message, hints: vec![] }
    }

    /// A file or folder that the system refuses.
    pub fn io(path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        let reason = reason(error);
        let (vi, en) = (reason.vi, reason.en);
        let message = Message::new(format!("{path}: {vi}"), format!("{path}: {en}"));
        Self { message, hints: vec![] }
    }

    /// What the system refuses of what a command prints.
    pub fn unprinted(error: &io::Error) -> Self {
        let Message { vi, en } = reason(error);
        Self::usage(say!(
            "không in được hết kết quả: {vi}",
            "the result could not be printed: {en}"
        ))
    }

    /// A fault of the program.
    pub fn bug(message: Message) -> Self {
        Self { message, hints: vec![] }.hint(say!(
            "Đây là lỗi của vanban; xin gửi tệp dữ liệu gây lỗi cho người phát triển.",
            "This is a fault of vanban; please send the data that shows it to its developers."
        ))
    }

    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message.en)
    }
}

impl std::error::Error for Error {}

fn reason(error: &io::Error) -> Message {
    use io::ErrorKind as K;
    if let Some(refusal) = Refusal::of(error) {
        return refused(refusal);
    }
    match error.kind() {
        K::NotFound => say!("không có tệp hay thư mục này", "no such file or folder"),
        K::PermissionDenied => say!("không có quyền", "permission denied"),
        K::ReadOnlyFilesystem => say!("ổ đĩa chỉ cho đọc", "the disk is read-only"),
        K::StorageFull | K::QuotaExceeded => {
            say!("hết chỗ trên đĩa", "no space left on the disk")
        }
        K::FileTooLarge => {
            say!("tệp lớn quá giới hạn cho phép", "the file is larger than allowed")
        }
        K::NotADirectory => say!(
            "một phần của đường dẫn không phải thư mục",
            "a part of the path is not a folder"
        ),
        K::AlreadyExists => say!(
            "có một tệp trùng tên với thư mục cần tạo",
            "a file has the name of a folder to create"
        ),
        K::IsADirectory => say!("đây là thư mục", "is a folder"),
        K::InvalidData => say!("tệp không phải UTF-8", "invalid UTF-8"),
        _ => Message::new(error.to_string(), error.to_string()),
    }
}

fn refused(refusal: Refusal) -> Message {
    match refusal {
        Refusal::NotPlain => say!(
            "không phải tệp thường (là ống, thiết bị hay ổ cắm)",
            "not a plain file: a pipe, device or socket"
        ),
        Refusal::Unsteady => say!("tệp đang bị ghi liên tục", "the file keeps changing"),
        Refusal::ThroughLink => say!(
            "không ghi qua liên kết dẫn đi nơi khác",
            "a symbolic link leads elsewhere, and writing through it is not allowed"
        ),
    }
}

/// Why a step did not end well: findings in files, or a reason to stop.
#[derive(Clone, Debug)]
pub enum Failure {
    /// Something is wrong in files (status 1).
    Findings(Vec<Diagnostic>),
    /// The work could not be done (status 2).
    Error(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<Vec<Diagnostic>> for Failure {
    fn from(findings: Vec<Diagnostic>) -> Self {
        Self::Findings(findings)
    }
}
