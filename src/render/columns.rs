//! How wide the columns of a table are, and what fits in one.

use crate::compose::{Composed, ComposedTable, Line, text_of};
use crate::diag::{Diagnostic, rules};
use crate::document::Width;
use crate::say;
use crate::standard::Margins;
use crate::vi::{self, Room};
use crate::yaml::Tree;

/// The least width of the column of numbers, in mm.
const NUMBER_COLUMN: f64 = 12.0;
/// The least that a column without a fixed width takes, in mm.
const NARROWEST: f64 = 5.0;
/// The width of a bold Roman numeral's letter at the table's size, in mm, rounded up.
const NUMERAL: f64 = 3.0;
/// The width of a character at the table's size, in mm: that of wide digits and capitals, so
/// that what is counted with it fits.
const CHARACTER: f64 = 2.6;
/// The size of a table's letters, in pt.
const LETTERS: f64 = 12.0;
/// The size of the letters of a page, in pt.
const PAGE_LETTERS: f64 = 14.0;
/// The padding of a cell, left and right together, in mm.
const PADDING: f64 = 3.0;
/// Cells of so many lines may be higher than a page, and are measured.
const LONG_CELL: usize = 20;
/// The sides of a sheet of A4, in mm.
const SHEET: (f64, f64) = (210.0, 297.0);

/// The width of the text on a page, in mm.
pub(super) fn text_width(margins: Margins, landscape: bool) -> f64 {
    let paper = if landscape { SHEET.1 } else { SHEET.0 };
    paper - margins.left - margins.right
}

/// The width of the column of numbers, in mm, that the longest numeral fits; none without one.
pub(super) fn number_column(table: &ComposedTable) -> f64 {
    if table.numbers.is_none() {
        return 0.0;
    }
    let titled = table.groups.iter().filter(|group| group.title.is_some()).count();
    let letters = (1..=titled).map(|n| vi::roman(n).len()).max().unwrap_or(0);
    let letters = u16::try_from(letters).map_or(0.0, f64::from);
    NUMBER_COLUMN.max(letters * NUMERAL + PADDING + 1.0)
}

/// The width of each column, in mm, on pages of a text width, without that of the numbers.
pub(super) fn widths(table: &ComposedTable, text_width: f64) -> Vec<f64> {
    let (mut left, mut shares) = (text_width - number_column(table), 0.0);
    for column in &table.columns {
        match column.width {
            Width::Fixed(width) => left -= width,
            Width::Share(share) => shares += share,
        }
    }
    let each = |width: Width| match width {
        Width::Fixed(width) => width,
        Width::Share(share) => left * share / shares,
    };
    table.columns.iter().map(|column| each(column.width)).collect()
}

/// How much room a line has in the text of an upright page.
pub(super) fn page_room(margins: Margins) -> Room {
    Room::page(text_width(margins, false), PAGE_LETTERS)
}

/// How much room a line has in a cell of a width.
pub(super) fn room(width: f64) -> Room {
    Room::column(width - PADDING, LETTERS)
}

/// True if a cell may be higher than a page, so that it has to be measured.
pub(super) fn is_long(lines: &[Line], width: f64) -> bool {
    let in_line = characters(width);
    let count = |line: &Line| text_of(line).chars().count() / in_line + 1;
    lines.iter().map(count).sum::<usize>() > LONG_CELL
}

/// How many characters fit in a column at the least.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width is a small positive number"
)]
fn characters(width: f64) -> usize {
    ((width - PADDING) / CHARACTER).max(1.0) as usize
}

/// Tables whose columns do not fit on their page.
pub fn too_wide(composed: &Composed, margins: Margins, tree: &Tree) -> Vec<Diagnostic> {
    let mut found = vec![];
    for (table, landscape) in composed.tables() {
        let text = text_width(margins, landscape);
        let least = |width: Width| match width {
            Width::Fixed(width) => width,
            Width::Share(_) => NARROWEST,
        };
        let needed: f64 = table.columns.iter().map(|column| least(column.width)).sum();
        if needed + number_column(table) <= text {
            continue;
        }
        let mut columns = table.columns.iter().rev();
        let fixed = columns.find(|column| matches!(column.width, Width::Fixed(_)));
        let at = fixed.map_or(&table.at, |column| &column.at);
        let message = say!(
            "các cột rộng hơn trang: cả trang chỉ có {text} mm cho bảng",
            "the columns are wider than the page, which has {text} mm for the table"
        );
        let finding = Diagnostic::new(&rules::TOO_WIDE_COLUMNS, message).hint(say!(
            "Giảm bề rộng cột, dùng phần (fr), hoặc đặt `orientation: landscape`.",
            "Make columns narrower, use shares (fr), or set `orientation: landscape`."
        ));
        found.push(finding.at(tree.place(tree.root.find(at))));
    }
    found
}
