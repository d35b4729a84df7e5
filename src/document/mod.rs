//! What a document says, where it says it, and whether it has the form of one.

mod agency;
mod edits;
mod extract;
mod fields;
mod form;
mod forms;
mod kind;
mod load;
mod marks;
mod model;
mod node;
mod office;
mod offsets;
mod outline;
mod outline_form;
mod page;
mod parse;
mod prose;
mod read;
mod references;
mod review;
mod scan_faults;
mod schema;
mod shape;
mod shape_faults;
mod signature;
mod table;
mod table_form;
mod texts;
mod traps;
mod values;

pub use agency::Agency;
pub use edits::{Edit, TextMap, apply, comment_above, emptied, line_end};
pub use extract::extract;
pub use fields::{Introduction, Invitation, Leave, Meeting, Party};
pub use forms::{FORMS, FormInfo, find_form};
pub use kind::{KINDS, Kind, KindInfo, OwnKind, OwnKinds, find_kind};
pub use load::{Loaded, Office, Profiles, Reader, read};
pub use marks::{Drafter, Image, Original, Urgency};
pub use model::{
    AgencyRef, Appendix, Attachment, Document, Heading, Medium, Section, Shown,
};
pub use node::{Entry, Node, NodeKind, Path, Step, Style};
pub use offsets::file_offset;
pub use outline::{Level, Numbered, Scheme, outline};
pub use page::{Margins, Orientation, Sizes};
pub use parse::{MAX_BYTES, Tree, parse};
pub use prose::{Paragraph, Prose, Run};
pub use read::read_text;
pub use references::{References, expand, note_names};
pub use review::{ANSWER, OpenQuestion, QUESTION, SAME, open_questions};
pub use schema::{schema, schema_of};
pub use signature::{Archive, Signature, SignatureRef};
pub use table::{Column, ColumnType, Group, NUMBER_COLUMN, Role, Row, Table, Total};
pub use texts::{Field, TextAt, texts};
pub use values::{DocumentNumber, IssueDate, Width};
