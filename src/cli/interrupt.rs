//! Ctrl-C: the first ends a run after what is begun, the second ends it at once.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// The status of a program that a second signal has ended.
const ENDED: i32 = 130;

/// A flag that is set when the user wants the run to end.
///
/// Files are written whole or not at all, so ending at once loses no more than the work.
pub(super) fn stop() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // In this order: the second signal finds the flag set by the first. Where signals
        // cannot be caught, they end the program as always.
        let _ = flag::register_conditional_shutdown(signal, ENDED, stop.clone());
        let _ = flag::register(signal, stop.clone());
    }
    stop
}

/// Makes a file that grows over the limit of the process an error of the write, which is told,
/// not the end of the process without a word.
#[cfg(unix)]
pub(super) fn refuse_large_files() {
    let _ = flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
}

#[cfg(not(unix))]
pub(super) fn refuse_large_files() {}
