//! The document that a signed file is of, and what it gives.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::inputs::{folder_of, must_exist, start};
use crate::batch::known_origin;
use crate::diag::SourceFile;
use crate::document::{
    DateBefore, IssueDate, Loaded, MONTH_FORMS, NumberBefore, blanked,
};
use crate::error::{Error, Failure};
use crate::files::{self, Refusal};
use crate::pipeline::{Files, Product, Session};
use crate::project::{Project, read_file, root, shown};
use crate::say;
use crate::signed::{
    BlankKind, HeldAgainst, Judgement, MAX_BYTES, SignedFile, StampedData, Trust,
    unreadable,
};
use crate::vi;

/// A signed file with the document that it was held against.
pub(super) struct Held {
    pub(super) file: SignedFile,
    pub(super) judgement: Judgement,
    /// The document, if one fits.
    pub(super) document: Option<Candidate>,
}

/// A document that a file may be of.
pub(super) struct Candidate {
    pub(super) path: PathBuf,
    pub(super) source: Arc<SourceFile>,
    pub(super) loaded: Loaded,
}

impl Candidate {
    /// The number and day of its data.
    pub(super) fn given(&self) -> StampedData {
        let document = &self.loaded.document;
        let day = document.date.and_then(IssueDate::day);
        StampedData {
            number: document.number.map(|number| number.value),
            day: day.map(|day| chrono::Datelike::day(&day)),
            month: document.date.map(IssueDate::month),
        }
    }
}

/// Reads a file that came back from signing, and holds it against its document: the named one,
/// else that of the project which fits.
pub(super) fn held(
    path: &Path,
    document: Option<&Path>,
    trust: Option<&Path>,
) -> Result<Held, Failure> {
    let path = &must_exist(path)?;
    let bytes = read_bounded(path)?;
    let trust = trust.map(Trust::read).transpose()?;
    let name = shown(path);
    let file = SignedFile::read(&name, bytes, trust.as_ref())
        .map_err(|finding| Failure::Findings(vec![*finding]))?;
    let document = document.map(must_exist).transpose()?;
    let beginning = match &document {
        Some(document) => start(document).to_owned(),
        None => beginning(path),
    };
    let (project, _) = Project::find(&beginning)?;
    let session = Session::new(&project, &[])?;
    let known = known_origin(
        &project.output(),
        &project.root,
        &file.fingerprints(),
        path.file_name().and_then(|it| it.to_str()).unwrap_or_default(),
    );
    let candidates = match &document {
        Some(document) => vec![candidate(&session, document)?],
        None => found(
            &project,
            &session,
            &file,
            path,
            known.by_bytes.as_ref(),
            &known.by_name,
        ),
    };
    for document in &candidates {
        if builds(&session, document, &file).any(|build| file.is_build(&build)) {
            let judgement =
                file.judge(&shown(&document.path), &HeldAgainst::Build, document.given());
            let place = candidates.iter().position(|it| std::ptr::eq(it, document));
            let document = place.and_then(|place| candidates.into_iter().nth(place));
            return Ok(Held { file, judgement, document });
        }
    }
    Ok(unlike(&session, file, candidates, known.by_bytes))
}

/// The folder to look for a project from, for a file that may have come into any folder.
fn beginning(path: &Path) -> PathBuf {
    let beside = folder_of(path);
    let here = Path::new(".");
    if root(beside).is_none() && root(here).is_some() { here } else { beside }.to_owned()
}

/// A file whose first revision is no build of any document.
fn unlike(
    session: &Session,
    file: SignedFile,
    candidates: Vec<Candidate>,
    by_bytes: Option<PathBuf>,
) -> Held {
    let document = candidates.into_iter().next();
    let build = document
        .as_ref()
        .and_then(|document| closest(session, document, &file));
    let name = document.as_ref().map(|it| shown(&it.path));
    let given = document.as_ref().map(Candidate::given).unwrap_or_default();
    let is_same =
        |known: &Path| document.as_ref().is_none_or(|it| same_file(&it.path, known));
    let judgement = match (&build, by_bytes.filter(|known| is_same(known))) {
        (build, Some(known)) => {
            let name = name.unwrap_or_else(|| shown(&known));
            file.judge(&name, &HeldAgainst::Earlier(build.as_deref()), given)
        }
        (Some(build), None) => {
            file.judge(&name.unwrap_or_default(), &HeldAgainst::Other(build), given)
        }
        (None, None) => file.judge("", &HeldAgainst::Unknown, given),
    };
    Held { file, judgement, document }
}

fn same_file(one: &Path, two: &Path) -> bool {
    matches!((one.canonicalize(), two.canonicalize()), (Ok(one), Ok(two)) if one == two)
}

/// The bytes of a file that is not too large.
fn read_bounded(path: &Path) -> Result<Vec<u8>, Failure> {
    let (limit, name) = (MAX_BYTES / 1024 / 1024, shown(path));
    let told = |message| Failure::Findings(vec![unreadable(&name, message)]);
    files::read(path, MAX_BYTES).map_err(|refused| match refused.kind() {
        ErrorKind::FileTooLarge => told(say!(
            "tệp lớn hơn {limit} MB, không đọc",
            "the file is larger than {limit} MB, and is not read"
        )),
        kind if kind == ErrorKind::IsADirectory || Refusal::of(&refused).is_some() => {
            told(say!(
                "không phải tệp thường",
                "invalid file: neither a link to one nor a plain one"
            ))
        }
        _ => Error::io(path, &refused).into(),
    })
}

fn candidate(session: &Session, path: &Path) -> Result<Candidate, Failure> {
    let source = read_file(path)?;
    let (loaded, findings) = session.load(&source);
    let loaded = loaded.ok_or(Failure::Findings(findings))?;
    Ok(Candidate { path: path.to_owned(), source, loaded })
}

/// The documents of the project that a file may be of, the likeliest first: what the ledger
/// knows, what has its name, and what has its subject.
fn found(
    project: &Project,
    session: &Session,
    file: &SignedFile,
    path: &Path,
    by_bytes: Option<&PathBuf>,
    by_name: &[PathBuf],
) -> Vec<Candidate> {
    let mut paths: Vec<PathBuf> = by_bytes.into_iter().chain(by_name).cloned().collect();
    let stem = path
        .file_stem()
        .map(|it| vi::nfc(&it.to_string_lossy()))
        .unwrap_or_default();
    let all = project.inputs(&[]).map(|it| it.documents).unwrap_or_default();
    let (named, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|input| {
        let own = input
            .stem
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        stem.starts_with(&own)
    });
    paths.extend(named.into_iter().map(|input| input.path));
    let first = paths.len();
    paths.extend(others.into_iter().map(|input| input.path));
    let title = vi::nfc(&file.title);
    let mut documents: Vec<Candidate> = vec![];
    for (i, path) in paths.iter().enumerate() {
        if documents.iter().any(|it| same_file(&it.path, path)) {
            continue;
        }
        let Ok(document) = candidate(session, path) else { continue };
        let subject =
            vi::nfc(document.loaded.document.subject.as_deref().unwrap_or_default());
        if i < first || (!subject.is_empty() && title.contains(&subject)) {
            documents.push(document);
        }
    }
    documents
}

/// What a document gives, now and as it was before it got its number and day.
fn builds<'a>(
    session: &'a Session,
    document: &'a Candidate,
    file: &SignedFile,
) -> impl Iterator<Item = Vec<u8>> + use<'a> {
    sources(&document.source, file)
        .into_iter()
        .flat_map(|source| products(session, &source))
}

/// A document as it is, and as it may have been before it got the number and day that are
/// stamped on the file.
fn sources(source: &Arc<SourceFile>, file: &SignedFile) -> Vec<Arc<SourceFile>> {
    let stamped = |kind| file.stamps.iter().any(|stamp| stamp.blank == Some(kind));
    let mut numbers = vec![NumberBefore::Same, NumberBefore::Empty];
    if stamped(BlankKind::Number) {
        numbers.push(NumberBefore::Gone);
    }
    let mut dates = vec![DateBefore::Same, DateBefore::Month(0), DateBefore::Nothing];
    if stamped(BlankKind::Day) {
        dates.push(DateBefore::Gone);
        dates.extend((1..MONTH_FORMS.len()).map(DateBefore::Month));
    }
    let both = |date: &DateBefore| {
        let date = *date;
        numbers
            .iter()
            .filter_map(move |number| blanked(source, *number, date))
            .collect::<Vec<_>>()
    };
    dates.iter().flat_map(both).collect()
}

/// The PDFs of a document: one, or it and its annexes.
fn products(session: &Session, source: &Arc<SourceFile>) -> Vec<Vec<u8>> {
    match session.build(source, Product::Pdf).0.map(|built| built.files) {
        Some(Files::One(bytes)) => vec![bytes],
        Some(Files::Several(files)) => {
            files.into_iter().map(|(_, bytes)| bytes).collect()
        }
        Some(Files::Pages(_)) | None => vec![],
    }
}

/// The build that has its blanks where the file has its stamps.
fn closest(
    session: &Session,
    document: &Candidate,
    file: &SignedFile,
) -> Option<Vec<u8>> {
    let stamped = |kind| file.stamps.iter().any(|stamp| stamp.blank == Some(kind));
    let date = match (stamped(BlankKind::Day), stamped(BlankKind::Month)) {
        (_, true) => DateBefore::Nothing,
        (true, false) => DateBefore::Month(0),
        (false, false) => DateBefore::Same,
    };
    let number =
        if stamped(BlankKind::Number) { NumberBefore::Empty } else { NumberBefore::Same };
    let before = blanked(&document.source, number, date);
    let source = before.unwrap_or_else(|| Arc::clone(&document.source));
    products(session, &source).into_iter().next()
}
