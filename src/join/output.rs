//! The bytes of a joined file, and where its objects stand in it.

use std::collections::BTreeMap;

/// Objects that are written one after the other.
pub(super) struct Objects {
    out: Vec<u8>,
    offsets: BTreeMap<u32, usize>,
    next: u32,
}

impl Objects {
    /// No object yet; the numbers up to one are kept for the file's own.
    pub(super) fn new(own: u32) -> Self {
        Self {
            out: b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n\n".to_vec(),
            offsets: BTreeMap::new(),
            next: own + 1,
        }
    }

    pub(super) fn take_number(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    pub(super) fn put(&mut self, number: u32, value: &str) {
        self.write(number, value.as_bytes(), None);
    }

    pub(super) fn write(&mut self, number: u32, value: &[u8], stream: Option<&[u8]>) {
        self.offsets.insert(number, self.out.len());
        self.out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        self.out.extend_from_slice(value);
        self.out.extend_from_slice(stream.unwrap_or_default());
        self.out.extend_from_slice(b"\nendobj\n");
    }

    /// The file, with the table of its objects.
    pub(super) fn end(mut self, catalog: u32, info: u32, identity: &str) -> Vec<u8> {
        let start = self.out.len();
        let size = self.next;
        let mut table = format!("xref\n0 {size}\n0000000000 65535 f\r\n");
        for number in 1..size {
            let at = self.offsets.get(&number).copied().unwrap_or(0);
            table.push_str(&format!("{at:010} 00000 n\r\n"));
        }
        table.push_str(&format!(
            "trailer\n<</Size {size}/Root {catalog} 0 R/Info {info} 0 R\
             /ID[<{identity}><{identity}>]>>\nstartxref\n{start}\n%%EOF"
        ));
        self.out.extend_from_slice(table.as_bytes());
        self.out
    }
}
