//! How grave a finding is.

use super::message::Lang;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; it may be right as it is.
    Note,
    /// The document is built all the same.
    Warning,
    /// The document is not built.
    Error,
}

impl Severity {
    /// The severity's name, as messages print it.
    pub fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Error, Lang::Vi) => "lỗi",
            (Self::Error, Lang::En) => "error",
            (Self::Warning, Lang::Vi) => "cảnh báo",
            (Self::Warning, Lang::En) => "warning",
            (Self::Note, Lang::Vi) => "ghi chú",
            (Self::Note, Lang::En) => "note",
        }
    }
}
