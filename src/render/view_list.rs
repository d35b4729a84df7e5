//! Lists as templates see them: lines that begin with a dash, each with those below it.

use minijinja::Value;
use serde::Serialize;

use super::lines::Lines;
use crate::compose::{Inline, Line, item_of};
use crate::vi::Room;

/// An item of a list.
#[derive(Serialize)]
pub(super) struct ItemView {
    /// Its sign; none for a line without one.
    dash: Option<Value>,
    /// What it says, without the sign.
    line: Value,
    /// The items below it, which have another sign.
    items: Vec<ItemView>,
}

/// A line as an item, whether it has a sign or not.
pub(super) fn item_view(line: &Line, room: Room, lines: &Lines<'_>) -> ItemView {
    match item_of(line) {
        Some((dash, text)) => view(dash, &text, room, lines),
        None => ItemView {
            dash: None,
            line: lines.line_in(line, room),
            items: vec![],
        },
    }
}

/// Lines with signs as a list: a run with another sign than the first lies below the item
/// before it.
pub(super) fn list_view(items: &[&Line], lines: &Lines<'_>) -> Vec<ItemView> {
    let items: Vec<_> = items.iter().filter_map(|line| item_of(line)).collect();
    nested(&items, lines)
}

fn nested(items: &[(Inline, Line)], lines: &Lines<'_>) -> Vec<ItemView> {
    let Some((first, _)) = items.first() else { return vec![] };
    let is_top = |(dash, _): &&(Inline, Line)| dash.text == first.text;
    let mut list = vec![];
    let mut rest = items;
    while let Some(((dash, text), below)) = rest.split_first() {
        let count = below.iter().take_while(|item| !is_top(item)).count();
        let (below, next) = below.split_at(count);
        let mut item = view(dash.clone(), text, lines.page(), lines);
        item.items = nested(below, lines);
        list.push(item);
        rest = next;
    }
    list
}

fn view(dash: Inline, text: &Line, room: Room, lines: &Lines<'_>) -> ItemView {
    ItemView {
        dash: Some(lines.text(&vec![dash])),
        line: lines.line_in(text, room),
        items: vec![],
    }
}
