//! Next year's draft from last year's document, and the comparison of two documents.

mod anniversaries;
mod bodies;
mod changed_words;
mod citations;
mod classify;
mod compare;
mod comparison;
mod dates;
mod draft;
mod events;
mod finding;
mod head;
mod parts;
mod people;
mod report;
mod report_pages;
mod spoken;
mod tasks;
mod years;

pub use classify::{Case, Years, classify};
pub use compare::{Compared, Fate, Piece, compare};
pub use comparison::{
    ComparisonPage, PagePart, comparison_json, comparison_markdown, comparison_page,
    comparison_summary, comparison_text, differs,
};
pub use draft::{Draft, draft};
pub use finding::{Answer, Asked, Finding, Group, Question, Review, Role, Task, Verdict};
pub use parts::{Part, PartKind, parts};
pub use report::{Names, json, summary, terminal};
pub use report_pages::{html, markdown};
