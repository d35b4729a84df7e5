//! One at a time: a file of the program's own that is locked.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::Duration;

use super::scratch::own_file;

/// What came of asking for a lock.
#[derive(Debug)]
pub enum Lock {
    /// Nobody else has it for as long as the file is open.
    Held(File),
    /// The run was ended before.
    Stopped,
    /// The system cannot lock files there, or the file cannot be opened.
    Refused(io::Error),
}

/// Waits until nobody else has locked one of the program's own files in a folder, which is made
/// if it is not there; `waits` is called once if another one has to end first.
pub fn lock(
    folder: &Path,
    name: &str,
    stop: &AtomicBool,
    waits: &mut dyn FnMut(),
) -> Lock {
    /// How often it is looked whether the other one has ended.
    const LOOK: Duration = Duration::from_millis(20);
    let file = match own_file(folder, name) {
        Ok(file) => file,
        Err(refused) => return Lock::Refused(refused),
    };
    let mut told = false;
    loop {
        match file.try_lock() {
            Ok(()) => return Lock::Held(file),
            Err(TryLockError::Error(refused)) => return Lock::Refused(refused),
            Err(TryLockError::WouldBlock) if stop.load(Ordering::Relaxed) => {
                return Lock::Stopped;
            }
            Err(TryLockError::WouldBlock) => {
                if !std::mem::replace(&mut told, true) {
                    waits();
                }
                sleep(LOOK);
            }
        }
    }
}
