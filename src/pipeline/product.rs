//! What is made of a document.

/// What is made of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    /// One PDF/A-2a file, tagged.
    Pdf,
    /// A picture of each page.
    Png,
    /// A drawing of each page.
    Svg,
    /// One Typst source that needs no other file.
    Typst,
}

impl Product {
    /// The ending of its files, without a dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Typst => "typ",
        }
    }
}

/// What a document was made into.
pub struct Built {
    /// The number of pages.
    pub pages: usize,
    /// The files: one, or one for each page.
    pub files: Files,
    /// What no other document may have: agency, code, year and number; none while the number
    /// is not known.
    pub identity: Option<String>,
}

/// The bytes of the files that a product consists of.
pub enum Files {
    /// A product that is one file.
    One(Vec<u8>),
    /// A document and its parts that are files of their own, each with what its name ends in
    /// after the document's.
    Several(Vec<(String, Vec<u8>)>),
    /// A file for each page.
    Pages(Vec<Vec<u8>>),
}
