//! What a picture is: read once, and remembered for the pages that show it.

use typst::foundations::{Bytes, Smart};
use typst::visualize::{ExchangeFormat, RasterImage};

/// The format of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// `.png`
    Png,
    /// `.jpg`, `.jpeg`
    Jpeg,
}

/// Why a picture cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureFault {
    /// Its bytes are not whole, or not what its format says; with the reason, in English.
    Damaged(String),
    /// Its colours are neither those of a screen nor grey.
    Colours,
}

/// The size of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PictureSize {
    /// The width, in pixels, as it is shown.
    pub width: u32,
    /// The height, likewise.
    pub height: u32,
    /// The pixels of an inch, if the file says it.
    pub dpi: Option<f64>,
}

impl PictureFormat {
    /// The format that the first bytes of a file tell.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Some(Self::Png);
        }
        bytes.starts_with(b"\xff\xd8\xff").then_some(Self::Jpeg)
    }
}

/// Decodes a picture; Typst finds it decoded when it sets the pages.
///
/// # Errors
/// Returns why it cannot be shown.
pub fn picture(
    bytes: &Bytes,
    format: PictureFormat,
) -> Result<PictureSize, PictureFault> {
    if format == PictureFormat::Jpeg {
        // A decoder fills what is missing with grey and says nothing.
        if !has_end(bytes) {
            return Err(PictureFault::Damaged("unexpected end of file".to_owned()));
        }
        if components(bytes) == Some(4) {
            return Err(PictureFault::Colours);
        }
    }
    let exchange = match format {
        PictureFormat::Png => ExchangeFormat::Png,
        PictureFormat::Jpeg => ExchangeFormat::Jpg,
    };
    let image = RasterImage::new(bytes.clone(), exchange, Smart::Auto)
        .map_err(|reason| PictureFault::Damaged(reason.to_string()))?;
    // PDF/A takes profiles of these colours alone.
    let profile = image.icc().and_then(|icc| icc.get(16..20));
    if profile.is_some_and(|colours| colours != b"RGB " && colours != b"GRAY") {
        return Err(PictureFault::Colours);
    }
    Ok(PictureSize {
        width: image.width(),
        height: image.height(),
        dpi: image.dpi(),
    })
}

/// True if the mark of the end comes after the last scan of a JPEG.
fn has_end(bytes: &[u8]) -> bool {
    let last = |mark: [u8; 2]| bytes.windows(2).rposition(|two| two == mark);
    last([0xff, 0xda])
        .zip(last([0xff, 0xd9]))
        .is_some_and(|(scan, end)| scan < end)
}

/// The colour components of a JPEG, as the head of its frame says.
fn components(bytes: &[u8]) -> Option<u8> {
    let mut at = 2;
    loop {
        let [0xff, mark, high, low] = *bytes.get(at..at + 4)? else { return None };
        let frame = (0xc0..=0xcf).contains(&mark) && ![0xc4, 0xc8, 0xcc].contains(&mark);
        if frame {
            return bytes.get(at + 9).copied();
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
}
