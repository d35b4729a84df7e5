//! The process's standard streams, and whether they took what was written to them.

use std::io::{self, Write};
use std::sync::OnceLock;

/// The first refusal of a stream; the process has one of each, and so one answer.
static REFUSED: OnceLock<io::ErrorKind> = OnceLock::new();

/// Writes bytes to standard output.
pub(super) fn out(bytes: &[u8]) {
    let mut out = io::stdout().lock();
    keep(out.write_all(bytes).and_then(|()| out.flush()));
}

/// Writes a text to standard error.
pub(super) fn err(text: &str) {
    let mut err = io::stderr().lock();
    keep(err.write_all(text.as_bytes()).and_then(|()| err.flush()));
}

fn keep(written: io::Result<()>) {
    if let Err(refused) = written {
        let _ = REFUSED.set(refused.kind());
    }
}

/// What a stream refused, if one did.
pub(super) fn refused() -> Option<io::ErrorKind> {
    REFUSED.get().copied()
}
