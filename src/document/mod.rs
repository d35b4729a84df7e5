//! What a document says, where it says it, and whether it has the form of one.

mod agency;
mod form;
mod kind;
mod load;
mod model;
mod node;
mod offsets;
mod page;
mod parse;
mod prose;
mod read;
mod scan_faults;
mod schema;
mod shape;
mod shape_faults;
mod table;
mod traps;
mod values;

pub use agency::Agency;
pub use kind::{KINDS, Kind, KindInfo};
pub use load::{Loaded, Profiles, Reader, read};
pub use model::{AgencyRef, Appendix, Archive, Document, Medium, Section, Signature};
pub use node::{Entry, Node, NodeKind, Path, Step, Style};
pub use offsets::file_offset;
pub use page::{Margins, Orientation};
pub use parse::{MAX_BYTES, Tree, parse};
pub use prose::{Paragraph, Prose, Run};
pub use read::read_text;
pub use schema::{schema, schema_of};
pub use table::{Column, ColumnType, Group, NUMBER_COLUMN, Role, Row, Table};
pub use values::{DocumentNumber, IssueDate, Width};
