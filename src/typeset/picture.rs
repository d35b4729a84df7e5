//! What a picture is: read once, and remembered for the pages that show it.

use typst::foundations::{Bytes, Smart};
use typst::visualize::{ExchangeFormat, RasterImage};

use crate::bounds::PICTURE_BYTES;

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
    /// It unpacks to too many bytes: its width and height.
    TooLarge(u32, u32),
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
    /// The bytes that it unpacks to.
    pub unpacked: u64,
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
    let head = PictureHead::of(bytes, format);
    if let Some(head) = head.as_ref().filter(|it| it.unpacked() > PICTURE_BYTES) {
        return Err(PictureFault::TooLarge(head.width, head.height));
    }
    if format == PictureFormat::Jpeg {
        // A decoder fills what is missing with grey and says nothing.
        if !has_end(bytes) {
            return Err(PictureFault::Damaged("unexpected end of file".to_owned()));
        }
        if head.as_ref().is_some_and(|head| head.components == 4) {
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
        unpacked: head.map_or(0, |head| head.unpacked()),
    })
}

/// True if the mark of the end comes after the last scan of a JPEG.
fn has_end(bytes: &[u8]) -> bool {
    let last = |mark: [u8; 2]| bytes.windows(2).rposition(|two| two == mark);
    last([0xff, 0xda])
        .zip(last([0xff, 0xd9]))
        .is_some_and(|(scan, end)| scan < end)
}

/// The head of a picture, which says how much it unpacks to.
struct PictureHead {
    width: u32,
    height: u32,
    /// The bytes of a pixel.
    depth: u64,
    /// The colour components.
    components: u8,
}

impl PictureHead {
    fn of(bytes: &[u8], format: PictureFormat) -> Option<Self> {
        match format {
            PictureFormat::Png => Self::of_png(bytes),
            PictureFormat::Jpeg => Self::of_jpeg(bytes),
        }
    }

    fn of_png(bytes: &[u8]) -> Option<Self> {
        let number = |at: usize| {
            let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
            Some(u32::from_be_bytes(four))
        };
        let (bits, colours) = (*bytes.get(24)?, *bytes.get(25)?);
        let components = match colours {
            0 => 1,
            2 => 3,
            4 => 2,
            // A palette may have colours that let the ground through.
            _ => 4,
        };
        let depth = u64::from(components) * if bits > 8 { 2 } else { 1 };
        Some(Self {
            width: number(16)?,
            height: number(20)?,
            depth,
            components,
        })
    }

    /// As the head of the frame says.
    fn of_jpeg(bytes: &[u8]) -> Option<Self> {
        let number = |at: usize| {
            let two: [u8; 2] = bytes.get(at..at + 2)?.try_into().ok()?;
            Some(u32::from(u16::from_be_bytes(two)))
        };
        let mut at = 2;
        loop {
            let [0xff, mark, high, low] = *bytes.get(at..at + 4)? else { return None };
            let frame =
                (0xc0..=0xcf).contains(&mark) && ![0xc4, 0xc8, 0xcc].contains(&mark);
            if frame {
                let components = bytes.get(at + 9).copied()?;
                let (height, width) = (number(at + 5)?, number(at + 7)?);
                let depth = u64::from(components);
                return Some(Self { width, height, depth, components });
            }
            at += 2 + usize::from(u16::from_be_bytes([high, low]));
        }
    }

    fn unpacked(&self) -> u64 {
        let pixels = u64::from(self.width).saturating_mul(u64::from(self.height));
        pixels.saturating_mul(self.depth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_unpacks_to_too_much_is_refused_by_its_head() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend(20_000_u32.to_be_bytes());
        png.extend(20_000_u32.to_be_bytes());
        png.extend([8, 2, 0, 0, 0]);
        let mut jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08".to_vec();
        jpeg.extend(60_000_u16.to_be_bytes());
        jpeg.extend(60_000_u16.to_be_bytes());
        jpeg.extend(b"\x03\xff\xda\xff\xd9");
        for (bytes, format, width) in
            [(png, PictureFormat::Png, 20_000), (jpeg, PictureFormat::Jpeg, 60_000)]
        {
            let refused = picture(&Bytes::new(bytes), format).unwrap_err();
            assert_eq!(refused, PictureFault::TooLarge(width, width));
        }
    }
}
