//! How a command ended.

use std::process::ExitCode;

/// How a command ended; its number is the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    /// Done; warnings only.
    Clean = 0,
    /// Something is wrong in a file.
    Findings = 1,
    /// The work could not be done.
    Failed = 2,
}

impl From<ExitStatus> for ExitCode {
    fn from(outcome: ExitStatus) -> Self {
        Self::from(outcome as u8)
    }
}
