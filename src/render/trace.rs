//! From a fault in the generated source back to the template's line and the YAML value.

use std::ops::Range;

use minijinja::OutputSpanKind;

use super::environment::{Rendered, Renderer};
use crate::diag::{Place, SourceFile};
use crate::yaml::Tree;

impl Renderer {
    /// The place in a template that produced a byte range of the source.
    pub fn template_place(
        &self,
        rendered: &Rendered,
        range: &Range<usize>,
    ) -> Option<Place> {
        let marked = |offset| rendered.origins.marked(offset);
        let range = &(marked(range.start)..marked(range.end));
        let after = rendered
            .spans
            .partition_point(|s| s.output_range().end <= range.start);
        let span = rendered.spans.get(after)?;
        let template = self.templates().get(span.name())?;
        let file = SourceFile::new(&template.shown, &template.text);
        let within = span.source_range();
        let raw = span.kind() == OutputSpanKind::Raw;
        let place = if raw {
            // Raw text maps byte for byte.
            let start =
                within.start + range.start.saturating_sub(span.output_range().start);
            let end = (start + range.len()).min(within.end);
            start..end.max(start)
        } else {
            within
        };
        Some(Place::new(&file, place))
    }
}

impl Rendered {
    /// The way to the YAML value that stands at, or last before, an offset of the source.
    pub fn value_path(&self, offset: usize) -> Option<String> {
        self.origins.at(offset).map(ToString::to_string)
    }

    /// The YAML value that stands at, or last before, an offset of the source; none for a value
    /// that the program made up, such as a blank number, where the data says nothing.
    pub fn value_place(&self, offset: usize, tree: &Tree) -> Option<Place> {
        let at = self.origins.at(offset)?;
        Some(tree.place(tree.root.find(at)))
    }
}
