//! What a document says: one kind of value a file, in the words of the YAML's keys.

mod agency;
mod extract;
mod fields;
mod forms;
mod keys;
mod kind;
mod loaded;
mod marks;
mod merge_field;
mod model;
mod office;
mod outline;
mod page;
mod prose;
mod references;
mod schema;
mod signature;
mod table;
mod texts;
mod values;

pub use agency::Agency;
pub use extract::extract;
pub use fields::{Introduction, Invitation, Leave, Meeting, Party};
pub use forms::{FORMS, FormInfo, PARTS, find_form};
pub use keys::{choose, enumeration, format_of, items_of, property, prose_text, type_of};
pub use kind::{KINDS, Kind, KindInfo, OwnKind, OwnKinds, find_kind};
pub use loaded::Loaded;
pub use marks::{Drafter, Image, Original, Urgency};
pub use merge_field::{MergeField, fields_in, merge_fields, stray_marks};
pub use model::{
    AgencyRef, Appendix, Attachment, Document, Heading, Medium, Section, Shown,
};
pub use office::{Office, Profiles};
pub use outline::{Level, Numbered, Scheme, outline};
pub use page::{Margins, Orientation, Sizes};
pub use prose::{APART, Paragraph, Prose, Run};
pub use references::{
    References, attached_scheme, expand, note_names, reference_names, scheme,
};
pub use schema::{schema, schema_of};
pub use signature::{Archive, Signature, SignatureRef};
pub use table::{Column, ColumnType, Group, NUMBER_COLUMN, Role, Row, Table, Total};
pub use texts::{Field, TextAt, texts};
pub use values::{DocumentNumber, IssueDate, Width, check_format};
