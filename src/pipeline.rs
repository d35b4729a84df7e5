//! One document from its data to its products: load → render → typeset → check → export.

use std::path::PathBuf;
use std::sync::Arc;

use crate::check::check_pages;
use crate::diag::{Diagnostic, Place, SourceFile, did_you_mean, has_errors, in_order};
use crate::document::{Loaded, Profiles, Reader};
use crate::error::{Error, Failure};
use crate::project::{Project, shown};
use crate::render::{
    Rendered, Renderer, Setting, Templates, bundle, value_place, view, view_marked,
};
use crate::say;
use crate::typeset::{self, Fault, FontFault, Fonts, Pages, PdfInfo, Typesetter};

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
}

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
    profiles: Profiles,
    renderer: Renderer,
    typesetter: Typesetter,
    setting: Setting,
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
        let fonts = fonts(project, font_folders)?;
        let setting = Setting { font: fonts.family().to_owned() };
        let renderer = Renderer::new(templates)?;
        let components = renderer.templates().components();
        let components =
            components.map(|(path, template)| (path, template.text.as_str()));
        let typesetter = Typesetter::new(fonts, components);
        let profiles = project.config.agencies.clone();
        Ok(Self {
            reader: Reader::default(),
            profiles,
            renderer,
            typesetter,
            setting,
        })
    }

    /// Makes a product of a document; none if a finding is an error.
    pub fn build(
        &self,
        file: &Arc<SourceFile>,
        product: Product,
    ) -> (Option<Built>, Vec<Diagnostic>) {
        let (loaded, mut findings) = self.load(file);
        let built = loaded.and_then(|loaded| {
            let (rendered, pages) = self.typeset(&loaded, &mut findings)?;
            self.export(&loaded, &rendered, &pages, product, &mut findings)
        });
        (built, in_order(findings))
    }

    /// Reads a document; none if a finding is an error.
    pub fn load(&self, file: &Arc<SourceFile>) -> (Option<Loaded>, Vec<Diagnostic>) {
        self.reader.load(file, &self.profiles)
    }

    /// Sets a document into pages and checks them; none if a finding is an error.
    pub fn typeset(
        &self,
        loaded: &Loaded,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<(Rendered, Pages)> {
        let form = loaded.document.kind.form;
        let view = view(loaded, &self.setting);
        let rendered = match self.renderer.render(form, &view) {
            Ok(rendered) => rendered,
            Err(fault) => {
                findings.push(fault);
                return None;
            }
        };
        let pages = match self.typesetter.typeset(&rendered.source) {
            Ok((pages, warnings)) => {
                findings.extend(self.explain(loaded, &rendered, &warnings));
                pages
            }
            Err(faults) => {
                findings.extend(self.explain(loaded, &rendered, &faults));
                return None;
            }
        };
        findings.extend(check_pages(&pages, &loaded.tree));
        (!has_errors(findings)).then_some((rendered, pages))
    }

    fn export(
        &self,
        loaded: &Loaded,
        rendered: &Rendered,
        pages: &Pages,
        product: Product,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Built> {
        let files = match product {
            Product::Pdf => {
                let info = pdf_info(loaded);
                match typeset::pdf(&self.typesetter, &rendered.source, pages, &info) {
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
                    let message = say!(
                        "không vẽ được trang: {reason}",
                        "a page could not be drawn: {reason}"
                    );
                    findings.push(Diagnostic::error("picture-fault", message));
                    return None;
                }
            },
            Product::Svg => Files::Pages(typeset::svg(pages)),
            Product::Typst => {
                let source = bundle(&rendered.source, self.renderer.templates());
                Files::One(source.into_bytes())
            }
        };
        Some(Built { pages: pages.len(), files })
    }

    /// Turns what Typst found into findings at the template's line and the YAML value.
    fn explain(
        &self,
        loaded: &Loaded,
        rendered: &Rendered,
        faults: &[Fault],
    ) -> Vec<Diagnostic> {
        let values = if faults.is_empty() { vec![] } else { self.values(loaded, faults) };
        let finding = |(i, fault): (usize, &Fault)| {
            let place = self.template_place(rendered, fault);
            let value = values.get(i).cloned().flatten();
            finding(fault, place, value)
        };
        faults.iter().enumerate().map(finding).collect()
    }

    fn template_place(&self, rendered: &Rendered, fault: &Fault) -> Option<Place> {
        let range = fault.range.clone()?;
        match &fault.component {
            None => self.renderer.template_place(rendered, &range),
            Some(component) => {
                let template = self.renderer.templates().get(component)?;
                Some(Place::new(&SourceFile::new(&template.shown, &template.text), range))
            }
        }
    }

    /// The YAML value at hand at each fault, found by setting the document once more with
    /// every value marked.
    fn values(&self, loaded: &Loaded, faults: &[Fault]) -> Vec<Option<Place>> {
        let (view, paths) = view_marked(loaded, &self.setting);
        let Ok(marked) = self.renderer.render(loaded.document.kind.form, &view) else {
            return vec![];
        };
        let again = match self.typesetter.typeset(&marked.source) {
            Ok((_, warnings)) => warnings,
            Err(faults) => faults,
        };
        let same = |(fault, again): (&Fault, &Fault)| {
            if fault.component.is_some() || fault.message != again.message {
                return None;
            }
            let end = again.range.as_ref()?.end;
            value_place(&marked.source, end, &paths, &loaded.tree)
        };
        faults.iter().zip(&again).map(same).collect()
    }
}

fn finding(fault: &Fault, place: Option<Place>, value: Option<Place>) -> Diagnostic {
    let said = &fault.message;
    let message = say!(
        "mẫu không dàn trang được: {said}",
        "the template cannot be typeset: {said}"
    );
    let mut finding = if fault.warning {
        Diagnostic::warning(
            "typst-warning",
            say!("Typst nhắc: {said}", "Typst warns: {said}"),
        )
    } else {
        Diagnostic::error("typst-fault", message)
    }
    .at_maybe(place);
    if let Some(value) = value {
        finding = finding.related(value, say!("giá trị đang dùng", "the value at hand"));
    }
    for hint in &fault.hints {
        finding = finding.hint(say!("Typst gợi ý: {hint}", "Typst says: {hint}"));
    }
    finding
}

/// What the PDF says of itself: the same for the same document, whoever builds it.
fn pdf_info(loaded: &Loaded) -> PdfInfo {
    let Loaded { document, agency, .. } = loaded;
    let year = document.subject_year().map_or(String::new(), |year| year.to_string());
    let number = document.number.map_or(String::new(), |number| number.to_string());
    let parts = [
        agency.name.as_str(),
        document.kind.id,
        &year,
        &number,
        document.subject.as_str(),
    ];
    PdfInfo {
        identifier: parts.join("|"),
        creator: concat!("vanban ", env!("CARGO_PKG_VERSION")).to_owned(),
    }
}

fn fonts(project: &Project, folders: &[PathBuf]) -> Result<Fonts, Failure> {
    let Some(family) = &project.config.font else { return Ok(Fonts::bundled()) };
    let own = project.fonts();
    let mut searched = vec![own.as_path()];
    searched.extend(folders.iter().map(PathBuf::as_path));
    Fonts::find(family, &searched).map_err(|fault| {
        let place = project.place("font");
        Failure::Findings(vec![font_fault(family, &fault).at_maybe(place)])
    })
}

fn font_fault(family: &str, fault: &FontFault) -> Diagnostic {
    match fault {
        FontFault::NotFound(families) => {
            let near = crate::vi::suggest(family, families.iter().map(String::as_str));
            let finding = Diagnostic::error(
                "missing-font",
                say!(
                    "không tìm thấy phông `{family}`",
                    "the font `{family}` was not found"
                ),
            );
            match near {
                Some(near) => finding.hint(did_you_mean(near)),
                None => finding.hint(say!(
                    "Đặt bốn tệp phông vào fonts/, hoặc chỉ thư mục bằng --font-path.",
                    "Put its four files into fonts/, or name their folder with --font-path."
                )),
            }
        }
        FontFault::Incomplete(faces) => {
            let faces: Vec<_> = faces.iter().map(|face| face.name()).collect();
            let faces = faces.join(", ");
            Diagnostic::error(
                "missing-face",
                say!(
                    "phông `{family}` thiếu kiểu: {faces}",
                    "the font `{family}` lacks: {faces}"
                ),
            )
            .hint(say!(
                "Văn bản cần đủ bốn kiểu: đứng, đậm, nghiêng, đậm nghiêng.",
                "Documents need all four: regular, bold, italic and bold italic."
            ))
        }
    }
}
