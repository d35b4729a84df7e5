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
use crate::compose::{Composed, ComposedFile, compose, files};
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
    /// For documents that are to be issued.
    pub(super) is_final: bool,
}

impl Setter {
    /// Sets a document into pages and checks them; none if a finding is an error.
    pub(super) fn set(
        &self,
        root: &Path,
        loaded: &Loaded,
        log: &mut Log,
    ) -> Option<(Rendered, Pages)> {
        let (composed, assets) = self.composed(root, loaded, log)?;
        self.typeset(loaded, composed, &assets, log)
    }

    /// The files of a product, and how many pages they have; none if a finding is an error.
    pub(super) fn product(
        &self,
        root: &Path,
        loaded: &Loaded,
        product: Product,
        log: &mut Log,
    ) -> Option<(Files, usize)> {
        let (composed, assets) = self.composed(root, loaded, log)?;
        if product != Product::Pdf {
            let (rendered, pages) = self.typeset(loaded, composed, &assets, log)?;
            let files = self.export(loaded, &rendered, &pages, product);
            return Some((log.keep(files)?, pages.len()));
        }
        let mut made = vec![];
        let mut count = 0;
        for ComposedFile { ending, composed } in files(composed, &loaded.standard) {
            let (rendered, pages) = self.typeset(loaded, composed, &assets, log)?;
            let bytes = self.pdf(loaded, &rendered, &pages);
            made.push((ending, log.keep(bytes)?));
            count += pages.len();
        }
        let files = match made.pop() {
            Some((_, only)) if made.is_empty() => Files::One(only),
            last => Files::Several(made.into_iter().chain(last).collect()),
        };
        Some((files, count))
    }

    /// Everything that is printed of a document, and the pictures in it; none if a finding is
    /// an error.
    fn composed(
        &self,
        root: &Path,
        loaded: &Loaded,
        log: &mut Log,
    ) -> Option<(Composed, Assets)> {
        let look = self.look(loaded);
        log.findings.extend(look.faults.iter().cloned());
        let assets = assets(root, loaded, self.is_final, log)?;
        let composed = compose(loaded);
        log.findings
            .extend(too_wide(&composed, look.setup.margins, &loaded.tree));
        (!log.has_errors()).then_some((composed, assets))
    }

    fn typeset(
        &self,
        loaded: &Loaded,
        composed: Composed,
        assets: &Assets,
        log: &mut Log,
    ) -> Option<(Rendered, Pages)> {
        let look = self.look(loaded);
        let rendered = self.renderer.document(&composed, &look.setup);
        let rendered = log.keep(rendered.map_err(|fault| vec![fault]))?;
        // The composed document is large and has done its work once the source is there.
        drop(composed);
        let explained = |faults: Vec<Fault>| self.explain(loaded, &rendered, &faults);
        let set = look.typesetter.typeset(&rendered.source, assets);
        let (pages, warnings) = log.keep(set.map_err(explained))?;
        log.findings.extend(explained(warnings));
        let found = {
            let locate = look.locator(loaded, &rendered);
            check_pages(&pages, &loaded.tree, look.setup.margins, &locate)
        };
        log.findings.extend(found);
        (!log.has_errors()).then_some((rendered, pages))
    }

    /// The files of a product that shows every page of a document in one series.
    ///
    /// # Errors
    /// Returns what keeps the pages from being written in its format.
    fn export(
        &self,
        loaded: &Loaded,
        rendered: &Rendered,
        pages: &Pages,
        product: Product,
    ) -> Result<Files, Vec<Diagnostic>> {
        match product {
            Product::Pdf => self.pdf(loaded, rendered, pages).map(Files::One),
            Product::Png => typeset::png(pages)
                .map(Files::Pages)
                .map_err(|reason| vec![internal_fault(&reason)]),
            Product::Svg => Ok(Files::Pages(typeset::svg(pages))),
            Product::Typst => {
                let source = bundle(&rendered.source, &self.look(loaded).templates);
                Ok(Files::One(source.into_bytes()))
            }
        }
    }

    fn pdf(
        &self,
        loaded: &Loaded,
        rendered: &Rendered,
        pages: &Pages,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let bytes = pdf(self.look(loaded), rendered, pages, rendered.identifier.clone());
        bytes.map_err(|faults| self.explain(loaded, rendered, &faults))
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
    let info = PdfInfo { identifier, creator: CREATOR.to_owned() };
    typeset::pdf(&look.typesetter, &rendered.source, pages, &info)
}
