//! The text of a file and places in it.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use unicode_width::UnicodeWidthStr;

/// A file's text under the name that people see.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The path as the user gave it, with `/` between folders.
    pub name: String,
    /// All of it, as it was read; ranges of places count in its bytes.
    pub text: String,
    /// The encoding that its bytes were taken for, if that is another than UTF-8.
    pub assumed: Option<&'static str>,
    /// The sheet of a workbook that the text shows, a row a line, its cells parted by
    /// [`CELL_GAP`].
    pub sheet: Option<String>,
}

/// What stands between two cells of a sheet.
pub const CELL_GAP: &str = " │ ";

impl SourceFile {
    /// A file's text, ready to be pointed into.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Self::assuming(name, text, None)
    }

    /// A file's text, with the encoding that was assumed to read it.
    pub fn assuming(
        name: impl Into<String>,
        text: impl Into<String>,
        assumed: Option<&'static str>,
    ) -> Arc<Self> {
        let (name, text) = (name.into(), text.into());
        Arc::new(Self { name, text, assumed, sheet: None })
    }

    /// The rows of a sheet.
    pub fn of_sheet(
        name: impl Into<String>,
        sheet: impl Into<String>,
        text: impl Into<String>,
    ) -> Arc<Self> {
        let (name, text) = (name.into(), text.into());
        Arc::new(Self {
            name,
            text,
            assumed: None,
            sheet: Some(sheet.into()),
        })
    }

    /// The line and column of a byte offset, both from 1; the column counts what people
    /// see, so a combining mark adds nothing.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let before = &self.text[..self.floor(offset)];
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        (before.matches('\n').count() + 1, before[start..].width() + 1)
    }

    fn floor(&self, offset: usize) -> usize {
        let mut at = offset.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// A byte range in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file that the range is of.
    pub file: Arc<SourceFile>,
    /// The bytes of its text.
    pub range: Range<usize>,
}

impl Place {
    /// A place in a file; a range outside the text or inside a character is widened or cut
    /// to whole characters.
    pub fn new(file: &Arc<SourceFile>, range: Range<usize>) -> Self {
        let start = file.floor(range.start);
        let mut end = range.end.clamp(start, file.text.len());
        while !file.text.is_char_boundary(end) {
            end += 1;
        }
        Self { file: file.clone(), range: start..end }
    }

    /// Line and column of the start, both from 1.
    pub fn line_column(&self) -> (usize, usize) {
        self.file.line_column(self.range.start)
    }

    /// The cell of a sheet, as sheets name it: `Trang1!C3`.
    pub fn cell(&self) -> Option<String> {
        let sheet = self.file.sheet.as_ref()?;
        let before = &self.file.text[..self.range.start];
        let line = before.rfind('\n').map_or(0, |i| i + 1);
        let column = before[line..].matches(CELL_GAP).count();
        let row = before.matches('\n').count() + 1;
        Some(format!("{sheet}!{}{row}", column_letters(column)))
    }
}

/// `file:line:column`, or `file[sheet!cell]` where the file is a workbook.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.file.name;
        if let Some(cell) = self.cell() {
            return write!(f, "{name}[{cell}]");
        }
        let (line, column) = self.line_column();
        write!(f, "{name}:{line}:{column}")
    }
}

/// The name of a sheet's column, from 0: `C`.
pub fn column_letters(column: usize) -> String {
    let (mut letters, mut rest) = (String::new(), column + 1);
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_what_people_see() {
        let file = SourceFile::new("a.yaml", "x: 1\ntie\u{302}\u{301}ng: 2\n");
        let at = file.text.find('2').unwrap();
        assert_eq!(file.line_column(at), (2, 8));
    }

    #[test]
    fn a_place_in_a_sheet_is_its_cell() {
        let text = "Tên │ Số\n\nAn │ 5 │ 7\n";
        let file = SourceFile::of_sheet("a.xlsx", "Trang 1", text);
        let at = text.find('7').unwrap();
        assert_eq!(Place::new(&file, at..at + 1).to_string(), "a.xlsx[Trang 1!C3]");
        assert_eq!(Place::new(&file, 0..3).to_string(), "a.xlsx[Trang 1!A1]");
        let file = SourceFile::new("a.yaml", "x: 1");
        assert_eq!(Place::new(&file, 3..4).to_string(), "a.yaml:1:4");
    }

    #[test]
    fn a_range_inside_a_character_is_widened() {
        let file = SourceFile::new("a.yaml", "ộ");
        assert_eq!(Place::new(&file, 1..2).range, 0..3);
        assert_eq!(Place::new(&file, 7..9).range, 3..3);
    }
}
