//! What is printed of a document, in order: numbered, punctuated, in capitals where the standard
//! says so, each piece with the place in the data that it comes from; nothing of how it looks.

mod annexes;
mod body;
mod closing;
mod composed;
mod composer;
mod copy;
mod document;
mod fixed_lines;
mod head;
mod line;
mod people;
mod pictures;
mod sections;
mod table;
mod words_of;

pub use composed::{
    Addressees, Block, Body, BodyPart, Composed, ComposedAppendix, ComposedAttachment,
    ComposedHeading, ComposedParagraph, Copy, Head, Meta, Picture, Recipients, SectionAt,
    Signer, Title,
};
pub use document::compose;
pub use line::{At, Inline, Line, text_of};
pub use table::{
    Align, ComposedCell, ComposedColumn, ComposedGroup, ComposedRow, ComposedTable,
    ComposedTotal,
};
