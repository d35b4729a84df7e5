//! From Typst source to pages, and from pages to bytes; knows nothing of documents.

mod export;
mod facts;
mod fonts;
mod world;

pub use export::{PdfInfo, pdf, png, svg};
pub use facts::{Area, Rule, TextRun, areas, rules, text_runs};
pub use fonts::{BUNDLED_FAMILY, Face, FontFault, Fonts};
pub use typst::foundations::Bytes;
pub use world::{Assets, Fault, Pages, Typesetter};

/// Frees what no compilation of the last rounds has used; called between documents so that
/// memory stays bounded.
pub fn forget_unused() {
    // Keeping ten rounds costs no memory to speak of and keeps the speed of a warm cache.
    typst::comemo::evict(10);
}
