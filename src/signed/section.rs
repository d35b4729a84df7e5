//! A cross-reference section: where the values of one revision lie.

use std::collections::BTreeMap;

use super::fault::ReadFault;
use super::object::{Dict, PdfObject};
use super::syntax::Syntax;
use super::unpack::unpacked;

/// Where a value lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Location {
    /// There is none of this number.
    Free,
    At {
        offset: usize,
        generation: u16,
    },
    /// In a stream of values.
    Packed {
        stream: u32,
        index: usize,
    },
}

/// A cross-reference table or stream, with its trailer.
#[derive(Debug)]
pub(super) struct XrefSection {
    pub(super) at: usize,
    pub(super) entries: BTreeMap<u32, Location>,
    pub(super) trailer: Dict,
    /// The place that the `startxref` behind it names.
    pub(super) named: usize,
    /// Behind its `%%EOF`, and behind the end of that line.
    pub(super) end: usize,
    pub(super) line_end: usize,
}

impl XrefSection {
    /// Reads the section that begins at a byte.
    pub(super) fn read(
        bytes: &[u8],
        at: usize,
        left: &mut usize,
    ) -> Result<Self, ReadFault> {
        let broken = |_| ReadFault::Broken(at);
        let mut syntax = Syntax::new(bytes, at);
        let (mut entries, trailer) = if syntax.takes(b"xref") {
            let entries = table(&mut syntax)?;
            let PdfObject::Dict(trailer) = syntax.value(16)? else {
                return Err(ReadFault::Damaged(syntax.at));
            };
            (entries, trailer)
        } else if bytes.get(at).is_some_and(u8::is_ascii_digit) {
            stream(&mut syntax, left).map_err(|fault| match fault {
                ReadFault::Damaged(_) => ReadFault::Broken(at),
                other => other,
            })?
        } else {
            return Err(ReadFault::Broken(at));
        };
        if trailer.contains_key(b"Encrypt".as_slice()) {
            return Err(ReadFault::Encrypted);
        }
        if let Some(hybrid) = trailer.get(b"XRefStm".as_slice()) {
            let hybrid = hybrid.size().ok_or(ReadFault::Broken(at))?;
            let mut other = Syntax::new(bytes, hybrid);
            for (number, entry) in stream(&mut other, left).map_err(broken)?.0 {
                let old = entries.entry(number).or_insert(entry);
                if *old == Location::Free {
                    *old = entry;
                }
            }
        }
        let size = trailer.get(b"Size".as_slice()).and_then(PdfObject::size);
        let size = size.ok_or(ReadFault::Broken(at))?;
        let last = entries.keys().next_back().copied().unwrap_or_default();
        if usize::try_from(last).is_ok_and(|last| last >= size) {
            return Err(ReadFault::Broken(at));
        }
        let (named, end, line_end) = end_of(&mut syntax).ok_or(ReadFault::Broken(at))?;
        Ok(Self { at, entries, trailer, named, end, line_end })
    }

    /// Where the section of the revision before begins.
    pub(super) fn previous(&self) -> Result<Option<usize>, ReadFault> {
        let previous = self.trailer.get(b"Prev".as_slice());
        previous
            .map(|it| it.size().ok_or(ReadFault::Broken(self.at)))
            .transpose()
    }
}

/// `startxref`, a number and `%%EOF`.
fn end_of(syntax: &mut Syntax<'_>) -> Option<(usize, usize, usize)> {
    syntax.expect(b"startxref").ok()?;
    let named = syntax.number().ok()?;
    while syntax.bytes.get(syntax.at).is_some_and(u8::is_ascii_whitespace) {
        syntax.at += 1;
    }
    let rest = syntax.bytes.get(syntax.at..)?;
    if !rest.starts_with(b"%%EOF") {
        return None;
    }
    let end = syntax.at + 5;
    let line_end = match syntax.bytes.get(end..)? {
        [b'\r', b'\n', ..] => end + 2,
        [b'\r' | b'\n', ..] => end + 1,
        _ => end,
    };
    Some((named, end, line_end))
}

fn table(syntax: &mut Syntax<'_>) -> Result<BTreeMap<u32, Location>, ReadFault> {
    let mut entries = BTreeMap::new();
    loop {
        syntax.skip_space();
        if syntax.takes(b"trailer") {
            return Ok(entries);
        }
        let (first, count): (u32, u32) = (syntax.number()?, syntax.number()?);
        for i in 0..count {
            let at = syntax.at;
            let fault = ReadFault::Damaged(at);
            let (offset, generation) = (syntax.number()?, syntax.number::<u32>()?);
            syntax.skip_space();
            let entry = if syntax.takes(b"n") {
                let generation = u16::try_from(generation).map_err(|_| fault)?;
                Location::At { offset, generation }
            } else if syntax.takes(b"f") {
                Location::Free
            } else {
                return Err(ReadFault::Damaged(syntax.at));
            };
            let number = first.checked_add(i).ok_or(fault)?;
            if entries.insert(number, entry).is_some() {
                return Err(fault);
            }
        }
    }
}

fn stream(
    syntax: &mut Syntax<'_>,
    left: &mut usize,
) -> Result<(BTreeMap<u32, Location>, Dict), ReadFault> {
    let at = syntax.at;
    let fault = ReadFault::Damaged(at);
    let PdfObject::Stream(dict, range) = syntax.indirect(&|_| None)?.value else {
        return Err(fault);
    };
    if dict.get(b"Type".as_slice()).and_then(PdfObject::name) != Some(b"XRef") {
        return Err(fault);
    }
    let bytes = unpacked(&dict, &syntax.bytes[range], at, left)?;
    let entries = packed_entries(&dict, &bytes).ok_or(fault)?;
    Ok((entries, dict))
}

fn packed_entries(dict: &Dict, bytes: &[u8]) -> Option<BTreeMap<u32, Location>> {
    let numbers = |key: &[u8]| {
        let items = dict.get(key)?.array()?.iter();
        items.map(PdfObject::size).collect::<Option<Vec<usize>>>()
    };
    let widths =
        numbers(b"W").filter(|it| it.len() == 3 && it.iter().all(|w| *w <= 8))?;
    let size = dict.get(b"Size".as_slice())?.size()?;
    let parts = numbers(b"Index").unwrap_or_else(|| vec![0, size]);
    let mut rows = bytes.chunks_exact(widths.iter().sum::<usize>().max(1));
    let mut entries = BTreeMap::new();
    for part in parts.chunks_exact(2) {
        for i in 0..part[1] {
            let mut row = rows.next()?;
            let mut field = |width: usize| {
                let (value, rest) = row.split_at(width);
                row = rest;
                value.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte))
            };
            let kind = if widths[0] == 0 { 1 } else { field(widths[0]) };
            let (one, two) = (field(widths[1]), field(widths[2]));
            let entry = match kind {
                0 => Location::Free,
                1 => Location::At {
                    offset: usize::try_from(one).ok()?,
                    generation: u16::try_from(two).ok()?,
                },
                2 => Location::Packed {
                    stream: u32::try_from(one).ok()?,
                    index: usize::try_from(two).ok()?,
                },
                _ => return None,
            };
            let number = u32::try_from(part[0].checked_add(i)?).ok()?;
            if entries.insert(number, entry).is_some() {
                return None;
            }
        }
    }
    Some(entries)
}
