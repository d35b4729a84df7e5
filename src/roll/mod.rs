//! Next year's draft from last year's document, and the comparison of two documents.

mod anniversaries;
mod bodies;
mod citations;
mod classify;
mod draft;
mod events;
mod finding;
mod head;
mod people;
mod report;
mod report_pages;
mod spoken;
mod tasks;
mod years;

pub use classify::{Case, Years, classify};
pub use draft::{Answer, Draft, draft};
pub use finding::{Asked, Finding, Group, Question, Review, Role, Task, Verdict};
pub use report::{Names, json, summary, terminal};
pub use report_pages::{html, markdown};
