//! The cells of an XLSX's sheet, in one pass: what they show, which are joined, which rows are
//! hidden.

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};

use super::code::{general, scaled};
use super::grid::{Grid, GridCell, GridRow, JoinedCells, SheetSize, position};
use super::records::CellFault;
use super::rich_text::RunLook;
use super::sheets::SheetFault;
use super::shown::iso;
use super::xlsx_strings::unescaped;
use super::xlsx_styles::CellStyle;
use super::xml::{attribute, events_while, is_set, said};
use crate::bounds::LIST_CELLS;

/// What days of a workbook that counts from 1904 are short of.
const FROM_1904: f64 = 1462.0;

/// What the cells of a sheet share with those of others.
#[derive(Clone, Copy)]
pub(super) struct SheetLooks<'a> {
    pub(super) styles: &'a [CellStyle],
    /// The numbers of styles that strike out.
    pub(super) struck: &'a HashSet<usize>,
    /// Texts, and what of their look is lost.
    pub(super) strings: &'a [(String, Option<CellFault>)],
}

/// Reads the cells of a sheet.
pub(super) struct SheetReader<'a> {
    looks: SheetLooks<'a>,
    /// How the text of the open cell looks.
    run: RunLook,
    from_1904: bool,
    uncomputed: bool,
    grid: Grid,
    size: SheetSize,
    row: GridRow,
    /// The next row and column that have no name.
    next: (usize, usize),
    last: (usize, usize),
    cell: Option<RawCell>,
    /// The last cell, for the room that its texts take.
    spare: RawCell,
    inside: Inside,
}

/// Where in a cell a text stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    Value,
    Text,
    Aside,
}

/// What the value of a cell is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum CellKind {
    #[default]
    Number,
    Shared,
    Formula,
    Inline,
    Failed,
    Truth,
    Day,
}

impl CellKind {
    fn of(text: &str) -> Self {
        match text {
            "s" => Self::Shared,
            "str" => Self::Formula,
            "inlineStr" => Self::Inline,
            "e" => Self::Failed,
            "b" => Self::Truth,
            "d" => Self::Day,
            _ => Self::Number,
        }
    }
}

/// A cell as its elements say it.
#[derive(Debug, Default)]
struct RawCell {
    column: usize,
    kind: CellKind,
    style: usize,
    value: String,
    text: String,
    formula: bool,
}

impl RawCell {
    /// An empty cell of a column.
    fn emptied(mut self, column: usize) -> Self {
        self.value.clear();
        self.text.clear();
        let Self { value, text, .. } = self;
        Self { column, value, text, ..Self::default() }
    }
}

impl<'a> SheetReader<'a> {
    pub(super) fn new(looks: SheetLooks<'a>, from_1904: bool, uncomputed: bool) -> Self {
        Self {
            looks,
            run: RunLook::default(),
            from_1904,
            uncomputed,
            grid: Grid::default(),
            size: SheetSize::default(),
            row: GridRow::default(),
            next: (0, 0),
            last: (0, 0),
            cell: None,
            spare: RawCell::default(),
            inside: Inside::Nothing,
        }
    }

    pub(super) fn read(mut self, xml: &str) -> Result<Grid, SheetFault> {
        events_while(xml, |event| {
            match event {
                Event::Start(tag) => self.open(tag),
                Event::Empty(tag) => {
                    self.open(tag);
                    self.close(tag.local_name().as_ref());
                }
                Event::End(tag) => self.close(tag.local_name().as_ref()),
                event => {
                    if let Some(cell) = &mut self.cell {
                        match self.inside {
                            Inside::Value => said(event, &mut cell.value),
                            Inside::Text => {
                                let from = cell.text.len();
                                said(event, &mut cell.text);
                                self.run.apply(&mut cell.text, from);
                            }
                            _ => {}
                        }
                    }
                }
            }
            !self.size.is_over()
        });
        self.size.check()?;
        let (rows, columns) =
            (self.last.0.saturating_add(1), self.last.1.saturating_add(1));
        if rows.saturating_mul(columns) > LIST_CELLS {
            return Err(SheetFault::TooLarge(rows, columns));
        }
        Ok(self.grid)
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "row" => {
                let number = attribute(tag, "r").and_then(|it| it.parse::<usize>().ok());
                let number = number.and_then(|it| it.checked_sub(1));
                let number = number.unwrap_or(self.next.0);
                let flat = attribute(tag, "ht").is_some_and(|it| it == "0");
                let hidden = is_set(tag, "hidden") || flat;
                self.row = GridRow { number, hidden, cells: vec![] };
                self.next = (number.saturating_add(1), 0);
            }
            "c" => {
                let mut cell = std::mem::take(&mut self.spare).emptied(self.next.1);
                let mut attributes = tag.attributes();
                attributes.with_checks(false);
                for it in attributes.flatten() {
                    match it.key.local_name().as_ref() {
                        "r" => {
                            if let Some((row, column)) = position(&it.value) {
                                cell.column = column;
                                self.last.0 = self.last.0.max(row);
                            }
                        }
                        "s" => cell.style = it.value.parse().unwrap_or(0),
                        "t" => cell.kind = CellKind::of(&it.value),
                        _ => {}
                    }
                }
                self.next.1 = cell.column.saturating_add(1);
                self.cell = Some(cell);
            }
            "f" => {
                if let Some(cell) = &mut self.cell {
                    cell.formula = true;
                }
            }
            "v" => self.inside = Inside::Value,
            "t" if self.inside != Inside::Aside => self.inside = Inside::Text,
            "rPh" => self.inside = Inside::Aside,
            "mergeCell" => self.merge(&attribute(tag, "ref").unwrap_or_default()),
            _ if self.cell.is_some() => self.run.open(tag),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "c" => {
                let Some(cell) = self.cell.take() else { return };
                if self.size.is_over() {
                    return;
                }
                let column = cell.column;
                let mut shown = self.shown(&cell);
                let struck = self.looks.struck.contains(&cell.style);
                let lost = struck.then_some(CellFault::Struck).or(self.run.end());
                if !shown.text.trim().is_empty() {
                    shown.fault = shown.fault.or(lost);
                }
                if !shown.text.is_empty() || shown.fault.is_some() {
                    self.last.0 = self.last.0.max(self.row.number);
                    self.last.1 = self.last.1.max(column);
                    if self.size.takes(1, shown.text.len()) {
                        self.row.cells.push((column, shown));
                    }
                }
                self.spare = cell;
            }
            "row" => {
                let row = std::mem::take(&mut self.row);
                if !row.cells.is_empty() {
                    self.grid.rows.push(row);
                }
            }
            "t" if self.inside == Inside::Aside => {}
            "v" | "t" | "f" | "rPh" => self.inside = Inside::Nothing,
            _ => {}
        }
    }

    fn merge(&mut self, name: &str) {
        let (first, last) = name.split_once(':').unwrap_or((name, name));
        let (Some(first), Some(last)) = (position(first), position(last)) else { return };
        if !self.size.joins() {
            return;
        }
        self.grid
            .merges
            .push(JoinedCells { rows: first.0..=last.0, columns: first.1..=last.1 });
    }

    fn shown(&self, cell: &RawCell) -> GridCell {
        let style = self.looks.styles.get(cell.style).unwrap_or(&CellStyle::General);
        let text = |text: String| {
            let text = match style {
                CellStyle::Code(code) => code.show_text(&text),
                _ => text,
            };
            GridCell { text, ..GridCell::default() }
        };
        let failed = |fault, text: String| GridCell {
            text,
            fault: Some(fault),
            ..GridCell::default()
        };
        let value = cell.value.trim();
        match cell.kind {
            CellKind::Shared => {
                let shared = value.parse::<usize>().ok();
                let shared = shared.and_then(|at| self.looks.strings.get(at));
                let (said, fault) = shared.cloned().unwrap_or_default();
                GridCell { fault, ..text(said) }
            }
            CellKind::Formula => text(unescaped(&cell.value)),
            CellKind::Inline => text(unescaped(&cell.text)),
            CellKind::Failed => failed(CellFault::Failed, value.to_owned()),
            _ if cell.formula && value.is_empty() => {
                failed(CellFault::NotComputed, String::new())
            }
            CellKind::Truth => text(if value == "1" { "có" } else { "không" }.to_owned()),
            CellKind::Day => text(iso(value)),
            CellKind::Number => {
                match value.parse::<f64>().ok().filter(|it| it.is_finite()) {
                    Some(0.0) if cell.formula && self.uncomputed => {
                        failed(CellFault::NotComputed, "0".to_owned())
                    }
                    Some(number) => self.number(number, style),
                    None => text(value.to_owned()),
                }
            }
        }
    }

    fn number(&self, number: f64, style: &CellStyle) -> GridCell {
        let shown = match style {
            CellStyle::Code(code) if code.is_date() && number < 0.0 => general(number),
            CellStyle::Code(code) if code.is_date() && self.from_1904 => {
                code.show(number + FROM_1904)
            }
            CellStyle::Code(code) => code.show(number),
            _ => general(number),
        };
        let fault = match style {
            CellStyle::Unknown(code) => Some(CellFault::Format(code.clone())),
            CellStyle::Code(code) if !code.is_date() => scaled(&shown, number),
            _ => None,
        };
        GridCell { text: shown.text, number: shown.number, fault }
    }
}
