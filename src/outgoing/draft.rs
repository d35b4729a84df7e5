//! A document on its way to its number: what is said of it, and what is written into its file.

use std::sync::Arc;

use chrono::NaiveDate;

use super::act::Act;
use super::asked::{Given, NumberAsked, Planned};
use super::entry::RegisterEntry;
use super::itself::own;
use super::journal::DocumentChange;
use super::refusals as refuse;
use super::series::{BookSeries, identity};
use crate::diag::{Edit, SourceFile};
use crate::document::{DocumentNumber, IssueDate, Loaded};
use crate::error::Failure;
use crate::yaml::{Day, apply, emptied as emptied_key, parse};

/// A document as it would be with a number and a day.
pub(super) struct NumberDraft<'a> {
    pub(super) asked: &'a NumberAsked,
    pub(super) day: NaiveDate,
    pub(super) series: BookSeries,
    pub(super) loaded: Loaded,
}

impl Planned {
    pub(super) fn extend(&mut self, other: Self) {
        self.entries.extend(other.entries);
        self.changes.extend(other.changes);
        self.findings.extend(other.findings);
        self.given.extend(other.given);
    }

    pub(super) fn tell(&mut self, draft: &NumberDraft<'_>, entry: RegisterEntry) {
        let own = own(&draft.loaded);
        let number = own.standard.code.number(entry.number, 0);
        let symbol = match entry.symbol.as_str() {
            "" => own.symbol().unwrap_or_default(),
            symbol => symbol.to_owned(),
        };
        self.given.push(Given {
            act: entry.act,
            document: draft.asked.name.clone(),
            code: format!("{number}/{symbol}"),
            entry: entry.clone(),
            is_first: false,
        });
        self.entries.push(entry);
    }
}

/// True if a day can be the one that a document says, which may be known by its month.
pub(super) fn agrees(said: IssueDate, day: NaiveDate) -> bool {
    match said.day() {
        Some(known) => known == day,
        None => IssueDate::from(day).iso().starts_with(&said.iso()),
    }
}

/// True if two entries give the same number with the same code.
pub(super) fn same(one: &RegisterEntry, other: &RegisterEntry) -> bool {
    let said = |it: &RegisterEntry| identity(&it.series(), &it.symbol, it.number);
    said(one) == said(other)
}

/// An entry about a number that no document gets.
pub(super) fn bare(
    draft: &NumberDraft<'_>,
    number: u32,
    act: Act,
    why: &str,
) -> RegisterEntry {
    let BookSeries { agency, period, book } = draft.series.clone();
    RegisterEntry {
        number,
        act,
        date: Some(Day(draft.day)),
        note: why.to_owned(),
        agency,
        period,
        book,
        ..RegisterEntry::default()
    }
}

pub(super) fn change(
    asked: &NumberAsked,
    new: &Arc<SourceFile>,
    number: DocumentNumber,
    day: IssueDate,
) -> DocumentChange {
    DocumentChange {
        document: asked.name.clone(),
        old: asked.file.text.clone(),
        new: new.text.clone(),
        said: format!("`number: {number}`, `date: {}`", day.iso()),
    }
}

/// A document's file without its number and day.
pub(super) fn emptied(asked: &NumberAsked) -> Result<DocumentChange, Failure> {
    let tree = parse(&asked.file).map_err(Failure::Findings)?;
    let own = tree
        .root
        .entries()
        .iter()
        .filter(|entry| matches!(entry.key.scalar(), Some("number" | "date")));
    let edits: Vec<Edit> =
        own.filter_map(|entry| emptied_key(&tree.file.text, entry)).collect();
    let new = apply(&tree.file.text, &edits);
    let is_draft = parse(&SourceFile::new(&asked.file.name, new.as_str())).is_ok();
    if !is_draft || tree.file.text != asked.file.text {
        return Err(refuse::not_emptied(&asked.name).into());
    }
    Ok(DocumentChange {
        document: asked.name.clone(),
        old: asked.file.text.clone(),
        new,
        said: "`number:`, `date:`".to_owned(),
    })
}
