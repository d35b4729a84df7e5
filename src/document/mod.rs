//! What a document says: one kind of value a file, in the words of the YAML's keys.

mod agency;
mod appendix;
mod attached;
mod attachment;
mod enacting;
mod extract;
mod image;
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
mod schema;
mod section;
mod table;
mod texts;
mod values;

pub use agency::Agency;
pub use appendix::{Appendix, appendix_numbers};
pub use attached::Attached;
pub use attachment::{Attachment, AttachmentRef};
pub use enacting::{Enacts, enacts};
pub use extract::extract;
pub use image::Image;
pub use keys::{
    Keys, Said, choose, enumeration, format_of, items_of, list, property, prose_text,
    type_of,
};
pub use kind::{KindName, LevelName, SchemeName, UrgencyName};
pub use loaded::Loaded;
pub use marked_text::{APART, end_outside, escape_marks, escaped, plain_text};
pub use marks::{Call, Script, StyledText, marked};
pub use merge_field::{MergeField, fields_in, merge_fields, stray_marks};
pub use model::{AgencyRef, Document, Heading, Medium};
pub use numbering::annex_numbering;
pub use office::{Office, Profiles};
pub use original::Original;
pub use outline::{Numbered, Numbering, outline};
pub use part_data::{FieldValue, PartData, PartsData};
pub use people::{Archive, Drafter, Party, Signature, SignatureRef};
pub use prose::{Paragraph, Prose};
pub use references::References;
pub use schema::{project_schema, schema, schema_of};
pub use section::{Section, Shown};
pub use table::{Column, ColumnType, Group, Role, Row, Table, Total};
pub use texts::{Field, TextAt, texts};
pub use values::{DocumentNumber, IssueDate, Orientation, Width, check_format};
