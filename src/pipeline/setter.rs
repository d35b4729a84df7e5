//! From a document to its pages, and from its pages to the files of a product.

use std::path::Path;

use serde::Serialize;

use super::assets::assets;
use super::guard::internal_fault;
use super::log::Log;
use super::looks::{Look, Looks};
use super::product::{Files, Product};
use super::trace::explain;
use crate::check::check_pages;
use crate::compose::compose;
use crate::diag::{Diagnostic, Place};
use crate::document::Loaded;
use crate::render::{Rendered, Renderer, bundle, too_wide};
use crate::typeset::{self, Assets, Fault, Pages, PdfInfo, TextRun, text_runs};

/// The program as a PDF names it.
const CREATOR: &str = concat!("vanban ", env!("CARGO_PKG_VERSION"));

/// A run of text on a page, and the YAML value that it comes from.
pub type Located = (TextRun, Option<Place>);

/// Sets documents of one project.
pub(super) struct Setter {
    pub(super) renderer: Renderer,
    pub(super) looks: Looks,
}

impl Setter {
    /// Sets a document into pages and checks them; none if a finding is an error.
    pub(super) fn set(
        &self,
        root: &Path,
        loaded: &Loaded,
        log: &mut Log,
    ) -> Option<(Rendered, Pages)> {
        let look = self.look(loaded);
        log.findings.extend(look.faults.iter().cloned());
        let assets = assets(root, loaded, log)?;
        let composed = compose(loaded);
        log.findings
            .extend(too_wide(&composed, look.setup.margins, &loaded.tree));
        if log.has_errors() {
            return None;
        }
        let rendered = self.renderer.document(&composed, &look.setup);
        let rendered = log.keep(rendered.map_err(|fault| vec![fault]))?;
        // The composed document is large and has done its work once the source is there.
        drop(composed);
        let explained = |faults: Vec<Fault>| self.explain(loaded, &rendered, &faults);
        let set = look.typesetter.typeset(&rendered.source, &assets);
        let (pages, warnings) = log.keep(set.map_err(explained))?;
        log.findings.extend(explained(warnings));
        let found = {
            let locate = look.locator(loaded, &rendered);
            check_pages(&pages, &loaded.tree, look.setup.margins, &locate)
        };
        log.findings.extend(found);
        (!log.has_errors()).then_some((rendered, pages))
    }

    /// The files of a product.
    ///
    /// # Errors
    /// Returns what keeps the pages from being written in its format.
    pub(super) fn export(
        &self,
        loaded: &Loaded,
        rendered: &Rendered,
        pages: &Pages,
        product: Product,
    ) -> Result<Files, Vec<Diagnostic>> {
        let look = self.look(loaded);
        match product {
            Product::Pdf => {
                let bytes = pdf(look, rendered, pages, rendered.identifier.clone());
                bytes
                    .map(Files::One)
                    .map_err(|faults| self.explain(loaded, rendered, &faults))
            }
            Product::Png => typeset::png(pages)
                .map(Files::Pages)
                .map_err(|reason| vec![internal_fault(&reason)]),
            Product::Svg => Ok(Files::Pages(typeset::svg(pages))),
            Product::Typst => {
                let source = bundle(&rendered.source, &look.templates);
                Ok(Files::One(source.into_bytes()))
            }
        }
    }

    /// The runs of text on a document's pages, each with the YAML value that it comes from.
    pub(super) fn places(
        &self,
        loaded: &Loaded,
        rendered: &Rendered,
        pages: &Pages,
    ) -> Vec<Located> {
        let locate = self.look(loaded).locator(loaded, rendered);
        let runs = text_runs(pages);
        let mut last = None;
        let place = |run: TextRun| {
            // A text of a component's own stands beside the values that it was made for.
            last = locate(&run).or_else(|| last.take());
            (run, last.clone())
        };
        runs.into_iter().map(place).collect()
    }

    /// Sets data by a template of its own, as PDF.
    ///
    /// # Errors
    /// Returns what is wrong with the template, or keeps the pages from being set.
    pub(super) fn sheet(
        &self,
        template: &str,
        data: &impl Serialize,
        identifier: String,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let look = self.looks.usual();
        let rendered = self.renderer.data(template, data).map_err(|fault| vec![fault])?;
        let explained =
            |faults: Vec<Fault>| explain(&self.renderer, &rendered, None, &faults);
        let set = look.typesetter.typeset(&rendered.source, &Assets::new());
        let (pages, _) = set.map_err(explained)?;
        pdf(look, &rendered, &pages, identifier).map_err(explained)
    }

    fn look(&self, loaded: &Loaded) -> &Look {
        self.looks.of(&loaded.standard)
    }

    fn explain(
        &self,
        loaded: &Loaded,
        rendered: &Rendered,
        faults: &[Fault],
    ) -> Vec<Diagnostic> {
        explain(&self.renderer, rendered, Some(&loaded.tree), faults)
    }
}

fn pdf(
    look: &Look,
    rendered: &Rendered,
    pages: &Pages,
    identifier: String,
) -> Result<Vec<u8>, Vec<Fault>> {
    let info = PdfInfo {
        identifier,
        creator: CREATOR.to_owned(),
        accessible: rendered.accessible,
    };
    typeset::pdf(&look.typesetter, &rendered.source, pages, &info)
}
