//! One document from its data to its products: load → render → typeset → check → export.

mod assets;
mod fonts;
mod guard;
mod original;
mod read;
mod sheet;
mod sources;
mod trace;

use std::cell::OnceCell;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;

use crate::check::{check_pages, open_fields, questions_left, unfinished};
use crate::diag::{Diagnostic, Place, SourceFile, has_errors};
use crate::document::{Loaded, Office};
use crate::error::{Error, Failure};
use crate::fingerprint::Fingerprint;
use crate::form::{Filling, Reader};
use crate::project::{Project, shown};
use crate::render::{Rendered, Renderer, Setting, Templates, bundle, view};
use crate::typeset::{self, Assets, Pages, PdfInfo, TextRun, Typesetter, text_runs};
use crate::yaml::{Tree, parse};
use guard::{guarded, internal_fault};
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
    typesetter: Typesetter,
    setting: Setting,
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
        let mut templates = Templates::with_folder(&folder, &shown(&folder))
            .map_err(|(path, error)| Error::io(&path, &error))?;
        templates.set_sizes(project.config.sizes);
        let office = project.config.office();
        // The two halves know nothing of each other, and each takes a millisecond or two.
        let (typesetter, front) = std::thread::scope(|scope| {
            let typesetter = scope.spawn(|| {
                let fonts = fonts::find(project, font_folders)?;
                let components = templates.components();
                let texts =
                    components.map(|(path, template)| (path, template.text.as_str()));
                Ok::<_, Failure>(Typesetter::new(fonts, texts))
            });
            let front = Renderer::new(templates.clone())
                .map(|renderer| (renderer, Reader::new(&office)));
            (typesetter.join().unwrap_or_else(|panic| resume_unwind(panic)), front)
        });
        let (typesetter, (renderer, reader)) = (typesetter?, front?);
        let font = typesetter.fonts().family().to_owned();
        let setting = Setting { font, margins: project.config.margins };
        let shared = sources::shared(project, &templates, typesetter.fonts());
        let root = project.root.clone();
        Ok(Self {
            reader,
            office,
            root,
            renderer,
            typesetter,
            setting,
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
                let (pages, identity) = (pages.len(), identity(&loaded));
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
            (loaded.map(|loaded| identity(&loaded)), findings)
        });
        (identity.flatten(), findings)
    }

    /// Says what a document still lacks; false if it is to be issued and lacks something.
    fn is_ready(&self, loaded: &Loaded, findings: &mut Vec<Diagnostic>) -> bool {
        // A copy is set from its original's data, and has itself to be finished.
        let own = loaded.copied_by.as_deref().unwrap_or(loaded);
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
                let (_, pages) = self.set(&loaded, &mut findings, &mut vec![])?;
                let assets = self.assets(&loaded, &mut findings, &mut vec![])?;
                let marked = self.mark(&loaded, &assets);
                let place = |run: &TextRun| marked.as_ref()?.place(run, &loaded);
                let runs = text_runs(&pages);
                let runs = runs.into_iter().map(|run| (place(&run), run));
                let runs = runs.map(|(place, run)| (run, place)).collect();
                Some((pages, runs))
            });
            (located, findings)
        })
        .0
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
        let form = &*loaded.kind.form;
        let assets = self.assets(loaded, findings, sources)?;
        // The view is large and has done its work once the source is there.
        let rendered = match self.renderer.render(form, &view(loaded, &self.setting)) {
            Ok(rendered) => rendered,
            Err(fault) => {
                findings.push(fault);
                return None;
            }
        };
        let pages = match self.typesetter.typeset(&rendered.source, &assets) {
            Ok((pages, warnings)) => {
                findings.extend(self.explain(loaded, &rendered, &assets, &warnings));
                pages
            }
            Err(faults) => {
                findings.extend(self.explain(loaded, &rendered, &assets, &faults));
                return None;
            }
        };
        let marked = OnceCell::new();
        let locate = |run: &TextRun| {
            marked
                .get_or_init(|| self.mark(loaded, &assets))
                .as_ref()?
                .place(run, loaded)
        };
        findings.extend(check_pages(&pages, &loaded.tree, self.setting.margins, &locate));
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
        let files = match product {
            Product::Pdf => {
                let info = pdf_info(loaded);
                match typeset::pdf(&self.typesetter, &rendered.source, pages, &info) {
                    Ok(bytes) => Files::One(bytes),
                    Err(faults) => {
                        findings.extend(self.explain(
                            loaded,
                            rendered,
                            &Assets::new(),
                            &faults,
                        ));
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
                let source = bundle(&rendered.source, self.renderer.templates());
                Files::One(source.into_bytes())
            }
        };
        Some(files)
    }
}

/// What the PDF says of itself: the same for the same document, whoever builds it.
fn pdf_info(loaded: &Loaded) -> PdfInfo {
    let Loaded { document, kind, agency, .. } =
        loaded.copied_by.as_deref().unwrap_or(loaded);
    let year = document.subject_year().map_or(String::new(), |year| year.to_string());
    let number = document.number.map_or(String::new(), |number| number.to_string());
    let parts = [
        agency.name.as_str(),
        &*kind.id,
        &year,
        &number,
        document.subject.as_deref().unwrap_or_default(),
    ];
    PdfInfo {
        identifier: parts.join("|"),
        creator: CREATOR.to_owned(),
    }
}

/// Number and code are given once in an agency's year.
fn identity(loaded: &Loaded) -> Option<String> {
    let Loaded { document, kind, agency, .. } =
        loaded.copied_by.as_deref().unwrap_or(loaded);
    let (number, year) = (document.number?, document.subject_year()?);
    let symbol = document
        .symbol
        .clone()
        .unwrap_or_else(|| kind.abbreviation.to_string());
    Some(format!("{}|{symbol}|{year}|{number}", agency.name))
}
