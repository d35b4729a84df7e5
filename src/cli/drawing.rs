//! Documents of a watch as the preview shows them, drawn when somebody looks.

use std::path::PathBuf;
use std::sync::Arc;

use super::office::Office;
use super::rebuild::refusal;
use crate::batch::{Done, Job, Outcome};
use crate::preview::{Document, Draw, View};
use crate::project::{read_file, shown};
use crate::typeset::evict;
use crate::yaml::parse;

/// The stack of the thread that draws, in bytes: documents nest deeply.
const STACK: usize = 16 << 20;

/// A document as the preview shows it.
pub(super) fn document(job: &Job, done: &Done, office: &Arc<Office>) -> Document {
    let (output, draw) = match &done.outcome {
        Outcome::Good { files, .. } => {
            let output = files.first().map_or(String::new(), |path| shown(path));
            (output, Some(drawing(job.origin().to_owned(), office.clone())))
        }
        _ => (String::new(), None),
    };
    let mut findings = done.findings.clone();
    if let Outcome::Refused(error) = &done.outcome {
        findings.push(refusal(error));
    }
    Document { name: job.name.clone(), output, findings, draw }
}

fn drawing(path: PathBuf, office: Arc<Office>) -> Draw {
    Arc::new(move || {
        let (path, office) = (path.clone(), office.clone());
        let draw = move || {
            let file = read_file(&path).ok()?;
            let (pages, runs) = office.session.located(&file, || parse(&file))?;
            let view = View::new(&pages, &runs);
            evict();
            Some(view)
        };
        let thread = std::thread::Builder::new().stack_size(STACK).spawn(draw);
        thread.ok()?.join().ok()?
    })
}
