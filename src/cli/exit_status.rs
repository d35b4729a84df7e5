//! How a command ended.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExitStatus {
    /// Everything was done; there may be warnings.
    Clean,
    /// Something is wrong in a file.
    Findings,
    /// The work could not be done.
    Failed,
    /// What is said of a signed file, by a number of its own.
    Verdict(u8),
}

impl From<ExitStatus> for ExitCode {
    fn from(outcome: ExitStatus) -> Self {
        Self::from(match outcome {
            ExitStatus::Clean => 0,
            ExitStatus::Findings => 1,
            ExitStatus::Failed => 2,
            ExitStatus::Verdict(status) => status,
        })
    }
}
