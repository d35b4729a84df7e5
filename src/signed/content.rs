//! Whether what is packed in a file stays within bounds, before anybody draws it.

use super::fault::{MAX_UNPACKED, ReadFault};
use super::object::{Dict, PdfObject};
use super::pdf::Pdf;
use super::section::Location;

/// What a byte may become at most, by the filter that packs it.
const FLATE: usize = 1032;
const LZW: usize = 1366;
const RUNS: usize = 64;
/// How much content may come with a signature that is not looked into.
const UNSEEN: usize = 1024 * 1024;
/// How many states of drawing may be kept at once, and left over.
const STATES: usize = 512;
const LEFT_OVER: usize = 8;
/// How deep what is drawn may be nested.
const DEPTH: usize = 200;

impl Pdf<'_> {
    /// Looks at every stream of the file, as it was in any revision.
    ///
    /// # Errors
    /// Returns that they unpack to too much, or are nested too deeply.
    pub(super) fn look_at_content(&self) -> Result<(), ReadFault> {
        let mut guessed = 0_usize;
        for (revision, own) in self.revisions.iter().enumerate() {
            for (number, entry) in &own.entries {
                let Location::At { offset, generation } = entry else { continue };
                let id = super::object::Id { number: *number, generation: *generation };
                if self.written_in(id, revision) != Some(revision) {
                    continue;
                }
                let PdfObject::Stream(dict, range) = self.get(id, revision)? else {
                    continue;
                };
                match factor(&dict) {
                    None => {
                        let bytes = self.unpack(&dict, &range, *offset)?;
                        if !is_binary(&dict) && (is_deep(&bytes) || saves_much(&bytes)) {
                            return Err(ReadFault::TooDeep);
                        }
                    }
                    Some(factor) => {
                        let most = range.len().saturating_mul(factor);
                        guessed = guessed.saturating_add(most);
                        // What is added for a signature is packed plainly.
                        if revision > 0 && !is_binary(&dict) && most > UNSEEN {
                            return Err(ReadFault::TooMuchUnpacked);
                        }
                    }
                }
                if guessed > MAX_UNPACKED {
                    return Err(ReadFault::TooMuchUnpacked);
                }
            }
        }
        Ok(())
    }
}

/// By how much a stream may grow at most that is not unpacked here; none if it is.
fn factor(dict: &Dict) -> Option<usize> {
    let one = |filter: &PdfObject| match filter.name() {
        Some(b"FlateDecode" | b"Fl") => FLATE,
        Some(b"LZWDecode" | b"LZW") => LZW,
        Some(b"RunLengthDecode" | b"RL") => RUNS,
        // Pictures are not drawn here, and texts of digits shrink.
        _ => 1,
    };
    match dict.get(b"Filter".as_slice())? {
        PdfObject::Name(name) if name == b"FlateDecode" => None,
        PdfObject::Array(all)
            if all.as_slice() == [PdfObject::Name(b"FlateDecode".to_vec())] =>
        {
            None
        }
        PdfObject::Array(all) => Some(
            all.iter()
                .map(one)
                .fold(1, |sum: usize, next| sum.saturating_mul(next)),
        ),
        filter => Some(one(filter)),
    }
}

/// True of pictures and fonts, which nobody reads as content.
fn is_binary(dict: &Dict) -> bool {
    let subtype = dict.get(b"Subtype".as_slice()).and_then(PdfObject::name);
    let is_font = [b"Length1".as_slice(), b"Length2"]
        .iter()
        .any(|key| dict.contains_key(*key));
    is_font
        || matches!(subtype, Some(b"Image" | b"CIDFontType0C" | b"Type1C" | b"OpenType"))
}

fn is_deep(bytes: &[u8]) -> bool {
    let mut depth = 0_usize;
    bytes.iter().any(|byte| {
        match byte {
            b'[' | b'<' => depth += 1,
            b']' | b'>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEPTH
    })
}

/// True if content keeps so many states of drawing (`q`) that they would fill the memory.
fn saves_much(bytes: &[u8]) -> bool {
    let is_space = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
    let (mut depth, mut most) = (0_usize, 0);
    for word in bytes.split(is_space) {
        match word {
            b"q" => depth += 1,
            b"Q" => depth = depth.saturating_sub(1),
            _ => {}
        }
        most = most.max(depth);
    }
    most > STATES || depth > LEFT_OVER
}
