//! The generated source, and the way from a run of its pages back into it.

use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};

use super::run::TextRun;

/// The path of the generated source.
const MAIN: &str = "van-ban.typ";

/// The source that pages are made from.
pub struct MainSource(Source);

impl MainSource {
    pub(super) fn new(text: &str) -> Self {
        // One path for every document: Typst never frees a file's number, and has 65,535.
        let id = file_id(MAIN).unwrap_or_else(|| Source::detached("").id());
        Self(Source::new(id, text.to_owned()))
    }

    pub(super) fn into_source(self) -> Source {
        self.0
    }

    /// Where in the source a run of its pages comes from; none if it comes from a component.
    pub fn offset(&self, run: &TextRun) -> Option<usize> {
        let own = run.span.id() == Some(self.0.id());
        let node = own.then(|| self.0.find(run.span))??;
        Some(node.range().start)
    }
}

/// The number under which Typst knows a file of the project.
pub(super) fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}
