//! A file's YAML: the tree of its values, each with its place, and edits that leave every other
//! byte alone.

mod characters;
mod day;
mod edits;
mod node;
mod offsets;
mod overlay;
mod parse;
mod path;
mod questions;
mod read;
mod reworded;
mod scan_faults;
mod traps;

pub use characters::forbidden_character;
pub use day::Day;
pub use edits::{Edit, apply, comment_above, emptied, line_end};
pub use node::{Entry, Node, NodeKind, Style};
pub use offsets::TextMap;
pub use overlay::overlay;
pub use parse::{MAX_BYTES, Tree, parse};
pub use path::{Path, Step};
pub use questions::{
    ANSWER, DROPPED, Decision, KEPT, KEPT_FOR, OpenQuestion, QUESTION, REPLACED, SAME,
    SettledQuestion, open_questions, settled_questions,
};
pub use read::read_text;
pub use reworded::{quoted, reworded, without};
pub use traps::{colon_in_text, comment_in_text};
