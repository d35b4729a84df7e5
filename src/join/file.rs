//! The objects of one PDF file.

use std::collections::BTreeMap;

use super::syntax::{entry, tokens, whole};

/// A PDF file as this program writes it.
pub(super) struct PdfFile<'a> {
    /// What each object says, without its stream.
    pub(super) objects: BTreeMap<u32, Object<'a>>,
    pub(super) root: u32,
    pub(super) info: Option<u32>,
}

/// What an object says.
pub(super) struct Object<'a> {
    pub(super) value: &'a [u8],
    /// From `stream` to `endstream`.
    pub(super) stream: Option<&'a [u8]>,
}

impl<'a> PdfFile<'a> {
    /// Reads a file by its table of references; none if it is written in another way.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let tail = rfind(bytes, b"startxref")?;
        let start = bytes[tail..].split(|byte| *byte == b'\n').nth(1)?;
        let table = bytes.get(usize::try_from(whole(start)?).ok()?..tail)?;
        let trailer = &table[rfind(table, b"trailer")? + b"trailer".len()..];
        let mut lines = table.split(|byte| *byte == b'\n');
        let (head, span) = (lines.next()?, lines.next()?);
        let count = span.strip_prefix(b"0 ").and_then(whole)?;
        if head != b"xref" {
            return None;
        }
        let mut objects = BTreeMap::new();
        for number in 0..count {
            let line = lines.next()?;
            if line.get(17) != Some(&b'n') {
                continue;
            }
            let at = usize::try_from(whole(line.get(..10)?)?).ok()?;
            let head = format!("{number} 0 obj\n");
            let body = bytes.get(at..)?.strip_prefix(head.as_bytes())?;
            objects.insert(number, Object::read(body)?);
        }
        let reference = |key: &[u8]| entry(trailer, key).and_then(first_reference);
        Some(Self {
            root: reference(b"/Root")?,
            info: reference(b"/Info"),
            objects,
        })
    }

    /// The value of an object.
    pub(super) fn value(&self, number: u32) -> Option<&'a [u8]> {
        self.objects.get(&number).map(|object| object.value)
    }

    /// A value, or what it refers to.
    pub(super) fn resolved(&self, value: &'a [u8]) -> Option<&'a [u8]> {
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
    pub(super) fn plain(&self) -> Option<&'a [u8]> {
        let data = self.stream?.strip_prefix(b"\nstream\n")?;
        let data = data.strip_suffix(b"endstream")?;
        entry(self.value, b"/Filter").is_none().then(|| data.trim_ascii_end())
    }
}

/// The object that a value is a reference to.
pub(super) fn first_reference(value: &[u8]) -> Option<u32> {
    let tokens = tokens(value);
    super::syntax::reference(value, &tokens, 0).filter(|_| tokens.len() == 3)
}

fn rfind(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}
