//! A file's YAML: the tree of its values, each with its place, and edits that leave every other
//! byte alone.

mod aliases;
mod allowances;
mod anchors;
mod change;
mod characters;
mod day;
mod decode;
mod document_faults;
mod edits;
mod fixed;
mod invisible;
mod lookalikes;
mod node;
mod offsets;
mod overlay;
mod parse;
mod path;
mod questions;
mod read;
mod reworded;
mod root_keys;
mod scan_faults;
mod structure;
mod text_notes;
mod traps;

pub use allowances::{Allowance, allowances};
pub use change::change;
pub use characters::forbidden_character;
pub use day::Day;
pub use decode::plain_text;
pub use edits::{apply, comment_above, emptied, line_end, written_out};
pub use fixed::{Fixed, fixed};
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
pub use root_keys::with_keys;
pub use text_notes::{OldTexts, assumed_encoding, dropped_characters};
pub use traps::{
    colon_in_text, comma_in_list, comma_in_map, comment_in_text, curly_quotes,
    folded_list, missing_dash,
};
