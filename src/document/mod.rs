//! What a document says: one kind of value a file, in the words of the YAML's keys.

mod agency;
mod extract;
mod field_filter;
mod image;
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
mod rows_source;
mod schema;
mod table;
mod texts;
mod values;

pub use agency::Agency;
pub use extract::extract;
pub use field_filter::FieldFilter;
pub use image::Image;
pub use keys::{
    Keys, Said, choose, enumeration, format_of, items_of, list, property, prose_text,
    type_of,
};
pub use kind::{KindName, LevelName, SchemeName, UrgencyName};
pub use loaded::Loaded;
pub use merge_field::{
    FieldMark, MergeField, fields_in, foreign_marks, merge_fields, stray_marks,
};
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
pub use rows_source::{RowsAsked, RowsSource};
pub use schema::{project_schema, schema, schema_of};
pub use table::{Column, ColumnType, Group, Role, Row, Table, Total};
pub use texts::{Field, TextAt, texts};
pub use values::{DocumentNumber, IssueDate, Orientation, Width, check_format};
