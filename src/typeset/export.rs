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
    /// The program.
    pub creator: String,
}

/// The resolution of PNG pages, in pixels per inch.
const PIXELS_PER_INCH: f64 = 144.0;

/// Writes pages as PDF/A-2a and PDF/UA-1, tagged.
///
/// # Errors
/// Returns what keeps the pages from the two standards.
pub fn pdf(
    typesetter: &Typesetter,
    source: &str,
    pages: &Pages,
    info: &PdfInfo,
) -> Result<Vec<u8>, Vec<Fault>> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
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
