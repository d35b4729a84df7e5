//! Holds a tree against the schema and the standard: everything that is wrong with its form at
//! once, and the document in it.

mod context;
mod faults;
mod fill;
mod landscape;
mod levels;
mod load;
mod meant_key;
mod names;
mod numbers;
mod parts;
mod possible_sums;
mod read;
mod references;
mod rows;
mod rows_choice;
mod sizes;
mod standard_of;
mod table_joins;
mod table_nodes;
mod table_sums;
mod tables;
mod validate;
mod wrong_root;
mod years;

pub use fill::Filling;
pub use load::Reader;
pub use numbers::{doubted, mixed_column};
pub use read::{is_empty, read, read_tree};
pub use rows::{RowsFrom, SaidCell, SaidColumn, SaidGroup, SaidRow, SaidRows, with_rows};
