//! What a document says: one kind of value a file, in the words of the YAML's keys.

mod agency;
mod appendix;
mod attached;
mod attachment;
mod blanked;
mod choices;
mod column;
mod enacting;
mod extract;
mod field_filter;
mod given;
mod image;
mod joins;
mod keys;
mod kind;
mod loaded;
mod marked_text;
mod marks;
mod merge_field;
mod model;
mod numbering;
mod office;
mod original;
mod outline;
mod part_data;
mod people;
mod prose;
mod references;
mod rows_source;
mod schema;
mod section;
mod symbol;
mod table;
mod table_rows;
mod table_total;
mod texts;
mod values;

pub use agency::Agency;
pub use appendix::{Appendix, appendix_numbers};
pub use attached::Attached;
pub use attachment::{Attachment, AttachmentRef};
pub use blanked::{DateBefore, MONTH_FORMS, NumberBefore, blanked};
pub use choices::{Heading, Medium};
pub use column::{Column, ColumnHeading, ColumnType, Role};
pub use enacting::{Enacts, enacts};
pub use extract::extract;
pub use field_filter::FieldFilter;
pub use given::with_number;
pub use image::Image;
pub use joins::{JoinArea, JoinFault, JoinMark, Joined, join};
pub use keys::{
    Keys, Said, choose, enumeration, format_of, items_of, list, property, prose_text,
    type_of,
};
pub use kind::{KindName, LevelName, SchemeName, UrgencyName};
pub use loaded::Loaded;
pub use marked_text::{APART, end_outside, escape_marks, escaped, plain_text};
pub use marks::{Call, Script, StyledText, marked};
pub use merge_field::{
    FieldMark, MergeField, fields_in, foreign_marks, merge_fields, stray_marks,
};
pub use model::{AgencyRef, Document};
pub use numbering::annex_numbering;
pub use office::{Office, Profiles};
pub use original::Original;
pub use outline::{Numbered, Numbering, outline};
pub use part_data::{FieldValue, PartData, PartsData};
pub use people::{Archive, Drafter, Party, Signature, SignatureRef};
pub use prose::{Paragraph, Prose};
pub use references::{CitedAs, References};
pub use rows_source::{RowsAsked, RowsSource};
pub use schema::{project_schema, schema, schema_of};
pub use section::{Section, Shown};
pub use table::{NumberStyle, RowNumbering, Table};
pub use table_rows::{GROUP_KEYS, Group, Row};
pub use table_total::{Total, TotalPlace};
pub use texts::{Field, TextAt, texts};
pub use values::{DocumentNumber, IssueDate, Orientation, Width, check_format};
