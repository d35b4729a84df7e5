//! Workbooks of Excel 97 (BIFF8), made record by record in a compound file.

/// What stands in a cell.
pub enum OldCell<'a> {
    Text(&'a str),
    /// A number, and the place of its format's code, from 1; 0 for none.
    Number(f64, usize),
    /// A formula with the number that it came to.
    Formula(f64),
    /// A formula that nobody has computed.
    Uncomputed,
    Empty,
}

/// A workbook in the making.
#[derive(Default)]
pub struct OldBook<'a> {
    pub codes: Vec<&'a str>,
    /// Name, whether it is hidden, and its rows.
    pub sheets: Vec<(&'a str, bool, Vec<Vec<OldCell<'a>>>)>,
    /// Hidden rows of every sheet, from 0.
    pub hidden: Vec<u16>,
    /// Joined cells of every sheet: first and last row, first and last column, from 0.
    pub joined: Vec<[u16; 4]>,
    /// Days count from 1904.
    pub from_1904: bool,
}

const SECTOR: usize = 512;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;

impl OldBook<'_> {
    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let sheets: Vec<Vec<u8>> =
            self.sheets.iter().map(|it| self.sheet(&it.2)).collect();
        let length = self.globals(&vec![0; sheets.len()]).len();
        let mut starts = vec![];
        let mut at = length;
        for sheet in &sheets {
            starts.push(at as u32);
            at += sheet.len();
        }
        let mut stream = self.globals(&starts);
        stream.extend(sheets.concat());
        compound(&stream)
    }

    fn globals(&self, starts: &[u32]) -> Vec<u8> {
        let mut out = begin(5);
        record(&mut out, 0x0042, &shorts(&[1200]));
        record(&mut out, 0x0022, &shorts(&[u16::from(self.from_1904)]));
        for (i, code) in self.codes.iter().enumerate() {
            let data = [shorts(&[164 + i as u16]), string(code)].concat();
            record(&mut out, 0x041E, &data);
        }
        for i in 0..=self.codes.len() {
            let format = if i == 0 { 0 } else { 163 + i as u16 };
            record(&mut out, 0x00E0, &[shorts(&[0, format, 1]), vec![0; 14]].concat());
        }
        for ((name, is_hidden, _), start) in self.sheets.iter().zip(starts) {
            let units: Vec<u16> = name.encode_utf16().collect();
            let mut data = start.to_le_bytes().to_vec();
            data.extend([u8::from(*is_hidden), 0, units.len() as u8, 1]);
            data.extend(shorts(&units));
            record(&mut out, 0x0085, &data);
        }
        record(&mut out, 0x000A, &[]);
        out
    }

    fn sheet(&self, rows: &[Vec<OldCell<'_>>]) -> Vec<u8> {
        let mut out = begin(16);
        let width = rows.iter().map(Vec::len).max().unwrap_or(0) as u16;
        let mut size = (rows.len() as u64).rotate_left(32).to_le_bytes().to_vec();
        size.extend(shorts(&[0, width, 0]));
        record(&mut out, 0x0200, &size);
        for row in 0..rows.len() as u16 {
            let flags = if self.hidden.contains(&row) { 0x0120 } else { 0x0100 };
            record(&mut out, 0x0208, &shorts(&[row, 0, width, 255, 0, 0, flags, 15]));
        }
        for (row, cells) in (0_u16..).zip(rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                cell.write(row, column, &mut out);
            }
        }
        let joined = self.joined.iter().flat_map(|it| shorts(it));
        let count = shorts(&[self.joined.len() as u16]);
        record(&mut out, 0x00E5, &count.into_iter().chain(joined).collect::<Vec<_>>());
        record(&mut out, 0x000A, &[]);
        out
    }
}

impl OldCell<'_> {
    fn write(&self, row: u16, column: u16, out: &mut Vec<u8>) {
        let at = |style: usize| shorts(&[row, column, style as u16]);
        let formula = |result: [u8; 8]| {
            // A reference to a cell: tokens enough for a reader.
            let tokens = [0x44, 0, 0, 0, 0xC0];
            let tail =
                [shorts(&[0, 0, 0, tokens.len() as u16]), tokens.to_vec()].concat();
            [at(0), result.to_vec(), tail].concat()
        };
        match self {
            Self::Text(text) => record(out, 0x0204, &[at(0), string(text)].concat()),
            Self::Number(number, style) => {
                record(
                    out,
                    0x0203,
                    &[at(*style), number.to_le_bytes().to_vec()].concat(),
                );
            }
            Self::Formula(number) => record(out, 0x0006, &formula(number.to_le_bytes())),
            Self::Uncomputed => {
                record(out, 0x0006, &formula([3, 0, 0, 0, 0, 0, 0xFF, 0xFF]));
            }
            Self::Empty => {}
        }
    }
}

/// The first record of a part of a sort.
fn begin(sort: u16) -> Vec<u8> {
    let mut out = vec![];
    let data = [shorts(&[0x0600, sort, 0x0DBB, 0x07CC]), vec![0x41, 0, 0, 0, 6, 0, 0, 0]];
    record(&mut out, 0x0809, &data.concat());
    out
}

fn record(out: &mut Vec<u8>, kind: u16, data: &[u8]) {
    out.extend(shorts(&[kind, data.len() as u16]));
    out.extend(data);
}

fn shorts(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|it| it.to_le_bytes()).collect()
}

/// A text with its length before it, two bytes a letter.
fn string(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [shorts(&[units.len() as u16]), vec![1], shorts(&units)].concat()
}

/// A compound file with one stream, `Workbook`.
fn compound(stream: &[u8]) -> Vec<u8> {
    // A short stream would lie among the small sectors.
    let sectors = stream.len().max(4096).div_ceil(SECTOR);
    let tables = (1..=sectors + 1)
        .find(|it| (it + 1 + sectors) <= it * SECTOR / 4)
        .unwrap_or(1);
    let mut head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    head.resize(SECTOR, 0);
    let mut put =
        |at: usize, bytes: &[u8]| head[at..at + bytes.len()].copy_from_slice(bytes);
    put(24, &shorts(&[0x3E, 3, 0xFFFE, 9, 6]));
    let longs =
        [(44, tables as u32), (48, tables as u32), (56, 4096), (60, END), (68, END)];
    for (at, number) in longs {
        put(at, &number.to_le_bytes());
    }
    for i in 0..109 {
        let number = if i < tables { i as u32 } else { FREE };
        put(76 + 4 * i, &number.to_le_bytes());
    }
    let mut table = vec![0xFFFF_FFFD; tables];
    table.push(END);
    let first = tables as u32 + 1;
    table.extend((1..sectors as u32).map(|i| first + i));
    table.push(END);
    table.resize(tables * SECTOR / 4, FREE);
    let entry = |name: &str, sort: u8, child: u32, start: u32, length: usize| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(64, 0);
        entry.extend(shorts(&[(name.len() as u16 + 1) * 2]));
        entry.extend([sort, 1]);
        for number in [FREE, FREE, child] {
            entry.extend(number.to_le_bytes());
        }
        entry.resize(116, 0);
        entry.extend(start.to_le_bytes());
        entry.extend((length as u64).to_le_bytes());
        entry
    };
    let mut folder = entry("Root Entry", 5, 1, END, 0);
    folder.extend(entry("Workbook", 2, FREE, first, stream.len().max(4096)));
    folder.resize(SECTOR, 0);
    let mut body = stream.to_vec();
    body.resize(sectors * SECTOR, 0);
    let table: Vec<u8> = table.iter().flat_map(|it: &u32| it.to_le_bytes()).collect();
    [head, table, folder, body].concat()
}
