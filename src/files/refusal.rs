//! Why a file is left alone that the system would have opened.

use std::error::Error;
use std::fmt;
use std::io;

/// Why a file is neither read nor written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is a pipe, a device or a socket.
    NotPlain,
    /// It was written to whenever it was looked at.
    Unsteady,
    /// A link on the way to it leads elsewhere.
    ThroughLink,
}

impl Refusal {
    /// What a system's error says, if it is one of these.
    pub fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotPlain => "not a plain file",
            Self::Unsteady => "the file keeps changing",
            Self::ThroughLink => "a symbolic link leads elsewhere",
        })
    }
}

impl Error for Refusal {}

impl From<Refusal> for io::Error {
    fn from(refusal: Refusal) -> Self {
        Self::other(refusal)
    }
}
