//! What one input may unpack to. A file of a few kilobytes can stand for gigabytes, so what it
//! stands for is bounded, not its own length alone. No document that an office has made comes near
//! one of these.

/// The most bytes of text that the aliases (`*name`) of a YAML file may stand for. People use
/// them for a name or a clause; a text of 100 kB that is used a thousand times is an attack.
pub const ALIASED_BYTES: usize = 2 * 1024 * 1024;

/// The most letters of a text without a line end. A line is broken with an eye to the whole
/// paragraph: 100,000 letters are 30 pages, and take some seconds.
pub const PARAGRAPH_LETTERS: usize = 100_000;

/// The most cells of all tables of a document, empty ones among them: a cell that is set takes
/// 12 kB, so these take 2 GB. An annex of 10,000 rows with 10 columns has 100,000.
pub const TABLE_CELLS: usize = 150_000;

/// The most footnotes that the cells of all tables of a document may call: each makes the table be
/// set once more.
pub const CELL_NOTES: usize = 100;

/// The most cells that are read of a list, those between others that are empty included. Sheets
/// with a stray cell far off have more.
pub const LIST_CELLS: usize = 5_000_000;

/// The most columns of a list, as sheets have.
pub const LIST_COLUMNS: usize = 16_384;

/// The most bytes of text in the cells of a sheet, each as often as it is shown: texts are shared
/// in a workbook, and repeated.
pub const SHEET_TEXT: usize = 128 * 1024 * 1024;

/// The most bytes that the parts of a workbook which are read may unpack to: those of a sheet
/// with 5,000,000 cells are 150 MB.
pub const WORKBOOK_BYTES: u64 = 256 * 1024 * 1024;

/// The most joined stretches of cells of a sheet; each is held against others.
pub const SHEET_JOINS: usize = 20_000;

/// The most digits and letters of the code of a number format; Excel takes 255.
pub const FORMAT_LETTERS: usize = 1024;

/// The most digits that a format asks for at one place; Excel takes 30.
pub const FORMAT_DIGITS: usize = 64;

/// The most bytes that a picture may unpack to: an A3 page scanned in colour with 600 dots an inch
/// has 209 MB.
pub const PICTURE_BYTES: u64 = 256 * 1024 * 1024;

/// The most bytes that all pictures of a document may unpack to: forty A4 pages scanned in
/// colour with 300 dots an inch have 1 GB.
pub const PICTURES_BYTES: u64 = 1536 * 1024 * 1024;

/// The longest word that another is suggested for, in letters: how much work it is grows with
/// the product of both lengths.
pub const SUGGESTED_LETTERS: usize = 100;

/// The most names that one word is held against.
pub const SUGGESTED_NAMES: usize = 500;

/// The most names that the words of one document are held against together: some hundred findings
/// are shown of it.
pub const SUGGESTIONS: usize = 100_000;

/// The most names, numbers and operators of one `{{ }}` or `{% %}` of a template. The engine goes
/// down one level of its stack for each operator of a chain, and a full stack ends the program.
pub const TEMPLATE_TOKENS: usize = 1000;
