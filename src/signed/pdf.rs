//! A PDF as its revisions: every state that it was ever in.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::rc::Rc;

use super::fault::{MAX_REVISIONS, MAX_WORK, ReadFault};
use super::object::{Dict, Id, Indirect, PdfObject};
use super::section::{Location, XrefSection};
use super::syntax::Syntax;
use super::unpack::{bound, unpacked};

/// How many references may lead from one to the next.
const HOPS: usize = 32;

/// What was written into the file at one time.
pub(super) struct Revision {
    /// From the end of the revision before to behind its own `%%EOF`.
    pub(super) range: Range<usize>,
    /// Behind the end of the line of its `%%EOF`.
    pub(super) line_end: usize,
    pub(super) trailer: Dict,
    /// What it says of values; of the first revision, of all there are.
    pub(super) entries: BTreeMap<u32, Location>,
}

/// A PDF, read only as far as it is asked for.
pub(super) struct Pdf<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) revisions: Vec<Revision>,
    /// What follows the last revision.
    pub(super) rest: Range<usize>,
    entries: HashMap<u32, Vec<(usize, Location)>>,
    left: Cell<usize>,
    /// How many bytes of values may still be read.
    work: Cell<usize>,
    streams: RefCell<HashMap<usize, Rc<Vec<PdfObject>>>>,
}

impl<'a> Pdf<'a> {
    /// Reads the revisions of a file.
    ///
    /// # Errors
    /// Returns why they cannot be told apart for certain.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, ReadFault> {
        let head = &bytes[..bytes.len().min(1024)];
        if !head.windows(5).any(|part| part == b"%PDF-") {
            return Err(ReadFault::NotPdf);
        }
        let last = last_startxref(bytes).ok_or(ReadFault::Cut)?;
        let mut left = bound();
        let sections = chain(bytes, last, &mut left)?;
        let mut pdf = Self {
            bytes,
            revisions: vec![],
            rest: 0..0,
            entries: HashMap::new(),
            left: Cell::new(left),
            work: Cell::new(MAX_WORK),
            streams: RefCell::default(),
        };
        for section in sections {
            pdf.add(section)?;
        }
        let end = pdf.revisions.last().map_or(0, |revision| revision.line_end);
        pdf.rest = end..bytes.len();
        Ok(pdf)
    }

    /// Adds a revision behind those that are known.
    fn add(&mut self, section: XrefSection) -> Result<(), ReadFault> {
        let number = self.revisions.len();
        let start = self.revisions.last().map_or(0, |before| before.range.end);
        if number > 0 && section.at < start {
            return Err(ReadFault::Broken(section.at));
        }
        if number > 0 {
            self.look_at_added(start, &section)?;
        }
        for (name, entry) in &section.entries {
            let known = self.entries.entry(*name).or_default();
            if known.last().map(|(_, old)| old) != Some(entry) {
                known.push((number, *entry));
            }
        }
        self.revisions.push(Revision {
            range: start..section.end,
            line_end: section.line_end,
            trailer: section.trailer,
            entries: section.entries,
        });
        Ok(())
    }

    /// Between the revision before and a section lie whole values, each of which the section
    /// names, and nothing else.
    fn look_at_added(
        &self,
        start: usize,
        section: &XrefSection,
    ) -> Result<(), ReadFault> {
        let mut syntax = Syntax::new(self.bytes, start);
        let (mut offsets, mut numbers) = (BTreeSet::new(), BTreeSet::new());
        loop {
            syntax.skip_space();
            if syntax.at >= section.at {
                break;
            }
            let place = syntax.at;
            let found = syntax.indirect(&|id| self.length(id, section))?;
            let entry = section.entries.get(&found.id.number);
            let is_named = entry
                == Some(&Location::At { offset: place, generation: found.id.generation });
            let is_hybrid =
                section.trailer.get(b"XRefStm".as_slice()).and_then(PdfObject::size)
                    == Some(place);
            if !is_named && !is_hybrid || found.range.end > section.at {
                return Err(ReadFault::Damaged(place));
            }
            offsets.insert(place);
            numbers.insert(found.id.number);
        }
        // Every value that the section names lies there, or is where it was before.
        for (number, entry) in &section.entries {
            let is_here = match entry {
                Location::At { offset, .. } => {
                    offsets.contains(offset) || *offset == section.at
                }
                Location::Packed { stream, .. } => numbers.contains(stream),
                Location::Free => true,
            };
            if !is_here && self.entry(*number, self.revisions.len()) != Some(*entry) {
                return Err(ReadFault::Broken(section.at));
            }
        }
        Ok(())
    }

    /// The length of a stream that a value of the same revision, or an earlier one, says.
    fn length(&self, id: Id, section: &XrefSection) -> Option<usize> {
        let number = self.revisions.len();
        let entry = section.entries.get(&id.number).copied();
        match entry.or_else(|| self.entry(id.number, number))? {
            Location::At { offset, .. } => {
                let found = Syntax::new(self.bytes, offset).indirect(&|_| None).ok()?;
                found.value.size().filter(|_| found.id == id)
            }
            _ => None,
        }
    }

    /// What is known of a number before a revision.
    pub(super) fn entry(&self, number: u32, before: usize) -> Option<Location> {
        let known = self.entries.get(&number)?.iter().rev();
        known
            .clone()
            .find(|(revision, _)| *revision < before)
            .map(|(_, entry)| *entry)
    }

    /// The number of the last revision up to another in which a value was written.
    pub(super) fn written_in(&self, id: Id, revision: usize) -> Option<usize> {
        let known = self.entries.get(&id.number)?.iter().rev();
        known.clone().find(|(at, _)| *at <= revision).map(|(at, _)| *at)
    }

    /// A value as it is in a revision; null if there is none.
    pub(super) fn get(&self, id: Id, revision: usize) -> Result<PdfObject, ReadFault> {
        Ok(match self.entry(id.number, revision + 1) {
            None | Some(Location::Free) => PdfObject::Null,
            Some(Location::At { offset, generation }) => {
                if generation != id.generation {
                    return Ok(PdfObject::Null);
                }
                let mut syntax = Syntax::new(self.bytes, offset);
                let found = syntax.indirect(&|id| self.plain_length(id, revision))?;
                if found.id != id {
                    return Err(ReadFault::Damaged(offset));
                }
                let data = match &found.value {
                    PdfObject::Stream(_, range) => range.len(),
                    _ => 0,
                };
                let read = found.range.len().saturating_sub(data);
                let left =
                    self.work.get().checked_sub(read).ok_or(ReadFault::TooMuchWork)?;
                self.work.set(left);
                found.value
            }
            Some(Location::Packed { stream, index }) => {
                self.packed(stream, index, revision)?
            }
        })
    }

    /// A value with its place in the file, if it is not packed.
    pub(super) fn indirect(&self, id: Id, revision: usize) -> Option<Indirect> {
        let Some(Location::At { offset, .. }) = self.entry(id.number, revision + 1)
        else {
            return None;
        };
        let mut syntax = Syntax::new(self.bytes, offset);
        let found = syntax.indirect(&|id| self.plain_length(id, revision)).ok()?;
        (found.id == id).then_some(found)
    }

    fn plain_length(&self, id: Id, revision: usize) -> Option<usize> {
        let Some(Location::At { offset, .. }) = self.entry(id.number, revision + 1)
        else {
            return None;
        };
        let found = Syntax::new(self.bytes, offset).indirect(&|_| None).ok()?;
        found.value.size().filter(|_| found.id == id)
    }

    /// A value of a stream of values.
    fn packed(
        &self,
        stream: u32,
        index: usize,
        revision: usize,
    ) -> Result<PdfObject, ReadFault> {
        let Some(Location::At { offset, .. }) = self.entry(stream, revision + 1) else {
            return Err(ReadFault::Broken(0));
        };
        let known = self.streams.borrow().get(&offset).cloned();
        let values = match known {
            Some(values) => values,
            None => {
                let values = Rc::new(self.values_of(offset, revision)?);
                self.streams.borrow_mut().insert(offset, Rc::clone(&values));
                values
            }
        };
        values.get(index).cloned().ok_or(ReadFault::Damaged(offset))
    }

    fn values_of(
        &self,
        offset: usize,
        revision: usize,
    ) -> Result<Vec<PdfObject>, ReadFault> {
        let fault = ReadFault::Damaged(offset);
        let mut syntax = Syntax::new(self.bytes, offset);
        let found = syntax.indirect(&|id| self.plain_length(id, revision))?;
        let PdfObject::Stream(dict, range) = &found.value else { return Err(fault) };
        let bytes = self.unpack(dict, range, offset)?;
        let number = |key: &[u8]| dict.get(key).and_then(PdfObject::size).ok_or(fault);
        let (count, first) = (number(b"N")?, number(b"First")?);
        if count > bytes.len() {
            return Err(fault);
        }
        let mut head = Syntax::new(&bytes, 0);
        let mut values = vec![];
        for _ in 0..count {
            let (_, at): (u32, usize) =
                (head.number().map_err(|_| fault)?, head.number().map_err(|_| fault)?);
            let at = first.checked_add(at).ok_or(fault)?;
            values.push(Syntax::alone(&bytes, at).map_err(|_| fault)?);
        }
        Ok(values)
    }

    /// The bytes of a stream of this file.
    pub(super) fn unpack(
        &self,
        dict: &Dict,
        range: &Range<usize>,
        at: usize,
    ) -> Result<Vec<u8>, ReadFault> {
        let mut left = self.left.get();
        let bytes = unpacked(dict, &self.bytes[range.clone()], at, &mut left);
        self.left.set(left);
        bytes
    }

    /// What a value stands for: itself, or what it refers to.
    pub(super) fn resolve(
        &self,
        value: &PdfObject,
        revision: usize,
    ) -> Result<PdfObject, ReadFault> {
        let mut value = value.clone();
        for _ in 0..HOPS {
            let PdfObject::Reference(id) = value else { return Ok(value) };
            value = self.get(id, revision)?;
        }
        Err(ReadFault::TooDeep)
    }

    /// The entry of a dictionary, resolved; null if there is none.
    pub(super) fn at(
        &self,
        dict: &Dict,
        key: &[u8],
        revision: usize,
    ) -> Result<PdfObject, ReadFault> {
        dict.get(key)
            .map_or(Ok(PdfObject::Null), |value| self.resolve(value, revision))
    }

    /// The catalog of a revision, with its number.
    pub(super) fn catalog(&self, revision: usize) -> Result<(Id, Dict), ReadFault> {
        let trailer = &self.revisions[revision].trailer;
        let fault = ReadFault::Broken(self.revisions[revision].range.end);
        let id = trailer
            .get(b"Root".as_slice())
            .and_then(PdfObject::reference)
            .ok_or(fault)?;
        match self.get(id, revision)? {
            PdfObject::Dict(catalog) => Ok((id, catalog)),
            _ => Err(fault),
        }
    }
}

/// The place that the last `startxref` of a file names.
fn last_startxref(bytes: &[u8]) -> Option<usize> {
    let word = b"startxref";
    let found = bytes.windows(word.len()).rposition(|part| part == word)?;
    Syntax::new(bytes, found + word.len()).number().ok()
}

/// The sections of all revisions, the oldest first.
fn chain(
    bytes: &[u8],
    last: usize,
    left: &mut usize,
) -> Result<Vec<XrefSection>, ReadFault> {
    let mut sections: Vec<XrefSection> = vec![];
    let mut next = Some(last);
    while let Some(at) = next {
        if sections.len() > MAX_REVISIONS {
            return Err(ReadFault::TooManyRevisions);
        }
        let section = XrefSection::read(bytes, at, left)?;
        next = section.previous()?;
        match sections.last_mut() {
            // A file for the web names its first page first, and is one revision with the rest.
            Some(first)
                if first.named == 0
                    && section.named == first.at
                    && section.at > first.at =>
            {
                for (number, entry) in section.entries {
                    first.entries.entry(number).or_insert(entry);
                }
                (first.named, first.end, first.line_end) =
                    (first.at, section.end, section.line_end);
            }
            Some(later) if section.end > later.at => return Err(ReadFault::Broken(at)),
            _ => sections.push(section),
        }
    }
    if let Some(wrong) = sections.iter().find(|section| section.named != section.at) {
        return Err(ReadFault::Broken(wrong.at));
    }
    sections.reverse();
    Ok(sections)
}
