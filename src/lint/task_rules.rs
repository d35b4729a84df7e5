//! Rules on who does the tasks of a table.

use super::check::Looked;
use super::mark_rules::at_all;
use super::subject::Subject;
use super::tables::{RowAt, TableAt, tables};
use crate::diag::{Diagnostic, Place, rules};
use crate::document::Role;
use crate::say;
use crate::vi::{WordList, old_tones};

/// First words of the names of units.
static UNITS: WordList = WordList::new(include_str!("words/units.txt"));
/// Words of recipients that stand for many units.
static MANY: WordList = WordList::new(include_str!("words/many-units.txt"));

/// A task that nobody is to do, in a table that says who does the others.
pub(super) fn task_without_unit(subject: &Subject<'_>) -> Looked {
    let mut any = false;
    let mut found = vec![];
    for table in tables(subject) {
        let (Some(work), Some(lead)) =
            (table.of_role(Role::Work), table.of_role(Role::Lead))
        else {
            continue;
        };
        any = true;
        let tasks = || table.rows.iter().filter(|row| row.cell(work).is_some());
        let led = tasks().filter(|row| row.cell(lead).is_some()).count();
        // Where most rows say nothing, it is said elsewhere.
        if led * 4 < tasks().count() * 3 {
            continue;
        }
        for row in
            tasks().filter(|row| row.cell(lead).is_none() && !is_headed(&table, row))
        {
            let Some((node, _)) = row.cell(work) else { continue };
            let message = say!(
                "việc này không ghi đơn vị thực hiện, các việc khác có ghi",
                "this task does not say who does it, the others do"
            );
            let finding = Diagnostic::new(&rules::TASK_WITHOUT_UNIT, message);
            let key = lead.key;
            found.push(finding.at(subject.loaded.tree.place(node)).hint(say!(
                "Điền `{key}:` của hàng; ô gộp với ô trên thì ghi ^^.",
                "Fill in `{key}:` of the row; ^^ joins a cell with the one above."
            )));
        }
    }
    any.then_some(found)
}

/// True for a row that says nothing but what those below it are about.
fn is_headed(table: &TableAt<'_>, row: &RowAt<'_>) -> bool {
    table
        .columns
        .iter()
        .filter(|column| row.cell(column).is_some())
        .count()
        < 2
}

/// A unit that has tasks to do and does not receive the document.
pub(super) fn unit_not_recipient(subject: &Subject<'_>) -> Looked {
    let loaded = subject.loaded;
    let recipients: Vec<String> =
        loaded.recipients.iter().map(|(text, _)| folded(text)).collect();
    let tables = tables(subject);
    let led: Vec<_> = tables
        .iter()
        .filter_map(|table| Some((table, table.of_role(Role::Lead)?)))
        .collect();
    if recipients.is_empty() || led.is_empty() {
        return None;
    }
    if recipients
        .iter()
        .any(|text| MANY.in_order().iter().any(|words| text.contains(words)))
    {
        return Some(vec![]);
    }
    let own = folded(&loaded.agency.name);
    let mut told: Vec<String> = vec![];
    let mut units: Vec<&str> = vec![];
    let mut places: Vec<Place> = vec![];
    for (table, lead) in led {
        for (node, text) in table.rows.iter().filter_map(|row| row.cell(lead)) {
            for unit in text.split([',', ';', '\n']).map(str::trim) {
                let name = folded(unit);
                let receives =
                    own.contains(&name) || recipients.iter().any(|it| names(it, &name));
                if is_unit(&name) && !receives && !told.contains(&name) {
                    told.push(name);
                    units.push(unit);
                    places.push(loaded.tree.place(node));
                }
            }
        }
    }
    let units = units.join(", ");
    let message = say!(
        "được giao việc mà có thể không có trong nơi nhận: {units}",
        "has tasks, but may not be among the recipients: {units}"
    );
    let hint = say!(
        "Thêm vào `recipients:`, hoặc ghi một dòng gồm cả các đơn vị ấy.",
        "Add it to `recipients:`, or an entry that includes it."
    );
    Some(at_all(&rules::UNIT_NOT_RECIPIENT, places, message, hint))
}

/// True for the name of one unit.
fn is_unit(name: &str) -> bool {
    let begins = |first: &&str| {
        name.strip_prefix(*first).is_some_and(|rest| rest.starts_with(' '))
    };
    UNITS.in_order().iter().any(begins)
}

/// A text in small letters, with one way of setting tones and single spaces.
fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split_whitespace().map(|word| old_tones(word.to_owned()));
    words.collect::<Vec<_>>().join(" ")
}

/// True if a recipient is a unit: by its name, its first letters, or the last words of it.
fn names(recipient: &str, unit: &str) -> bool {
    let letters: String = unit
        .split([' ', '-'])
        .filter(|word| !matches!(*word, "và" | ""))
        .filter_map(|word| word.chars().next())
        .collect();
    let rest = unit.split_once(' ').map_or(unit, |(_, rest)| rest);
    let abbreviated = |word: &str| {
        word == letters || letters.len() > 2 && letters.ends_with(word) && word.len() > 1
    };
    recipient.contains(unit)
        || rest.chars().count() > 5 && recipient.contains(rest)
        || recipient.split(|c: char| !c.is_alphanumeric()).any(abbreviated)
}
