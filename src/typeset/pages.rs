//! Compiled pages.

use typst::foundations::{Content, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

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
        let text = |content: &Content| match &content.to_packed::<MetadataElem>()?.value {
            Value::Str(text) => Some(text.to_string()),
            _ => None,
        };
        found.iter().filter_map(text).collect()
    }

    /// The width and height of a page, in pt.
    pub fn size(&self, page: usize) -> Option<(f64, f64)> {
        let frame = &self.document.pages().get(page)?.frame;
        Some((frame.width().to_pt(), frame.height().to_pt()))
    }
}
