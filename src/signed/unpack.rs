//! The bytes that a stream stands for, within bounds.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::fault::{MAX_UNPACKED, ReadFault};
use super::object::{Dict, PdfObject};

/// The bytes of a stream, of which at most `left` may come out.
///
/// # Errors
/// Returns that they are too many, or packed in a way that structures of a PDF never are.
pub(super) fn unpacked(
    dict: &Dict,
    raw: &[u8],
    at: usize,
    left: &mut usize,
) -> Result<Vec<u8>, ReadFault> {
    let fault = ReadFault::Damaged(at);
    let only = |key: &[u8]| match dict.get(key) {
        Some(PdfObject::Array(items)) if items.len() <= 1 => Ok(items.first()),
        Some(PdfObject::Array(_)) => Err(fault),
        other => Ok(other),
    };
    let bytes = match only(b"Filter")?.map(|filter| filter.name().ok_or(fault)) {
        None => raw.to_vec(),
        Some(Ok(b"FlateDecode")) => {
            let mut bytes = vec![];
            let bound = u64::try_from(*left + 1).unwrap_or(u64::MAX);
            let mut packed = ZlibDecoder::new(raw).take(bound);
            packed.read_to_end(&mut bytes).map_err(|_| fault)?;
            bytes
        }
        Some(_) => return Err(fault),
    };
    *left = left.checked_sub(bytes.len()).ok_or(ReadFault::TooMuchUnpacked)?;
    match only(b"DecodeParms")?.and_then(PdfObject::dict) {
        Some(parameters) => predicted(parameters, &bytes).ok_or(fault),
        None => Ok(bytes),
    }
}

/// What a whole file may become.
pub(super) fn bound() -> usize {
    MAX_UNPACKED
}

/// Undoes a predictor of PNG's, the only ones that cross-reference streams use.
fn predicted(parameters: &Dict, bytes: &[u8]) -> Option<Vec<u8>> {
    let number =
        |key: &[u8], usual| parameters.get(key).map_or(Some(usual), PdfObject::size);
    if number(b"Predictor", 1)? == 1 {
        return Some(bytes.to_vec());
    }
    let is_bytes = number(b"BitsPerComponent", 8)? == 8 && number(b"Colors", 1)? == 1;
    let width = number(b"Columns", 1)?;
    if number(b"Predictor", 1)? < 10 || !is_bytes || width == 0 || width > 1024 {
        return None;
    }
    let mut above = vec![0_u8; width];
    let mut out = vec![];
    for row in bytes.chunks(width + 1) {
        let (kind, row) = row.split_first()?;
        let mut line = vec![0_u8; width];
        for (i, byte) in row.iter().enumerate() {
            let left = if i == 0 { 0 } else { line[i - 1] };
            let corner = if i == 0 { 0 } else { above[i - 1] };
            let guess = match kind {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => left.midpoint(above[i]),
                4 => paeth(left, above[i], corner),
                _ => return None,
            };
            line[i] = byte.wrapping_add(guess);
        }
        out.extend(&line);
        above = line;
    }
    Some(out)
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(above) - i16::from(corner);
    let far = |from: u8| (guess - i16::from(from)).abs();
    if far(left) <= far(above) && far(left) <= far(corner) {
        left
    } else if far(above) <= far(corner) {
        above
    } else {
        corner
    }
}
