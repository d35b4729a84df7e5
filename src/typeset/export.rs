//! From pages to bytes: PDF, PNG and SVG.

use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;
use typst_svg::SvgOptions;

use super::fault::Fault;
use super::pages::Pages;
use super::world::Typesetter;

/// What a PDF says of itself beyond its pages.
#[derive(Clone, Debug)]
pub struct PdfInfo {
    /// What tells the document from others and stays when it is built again.
    pub identifier: String,
    /// The program that wrote it, with its version.
    pub creator: String,
    /// Who cannot see the pages is told everything that stands on them, which PDF/UA asks for.
    pub accessible: bool,
}

/// The resolution of PNG pages, in pixels per inch.
const PIXELS_PER_INCH: f64 = 144.0;

/// Writes pages as PDF/A-2a, tagged, and as PDF/UA-1 if it may be said.
///
/// # Errors
/// Returns what keeps the pages from the two standards.
pub fn pdf(
    typesetter: &Typesetter,
    source: &str,
    pages: &Pages,
    info: &PdfInfo,
) -> Result<Vec<u8>, Vec<Fault>> {
    let both = [PdfStandard::A_2a, PdfStandard::Ua_1];
    let claimed = if info.accessible { &both[..] } else { &both[..1] };
    let standards = PdfStandards::new(claimed)
        .map_err(|fault| vec![standards_fault(fault.message())])?;
    let options = PdfOptions {
        ident: Smart::Custom(info.identifier.clone()),
        creator: Smart::Custom(Some(info.creator.clone())),
        standards,
        tagged: true,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&pages.document, &options)
        .map_err(|faults| typesetter.locate(source, &faults))
}

fn standards_fault(message: &str) -> Fault {
    Fault {
        warning: false,
        component: None,
        range: None,
        message: message.to_owned(),
        hints: vec![],
    }
}

/// Writes each page as a PNG picture.
///
/// # Errors
/// Returns the reason why a page could not be encoded.
pub fn png(pages: &Pages) -> Result<Vec<Vec<u8>>, String> {
    let scale = PIXELS_PER_INCH / 72.0;
    let options = RenderOptions {
        pixel_per_pt: scale.into(),
        ..RenderOptions::default()
    };
    let page = |page| {
        typst_render::render(page, &options)
            .encode_png()
            .map_err(|fault| fault.to_string())
    };
    pages.document.pages().iter().map(page).collect()
}

/// Writes each page as an SVG drawing.
pub fn svg(pages: &Pages) -> Vec<Vec<u8>> {
    let options = SvgOptions::default();
    let page = |page| typst_svg::svg(page, &options).into_bytes();
    pages.document.pages().iter().map(page).collect()
}
