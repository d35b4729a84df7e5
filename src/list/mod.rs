//! Lists that other programs keep: CSV, XLSX, JSON and YAML, each cell with its place.

mod formats;
mod maps;
mod read;
mod records;
mod separated;
mod sheet;

pub use records::{Cell, List, MAX_REPORTED, Record};
