//! From Typst source to pages, and from pages to bytes; knows nothing of documents.

mod export;
mod facts;
mod fault;
mod fonts;
mod memory;
mod pages;
mod picture;
mod raster;
mod run;
mod source;
mod world;

pub use export::{PdfInfo, pdf, png, svg};
pub use facts::{Area, Stroke, areas, strokes, text_runs};
pub use fault::Fault;
pub use fonts::{Face, FontFault, Fonts, embedded_face};
pub use memory::evict;
pub use pages::Pages;
pub use picture::{PictureFault, PictureFormat, PictureSize, picture};
pub use raster::Raster;
pub use run::TextRun;
pub use source::MainSource;
pub use typst::foundations::Bytes;
pub use world::{Assets, Typesetter};
