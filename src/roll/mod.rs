//! Next year's draft from last year's document, and its review list.

mod answered;
mod asides;
mod choices;
mod courses;
mod draft;
mod head;
mod maker;
mod parts;
mod report;
mod report_json;
mod report_page;
mod report_terminal;
mod review;
mod stated;
mod tasks;

pub use choices::AnswerChoice;
pub use draft::{Draft, draft};
pub use report::{FileNames, summary};
pub use report_json::json;
pub use report_page::{html, markdown};
pub use report_terminal::terminal;
pub use review::{Answer, Finding, Question, Review, Task};
