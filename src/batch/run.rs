//! How a run goes about its jobs, and what comes of each.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::cache::Reason;
use super::memory::Memory;
use crate::diag::Diagnostic;
use crate::error::Error;
use crate::outgoing::Issued;
use crate::pipeline::{Product, Session};

/// What is done with what was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// It is written, unless it is up to date.
    Write,
    /// The same, and all of it is made again.
    Force,
    /// It is compared with what is there; nothing is written.
    Compare,
}

/// How a run goes about its jobs.
pub struct Run<'a> {
    /// Templates and fonts, read once for all jobs.
    pub session: &'a Session,
    /// The project's folder, which names in the ledger count from.
    pub root: &'a Path,
    /// The output folder, which holds the ledger, too.
    pub output: &'a Path,
    /// The form of every product.
    pub product: Product,
    /// How many jobs are worked on at once.
    pub workers: usize,
    /// Whether products are written, or compared with those that are there.
    pub goal: Goal,
    /// Ends the run after what is begun.
    pub stop: &'a AtomicBool,
    /// What has been issued, and is not to change.
    pub issued: &'a Issued,
    /// What earlier runs of a watch have found.
    pub memory: Option<&'a Memory>,
}

/// What came of a job.
pub struct Done {
    /// What was found; all of it, if it was not made.
    pub findings: Vec<Diagnostic>,
    /// Whether its files are as they should be, and why not.
    pub outcome: Outcome,
    /// The files that were taken in besides its own data.
    pub sources: Vec<PathBuf>,
    /// True if it was made, or tried, in this run.
    pub fresh: bool,
}

/// How a job ended.
pub enum Outcome {
    /// Its files are as they should be.
    Good {
        /// One file, or one for each page in their order.
        files: Vec<PathBuf>,
        /// How many pages they show together.
        pages: usize,
        /// False if all of them held these bytes already.
        written: bool,
        /// Why it was made; none if it was up to date.
        reason: Option<Reason>,
    },
    /// These files are not what they should be.
    Different(Vec<PathBuf>),
    /// A finding is an error.
    Faulty,
    /// The system refused something.
    Refused(Error),
}
