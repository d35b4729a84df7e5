//! Holds a tree against the schema and the standard: everything that is wrong with its form at
//! once, and the document in it.

mod faults;
mod fill;
mod levels;
mod load;
mod parts;
mod references;
mod rows;
mod tables;
mod validate;

pub use fill::Filling;
pub use load::{Reader, read};
pub use rows::{Rows, RowsFrom, SaidCell, SaidRow, with_rows};
