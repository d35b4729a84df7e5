//! Serves the page on this machine alone, under an address that nobody else can guess.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use super::changes::Changes;
use super::files::{FILES, PAGE};
use super::http::{Response, serve};
use super::places::Places;
use super::request::Method;
use super::view::DrawnPages;
use crate::diag::{self, Diagnostic, Lang, Severity};

/// Draws a document; none if it has a fault.
pub type Draw = Arc<dyn Fn() -> Option<DrawnPages> + Send + Sync>;
/// Says what a document is about, in its own words; empty if it does not say so.
pub type TitleOf = Arc<dyn Fn() -> String + Send + Sync>;
/// Opens a place in the user's editor.
///
/// # Errors
/// Says why it cannot.
pub type OpenPlace = Box<dyn Fn(&str, usize, usize) -> Result<(), String> + Send + Sync>;

/// A document on the page.
#[derive(Clone)]
pub struct PreviewedDocument {
    /// Its file as messages name it, by which the page knows it again.
    pub name: String,
    /// What it is about, asked when its name is first listed.
    pub title: TitleOf,
    /// The first file of its product; empty if there is none.
    pub output: String,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
    /// Draws it as it is now; none if it has a fault, and the last good pages stay.
    pub draw: Option<Draw>,
}

/// A server that runs until the program ends.
pub struct Server {
    address: SocketAddr,
    token: String,
    state: Arc<Mutex<State>>,
    changes: Arc<Changes>,
}

struct State {
    lang: Lang,
    project: String,
    serial: u64,
    documents: Vec<Kept>,
    open: Option<OpenPlace>,
}

/// A document, with its pages once they have been looked at.
struct Kept {
    document: PreviewedDocument,
    title: Option<String>,
    revision: String,
    view: Option<Arc<DrawnPages>>,
    /// True if the pages are those of an earlier version.
    is_old: bool,
}

impl Server {
    /// Starts a server on a free port, or on a given one.
    ///
    /// # Errors
    /// Says why there is no server.
    pub fn start(
        project: String,
        port: Option<u16>,
        lang: Lang,
        open: Option<OpenPlace>,
    ) -> Result<Self, String> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|refused| refused.to_string())?;
        let token = format!("{:032x}", u128::from_be_bytes(bytes));
        let state = State { lang, project, serial: 0, documents: vec![], open };
        let (state, changes) =
            (Arc::new(Mutex::new(state)), Arc::new(Changes::default()));
        let (own, begin) = (state.clone(), format!("/{token}/"));
        let route = move |method: Method, path: &str| {
            answer(&own, method, path.strip_prefix(&begin)?)
        };
        let address = serve(port, Arc::new(route), changes.clone())
            .map_err(|refused| refused.to_string())?;
        Ok(Self { address, token, state, changes })
    }

    /// The page's address.
    pub fn address(&self) -> String {
        format!("http://{}/{}/", self.address, self.token)
    }

    /// Shows documents as they are now; `changed` are the indices of those that are not as
    /// before.
    pub fn show(&self, documents: Vec<PreviewedDocument>, changed: &[usize]) {
        let mut state = lock(&self.state);
        state.serial += 1;
        let serial = state.serial;
        let mut before = std::mem::take(&mut state.documents);
        let keep = |(i, document): (usize, PreviewedDocument)| {
            let old = before.iter().position(|old| old.document.name == document.name);
            let old = old.map(|at| before.swap_remove(at));
            match old {
                Some(old) if !changed.contains(&i) => Kept { document, ..old },
                old => Kept {
                    document,
                    title: None,
                    revision: format!("{serial:x}"),
                    view: old.and_then(|old| old.view),
                    is_old: true,
                },
            }
        };
        state.documents = documents.into_iter().enumerate().map(keep).collect();
        drop(state);
        self.changes.tell();
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a path has to say; only what is sent as POST acts.
fn answer(state: &Mutex<State>, method: Method, path: &str) -> Option<Response> {
    let parts: Vec<&str> = path.split('/').collect();
    let parts = parts.as_slice();
    match method {
        Method::Get => shown(state, parts),
        Method::Post => acted(state, parts),
    }
}

fn acted(state: &Mutex<State>, parts: &[&str]) -> Option<Response> {
    let ["open", index, place, revision] = parts else { return None };
    let (index, place) = (index.parse().ok()?, place.parse().ok()?);
    open(state, index, place, revision).map(|it| data(&it))
}

fn shown(state: &Mutex<State>, parts: &[&str]) -> Option<Response> {
    match parts {
        [""] => Some(body("text/html; charset=utf-8", PAGE)),
        ["events"] => Some(Response::Changes),
        ["state.json"] => Some(data(&lock(state).overview())),
        ["document", index, name] => {
            let revision = name.strip_suffix(".json")?;
            document(state, index.parse().ok()?, revision).map(|it| data(&it))
        }
        ["page", index, name] => {
            let hash = name.strip_suffix(".svg")?;
            let view =
                lock(state).documents.get(index.parse::<usize>().ok()?)?.view.clone();
            let bytes = view?.drawings.get(hash)?.clone();
            Some(Response::Body { mime: "image/svg+xml", bytes, lasting: true })
        }
        ["pdf", index, _] => {
            let output = lock(state)
                .documents
                .get(index.parse::<usize>().ok()?)?
                .document
                .output
                .clone();
            pdf(Path::new(&output))
        }
        [name] => {
            let (_, text) = FILES.iter().find(|(known, _)| known == name)?;
            let script = name.ends_with("js");
            Some(body(if script { "text/javascript" } else { "text/css" }, text))
        }
        _ => None,
    }
}

/// The product as it is on the disk, if that is a PDF.
fn pdf(output: &Path) -> Option<Response> {
    let is_pdf = output.extension().is_some_and(|it| it.eq_ignore_ascii_case("pdf"));
    let bytes = is_pdf.then(|| std::fs::read(output).ok())??;
    Some(Response::Pdf(bytes))
}

fn body(mime: &'static str, text: &str) -> Response {
    Response::Body { mime, bytes: text.into(), lasting: false }
}

fn data(value: &Value) -> Response {
    body("application/json", &value.to_string())
}

impl State {
    fn overview(&mut self) -> Value {
        let document = |kept: &mut Kept| {
            let title = kept.title.get_or_insert_with(|| (kept.document.title)()).clone();
            let count = |severity| {
                kept.document
                    .findings
                    .iter()
                    .filter(|f| f.severity == severity)
                    .count()
            };
            json!({
                "name": kept.document.name,
                "title": title,
                "output": kept.document.output,
                "revision": kept.revision,
                "errors": count(Severity::Error),
                "warnings": count(Severity::Warning),
            })
        };
        json!({
            "lang": match self.lang { Lang::Vi => "vi", Lang::En => "en" },
            "project": self.project,
            "editor": self.open.is_some(),
            "serial": self.serial,
            "documents": self.documents.iter_mut().map(document).collect::<Vec<_>>(),
        })
    }

    fn current(&mut self, index: usize, revision: &str) -> Option<&mut Kept> {
        self.documents.get_mut(index).filter(|kept| kept.revision == revision)
    }
}

/// A document with its pages, drawn when they are first asked for.
fn document(state: &Mutex<State>, index: usize, revision: &str) -> Option<Value> {
    let draw = {
        let mut state = lock(state);
        let kept = state.current(index, revision)?;
        kept.document.draw.clone().filter(|_| kept.is_old)
    };
    // Other requests need not wait for the drawing.
    let drawn = draw.and_then(|draw| draw());
    let mut state = lock(state);
    let lang = state.lang;
    let kept = state.current(index, revision)?;
    if let Some(view) = drawn {
        kept.view = Some(Arc::new(view));
        kept.is_old = false;
    }
    let (pages, places, findings) = listed(kept, lang);
    Some(json!({
        "name": kept.document.name,
        "revision": revision,
        "outdated": kept.is_old,
        "pages": pages,
        "places": places.list,
        "findings": findings,
    }))
}

/// Pages and findings, over one list of places.
fn listed(kept: &Kept, lang: Lang) -> (Vec<Value>, Places, Vec<Value>) {
    let view = kept.view.as_ref();
    let mut places = view.map(|view| view.places.clone()).unwrap_or_default();
    let finding = |finding: &Diagnostic| {
        let mut value = diag::json(finding, lang);
        value["place"] = json!(finding.place.as_ref().map(|place| places.number(place)));
        value
    };
    let findings = kept.document.findings.iter().map(finding).collect();
    let pages = view.map_or_else(Vec::new, |view| view.pages.clone());
    (pages, places, findings)
}

fn open(
    state: &Mutex<State>,
    index: usize,
    place: usize,
    revision: &str,
) -> Option<Value> {
    let mut state = lock(state);
    let lang = state.lang;
    let (_, places, _) = listed(state.current(index, revision)?, lang);
    let place = places.list.get(place)?;
    let opened = (state.open.as_ref()?)(&place.path, place.line, place.column);
    Some(match opened {
        Ok(()) => json!({ "ok": true }),
        Err(message) => json!({ "ok": false, "message": message }),
    })
}
