//! Which part of a document a text stands in, and which time it speaks of.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::courses::{course, gives_days_off, head, is_once};
use crate::document::{Loaded, plain_text};
use crate::grammar::tokens;
use crate::judge::{Course, Lists, TextPart, names_target};
use crate::standard::{Kind, Tense};
use crate::vi;
use crate::yaml::{Node, NodeKind, Path, Step};

/// The longest title that names its part; a longer one tells something.
const LONGEST_TITLE: usize = 160;

/// The parts of a document.
pub(super) struct TextParts<'a> {
    loaded: &'a Loaded,
    bills: bool,
    /// True if it is for what is done once.
    once: bool,
    /// True if it gives days off.
    days_off: bool,
    /// The year that the document is rolled from.
    year: i32,
}

impl<'a> TextParts<'a> {
    pub(super) fn of(loaded: &'a Loaded, year: i32) -> Self {
        let subject = loaded.document.subject.as_deref().map(plain_text);
        let bills = subject.is_some_and(|subject| loaded.kind.lists_bills(&subject));
        Self {
            loaded,
            bills,
            once: is_once(loaded, year),
            days_off: gives_days_off(loaded),
            year,
        }
    }

    /// The part that a text is of.
    pub(super) fn part(&self, path: &Path, text: &str) -> TextPart {
        let last = path.0.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Index(_) => None,
        });
        let names = match last {
            Some("subject") => true,
            Some("title") => text.chars().count() <= LONGEST_TITLE,
            _ => false,
        };
        let (tense, titled) = self.tense(path);
        TextPart {
            tells: tense == Tense::Back,
            aims: titled && tense == Tense::Ahead,
            names,
            lists: self.lists(path, text),
            course: if self.days_off {
                Course::Holidays
            } else if self.once {
                Course::Once
            } else {
                course(&self.loaded.tree.root, path, self.year)
            },
        }
    }

    /// True if the items below a text name targets.
    fn heads(&self, path: &Path) -> bool {
        let Some((Step::Key(key), parent)) = path.0.split_last() else { return false };
        if !matches!(key.as_str(), "title" | "text" | "intro") {
            return false;
        }
        let node = self.loaded.tree.root.find(&Path(parent.to_vec()));
        let text = node.get("text").and_then(|text| text.scalar());
        if key == "title" && text.is_some_and(names_target) {
            return true;
        }
        let Some(NodeKind::List(items)) = node.get("items").map(|items| &items.kind)
        else {
            return false;
        };
        items.iter().filter_map(|item| head(item)).any(names_target)
    }

    /// What the part that a text is of lists.
    fn lists(&self, path: &Path, text: &str) -> Lists {
        if self.bills {
            return Lists::Bills;
        }
        let mut node = &self.loaded.tree.root;
        for step in &path.0 {
            if let Step::Key(key) = step
                && key == "columns"
                && node.get(key).is_some_and(|columns| years_in(columns) > 2)
            {
                return Lists::Years;
            }
            if let Step::Key(key) = step
                && key == "table"
                && year_alone(text).is_some()
                && node.get(key).is_some_and(|table| lists_years(table, path, self.year))
            {
                return Lists::Years;
            }
            let led = ["title", "intro", "text"].iter().any(|key| {
                let said = node.get(key).and_then(|said| said.scalar());
                said.is_some_and(is_repealing)
            });
            if led && matches!(step, Step::Key(key) if key == "items") {
                return Lists::Repealed;
            }
            node = node.find(&Path(vec![step.clone()]));
        }
        if self.heads(path) { Lists::Targets } else { Lists::Nothing }
    }

    /// The time that a text speaks of: as the nearest title above it says, else as its kind
    /// does; true beside it if a title says it. What frames the body speaks of the document.
    fn tense(&self, path: &Path) -> (Tense, bool) {
        let in_body = |step: &Step| matches!(step, Step::Key(key) if key == "sections" || key == "appendices");
        let Some(body) = path.0.iter().position(in_body) else {
            return (Tense::Ahead, false);
        };
        let outlook = &self.kind(path).outlook;
        if self.column(path).is_some_and(|title| outlook.is_told(title)) {
            return (Tense::Back, true);
        }
        let mut said = None;
        let mut node = &self.loaded.tree.root;
        for (depth, step) in path.0.iter().enumerate() {
            let title = node.get("title").filter(|_| depth > body);
            let title = title.and_then(|title| title.scalar());
            said = title.and_then(|title| outlook.under(title)).or(said);
            node = node.find(&Path(vec![step.clone()]));
        }
        (said.unwrap_or(outlook.body), said.is_some())
    }

    /// The title of the column that a cell stands in.
    fn column(&self, path: &Path) -> Option<&str> {
        let is_table = |step: &Step| matches!(step, Step::Key(key) if key == "table");
        let at = path.0.iter().rposition(is_table)?;
        let Some(Step::Key(key)) = path.0.last() else { return None };
        let table = self.loaded.tree.root.find(&Path(path.0[..=at].to_vec()));
        let NodeKind::List(columns) = &table.get("columns")?.kind else { return None };
        let own = |column: &&Arc<Node>| {
            column.get("key").and_then(|own| own.scalar()) == Some(key.as_str())
        };
        columns.iter().find(own)?.get("title")?.scalar()
    }

    /// The kind of the text that a path lies in: the document's, or that of an attached one.
    fn kind(&self, path: &Path) -> &'a Kind {
        let attached = path
            .0
            .first()
            .is_some_and(|step| matches!(step, Step::Key(key) if key == "attachment"));
        if !attached {
            return &self.loaded.kind;
        }
        let starts = |own: &Path| path.0.starts_with(&own.0);
        let own = self.loaded.attachments().filter(|(_, own, _)| starts(own)).last();
        own.map_or(&self.loaded.kind, |(_, _, attached)| &attached.kind)
    }
}

/// How many years the titles of columns name.
fn years_in(columns: &Node) -> usize {
    let NodeKind::List(columns) = &columns.kind else { return 0 };
    let titles = columns.iter().filter_map(|column| column.get("title")?.scalar());
    let years =
        titles.flat_map(|title| tokens(title).into_iter().filter_map(|t| t.year()));
    years.collect::<BTreeSet<_>>().len()
}

/// The year that a short text says alone: `2025`, `Năm 2025`.
fn year_alone(text: &str) -> Option<i32> {
    const LONGEST: usize = 16;
    let said = Some(text).filter(|text| text.len() <= LONGEST)?;
    let said = vi::clean(said).to_lowercase();
    let bare = said.strip_prefix("năm").unwrap_or(&said).trim();
    tokens(bare).first().filter(|t| t.text == bare)?.year()
}

/// True for a cell that says a year, in a column of three years or more, or of two of which one
/// lies beyond the year after the plan's.
fn lists_years(table: &Node, path: &Path, plan: i32) -> bool {
    let Some(Step::Key(key)) = path.0.last() else { return false };
    let Some(NodeKind::List(rows)) = table.get("rows").map(|rows| &rows.kind) else {
        return false;
    };
    let year = |row: &Arc<Node>| year_alone(row.get(key)?.scalar()?);
    let years: BTreeSet<i32> = rows.iter().filter_map(year).collect();
    // A row of the year after the next would stay where the others move.
    let beyond = years.last().is_some_and(|last| *last == plan + 2);
    years.len() > 2 || years.len() == 2 && beyond
}

/// True for words that lead a list of documents to be repealed: `bãi bỏ các Nghị quyết sau`.
fn is_repealing(text: &str) -> bool {
    const LONGEST: usize = 600;
    let text = Some(text).filter(|text| text.len() <= LONGEST).unwrap_or_default();
    let text = vi::nfc(text).to_lowercase();
    text.contains("bãi bỏ") || text.contains("hết hiệu lực")
}
