//! From Typst source to pages, and from pages to bytes; knows nothing of documents.

mod export;
mod facts;
mod fonts;
mod world;

pub use export::{PdfInfo, pdf, png, svg};
pub use facts::{Area, Rule, TextRun, areas, rules, text_runs};
pub use fonts::{BUNDLED_FAMILY, Face, FontFault, Fonts};
pub use typst::foundations::Bytes;
pub use world::{Assets, Fault, MainSource, Pages, Typesetter};

/// Frees what no compilation of the last two rounds has used; called between documents so that
/// memory stays bounded.
pub fn evict() {
    // What documents have in common is used by each; the rest is only searched through. Keeping
    // two rounds is faster than keeping ten, with two workers too, and needs half the memory.
    typst::comemo::evict(2);
}
