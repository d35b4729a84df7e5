//! What is printed of a document, in order: numbered, punctuated, in capitals where the standard
//! says so, each piece with the place in the data that it comes from; nothing of how it looks.

mod annexes;
mod body;
mod closing;
mod composed;
mod composed_table;
mod composer;
mod copy;
mod document;
mod files;
mod fixed_lines;
mod head;
mod line;
mod people;
mod pictures;
mod sections;
mod table;
mod table_header;
mod table_numbers;
mod table_rows;
mod table_sums;
mod wording;
mod words_of;

pub use composed::{
    Addressees, Block, Body, BodyPart, Composed, ComposedAppendix, ComposedAttachment,
    ComposedHeading, ComposedParagraph, Confirmation, Copy, Head, Meta, Picture,
    Recipients, SectionAt, SignatureField, Signer, Title,
};
pub use composed_table::{
    Align, ComposedCell, ComposedColumn, ComposedGroup, ComposedRow, ComposedTable,
    ComposedTotal,
};
pub use document::compose;
pub use files::{ComposedFile, files};
pub use line::{At, Blank, BlankFor, Inline, Line, Note, item_of, text_of};
