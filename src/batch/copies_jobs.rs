//! The jobs of making the copies of a template.

use std::path::PathBuf;
use std::sync::Arc;

use super::copies::Copies;
use super::copies_check::Examined;
use super::job::{Data, Job};
use crate::diag::{Diagnostic, has_errors};
use crate::pipeline::Session;
use crate::project::shown;

impl Copies {
    /// The jobs of all copies, named by a pattern such as `giay-moi-{stt}`, with what is to be
    /// said of the template.
    ///
    /// # Errors
    /// Returns everything that is wrong with the template's fields, with the list's cells,
    /// with the names, and with each copy as a document, pages apart.
    pub fn jobs(
        mut self,
        session: &Session,
        pattern: &str,
        workers: usize,
    ) -> Result<(Vec<Job>, Vec<Diagnostic>), Vec<Diagnostic>> {
        let mut findings = self.check_fields();
        let names = self.names(pattern, &mut findings);
        if has_errors(&findings) {
            return Err(findings);
        }
        let Examined { faults, warnings, identities } = self.examine(session, workers);
        findings.extend(warnings.iter().cloned());
        findings.extend(faults);
        if has_errors(&findings) {
            return Err(findings);
        }
        (self.warnings, self.identities) = (warnings, identities);
        let copies = Arc::new(self);
        let mut lines = copies.list.lines().into_iter();
        let job = |(row, stem): (usize, PathBuf)| {
            let line = lines.next().unwrap_or_default();
            Job {
                name: format!("{}:{line}", shown(copies.list())),
                stem,
                data: Data::Copy(copies.clone(), row),
            }
        };
        Ok((names.into_iter().enumerate().map(job).collect(), findings))
    }
}
