//! A finished file with some of its objects changed, and others behind them.

use std::collections::BTreeMap;

use super::file::{Object, PdfTable};
use super::syntax::entries;

/// Changes to a file of this program.
pub struct Rewrite<'a> {
    bytes: &'a [u8],
    table: PdfTable<'a>,
    changed: BTreeMap<u32, Vec<u8>>,
    next: u32,
}

impl<'a> Rewrite<'a> {
    /// No change yet; none if this program does not write files so.
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        let table = PdfTable::read(bytes)?;
        let next = table.size;
        Some(Self { bytes, table, changed: BTreeMap::new(), next })
    }

    /// The number of the catalog.
    pub fn catalog(&self) -> Option<u32> {
        self.table.reference(b"/Root")
    }

    /// The numbers of the objects that it has.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.table.offsets.keys().copied()
    }

    /// An object as it was.
    pub fn object(&self, number: u32) -> Option<Object<'a>> {
        self.table.object(self.bytes, number)
    }

    /// Gives an object another body: its value, and its stream if it has one.
    pub fn replace(&mut self, number: u32, body: Vec<u8>) {
        self.changed.insert(number, body);
    }

    /// A number for an object that the file does not have yet.
    pub fn take_number(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    /// The file with the changes; bytes before the first of them are as they were.
    pub fn finish(self) -> Vec<u8> {
        let mut places: Vec<(usize, u32)> =
            self.table.offsets.iter().map(|(number, at)| (*at, *number)).collect();
        places.sort_unstable();
        let first = places.iter().find(|(_, number)| self.changed.contains_key(number));
        let kept = first.map_or(self.table.start, |(at, _)| *at);
        let mut out = self.bytes[..kept].to_vec();
        let mut offsets: BTreeMap<u32, usize> = self.table.offsets.clone();
        for (i, (at, number)) in places.iter().enumerate().filter(|(_, it)| it.0 >= kept)
        {
            offsets.insert(*number, out.len());
            let end = places.get(i + 1).map_or(self.table.start, |(next, _)| *next);
            match self.changed.get(number) {
                Some(body) => write(&mut out, *number, body),
                None => out.extend_from_slice(&self.bytes[*at..end]),
            }
        }
        for (number, body) in self.changed.range(self.table.size..) {
            offsets.insert(*number, out.len());
            write(&mut out, *number, body);
        }
        self.end(out, &offsets)
    }

    fn end(&self, mut out: Vec<u8>, offsets: &BTreeMap<u32, usize>) -> Vec<u8> {
        let (start, size) = (out.len(), self.next);
        out.extend_from_slice(
            format!("xref\n0 {size}\n0000000000 65535 f\r\n").as_bytes(),
        );
        for number in 1..size {
            let line = match offsets.get(&number) {
                Some(at) => format!("{at:010} 00000 n\r\n"),
                None => "0000000000 00000 f\r\n".to_owned(),
            };
            out.extend_from_slice(line.as_bytes());
        }
        out.extend_from_slice(b"trailer\n<<");
        for (key, value) in entries(self.table.trailer) {
            out.extend_from_slice(key);
            if key == b"/Size" {
                out.extend_from_slice(format!(" {size}").as_bytes());
                continue;
            }
            if !value.starts_with(b"[") && !value.starts_with(b"<") {
                out.push(b' ');
            }
            out.extend_from_slice(value);
        }
        out.extend_from_slice(format!(">>\nstartxref\n{start}\n%%EOF").as_bytes());
        out
    }
}

fn write(out: &mut Vec<u8>, number: u32, body: &[u8]) {
    out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
    out.extend_from_slice(body);
    out.extend_from_slice(b"\nendobj\n");
}

#[cfg(test)]
mod tests {
    use super::super::file::PdfFile;
    use super::*;

    #[test]
    fn objects_are_changed_and_added_and_the_others_stay() {
        let mut bytes = b"%PDF-1.7\n".to_vec();
        let mut at = vec![];
        for (number, value) in
            ["<</A 2 0 R>>", "(two)", "<</Type/Catalog>>"].iter().enumerate()
        {
            at.push(bytes.len());
            write(
                &mut bytes,
                u32::try_from(number + 1).expect("small"),
                value.as_bytes(),
            );
        }
        let start = bytes.len();
        bytes.extend_from_slice(b"xref\n0 4\n0000000000 65535 f\r\n");
        for at in at {
            bytes.extend_from_slice(format!("{at:010} 00000 n\r\n").as_bytes());
        }
        let end = format!("trailer\n<</Size 4/Root 3 0 R>>\nstartxref\n{start}\n%%EOF");
        bytes.extend_from_slice(end.as_bytes());
        let same = Rewrite::of(&bytes).expect("read").finish();
        assert_eq!(String::from_utf8_lossy(&same), String::from_utf8_lossy(&bytes));
        let mut rewrite = Rewrite::of(&bytes).expect("read");
        let new = rewrite.take_number();
        rewrite.replace(2, b"(another and longer)".to_vec());
        rewrite.replace(new, b"<</New 1 0 R>>".to_vec());
        let changed = rewrite.finish();
        let file = PdfFile::read(&changed).expect("read again");
        assert_eq!(file.value(1), Some(b"<</A 2 0 R>>".as_slice()));
        assert_eq!(file.value(2), Some(b"(another and longer)".as_slice()));
        assert_eq!(file.value(new), Some(b"<</New 1 0 R>>".as_slice()));
        assert_eq!((file.root, new), (3, 4));
    }
}
