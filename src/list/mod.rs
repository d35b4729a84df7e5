//! Lists that other programs keep: CSV, XLSX, XLS, ODS, JSON and YAML, each cell with its place.

mod adding;
mod choice;
mod code;
mod code_date;
mod code_number;
mod code_tokens;
mod counter;
mod faults;
mod grid;
mod header;
mod maps;
mod nesting;
mod ods;
mod ods_parts;
mod ods_styles;
mod ods_times;
mod office;
mod read;
mod records;
mod rich_text;
mod row_sort;
mod select;
mod separated;
mod sheet;
mod sheets;
mod shown;
mod sniff;
mod too_large;
mod xls_formats;
mod xlsx;
mod xlsx_sheet;
mod xlsx_strings;
mod xlsx_styles;
mod xml;

pub use choice::{Choice, ChosenRows, Where};
pub use records::{Cell, List, MAX_REPORTED, Record, RecordGroup};
