//! The groups of a list and those in them, by what their rows are counted with.

use std::sync::Arc;

use super::counter::CounterStyle;
use super::office::{counter, ordinal};
use super::records::{Cell, Record, RecordGroup};
use super::row_sort::RowSort;

/// Rows of data, each in its group.
#[derive(Default)]
pub(super) struct NestedRows {
    pub(super) kept: Vec<Record>,
    /// All groups, in their order.
    pub(super) groups: Vec<Arc<RecordGroup>>,
    /// Titles that nothing stands below, and that say nothing else.
    pub(super) lone: Vec<Record>,
    /// How groups and rows are counted, if not as usual.
    pub(super) levels: Vec<&'static str>,
}

/// The rows that are shown, in the groups whose titles stand above them.
pub(super) fn nested(
    rows: Vec<Record>,
    sorts: &[RowSort],
    columns: &[Cell],
    hidden: &[usize],
) -> NestedRows {
    let ordinal = ordinal(columns);
    let mut nest = Nest::default();
    for (mut row, sort) in rows.into_iter().zip(sorts) {
        let counter = counter(&row, ordinal);
        let style = counter.as_ref().map(|it| it.style);
        let is_hidden = hidden.binary_search(&row.row).is_ok();
        match sort {
            RowSort::Group => {
                let end = row.range.end..row.range.end;
                let none = Cell { range: end, ..Cell::default() };
                row.cells.resize(columns.len().max(row.cells.len()), none);
                nest.open(row, style, ordinal, is_hidden);
            }
            RowSort::Data => {
                nest.close_for(style);
                row.group = nest.stack.last().map(|at| nest.all[*at].group.clone());
                for at in &nest.stack {
                    nest.all[*at].rows += 1;
                    nest.all[*at].shown += usize::from(!is_hidden);
                }
                let depth = nest.stack.len();
                if nest.rows.is_none_or(|(deepest, _)| depth > deepest) {
                    nest.rows = Some((depth, style.unwrap_or(CounterStyle::Arabic(1))));
                }
                nest.adjacent = false;
                if !is_hidden {
                    nest.kept.push(row);
                }
            }
            _ => {}
        }
    }
    nest.done()
}

#[derive(Default)]
struct Nest {
    all: Vec<NestedGroup>,
    /// Those that are open, the outermost first.
    stack: Vec<usize>,
    /// At which depth each style was first seen.
    depths: Vec<(CounterStyle, usize)>,
    /// True if the row before is a title.
    adjacent: bool,
    kept: Vec<Record>,
    /// The depth of the deepest rows, and what they are counted with.
    rows: Option<(usize, CounterStyle)>,
}

struct NestedGroup {
    group: Arc<RecordGroup>,
    row: Record,
    /// How many rows stand in it, and how many of them are shown.
    rows: usize,
    shown: usize,
    hidden: bool,
    /// True if its row says more than its title.
    says: bool,
}

impl Nest {
    fn open(
        &mut self,
        row: Record,
        style: Option<CounterStyle>,
        ordinal: Option<usize>,
        hidden: bool,
    ) {
        let Some(title) = title(&row, style, ordinal) else { return };
        let style = style.unwrap_or(CounterStyle::Plain);
        let depth = self.depth(style);
        self.stack.truncate(depth);
        let above = self.stack.last().map(|at| self.all[*at].group.clone());
        let own = |cell: &Cell| own(cell, &title);
        let cells: Vec<Cell> = row.cells.iter().map(own).collect();
        let more =
            |(at, cell): (usize, &Cell)| Some(at) != ordinal && !cell.text.is_empty();
        let says = style != CounterStyle::Plain || cells.iter().enumerate().any(more);
        let group = Arc::new(RecordGroup { title, cells, style, above });
        self.stack.push(self.all.len());
        self.all
            .push(NestedGroup { group, row, rows: 0, shown: 0, hidden, says });
        self.adjacent = true;
    }

    /// How deep a group of that style stands: as the first of its style does; else in the open
    /// group, if that comes right before it or is counted in an outer way.
    fn depth(&mut self, style: CounterStyle) -> usize {
        if let Some((_, depth)) = self.depths.iter().find(|(it, _)| *it == style) {
            return (*depth).min(self.stack.len());
        }
        let of = |nest: &Self, at: usize| nest.all[at].group.style;
        let mut depth = self.stack.len();
        let plain = style == CounterStyle::Plain;
        while let Some(top) = depth.checked_sub(1).map(|at| of(self, self.stack[at])) {
            if self.adjacent || !plain && top < style {
                break;
            }
            depth -= 1;
        }
        self.depths.push((style, depth));
        depth
    }

    /// A row that is counted as an open group is stands beside it.
    fn close_for(&mut self, style: Option<CounterStyle>) {
        let Some(style @ CounterStyle::Arabic(_)) = style else { return };
        let open = |at: &usize| self.all[*at].group.style;
        if let Some(at) = self.stack.iter().position(|at| open(at) >= style) {
            self.stack.truncate(at);
        }
    }

    fn done(self) -> NestedRows {
        let levels = self.levels();
        let (mut groups, mut lone) = (vec![], vec![]);
        for group in self.all {
            let bare = group.rows == 0 && !group.hidden;
            if group.shown > 0 || bare && group.says {
                groups.push(group.group);
            } else if bare {
                lone.push(group.row);
            }
        }
        NestedRows { kept: self.kept, groups, lone, levels }
    }

    /// Said where groups are nested, or counted otherwise than with I, II, III.
    fn levels(&self) -> Vec<&'static str> {
        let usual = ["I", "1", "1.1", "a", "-"];
        let said = |style: CounterStyle, depth: usize| match style {
            CounterStyle::Plain => usual[depth.min(usual.len() - 1)],
            CounterStyle::Capital => "A",
            CounterStyle::Roman => "I",
            CounterStyle::Arabic(1) => "1",
            CounterStyle::Arabic(_) => "1.1",
            CounterStyle::Letter => "a",
            CounterStyle::Dash => "-",
        };
        let mut levels: Vec<&str> = vec![];
        for NestedGroup { group, .. } in &self.all {
            let depth = group.depth();
            if depth == levels.len() {
                levels.push(said(group.style, depth));
            }
        }
        let Some((depth, style)) = self.rows.filter(|(depth, _)| *depth == levels.len())
        else {
            return vec![];
        };
        levels.push(said(style, depth));
        if levels.len() > 6 || usual.starts_with(&levels) { vec![] } else { levels }
    }
}

/// The title in a group's row: its first text if it is counted, else its longest, since a sum of
/// the group may stand beside it.
fn title(
    row: &Record,
    style: Option<CounterStyle>,
    ordinal: Option<usize>,
) -> Option<Cell> {
    let mut held = row.cells.iter().enumerate().filter(|(_, cell)| {
        !cell.text.is_empty() && cell.number.is_none() && !cell.joined
    });
    let counted = style.is_some();
    let first = held.clone().find(|(at, _)| counted && Some(*at) != ordinal);
    let found = match first {
        Some(found) => Some(found),
        None if counted => held.next(),
        None => held.max_by_key(|(_, cell)| cell.text.chars().count()),
    };
    found.map(|(_, cell)| cell.clone())
}

/// What a cell of a group's row says besides its title; that may be joined over all of them.
fn own(cell: &Cell, title: &Cell) -> Cell {
    let is_title = cell.joined || cell.text == title.text;
    if is_title {
        Cell { text: String::new(), number: None, ..cell.clone() }
    } else {
        cell.clone()
    }
}
