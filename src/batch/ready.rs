//! The first half of a job, done on any thread: what there is to commit.

use super::cache::{Cache, Reason};
use super::entry::LedgerEntry;
use super::job::Job;
use super::memory::Remembered;
use super::run::{Goal, Run};
use crate::error::Failure;
use crate::fingerprint::Fingerprint;
use crate::pipeline::Attempt;

/// What a job has come to before it is committed.
pub(super) enum Ready {
    Same(Box<LedgerEntry>, Vec<(String, Fingerprint)>),
    /// As the last rebuild of a watch has found it.
    Remembered(Box<Remembered>, Vec<(String, Fingerprint)>),
    Made {
        attempt: Attempt,
        reason: Reason,
        known: Vec<(String, Fingerprint)>,
    },
    Unreadable(Failure),
}

impl Ready {
    /// True if there is a product, made now or before.
    pub(super) fn is_good(&self) -> bool {
        match self {
            Self::Same(..) => true,
            Self::Remembered(last, _) => last.entry.is_some(),
            Self::Made { attempt, .. } => attempt.built.is_some(),
            Self::Unreadable(_) => false,
        }
    }
}

impl Run<'_> {
    /// Reads a job's data, and makes its product if that is not up to date.
    pub(super) fn ready(&self, job: &Job, cache: &Cache) -> Ready {
        let material = match job.material() {
            Ok(material) => material,
            Err(failure) => return Ready::Unreadable(failure),
        };
        let known = material.sources(self.root);
        let reason = match self.goal {
            Goal::Compare => Reason::New,
            Goal::Force => Reason::Forced,
            Goal::Write => match cache.check(&job.product(self.product), &known) {
                Ok(entry) => return Ready::Same(Box::new(entry.clone()), known),
                Err(reason) => reason,
            },
        };
        if let Some(last) = self.memory.and_then(|it| it.get(&job.product(self.product)))
            && cache.still_holds(&last, &known)
        {
            return Ready::Remembered(Box::new(last), known);
        }
        let attempt = material.attempt(self.session, self.product);
        Ready::Made { attempt, reason, known }
    }
}
