//! From a document to its pages, and from its pages to the files of a product.

use std::path::Path;

use serde::Serialize;

use super::assets::{Pictures, pictures};
use super::guard::internal_fault;
use super::log::Log;
use super::looks::{Look, Looks};
use super::loosen::loosen;
use super::manifest::manifest;
use super::product::{Files, Product};
use super::trace::explain;
use crate::check::check_pages;
use crate::compose::{Composed, ComposedFile, SignatureField, compose, files};
use crate::diag::{Diagnostic, Place, Rule, rules};
use crate::document::Loaded;
use crate::inspect::{Inspected, PrintedTexts, Sheets, inspect, printed_texts};
use crate::pdf::{EmptyField, with_fields, with_manifest};
use crate::render::{Loose, Rendered, Renderer, bundle, too_wide};
use crate::say;
use crate::typeset::{self, Assets, Fault, Pages, PdfInfo, TextRun, text_runs};

/// The program as a PDF names it.
const CREATOR: &str = concat!("vanban ", env!("CARGO_PKG_VERSION"));

/// How often a document is set anew with its words tied less tightly.
const ROUNDS: usize = 4;

/// A run of text on a page, and the YAML value that it comes from.
pub type Located = (TextRun, Option<Place>);

/// A document that was set once.
struct SetOnce {
    rendered: Rendered,
    pages: Pages,
    warnings: Vec<Diagnostic>,
}

fn composed(loaded: &Loaded, pictures: &Pictures) -> Composed {
    let mut composed = compose(loaded);
    composed.size_pictures(&pictures.widths);
    composed
}

/// Which rules are off.
pub(super) type IsOff<'a> = &'a dyn Fn(&Rule) -> bool;

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
        let pictures = self.pictures(root, loaded, log)?;
        let whole = || composed(loaded, &pictures);
        self.typeset(loaded, &pictures, whole(), &whole, log)
    }

    /// Sets a document into pages, checks them, and holds them against every rule on pages; none
    /// if a finding is an error.
    pub(super) fn inspect(
        &self,
        root: &Path,
        loaded: &Loaded,
        is_off: IsOff<'_>,
        log: &mut Log,
    ) -> Option<Inspected> {
        let pictures = self.pictures(root, loaded, log)?;
        let whole = || composed(loaded, &pictures);
        let first = whole();
        let texts = printed_texts(&first);
        let (rendered, pages) = self.typeset(loaded, &pictures, first, &whole, log)?;
        let mut inspected = self.inspected(loaded, &texts, (&rendered, &pages), is_off);
        log.findings.append(&mut inspected.findings);
        Some(inspected)
    }

    /// Holds pages against every rule on them.
    fn inspected(
        &self,
        loaded: &Loaded,
        texts: &PrintedTexts,
        (rendered, pages): (&Rendered, &Pages),
        is_off: IsOff<'_>,
    ) -> Inspected {
        let look = self.look(loaded);
        let locate = look.locator(loaded, rendered);
        let sheets = Sheets::new(pages, look.setup.margins, &locate);
        inspect(loaded, texts, &sheets, is_off)
    }

    /// Sets what is composed into pages, checks them, and holds them against the rules on pages
    /// if there are any; none if a finding is an error.
    fn held(
        &self,
        loaded: &Loaded,
        pictures: &Pictures,
        first: Composed,
        again: &dyn Fn() -> Composed,
        is_off: Option<IsOff<'_>>,
        log: &mut Log,
    ) -> Option<(Rendered, Pages)> {
        let Some(is_off) = is_off else {
            return self.typeset(loaded, pictures, first, again, log);
        };
        let texts = printed_texts(&first);
        let (rendered, pages) = self.typeset(loaded, pictures, first, again, log)?;
        let inspected = self.inspected(loaded, &texts, (&rendered, &pages), is_off);
        log.findings.extend(inspected.findings);
        (!log.has_errors()).then_some((rendered, pages))
    }

    /// The files of a product, and how many pages they have, held against the rules on pages if
    /// they are to be; none if a finding is an error.
    pub(super) fn product(
        &self,
        root: &Path,
        loaded: &Loaded,
        product: Product,
        is_off: Option<IsOff<'_>>,
        log: &mut Log,
    ) -> Option<(Files, usize)> {
        let pictures = self.pictures(root, loaded, log)?;
        let whole = || composed(loaded, &pictures);
        if product != Product::Pdf {
            let (rendered, pages) =
                self.held(loaded, &pictures, whole(), &whole, is_off, log)?;
            let files = self.export(loaded, &rendered, &pages, product);
            return Some((log.keep(files)?, pages.len()));
        }
        let parted = || files(whole(), &loaded.standard);
        let mut made = vec![];
        let mut count = 0;
        for (i, ComposedFile { ending, composed }) in parted().into_iter().enumerate() {
            let again = || parted().swap_remove(i).composed;
            let fields: Vec<EmptyField> = fields_of(&composed);
            let (rendered, pages) =
                self.held(loaded, &pictures, composed, &again, is_off, log)?;
            let bytes = log.keep(self.pdf(loaded, &rendered, &pages))?;
            made.push((ending, log.keep(self.told(loaded, &pictures, &fields, &bytes))?));
            count += pages.len();
        }
        let files = match made.pop() {
            Some((_, only)) if made.is_empty() => Files::One(only),
            last => Files::Several(made.into_iter().chain(last).collect()),
        };
        Some((files, count))
    }

    /// The pictures of a document, and what is wrong with its looks; none if one of them cannot
    /// be shown.
    fn pictures(&self, root: &Path, loaded: &Loaded, log: &mut Log) -> Option<Pictures> {
        log.findings.extend(self.look(loaded).faults.iter().cloned());
        pictures(root, loaded, log)
    }

    /// Sets what is composed into pages and checks them; none if a finding is an error. It is
    /// composed again where it has to be set again.
    fn typeset(
        &self,
        loaded: &Loaded,
        pictures: &Pictures,
        first: Composed,
        again: &dyn Fn() -> Composed,
        log: &mut Log,
    ) -> Option<(Rendered, Pages)> {
        let look = self.look(loaded);
        log.findings
            .extend(too_wide(&first, look.setup.margins, &loaded.tree));
        if log.has_errors() {
            return None;
        }
        let mut loose = Loose::default();
        let set = self.once(loaded, first, pictures, &loose);
        let mut set = log.keep(set)?;
        let mut runs = text_runs(&set.pages);
        // Words that are tied stay so only where no line is stretched by it.
        for _ in 0..ROUNDS {
            if !loosen(look, &set.rendered, &runs, &mut loose) {
                break;
            }
            let anew = self.once(loaded, again(), pictures, &loose);
            set = log.keep(anew)?;
            runs = text_runs(&set.pages);
        }
        let SetOnce { rendered, pages, warnings } = set;
        log.findings.extend(warnings);
        let found = {
            let locate = look.locator(loaded, &rendered);
            check_pages(&runs, &pages, &loaded.tree, look.setup.margins, &locate)
        };
        log.findings.extend(found);
        (!log.has_errors()).then_some((rendered, pages))
    }

    /// Sets a composed document, which has done its work once the source is there, and is large.
    fn once(
        &self,
        loaded: &Loaded,
        composed: Composed,
        pictures: &Pictures,
        loose: &Loose,
    ) -> Result<SetOnce, Vec<Diagnostic>> {
        let look = self.look(loaded);
        let rendered = self.renderer.document(&composed, &look.setup, loose);
        let rendered = rendered.map_err(|fault| vec![fault])?;
        drop(composed);
        let explained = |faults: Vec<Fault>| self.explain(loaded, &rendered, &faults);
        let set = look.typesetter.typeset(&rendered.source, &pictures.assets);
        let (pages, warnings) = set.map_err(explained)?;
        let warnings = explained(warnings);
        Ok(SetOnce { rendered, pages, warnings })
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

    /// A PDF with the fields that it is to have, which says how it was made.
    fn told(
        &self,
        loaded: &Loaded,
        pictures: &Pictures,
        fields: &[EmptyField],
        bytes: &[u8],
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let with_fields = match fields {
            [] => None,
            fields => {
                let made = with_fields(bytes, fields);
                Some(made.ok_or_else(|| vec![without_field(loaded)])?)
            }
        };
        let bytes = with_fields.as_deref().unwrap_or(bytes);
        let standard = self.looks.standard_digest(&loaded.standard);
        let digests = (&standard, self.look(loaded).digest());
        let manifest = manifest(loaded, pictures, CREATOR, digests);
        with_manifest(bytes, &manifest)
            .ok_or_else(|| vec![internal_fault("the PDF has no record of itself")])
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

fn fields_of(composed: &Composed) -> Vec<EmptyField> {
    let fields = composed.signature_fields();
    let field = |field: &SignatureField| EmptyField {
        target: field.target(),
        name: field.name.clone(),
        label: field.label.clone(),
    };
    fields.map(field).collect()
}

/// The templates of the project leave a field out.
fn without_field(loaded: &Loaded) -> Diagnostic {
    let message = say!(
        "mẫu không đặt trường chữ ký số mà `signature_fields` yêu cầu",
        "missing field for a digital signature: the template does not place what `signature_fields` asks for"
    );
    let place = loaded.tree.place(&loaded.tree.root);
    Diagnostic::new(&rules::TYPST_FAULT, message).at(place).hint(say!(
        "Dùng mẫu có sẵn của khối ký, hoặc thêm `truong` vào tệp ky-ten.typ của dự án.",
        "Use the program's own template of the signature, or add `truong` to the project's ky-ten.typ."
    ))
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
