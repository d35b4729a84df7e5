//! Workbooks in the open format: the cells of a sheet, with the formats of its styles.

use quick_xml::events::{BytesStart, Event};

use super::choice::Choice;
use super::code::{FormatCode, general, scaled};
use super::grid::{Grid, GridCell, GridRow, JoinedCells, SheetSize};
use super::ods_styles::OdsStyles;
use super::ods_times::{days, time};
use super::records::CellFault;
use super::sheets::{SheetFault, SheetName, choose};
use super::shown::{duration, iso};
use super::xlsx_styles::CellStyle;
use super::xml::{Parts, attribute, elements, events_while, said};
use crate::bounds::{LIST_CELLS, LIST_COLUMNS};

/// A cell that is repeated more often is empty, whatever it says.
const MOST_REPEATED: usize = 16_384;

/// Reads a sheet of an ODS.
pub(super) fn read(parts: &mut Parts<'_>, choice: &Choice) -> Result<Grid, SheetFault> {
    let broken = || SheetFault::Broken("content.xml".to_owned());
    let content = parts.text("content.xml").ok_or_else(broken)?;
    let styles =
        OdsStyles::read(&[&parts.text("styles.xml").unwrap_or_default(), &content]);
    let mut names = vec![];
    elements(&content, |tag| {
        if tag.name().as_ref() == "table:table" {
            let style = attribute(tag, "style-name").unwrap_or_default();
            names.push(SheetName {
                name: attribute(tag, "name").unwrap_or_default(),
                visible: !styles.is_hidden(&style),
                is_table: true,
            });
        }
    });
    let chosen = choose(&names, choice.sheet.as_deref())?;
    let mut reader = OdsReader { styles: &styles, chosen, ..OdsReader::new(&styles) };
    events_while(&content, |event| {
        reader.event(event);
        !reader.size.is_over()
    });
    reader.size.check()?;
    let grid = Grid { name: names[chosen].name.clone(), ..reader.grid };
    let columns = grid
        .rows
        .iter()
        .filter_map(|row| row.cells.last().map(|it| it.0.saturating_add(1)));
    let columns = columns.max().unwrap_or(0);
    let rows = grid.rows.last().map_or(0, |row| row.number.saturating_add(1));
    if rows.saturating_mul(columns) > LIST_CELLS {
        return Err(SheetFault::TooLarge(rows, columns));
    }
    Ok(grid)
}

struct OdsReader<'a> {
    styles: &'a OdsStyles,
    chosen: usize,
    /// How many sheets have begun.
    begun: usize,
    inside: bool,
    grid: Grid,
    size: SheetSize,
    row: GridRow,
    repeated: usize,
    row_style: Option<String>,
    column: usize,
    column_styles: Vec<(usize, String)>,
    columns: usize,
    cell: Option<OdsCell>,
    /// Notes of cells are no part of them.
    aside: usize,
}

#[derive(Default)]
struct OdsCell {
    kind: String,
    value: String,
    style: Option<String>,
    formula: bool,
    repeated: usize,
    span: (usize, usize),
    paragraphs: usize,
    text: String,
}

impl OdsCell {
    fn of(tag: &BytesStart<'_>) -> Self {
        let text = |name: &str| attribute(tag, name).unwrap_or_default();
        let number = |name: &str| text(name).parse::<usize>().unwrap_or(1);
        let kind = text("value-type");
        let value = match kind.as_str() {
            "date" => text("date-value"),
            "time" => text("time-value"),
            "boolean" => text("boolean-value"),
            _ => text("value"),
        };
        Self {
            kind,
            value,
            style: attribute(tag, "style-name"),
            formula: attribute(tag, "formula").is_some(),
            repeated: number("number-columns-repeated"),
            span: (number("number-rows-spanned"), number("number-columns-spanned")),
            ..Self::default()
        }
    }
}

impl<'a> OdsReader<'a> {
    fn new(styles: &'a OdsStyles) -> Self {
        Self {
            styles,
            chosen: 0,
            begun: 0,
            inside: false,
            grid: Grid::default(),
            size: SheetSize::default(),
            row: GridRow::default(),
            repeated: 1,
            row_style: None,
            column: 0,
            column_styles: vec![],
            columns: 0,
            cell: None,
            aside: 0,
        }
    }

    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::Empty(tag) => {
                self.open(tag);
                self.close(tag.name().as_ref());
            }
            Event::End(tag) => self.close(tag.name().as_ref()),
            event => {
                let cell = self.cell.as_mut().filter(|_| self.aside == 0);
                if let Some(cell) = cell.filter(|cell| cell.paragraphs > 0) {
                    said(event, &mut cell.text);
                }
            }
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        let number = |name: &str| {
            attribute(tag, name)
                .and_then(|it| it.parse::<usize>().ok())
                .unwrap_or(1)
        };
        match tag.name().as_ref() {
            "table:table" => {
                self.inside = self.begun == self.chosen;
                self.begun += 1;
            }
            _ if !self.inside => {}
            "table:table-column" => {
                let repeated = number("number-columns-repeated");
                if let Some(style) = attribute(tag, "default-cell-style-name") {
                    let end = self.columns.saturating_add(repeated);
                    if self.column_styles.len() < LIST_COLUMNS {
                        self.column_styles.push((end, style));
                    }
                }
                self.columns = self.columns.saturating_add(repeated);
            }
            "table:table-row" => {
                self.repeated = number("number-rows-repeated");
                let visibility = attribute(tag, "visibility").unwrap_or_default();
                self.row.hidden = matches!(visibility.as_str(), "collapse" | "filter");
                self.row_style = attribute(tag, "default-cell-style-name");
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.cell = Some(OdsCell::of(tag));
            }
            "office:annotation" => self.aside += 1,
            "text:p" if self.aside == 0 => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            name @ ("text:s" | "text:tab" | "text:line-break") if self.aside == 0 => {
                if let Some(cell) = &mut self.cell {
                    cell.text.push(if name == "text:line-break" { '\n' } else { ' ' });
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "table:table" => self.inside = false,
            "office:annotation" => self.aside = self.aside.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return };
                self.place(&cell);
            }
            "table:table-row" if self.inside => {
                let row = std::mem::take(&mut self.row);
                let number = row.number;
                // Rows that say the same again are few, or the rest of the sheet.
                let times =
                    if row.cells.is_empty() { 0 } else { self.repeated.min(1000) };
                let bytes: usize = row.cells.iter().map(|(_, it)| it.text.len()).sum();
                // Those of the row itself are counted already.
                let more = row.cells.len() * times.saturating_sub(1);
                if !self.size.takes(more, bytes.div_ceil(row.cells.len().max(1))) {
                    return;
                }
                for i in 0..times {
                    self.grid.rows.push(GridRow {
                        number: number.saturating_add(i),
                        hidden: row.hidden,
                        cells: row.cells.clone(),
                    });
                }
                self.row.number = number.saturating_add(self.repeated);
            }
            _ => {}
        }
    }

    fn place(&mut self, cell: &OdsCell) {
        let (row, column) = (self.row.number, self.column);
        let (rows, columns) = cell.span;
        if (rows > 1 || columns > 1) && self.size.joins() {
            let end = |start: usize, many: usize| {
                start..=start.saturating_add(many.saturating_sub(1))
            };
            self.grid.merges.push(JoinedCells {
                rows: end(row, rows),
                columns: end(column, columns),
            });
        }
        let repeated = cell.repeated;
        if self.size.is_over() {
            return;
        }
        let shown = self.shown(cell, column);
        if (!shown.text.is_empty() || shown.fault.is_some())
            && repeated < MOST_REPEATED
            && self.size.takes(repeated, shown.text.len())
        {
            for i in 0..repeated {
                self.row.cells.push((column.saturating_add(i), shown.clone()));
            }
        }
        self.column = self.column.saturating_add(repeated);
    }

    fn shown(&self, cell: &OdsCell, column: usize) -> GridCell {
        let text = cell.text.clone();
        let plain = |text: String| GridCell { text, ..GridCell::default() };
        if text.starts_with("#N/A") || text.starts_with("Err:") || is_fault(&text) {
            let fault = Some(CellFault::Failed);
            return GridCell { text, fault, number: None };
        }
        let of_column = || {
            let found = self.column_styles.iter().find(|(end, _)| column < *end);
            found.map(|(_, style)| style.as_str())
        };
        let name = cell.style.as_deref().or(self.row_style.as_deref()).or_else(of_column);
        let style = name.and_then(|name| self.styles.style(name));
        let number = match cell.kind.as_str() {
            "float" | "percentage" | "currency" => cell.value.parse::<f64>().ok(),
            "date" => days(&cell.value),
            "time" => time(&cell.value),
            "boolean" => {
                let yes = cell.value == "true";
                return plain(if yes { "có" } else { "không" }.to_owned());
            }
            "" if cell.formula => {
                let fault = Some(CellFault::NotComputed);
                return GridCell { text, fault, number: None };
            }
            _ => None,
        };
        match (number, style, cell.kind.as_str()) {
            (Some(number), Some(CellStyle::Code(code)), _) => {
                let shown = code.show(number);
                let fault = scaled(&shown, number);
                GridCell { text: shown.text, number: shown.number, fault }
            }
            (_, _, "date") => plain(iso(&cell.value)),
            (_, _, "time") => plain(duration(&cell.value).unwrap_or(text)),
            (Some(number), style, kind) => {
                let shown = match kind {
                    "percentage" => FormatCode::parse("0.##%")
                        .map_or_else(|| general(number), |it| it.show(number)),
                    _ => general(number),
                };
                let fault = match style {
                    Some(CellStyle::Unknown(code)) => {
                        Some(CellFault::Format(code.clone()))
                    }
                    _ => None,
                };
                GridCell { text: shown.text, number: shown.number, fault }
            }
            _ => plain(text),
        }
    }
}

fn is_fault(text: &str) -> bool {
    matches!(text, "#REF!" | "#VALUE!" | "#DIV/0!" | "#NAME?" | "#NUM!" | "#NULL!")
}
