//! Books of the register as CSV.

use super::sheet::BookSheet;

/// What a cell begins with that a spreadsheet would work out instead of showing.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The rows of books, each with its year and book behind; a cell that a spreadsheet would take
/// for a formula begins with an apostrophe.
pub fn csv(books: &[BookSheet]) -> Vec<u8> {
    let mut text = String::new();
    for (i, book) in books.iter().enumerate() {
        if i == 0 {
            line(&mut text, book.columns.iter().map(String::as_str));
        }
        for row in &book.rows {
            line(&mut text, row.iter().map(String::as_str));
        }
    }
    text.into_bytes()
}

fn line<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    let cells: Vec<String> = cells.map(cell).collect();
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}

fn cell(said: &str) -> String {
    let guard = if said.starts_with(FORMULA) { "'" } else { "" };
    let is_plain = !said.contains([',', '"', '\n', '\r']);
    if is_plain {
        return format!("{guard}{said}");
    }
    format!("\"{guard}{}\"", said.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_every_cell_can_be_read_back() {
        for (said, expected) in [
            ("a", "a"),
            ("a, b", "\"a, b\""),
            ("“a” \"b\"", "\"“a” \"\"b\"\"\""),
            ("=1+1", "'=1+1"),
            ("-a\nb", "\"'-a\nb\""),
            ("@x", "'@x"),
        ] {
            assert_eq!(cell(said), expected);
        }
    }
}
