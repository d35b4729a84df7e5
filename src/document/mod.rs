//! What a document says: one kind of value a file, in the words of the YAML's keys.

mod agency;
mod column;
mod extract;
mod image;
mod joins;
mod keys;
mod kind;
mod loaded;
mod merge_field;
mod model;
mod office;
mod original;
mod outline;
mod part_data;
mod people;
mod prose;
mod references;
mod schema;
mod table;
mod table_rows;
mod table_total;
mod texts;
mod values;

pub use agency::Agency;
pub use column::{Column, ColumnHeading, ColumnType, Role};
pub use extract::extract;
pub use image::Image;
pub use joins::{JoinArea, JoinFault, JoinMark, Joined, join};
pub use keys::{
    Keys, Said, choose, enumeration, format_of, items_of, list, property, prose_text,
    type_of,
};
pub use kind::{KindName, LevelName, SchemeName, UrgencyName};
pub use loaded::Loaded;
pub use merge_field::{MergeField, fields_in, merge_fields, stray_marks};
pub use model::{
    AgencyRef, Appendix, Attachment, Document, Heading, Medium, Section, Shown,
};
pub use office::{Office, Profiles};
pub use original::Original;
pub use outline::{Numbered, Numbering, outline};
pub use part_data::{FieldValue, PartData, PartsData};
pub use people::{Archive, Drafter, Party, Signature, SignatureRef};
pub use prose::{APART, Paragraph, Prose, StyledText};
pub use references::{
    References, annex_numbering, appendix_number, expand, note_names, reference_names,
};
pub use schema::{project_schema, schema, schema_of};
pub use table::{NumberStyle, RowNumbering, Table};
pub use table_rows::{GROUP_KEYS, Group, Row};
pub use table_total::{Total, TotalPlace};
pub use texts::{Field, TextAt, texts};
pub use values::{DocumentNumber, IssueDate, Orientation, Width, check_format};
