//! What a raster picture is made of.

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

/// A dot is seen through from this opacity down, of 255.
const SEEN_THROUGH: u8 = 250;
/// One dot of so many is seen through in a picture with a transparent ground.
const SHARE: usize = 10;

/// What a raster picture is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raster {
    /// Its width in dots.
    pub width: u32,
    /// Its height in dots.
    pub height: u32,
    /// Its dots have colours, rather than shades of grey.
    pub coloured: bool,
    /// Hardly any dot of it is seen through.
    pub opaque: bool,
}

impl Raster {
    /// Reads a picture; none if it is damaged, or no raster picture.
    pub fn read(bytes: &Bytes) -> Option<Self> {
        let format = ExchangeFormat::detect(bytes)?;
        let image = RasterImage::plain(bytes.clone(), format).ok()?;
        let dots = image.dynamic();
        let (colour, all) =
            (dots.color(), dots.width() as usize * dots.height() as usize);
        let through = if colour.has_alpha() {
            let dots = dots.to_rgba8();
            dots.pixels().filter(|dot| dot.0[3] <= SEEN_THROUGH).count()
        } else {
            0
        };
        Some(Self {
            width: image.width(),
            height: image.height(),
            coloured: colour.has_color(),
            opaque: through * SHARE < all,
        })
    }
}
