//! One document from its data to its products: load → render → typeset → check → export.

mod assets;
mod fonts;
mod guard;
mod looks;
mod original;
mod read;
mod sheet;
mod sources;
mod trace;

use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;

use crate::check::{check_pages, open_fields, questions_left, unfinished};
use crate::compose::compose;
use crate::diag::{Diagnostic, Place, SourceFile, has_errors};
use crate::document::{Loaded, Office};
use crate::error::{Error, Failure};
use crate::fingerprint::Fingerprint;
use crate::form::{Filling, Reader};
use crate::project::{Project, shown};
use crate::render::{Rendered, Renderer, Templates, bundle, too_wide};
use crate::typeset::{self, Pages, PdfInfo, TextRun, text_runs};
use crate::yaml::{Tree, parse};
use guard::{guarded, internal_fault};
use looks::Looks;
pub use sources::{Shared, Source};

/// The program as a PDF names it.
const CREATOR: &str = concat!("vanban ", env!("CARGO_PKG_VERSION"));

/// What is made of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    /// One PDF file.
    Pdf,
    /// A picture of each page.
    Png,
    /// A drawing of each page.
    Svg,
    /// One Typst source that needs no other file.
    Typst,
}

impl Product {
    /// The file ending.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Typst => "typ",
        }
    }
}

/// What a document was made into.
pub struct Built {
    /// The number of pages.
    pub pages: usize,
    /// The files: one, or one for each page.
    pub files: Files,
    /// What no other document may have: agency, code, year and number; none while the number
    /// is not known.
    pub identity: Option<String>,
}

/// What came of an attempt to make a product.
pub struct Attempt {
    /// The product; none if a finding is an error.
    pub built: Option<Built>,
    /// What was found, in order.
    pub findings: Vec<Diagnostic>,
    /// The files that were taken in besides the document's own, whether or not they are there.
    pub sources: Vec<Source>,
}

/// A run of text on a page, and the YAML value that it comes from.
pub type Located = (TextRun, Option<Place>);

/// The bytes of the files that a product consists of.
pub enum Files {
    /// One file.
    One(Vec<u8>),
    /// A file for each page.
    Pages(Vec<Vec<u8>>),
}

/// What many documents of a project share; made once.
pub struct Session {
    reader: Reader,
    office: Office,
    root: PathBuf,
    renderer: Renderer,
    looks: Looks,
    shared: Shared,
    is_final: bool,
}

impl Session {
    /// Prepares a project's templates and fonts; `font_folders` are searched besides the
    /// project's own.
    ///
    /// # Errors
    /// Returns what is wrong with a template, or the font that is missing.
    pub fn new(project: &Project, font_folders: &[PathBuf]) -> Result<Self, Failure> {
        let folder = project.templates();
        let templates = Templates::with_folder(&folder, &shown(&folder))
            .map_err(|(path, error)| Error::io(&path, &error))?;
        let office = office(project, &templates);
        // The two halves know nothing of each other, and each takes a millisecond or two.
        let (looks, front) = std::thread::scope(|scope| {
            let looks = scope.spawn(|| Looks::new(project, &templates, font_folders));
            let front = Renderer::new(templates.clone()).map(|renderer| {
                (renderer, Reader::new(project.standards.clone(), &office))
            });
            (looks.join().unwrap_or_else(|panic| resume_unwind(panic)), front)
        });
        let (looks, (renderer, reader)) = (looks?, front?);
        let shared = sources::shared(project, &templates, looks.fonts());
        let root = project.root.clone();
        Ok(Self {
            reader,
            office,
            root,
            renderer,
            looks,
            shared,
            is_final: false,
        })
    }

    /// The same session for documents that are to be issued: what is not finished is an error.
    #[must_use]
    pub fn for_issue(mut self) -> Self {
        self.is_final = true;
        // What was made without the check was never held to it.
        self.shared.insert("--final".to_owned(), Fingerprint::of(b"true"));
        self
    }

    /// Makes a product of a document; none if a finding is an error.
    pub fn build(
        &self,
        file: &Arc<SourceFile>,
        product: Product,
    ) -> (Option<Built>, Vec<Diagnostic>) {
        let attempt = self.attempt(file, || parse(file), product);
        (attempt.built, attempt.findings)
    }

    /// Makes a product of a file's tree, and says what was taken in for it.
    pub fn attempt(
        &self,
        file: &Arc<SourceFile>,
        tree: impl FnOnce() -> Result<Tree, Vec<Diagnostic>>,
        product: Product,
    ) -> Attempt {
        let mut sources = vec![];
        let (built, findings) = guarded(file, || {
            let (loaded, mut findings) = self.read(tree(), &mut sources);
            let loaded = loaded.filter(|loaded| self.is_ready(loaded, &mut findings));
            let built = loaded.and_then(|loaded| {
                let (rendered, pages) = self.set(&loaded, &mut findings, &mut sources)?;
                let files =
                    self.export(&loaded, &rendered, &pages, product, &mut findings)?;
                let (pages, identity) = (pages.len(), own(&loaded).identity());
                Some(Built { pages, files, identity })
            });
            (built, findings)
        });
        Attempt { built, findings, sources }
    }

    /// What no other document may have, and what is wrong with a tree as a document; nothing
    /// is set.
    pub fn examine(
        &self,
        file: &Arc<SourceFile>,
        tree: impl FnOnce() -> Result<Tree, Vec<Diagnostic>>,
    ) -> (Option<String>, Vec<Diagnostic>) {
        let (identity, findings) = guarded(file, || {
            let (loaded, mut findings) = self.read(tree(), &mut vec![]);
            let loaded = loaded.filter(|loaded| self.is_ready(loaded, &mut findings));
            (loaded.map(|loaded| own(&loaded).identity()), findings)
        });
        (identity.flatten(), findings)
    }

    /// Says what a document still lacks; false if it is to be issued and lacks something.
    fn is_ready(&self, loaded: &Loaded, findings: &mut Vec<Diagnostic>) -> bool {
        let own = own(loaded);
        if self.is_final {
            findings.extend(unfinished(own));
        } else {
            findings.extend(questions_left(own));
            findings.extend(open_fields(own));
        }
        !has_errors(findings)
    }

    /// Reads a document; none if a finding is an error.
    pub fn load(&self, file: &Arc<SourceFile>) -> (Option<Loaded>, Vec<Diagnostic>) {
        self.read(parse(file), &mut vec![])
    }

    /// The pages of a file's tree, with the runs of text on them and the YAML value that each
    /// comes from; none if a finding is an error.
    pub fn located(
        &self,
        file: &Arc<SourceFile>,
        tree: impl FnOnce() -> Result<Tree, Vec<Diagnostic>>,
    ) -> Option<(Pages, Vec<Located>)> {
        guarded(file, || {
            let (loaded, mut findings) = self.read(tree(), &mut vec![]);
            let located = loaded.and_then(|loaded| {
                let (rendered, pages) = self.set(&loaded, &mut findings, &mut vec![])?;
                let runs = self.places(&loaded, &rendered, &pages);
                Some((pages, runs))
            });
            (located, findings)
        })
        .0
    }

    /// The runs of text on a document's pages, each with the YAML value that it comes from.
    pub fn places(
        &self,
        loaded: &Loaded,
        rendered: &Rendered,
        pages: &Pages,
    ) -> Vec<Located> {
        let look = self.looks.of(&loaded.standard);
        let locate = look.locator(loaded, rendered);
        let runs = text_runs(pages);
        let mut last = None;
        let place = |run: TextRun| {
            // A text of a component's own stands beside the values that it was made for.
            last = locate(&run).or_else(|| last.take());
            (run, last.clone())
        };
        runs.into_iter().map(place).collect()
    }

    /// A template with its fields filled in.
    pub fn fill(&self, template: &Tree, filling: &Filling<'_>) -> Tree {
        self.reader.fill(template, filling)
    }

    /// Sets a document into pages and checks them; none if a finding is an error.
    pub fn typeset(
        &self,
        loaded: &Loaded,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<(Rendered, Pages)> {
        self.set(loaded, findings, &mut vec![])
    }

    fn set(
        &self,
        loaded: &Loaded,
        findings: &mut Vec<Diagnostic>,
        sources: &mut Vec<Source>,
    ) -> Option<(Rendered, Pages)> {
        let look = self.looks.of(&loaded.standard);
        let assets = self.assets(loaded, findings, sources)?;
        let composed = compose(loaded);
        findings.extend(too_wide(&composed, look.setting.margins, &loaded.tree));
        if has_errors(findings) {
            return None;
        }
        let rendered = match self.renderer.document(&composed, &look.setting) {
            Ok(rendered) => rendered,
            Err(fault) => {
                findings.push(fault);
                return None;
            }
        };
        // The composed document is large and has done its work once the source is there.
        drop(composed);
        let pages = match look.typesetter.typeset(&rendered.source, &assets) {
            Ok((pages, warnings)) => {
                findings.extend(self.explain(loaded, &rendered, &warnings));
                pages
            }
            Err(faults) => {
                findings.extend(self.explain(loaded, &rendered, &faults));
                return None;
            }
        };
        let found = {
            let locate = look.locator(loaded, &rendered);
            check_pages(&pages, &loaded.tree, look.setting.margins, &locate)
        };
        findings.extend(found);
        (!has_errors(findings)).then_some((rendered, pages))
    }

    fn export(
        &self,
        loaded: &Loaded,
        rendered: &Rendered,
        pages: &Pages,
        product: Product,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Files> {
        let look = self.looks.of(&loaded.standard);
        let files = match product {
            Product::Pdf => {
                let info = PdfInfo {
                    identifier: rendered.identifier.clone(),
                    creator: CREATOR.to_owned(),
                };
                match typeset::pdf(&look.typesetter, &rendered.source, pages, &info) {
                    Ok(bytes) => Files::One(bytes),
                    Err(faults) => {
                        findings.extend(self.explain(loaded, rendered, &faults));
                        return None;
                    }
                }
            }
            Product::Png => match typeset::png(pages) {
                Ok(pictures) => Files::Pages(pictures),
                Err(reason) => {
                    findings.push(internal_fault(&reason));
                    return None;
                }
            },
            Product::Svg => Files::Pages(typeset::svg(pages)),
            Product::Typst => {
                let source = bundle(&rendered.source, &look.templates);
                Files::One(source.into_bytes())
            }
        };
        Some(files)
    }
}

/// The office, its kinds with the forms that they follow: a kind whose form is a template of the
/// project follows the form that the template builds on.
fn office(project: &Project, templates: &Templates) -> Office {
    let mut office = project.config.office();
    let standards = project.standards.all().iter();
    let forms: Vec<&str> =
        standards.flat_map(|standard| standard.forms.names()).collect();
    for (_, kind) in office.kinds.iter_mut() {
        let Some(named) = kind.form.clone() else { continue };
        if forms.contains(&named.as_str()) {
            continue;
        }
        if let Some(form) = templates.form_of(&named, &forms) {
            kind.form = Some(form.to_owned());
            kind.template.get_or_insert(named);
        }
    }
    office
}

/// The document that a file is: a copy is set from its original's data, and is itself.
fn own(loaded: &Loaded) -> &Loaded {
    loaded.copied_by.as_deref().unwrap_or(loaded)
}
