//! What a table asks of its list: `rows_from`, as a name or with keys of its own.

use std::str::FromStr;
use std::sync::Arc;

use crate::diag::{Diagnostic, Message, rules};
use crate::document::list;
use crate::list::{Choice, ChosenRows, Where};
use crate::say;
use crate::yaml::{Node, Tree};

/// The file of a list, and what is asked of it.
pub(super) fn choice(
    tree: &Tree,
    node: &Arc<Node>,
) -> Result<(String, Choice), Vec<Diagnostic>> {
    if let Some(file) = node.scalar() {
        return Ok((file.trim().to_owned(), Choice::default()));
    }
    let text = |key: &str| {
        let said = node.get(key).filter(|value| !value.is_null())?;
        Some((said, said.scalar().unwrap_or_default().trim().to_owned()))
    };
    let fault = |at: &Node, message: Message| {
        Diagnostic::new(&rules::INVALID_VALUE, message).at(tree.place(at))
    };
    let mut faults = vec![];
    let mut asked = Choice {
        sheet: text("sheet").map(|it| it.1),
        ..Choice::default()
    };
    if let Some((at, said)) = text("header") {
        match said.parse().ok().filter(|row: &usize| *row > 0) {
            Some(row) => asked.header = Some(row),
            None => faults.push(fault(
                at,
                say!(
                    "`{said}` không phải số hàng: cần số nguyên dương, như 4",
                    "invalid row `{said}`: expected a positive whole number, such as 4"
                ),
            )),
        }
    }
    asked.all_rows = text("all_rows").is_some_and(|(_, said)| said == "true");
    if let Some((at, said)) = text("rows") {
        match ChosenRows::from_str(&said) {
            Ok(rows) => asked.rows = Some(rows),
            Err(message) => faults.push(fault(at, message)),
        }
    }
    for at in node.get("where").map_or(&[][..], list) {
        match Where::from_str(at.scalar().unwrap_or_default().trim()) {
            Ok(condition) => asked.wheres.push(condition),
            Err(message) => faults.push(fault(at, message)),
        }
    }
    match text("file") {
        Some((_, file)) if faults.is_empty() => Ok((file, asked)),
        // That the file is missing is said where the keys are held to the schema.
        Some(_) | None => Err(faults),
    }
}
