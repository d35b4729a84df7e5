//! Two documents part by part: what the one says otherwise than the other.

mod change;
mod changed_words;
mod compare;
mod likeness;
mod lines_said;
mod lists;
mod moved;
mod page;
mod pairing;
mod parts;
mod parts_of_body;
mod parts_of_people;
mod parts_of_tables;
mod said;
mod told;
mod unified;
mod walk;

pub use compare::{Compared, compare};
pub use lists::{comparison_json, comparison_markdown, comparison_text};
pub use page::{ComparisonSheet, comparison_page};
pub use parts::parts;
pub use said::{FilePair, differs};
pub use unified::unified;
pub use walk::Part;
