//! How a part of a document goes on from year to year: the same each year, as a step of a
//! roadmap, or only once.

use std::sync::Arc;

use crate::document::{Loaded, plain_text};
use crate::grammar::{PhraseList, tokens};
use crate::judge::{Course, Milestone, heads_a_step, milestone};
use crate::yaml::{Node, NodeKind, Path, Step};

/// What the subject of a document says that gives days off.
static HOLIDAYS: PhraseList = PhraseList::new(include_str!("words/days-off.txt"));

/// True if the subject of a document says that it gives days off.
pub(super) fn gives_days_off(loaded: &Loaded) -> bool {
    let subject = loaded.document.subject.as_deref().map(plain_text);
    subject.is_some_and(|subject| {
        let read = tokens(&subject);
        HOLIDAYS.is_in(&read, 0..read.len())
    })
}

/// True if the subject of a document, or of a text that comes with it, says that it is for what
/// is done once.
pub(super) fn is_once(loaded: &Loaded, year: i32) -> bool {
    let once = |subject: &str| loaded.kind.outlook.is_once(subject, year);
    let own = loaded.document.subject.as_deref().map(plain_text);
    own.is_some_and(|subject| once(&subject))
        || loaded
            .attachments()
            .any(|(attachment, ..)| once(&plain_text(&attachment.subject)))
}

/// How the part goes on that a path lies in.
pub(super) fn course(root: &Arc<Node>, path: &Path, plan: i32) -> Course {
    let mut course = Course::Yearly;
    let mut node = Arc::clone(root);
    for step in &path.0 {
        if let (Step::Index(at), NodeKind::List(items)) = (step, &node.kind) {
            if is_step(items, *at, plan) {
                return Course::Roadmap;
            }
            if items
                .get(*at)
                .and_then(|item: &Arc<Node>| head(item))
                .is_some_and(|it| is_far(it, plan))
            {
                course = Course::Vision;
            }
        }
        node = Arc::clone(node.find(&Path(vec![step.clone()])));
    }
    course
}

/// True if an item of a list heads one step of a roadmap.
fn is_step(items: &[Arc<Node>], at: usize, plan: i32) -> bool {
    let of = |item: &Arc<Node>| said(head(item)?);
    let Some(own) = items.get(at).and_then(of) else { return false };
    let beside = || items.iter().filter_map(of).collect::<Vec<_>>();
    heads_a_step(own, &beside(), plan)
}

/// The milestone that a text begins with, looked for only where it has a year.
fn said(text: &str) -> Option<Milestone> {
    milestone(Some(text).filter(|text| text.contains("20"))?)
}

/// The title or the first words of an item.
pub(super) fn head(item: &Node) -> Option<&str> {
    let own = item.scalar();
    own.or_else(|| {
        let said = |key| item.get(key).and_then(|said| said.scalar());
        said("title").or_else(|| said("text"))
    })
}

/// True for a title that names years far beyond the plan, and none of the plan.
fn is_far(title: &str, plan: i32) -> bool {
    const LONGEST: usize = 160;
    const FAR: i32 = 4;
    if title.len() > LONGEST || !title.contains("20") {
        return false;
    }
    let years: Vec<i32> = tokens(title).into_iter().filter_map(|t| t.year()).collect();
    years.iter().min().is_some_and(|first| *first >= plan + FAR)
}
