//! One merge at a time in an output folder: two would give their numbers without each other.

use std::fs::{File, TryLockError};
use std::sync::atomic::Ordering;
use std::thread::sleep;
use std::time::Duration;

use super::job::Job;
use super::run::Run;
use crate::output;

/// The name of the file that is locked, inside the scratch folder.
const LOCK: &str = "lock";
/// How often a merge that waits looks whether the other one has ended.
const LOOK: Duration = Duration::from_millis(50);

impl Run<'_> {
    /// Keeps other merges out of the output folder for as long as the file is open; `waits` is
    /// called once if another one has to end first. Where files cannot be locked, none is.
    pub fn lock(&self, jobs: &[Job], waits: &mut dyn FnMut()) -> Option<File> {
        jobs.iter().find(|job| job.list().is_some())?;
        let file = output::own_file(self.output, LOCK).ok()?;
        let mut told = false;
        loop {
            match file.try_lock() {
                Ok(()) => return Some(file),
                Err(TryLockError::Error(_)) => return None,
                Err(TryLockError::WouldBlock) if self.stop.load(Ordering::Relaxed) => {
                    return None;
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
}
