//! The values that a PDF consists of.

use std::collections::BTreeMap;
use std::ops::Range;

/// The number and generation by which a value of a PDF is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Id {
    pub(super) number: u32,
    pub(super) generation: u16,
}

/// The entries of a dictionary; a key that stands twice makes a file unreadable, since readers
/// do not agree on which of the two counts.
pub(super) type Dict = BTreeMap<Vec<u8>, PdfObject>;

/// A value of a PDF.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PdfObject {
    Null,
    Bool(bool),
    Integer(i64),
    Real(f64),
    Name(Vec<u8>),
    Text(Vec<u8>),
    Array(Vec<PdfObject>),
    Dict(Dict),
    Reference(Id),
    /// A stream's dictionary, and where its raw bytes lie in the file.
    Stream(Dict, Range<usize>),
}

impl PdfObject {
    pub(super) fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) | Self::Stream(dict, _) => Some(dict),
            _ => None,
        }
    }

    pub(super) fn array(&self) -> Option<&[PdfObject]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    pub(super) fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> Option<&[u8]> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn reference(&self) -> Option<Id> {
        match self {
            Self::Reference(id) => Some(*id),
            _ => None,
        }
    }

    /// A place in a file, or a length.
    pub(super) fn size(&self) -> Option<usize> {
        self.integer().and_then(|number| usize::try_from(number).ok())
    }
}

/// A value with its place.
#[derive(Clone, Debug)]
pub(super) struct Indirect {
    pub(super) id: Id,
    pub(super) value: PdfObject,
    /// From its number to behind its `endobj`.
    pub(super) range: Range<usize>,
    /// The hexadecimal texts in it, each from `<` to behind `>`.
    pub(super) hex: Vec<Range<usize>>,
}
