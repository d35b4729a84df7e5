//! One merge at a time in an output folder: two would give their numbers without each other.

use std::fs::File;

use super::job::Job;
use super::run::Run;
use crate::output::{self, Lock};

/// The name of the file that is locked, inside the scratch folder.
const LOCK: &str = "lock";

impl Run<'_> {
    /// Keeps other merges out of the output folder for as long as the file is open; `waits` is
    /// called once if another one has to end first. Where files cannot be locked, none is.
    pub fn lock(&self, jobs: &[Job], waits: &mut dyn FnMut()) -> Option<File> {
        jobs.iter().find(|job| job.list().is_some())?;
        match output::lock(self.output, LOCK, self.stop, waits) {
            Lock::Held(file) => Some(file),
            Lock::Stopped | Lock::Refused(_) => None,
        }
    }
}
