//! The world that Typst sees: one source, the components, the fonts, and nothing else.

use std::collections::BTreeMap;
use std::sync::Arc;

use typst::diag::{FileError, FileResult, Severity, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;

use super::fault::Fault;
use super::fonts::Fonts;
use super::pages::Pages;
use super::source::{MainSource, file_id};

/// Sets documents; made once for many, since it holds fonts and parsed components.
pub struct Typesetter {
    library: LazyHash<Library>,
    fonts: Arc<Fonts>,
    components: Vec<Source>,
}

/// Pictures by the path under which a source finds them.
pub type Assets = BTreeMap<String, Bytes>;

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
            // Cells of tables say whether they are headers, and of what.
            library: LazyHash::new(
                Library::builder()
                    .with_features([Feature::A11yExtras].into_iter().collect())
                    .build(),
            ),
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
        let compilation = Compilation {
            typesetter: self,
            main: MainSource::new(source).into_source(),
            assets,
        };
        let compiled = typst::compile::<PagedDocument>(&compilation);
        let warnings = compiled
            .warnings
            .iter()
            .map(|warning| compilation.fault(warning))
            .collect();
        match compiled.output {
            Ok(document) => Ok((Pages { document }, warnings)),
            Err(faults) => {
                Err(faults.iter().map(|fault| compilation.fault(fault)).collect())
            }
        }
    }

    /// Locates what an export found wrong in pages made from a source.
    pub(super) fn locate(&self, source: &str, faults: &[SourceDiagnostic]) -> Vec<Fault> {
        let compilation = Compilation {
            typesetter: self,
            main: MainSource::new(source).into_source(),
            assets: &Assets::new(),
        };
        faults.iter().map(|fault| compilation.fault(fault)).collect()
    }

    /// A source that pages were made from, to find where their runs come from.
    pub fn source(&self, text: &str) -> MainSource {
        MainSource::new(text)
    }

    fn component(&self, id: FileId) -> Option<&Source> {
        self.components.iter().find(|source| source.id() == id)
    }
}

/// One source on its way to pages.
struct Compilation<'a> {
    typesetter: &'a Typesetter,
    main: Source,
    assets: &'a Assets,
}

impl Compilation<'_> {
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

impl World for Compilation<'_> {
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
