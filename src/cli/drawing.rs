//! Documents of a watch as the preview shows them, drawn when somebody looks.

use std::path::PathBuf;
use std::sync::Arc;

use super::open_project::OpenProject;
use super::rebuild::refusal;
use crate::batch::{Done, Job, Outcome};
use crate::preview::{Draw, DrawnPages, PreviewedDocument, TitleOf};
use crate::project::{read_file, shown};
use crate::typeset::evict;
use crate::yaml::parse;

/// The stack of the thread that draws, in bytes: documents nest deeply.
const STACK: usize = 16 << 20;

/// A document as the preview shows it.
pub(super) fn document(
    job: &Job,
    done: &Done,
    opened: &Arc<OpenProject>,
) -> PreviewedDocument {
    let (output, draw) = match &done.outcome {
        Outcome::Good { files, .. } => {
            let output = files.first().map_or(String::new(), |path| shown(path));
            (output, Some(drawing(job.origin().to_owned(), opened.clone())))
        }
        _ => (String::new(), None),
    };
    let mut findings = done.findings.clone();
    if let Outcome::Refused(error) = &done.outcome {
        findings.push(refusal(error));
    }
    let title = title(job.origin().to_owned());
    PreviewedDocument {
        name: job.name.clone(),
        title,
        output,
        findings,
        draw,
    }
}

/// What its file says it is about.
fn title(path: PathBuf) -> TitleOf {
    Arc::new(move || {
        let subject = || {
            let tree = parse(&read_file(&path).ok()?).ok()?;
            let subject = tree.root.get("subject")?.scalar()?.to_owned();
            Some(subject.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        subject().unwrap_or_default()
    })
}

fn drawing(path: PathBuf, opened: Arc<OpenProject>) -> Draw {
    Arc::new(move || {
        let (path, opened) = (path.clone(), opened.clone());
        let draw = move || {
            let file = read_file(&path).ok()?;
            let (pages, runs) = opened.session.located(&file, || parse(&file))?;
            let view = DrawnPages::new(&pages, &runs);
            evict();
            Some(view)
        };
        let thread = std::thread::Builder::new().stack_size(STACK).spawn(draw);
        thread.ok()?.join().ok()?
    })
}
