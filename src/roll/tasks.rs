//! What the document gives to be done.

use crate::document::{
    Appendix, Document, Group, Prose, Row, Section, Table, plain_text,
};
use crate::vi::{self, WordList, shortened};
use crate::yaml::Path;

/// A task before its lines are known.
pub(super) struct Found {
    pub(super) path: Path,
    pub(super) id: Option<String>,
    pub(super) text: String,
    pub(super) under: String,
}

/// What the titles of sections begin with that say why, not what.
static NO_TASKS: WordList =
    WordList::new(include_str!("words/sections-without-tasks.txt"));

/// Every task: the rows of tables, and the running items of the body outside its aims.
pub(super) fn tasks(document: &Document) -> Vec<Found> {
    let mut found = vec![];
    let root = Path::default();
    sections(&document.sections, &root.key("sections"), "", &mut found);
    for (attachment, path) in document.attachments() {
        let subject = plain_text(&attachment.subject);
        sections(&attachment.sections, &path.key("sections"), &subject, &mut found);
        annexes(&attachment.appendices, &path, &mut found);
    }
    annexes(&document.appendices, &root, &mut found);
    found
}

fn annexes(all: &[Appendix], path: &Path, found: &mut Vec<Found>) {
    for (i, appendix) in all.iter().enumerate() {
        let path = path.key("appendices").index(i);
        let title = plain_text(appendix.title.as_deref().unwrap_or(""));
        sections(&appendix.sections, &path.key("sections"), &title, found);
        if let Some(table) = &appendix.table {
            rows(table, &path.key("table"), &title, found);
        }
    }
}

fn sections(all: &[Section], path: &Path, under: &str, found: &mut Vec<Found>) {
    for (i, section) in all.iter().enumerate() {
        let path = path.index(i);
        let title = section.title.as_deref();
        let aims = title.is_some_and(|title| {
            let title = vi::nfc(title).to_lowercase();
            NO_TASKS.in_order().iter().any(|word| title.starts_with(word))
        });
        if aims {
            continue;
        }
        let under = title.unwrap_or(under);
        if let Some(text) = section.text.as_ref().filter(|_| section.items.is_empty()) {
            let text = said(text);
            let (id, under) = (section.id.clone(), under.to_owned());
            found.push(Found { path: path.key("text"), id, text, under });
        }
        if let Some(table) = &section.table {
            rows(table, &path.key("table"), under, found);
        }
        sections(&section.items, &path.key("items"), under, found);
    }
}

/// The rows of a table that has a column for work.
fn rows(table: &Table, path: &Path, under: &str, found: &mut Vec<Found>) {
    let work = table.columns.iter().find(|c| c.role == crate::document::Role::Work);
    let Some(work) = work else { return };
    let add = |rows: &[Row], path: &Path, under: &str, found: &mut Vec<Found>| {
        for (i, row) in rows.iter().enumerate() {
            if let Some(cell) = row.cell(&work.key) {
                let path = path.index(i).key(&work.key);
                let (id, under) = (row.id.clone(), under.to_owned());
                found.push(Found { path, id, text: said(cell), under });
            }
        }
    };
    add(&table.rows, &path.key("rows"), under, found);
    groups(&table.groups, &path.key("groups"), &mut |group, path| {
        add(&group.rows, &path.key("rows"), &group.title, found);
    });
}

/// Calls `visit` for every group, those in groups among them.
fn groups(all: &[Group], path: &Path, visit: &mut dyn FnMut(&Group, &Path)) {
    for (i, group) in all.iter().enumerate() {
        let path = path.index(i);
        visit(group, &path);
        groups(&group.groups, &path.key("groups"), visit);
    }
}

fn said(prose: &Prose) -> String {
    shortened(&prose.0, 120)
}
