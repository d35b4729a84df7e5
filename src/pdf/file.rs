//! The objects of one PDF file.

use std::collections::BTreeMap;

use super::syntax::{entry, reference, tokens, whole};

/// A PDF file as this program writes it.
pub struct PdfFile<'a> {
    /// What each object says, without its stream.
    pub objects: BTreeMap<u32, Object<'a>>,
    /// The catalog.
    pub root: u32,
    /// The dictionary of the document's information.
    pub info: Option<u32>,
}

/// What an object says.
pub struct Object<'a> {
    /// Its value.
    pub value: &'a [u8],
    /// From `stream` to `endstream`.
    pub stream: Option<&'a [u8]>,
}

/// Where the objects of a file stand, and what its end says.
pub(super) struct PdfTable<'a> {
    /// The first byte of each object.
    pub(super) offsets: BTreeMap<u32, usize>,
    /// The dictionary behind the table.
    pub(super) trailer: &'a [u8],
    /// The first byte of the table.
    pub(super) start: usize,
    /// The first number that no object has.
    pub(super) size: u32,
}

impl<'a> PdfTable<'a> {
    /// Reads the last table of a file; none if it is written in another way.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let tail = rfind(bytes, b"startxref")?;
        let start = bytes[tail..].split(|byte| *byte == b'\n').nth(1)?;
        let start = usize::try_from(whole(start)?).ok()?;
        let table = bytes.get(start..tail)?;
        let trailer = &table[rfind(table, b"trailer")? + b"trailer".len()..];
        let mut lines = table.split(|byte| *byte == b'\n');
        let (head, span) = (lines.next()?, lines.next()?);
        let size = span.strip_prefix(b"0 ").and_then(whole)?;
        if head != b"xref" {
            return None;
        }
        let mut offsets = BTreeMap::new();
        for number in 0..size {
            let line = lines.next()?;
            if line.get(17) == Some(&b'n') {
                offsets.insert(number, usize::try_from(whole(line.get(..10)?)?).ok()?);
            }
        }
        Some(Self { offsets, trailer, start, size })
    }

    /// The object of a number.
    pub(super) fn object(&self, bytes: &'a [u8], number: u32) -> Option<Object<'a>> {
        let head = format!("{number} 0 obj\n");
        let body = bytes.get(*self.offsets.get(&number)?..)?;
        Object::read(body.strip_prefix(head.as_bytes())?)
    }

    /// The object that the trailer refers to under a key.
    pub(super) fn reference(&self, key: &[u8]) -> Option<u32> {
        entry(self.trailer, key).and_then(first_reference)
    }
}

impl<'a> PdfFile<'a> {
    /// Reads a file by its table of references; none if it is written in another way.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let table = PdfTable::read(bytes)?;
        let object = |number: &u32| Some((*number, table.object(bytes, *number)?));
        Some(Self {
            root: table.reference(b"/Root")?,
            info: table.reference(b"/Info"),
            objects: table.offsets.keys().map(object).collect::<Option<_>>()?,
        })
    }

    /// The value of an object.
    pub fn value(&self, number: u32) -> Option<&'a [u8]> {
        self.objects.get(&number).map(|object| object.value)
    }

    /// A value, or what it refers to.
    pub fn resolved(&self, value: &'a [u8]) -> Option<&'a [u8]> {
        match first_reference(value) {
            Some(number) => self.value(number),
            None => Some(value),
        }
    }
}

impl<'a> Object<'a> {
    fn read(body: &'a [u8]) -> Option<Self> {
        // A value that is no dictionary or array ends at the line's end.
        let end = match body {
            [b'<', b'<', ..] | [b'[', ..] => tokens(body).last()?.range.end,
            _ => body.iter().position(|byte| *byte == b'\n')?,
        };
        let (value, rest) = body.split_at(end);
        let Some(data) = rest.strip_prefix(b"\nstream\n") else {
            return Some(Self { value, stream: None });
        };
        let length = usize::try_from(whole(entry(value, b"/Length")?)?).ok()?;
        let after = data.get(length..)?;
        let end =
            if after.starts_with(b"\nendstream") { "\nendstream" } else { "endstream" };
        after.strip_prefix(end.as_bytes())?;
        let whole = "\nstream\n".len() + length + end.len();
        Some(Self { value, stream: Some(&rest[..whole]) })
    }

    /// The bytes of a stream that is not packed.
    pub fn plain(&self) -> Option<&'a [u8]> {
        let data = self.stream?.strip_prefix(b"\nstream\n")?;
        let data = data.strip_suffix(b"endstream")?;
        entry(self.value, b"/Filter").is_none().then(|| data.trim_ascii_end())
    }
}

/// The object that a value is a reference to.
pub fn first_reference(value: &[u8]) -> Option<u32> {
    let tokens = tokens(value);
    reference(value, &tokens, 0).filter(|_| tokens.len() == 3)
}

fn rfind(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}
