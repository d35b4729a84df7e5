//! How an XLS shows its cells, and which of its rows are hidden: what the reader of its values
//! does not tell.

use std::collections::{HashMap, HashSet};

use calamine::Data;

use super::code::{general, scaled};
use super::grid::{GridCell, JoinedCells};
use super::records::CellFault;
use super::xlsx_styles::{CellStyle, built_in, style};
use crate::filetype::{Compound, u16_at, u32_at};

/// The version of the file's records that is read here, of Excel 97 and later.
const BIFF8: u16 = 0x0600;

/// The formats of a sheet.
#[derive(Default)]
pub(super) struct XlsFormats {
    styles: Vec<CellStyle>,
    /// The style of each cell that holds a number, by row and column from 0.
    cells: HashMap<(usize, usize), usize>,
    pub(super) hidden: HashSet<usize>,
    pub(super) merges: Vec<JoinedCells>,
    /// The formulas that came to an empty text, and how many came to something else.
    blank: HashSet<(usize, usize)>,
    computed: usize,
    from_1904: bool,
}

impl XlsFormats {
    /// Reads those of the sheet of a name.
    pub(super) fn read(bytes: &[u8], sheet: &str) -> Option<Self> {
        let file = Compound::read(bytes)?;
        let stream = file.stream("Workbook")?;
        let mut found = Self::default();
        let (mut codes, mut styles) = (HashMap::new(), vec![]);
        let mut start = None;
        for (kind, data) in XlsRecords::at(&stream, 0) {
            match kind {
                0x0809 if u16_at(data, 0) != Some(BIFF8) => return None,
                0x0022 => found.from_1904 = u16_at(data, 0) == Some(1),
                0x0085 if text(data, 6, 1).is_some_and(|it| it == sheet) => {
                    start = u32_at(data, 0);
                }
                0x041E => {
                    codes.insert(u16_at(data, 0)?, text(data, 2, 2)?);
                }
                0x00E0 => styles.push(u16_at(data, 2)?),
                _ => {}
            }
        }
        let of = |id: &u16| match codes.get(id) {
            Some(code) => style(code),
            None => style(built_in(*id)),
        };
        found.styles = styles.iter().map(of).collect();
        for (kind, data) in XlsRecords::at(&stream, start? as usize) {
            found.take(kind, data);
        }
        Some(found)
    }

    fn take(&mut self, kind: u16, data: &[u8]) {
        let short = |at: usize| u16_at(data, at).map(usize::from);
        let (Some(row), Some(column)) = (short(0), short(2)) else { return };
        match kind {
            0x0203 | 0x027E | 0x0006 => {
                if let Some(style) = short(4) {
                    self.cells.insert((row, column), style);
                }
                if kind == 0x0006 && data.get(6) == Some(&3) && short(12) == Some(0xFFFF)
                {
                    self.blank.insert((row, column));
                } else if kind == 0x0006 {
                    self.computed += 1;
                }
            }
            0x00BD => {
                for i in 0..(data.len().saturating_sub(6)) / 6 {
                    if let Some(style) = short(4 + 6 * i) {
                        self.cells.insert((row, column + i), style);
                    }
                }
            }
            0x0208 if short(12).is_some_and(|flags| flags & 0x20 != 0) => {
                self.hidden.insert(row);
            }
            0x00E5 => {
                for i in 0..row {
                    let at = 2 + 8 * i;
                    let [Some(top), Some(bottom), Some(left), Some(right)] =
                        [0, 2, 4, 6].map(|more| short(at + more))
                    else {
                        return;
                    };
                    self.merges
                        .push(JoinedCells { rows: top..=bottom, columns: left..=right });
                }
            }
            _ => {}
        }
    }

    /// The fault of a formula that was never computed: programs leave an empty text there, and
    /// where every formula came to that, none was computed.
    pub(super) fn uncomputed(&self, row: usize, column: usize) -> Option<GridCell> {
        let fault = Some(CellFault::NotComputed);
        let is_left = self.computed == 0 && self.blank.contains(&(row, column));
        is_left.then(|| GridCell { fault, ..GridCell::default() })
    }

    /// What a cell shows; none if its value is all.
    pub(super) fn shown(
        &self,
        row: usize,
        column: usize,
        data: &Data,
    ) -> Option<GridCell> {
        let number = match data {
            Data::Float(number) => *number,
            #[expect(
                clippy::cast_precision_loss,
                reason = "a sheet's numbers are floats"
            )]
            Data::Int(number) => *number as f64,
            Data::DateTime(time) => time.as_f64(),
            _ => return None,
        };
        let style = self.styles.get(*self.cells.get(&(row, column))?)?;
        let shown = match style {
            CellStyle::Code(code) if code.is_date() && self.from_1904 => {
                code.show(number + 1462.0)
            }
            CellStyle::Code(code) => code.show(number),
            CellStyle::General => return None,
            CellStyle::Unknown(_) => general(number),
        };
        let fault = match style {
            CellStyle::Unknown(code) => Some(CellFault::Format(code.clone())),
            CellStyle::Code(code) if !code.is_date() => scaled(&shown, number),
            _ => None,
        };
        Some(GridCell { text: shown.text, number: shown.number, fault })
    }
}

/// The records of a part of the stream, to its end.
struct XlsRecords<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> XlsRecords<'a> {
    fn at(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }
}

impl<'a> Iterator for XlsRecords<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) =
            (u16_at(self.bytes, self.at)?, u16_at(self.bytes, self.at + 2)?);
        // The end of the part.
        if kind == 0x000A {
            return None;
        }
        let start = self.at + 4;
        self.at = start + usize::from(length);
        Some((kind, self.bytes.get(start..self.at)?))
    }
}

/// A text with its length, of so many bytes, before it.
fn text(data: &[u8], at: usize, size: usize) -> Option<String> {
    let length = match size {
        1 => usize::from(*data.get(at)?),
        _ => usize::from(u16_at(data, at)?),
    };
    let (flags, start) = (*data.get(at + size)?, at + size + 1);
    let units: Vec<u16> = if flags & 1 == 1 {
        let bytes = data.get(start..start + 2 * length)?;
        bytes.chunks_exact(2).filter_map(|it| u16_at(it, 0)).collect()
    } else {
        data.get(start..start + length)?
            .iter()
            .map(|it| u16::from(*it))
            .collect()
    };
    Some(String::from_utf16_lossy(&units))
}
