//! The world that Typst sees: one source, the components, the fonts, and nothing else.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use typst::diag::{FileError, FileResult, Severity, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, PicoStr};
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;

use super::{Fonts, TextRun};

/// The path of the generated source.
const MAIN: &str = "van-ban.typ";

/// Sets documents; made once for many, since it holds fonts and parsed components.
pub struct Typesetter {
    library: LazyHash<Library>,
    fonts: Arc<Fonts>,
    components: Vec<Source>,
}

/// Pictures by the path under which a source finds them.
pub type Assets = BTreeMap<String, Bytes>;

/// Something that Typst found wrong.
#[derive(Clone, Debug)]
pub struct Fault {
    /// True if pages were made all the same.
    pub warning: bool,
    /// The component it lies in; none for the generated source.
    pub component: Option<String>,
    /// The bytes in that file, if they are known.
    pub range: Option<Range<usize>>,
    /// What is wrong, in Typst's words.
    pub message: String,
    /// What to do, in Typst's words.
    pub hints: Vec<String>,
}

/// The pages of a document.
pub struct Pages {
    pub(super) document: PagedDocument,
}

impl Pages {
    /// The number of pages.
    pub fn len(&self) -> usize {
        self.document.pages().len()
    }

    /// True if there is no page.
    pub fn is_empty(&self) -> bool {
        self.document.pages().is_empty()
    }

    /// The texts that a template has left under a label with `#metadata("…")<label>`.
    pub fn notes(&self, label: &str) -> Vec<String> {
        let Some(label) = Label::new(PicoStr::intern(label)) else { return vec![] };
        let found = self.document.introspector().query(&Selector::Label(label));
        let text = |content: &typst::foundations::Content| match &content
            .to_packed::<MetadataElem>()?
            .value
        {
            Value::Str(text) => Some(text.to_string()),
            _ => None,
        };
        found.iter().filter_map(text).collect()
    }
}

impl Typesetter {
    /// A typesetter with fonts and components, each by its path as sources import it.
    pub fn new<'a>(
        fonts: Arc<Fonts>,
        components: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let source = |(path, text): (&str, &str)| {
            Some(Source::new(file_id(path)?, text.to_owned()))
        };
        Self {
            library: LazyHash::new(Library::default()),
            fonts,
            components: components.into_iter().filter_map(source).collect(),
        }
    }

    /// Sets a source into pages, with Typst's warnings.
    ///
    /// # Errors
    /// Returns what Typst found wrong.
    pub fn typeset(
        &self,
        source: &str,
        assets: &Assets,
    ) -> Result<(Pages, Vec<Fault>), Vec<Fault>> {
        let job = Job {
            typesetter: self,
            main: main_source(source),
            assets,
        };
        let compiled = typst::compile::<PagedDocument>(&job);
        let warnings =
            compiled.warnings.iter().map(|warning| job.fault(warning)).collect();
        match compiled.output {
            Ok(document) => Ok((Pages { document }, warnings)),
            Err(faults) => Err(faults.iter().map(|fault| job.fault(fault)).collect()),
        }
    }

    /// Locates what an export found wrong in pages made from a source.
    pub(super) fn locate(&self, source: &str, faults: &[SourceDiagnostic]) -> Vec<Fault> {
        let job = Job {
            typesetter: self,
            main: main_source(source),
            assets: &Assets::new(),
        };
        faults.iter().map(|fault| job.fault(fault)).collect()
    }

    /// A source that pages were made from, to find where their runs come from.
    pub fn source(&self, text: &str) -> MainSource {
        MainSource(main_source(text))
    }

    fn component(&self, id: FileId) -> Option<&Source> {
        self.components.iter().find(|source| source.id() == id)
    }
}

/// A source that pages were made from.
pub struct MainSource(Source);

impl MainSource {
    /// Where in the source a run of its pages comes from; none if it comes from a component.
    pub fn offset(&self, run: &TextRun) -> Option<usize> {
        let own = run.span.id() == Some(self.0.id());
        let node = own.then(|| self.0.find(run.span))??;
        Some(node.range().start)
    }
}

fn main_source(text: &str) -> Source {
    // One path for every document: Typst never frees a file's number, and has 65,535.
    let id = file_id(MAIN).unwrap_or_else(|| Source::detached("").id());
    Source::new(id, text.to_owned())
}

fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// One source on its way to pages.
struct Job<'a> {
    typesetter: &'a Typesetter,
    main: Source,
    assets: &'a Assets,
}

impl Job<'_> {
    fn fault(&self, found: &SourceDiagnostic) -> Fault {
        let id = found.span.id();
        let component = id.filter(|id| *id != self.main.id());
        Fault {
            warning: found.severity == Severity::Warning,
            component: component
                .map(|id| id.get().vpath().get_without_slash().to_owned()),
            range: self.range(found.span),
            message: found.message.to_string(),
            hints: found.hints.iter().map(|hint| hint.v.to_string()).collect(),
        }
    }
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.typesetter.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.typesetter.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        self.typesetter.component(id).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get().vpath().get_without_slash();
        self.assets.get(path).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.typesetter.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
