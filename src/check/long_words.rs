//! Words that are wider than their line or cell, and so were broken.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Message, rules};
use crate::say;
use crate::typeset::Pages;
use crate::yaml::{Path, Step, Tree};

/// The label under which `lib/vua.typ` leaves the path of such a word, and the word.
const LABEL: &str = "tu-qua-rong";

/// The most characters of a word that a message shows.
const LONGEST: usize = 60;

/// The broken words, those of one column of a table as one finding.
pub(super) fn check(pages: &Pages, tree: &Tree) -> Vec<Diagnostic> {
    let mut causes: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut order = vec![];
    for note in pages.notes(LABEL) {
        let Some((path, word)) = note.split_once('\n') else { continue };
        let column = column(&Path::parse(path)).unwrap_or_else(|| note.clone());
        let cause = causes.entry(column.clone()).or_insert_with(|| {
            order.push(column);
            vec![]
        });
        let said = (path.to_owned(), shown(word));
        // The header of a table is set on every page.
        if !cause.contains(&said) {
            cause.push(said);
        }
    }
    let finding = |column: String| {
        let said = causes.remove(&column)?;
        let (path, word) = said.first()?;
        let (message, hint) =
            if column_of(path) { in_column(said.len(), word) } else { on_line(word) };
        let place = tree.place(tree.root.find(&Path::parse(path)));
        Some(Diagnostic::new(&rules::TOO_LONG_WORD, message).at(place).hint(hint))
    };
    order.into_iter().filter_map(finding).collect()
}

/// A word as a message shows it: without the mark after it, and not all of a very long one.
fn shown(word: &str) -> String {
    let word = word.trim_end_matches([';', ',', '.', '/', ':']);
    match word.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &word[..end]),
        None => word.to_owned(),
    }
}

fn column_of(path: &str) -> bool {
    column(&Path::parse(path)).is_some()
}

/// The column of the table that a value stands in, as a name: the way to the table, and the key;
/// the title of a column by itself.
fn column(path: &Path) -> Option<String> {
    let Some(Step::Key(key)) = path.0.last() else { return None };
    let position = |name: &str| {
        path.0
            .iter()
            .rposition(|step| matches!(step, Step::Key(key) if key == name))
    };
    let table = position("table")?;
    if position("columns") == Some(table + 1) {
        return Some(path.to_string());
    }
    position("rows").filter(|rows| *rows > table)?;
    Some(format!("{} {key}", Path(path.0[..=table].to_vec())))
}

fn in_column(cells: usize, word: &str) -> (Message, Message) {
    let message = if cells == 1 {
        say!(
            "“{word}” rộng hơn cột nên phải ngắt ra nhiều dòng",
            "“{word}” is wider than its column and was broken over lines"
        )
    } else {
        say!(
            "{cells} ô của cột này có chữ rộng hơn cột nên phải ngắt ra nhiều dòng, đầu tiên là “{word}”",
            "{cells} cells of this column hold a word wider than it, broken over lines; the first is “{word}”"
        )
    };
    let hint = say!(
        "Nới cột bằng `width`, hoặc đặt trang nằm ngang; chữ và số thì để nguyên.",
        "Widen the column by `width`, or turn the page; leave the word as it is."
    );
    (message, hint)
}

fn on_line(word: &str) -> (Message, Message) {
    let message = say!(
        "“{word}” rộng hơn chỗ của nó nên phải ngắt ra nhiều dòng",
        "“{word}” is wider than its room and was broken over lines"
    );
    let hint = say!(
        "Chữ in ra vẫn đủ, không thêm dấu; chỉ thay khi có cách viết ngắn hơn.",
        "Nothing is lost or added in print; replace it only if there is a shorter form."
    );
    (message, hint)
}
